/** What is wrong with a form: the summary above it and the words at each field. */
import type { ReactNode } from 'react';

/**
 * Why a form did not go through. It has the focus as its page opens, without script: the browser brings it into view wherever
 * it stands, and screen readers begin there. Once a page.
 */
export function ErrorNote({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="errors" id="errors" role="alert" tabIndex={-1} autoFocus>
      {title !== undefined && <p className="errors-title">{title}</p>}
      {children}
    </div>
  );
}

/** What a form minds, above all else that came back with it: a sentence, and a link to each field. Once a page. */
export function FormErrors({
  title,
  items,
}: {
  title: string;
  items: readonly { fieldId: string; message: string }[];
}) {
  if (items.length === 0) return null;
  return (
    <ErrorNote title={title}>
      <ul>
        {items.map((item) => (
          <li key={item.message}>
            <a href={`#${item.fieldId}`}>{item.message}</a>
          </li>
        ))}
      </ul>
    </ErrorNote>
  );
}

/** The error at its field; the field names it with `aria-describedby={errorId(fieldId)}`. */
export function FieldError({ fieldId, message }: { fieldId: string; message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="field-error" id={errorId(fieldId)}>
      {message}
    </p>
  );
}

export const errorId = (fieldId: string): string => `${fieldId}-error`;

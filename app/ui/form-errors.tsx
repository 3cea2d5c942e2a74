/** What is wrong with a form: the summary above it and the words at each field. */

/** The summary above a form: a sentence and a link to each field. Its id is `errors`, so that an address can lead there. */
export function FormErrors({
  title,
  items,
}: {
  title: string;
  items: readonly { fieldId: string; message: string }[];
}) {
  if (items.length === 0) return null;
  return (
    <div className="errors" id="errors" role="alert">
      <p className="errors-title">{title}</p>
      <ul>
        {items.map((item) => (
          <li key={item.message}>
            <a href={`#${item.fieldId}`}>{item.message}</a>
          </li>
        ))}
      </ul>
    </div>
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

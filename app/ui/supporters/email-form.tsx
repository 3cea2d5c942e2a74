/** A form that asks a supporter for one email address, with what is wrong about the one that came. */
import type { ReactNode } from 'react';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { errorId, ErrorNote, FieldError, FormErrors } from '#app/ui/form-errors.tsx';

export function EmailForm({
  fieldId,
  action,
  words,
  texts,
  email,
  error,
  waitMinutes,
  children,
}: {
  fieldId: string;
  action: string;
  words: { readonly email: string; readonly hint: string };
  texts: Texts['supporters']['emailForm'];
  /** As it was typed; undefined where nothing was. */
  email: string | undefined;
  error: string | undefined;
  /** Where too many came; null where it may be sent. */
  waitMinutes: number | null;
  /** What sends it, and what goes with it. */
  children: ReactNode;
}) {
  const hintId = `${fieldId}-hint`;
  return (
    <form method="post" action={action} className="giving-form" noValidate>
      {error !== undefined && <FormErrors title={texts.errorsTitle} items={[{ fieldId, message: error }]} />}
      {waitMinutes !== null && (
        <ErrorNote>
          <p>{texts.limited(waitMinutes)}</p>
        </ErrorNote>
      )}
      <div className="field">
        <label htmlFor={fieldId}>{words.email}</label>
        <p className="hint" id={hintId}>
          {words.hint}
        </p>
        <FieldError fieldId={fieldId} message={error} />
        <input
          id={fieldId}
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={email}
          aria-describedby={error === undefined ? hintId : `${hintId} ${errorId(fieldId)}`}
          aria-invalid={error === undefined ? undefined : true}
          required
        />
      </div>
      {children}
    </form>
  );
}

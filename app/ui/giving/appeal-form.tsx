/** The form of an appeal: a statement and an address to answer to, both optional. */
import type { ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { Part } from '#app/ui/giving/page-parts.tsx';
import { Button } from '#app/ui/buttons.tsx';
import { ErrorNote, errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import type { Texts } from '#app/domain/texts/catalogue.ts';

type AppealTexts = Texts['appeal'];

/** The form as it came back: what was written, and what to mend. */
export interface AppealProblem {
  readonly values: { readonly statement: string; readonly email: string };
  readonly errors: { readonly statement?: string; readonly email?: string };
  /** Set where too many appeals came; the whole minutes to wait. */
  readonly waitMinutes: number | null;
}

/** Why the form, which stands further down, did not go through; nothing where it did, or was not sent yet. */
export function AppealErrorSummary({
  problem,
  texts,
}: {
  problem: AppealProblem | null;
  texts: AppealTexts;
}) {
  if (problem === null) return null;
  if (problem.waitMinutes !== null) {
    return (
      <ErrorNote>
        <p>{texts.limited(problem.waitMinutes)}</p>
      </ErrorNote>
    );
  }
  const { statement, email } = problem.errors;
  const items = [
    ...(statement === undefined ? [] : [{ fieldId: 'appeal-statement', message: statement }]),
    ...(email === undefined ? [] : [{ fieldId: 'appeal-email', message: email }]),
  ];
  return <FormErrors title={texts.errorsTitle} items={items} />;
}

export function AppealForm({
  token,
  isPaid,
  problem,
  texts,
}: {
  token: string;
  /** A payment was refused, so an address to answer to is known. */
  isPaid: boolean;
  problem: AppealProblem | null;
  texts: AppealTexts;
}) {
  const { statement, email } = problem?.errors ?? {};
  return (
    <Part label={texts.formTitle} id="appeal">
      <p>{texts.formText}</p>
      <form method="post" action={paths.appeal(token)} className="giving-form" noValidate>
        <Field
          id="appeal-statement"
          label={texts.statement}
          hint={texts.statementHint}
          error={statement}
          texts={texts}
        >
          {(described) => (
            <textarea
              id="appeal-statement"
              name="statement"
              rows={5}
              defaultValue={problem?.values.statement}
              {...described}
            />
          )}
        </Field>
        <Field
          id="appeal-email"
          label={texts.email}
          hint={isPaid ? texts.emailHintPaid : texts.emailHintForm}
          error={email}
          texts={texts}
        >
          {(described) => (
            <input
              type="email"
              id="appeal-email"
              name="email"
              autoComplete="email"
              defaultValue={problem?.values.email}
              {...described}
            />
          )}
        </Field>
        <div>
          <Button>{texts.send}</Button>
        </div>
      </form>
    </Part>
  );
}

interface Described {
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': true | undefined;
}

function Field({
  id,
  label,
  hint,
  error,
  texts,
  children,
}: {
  id: string;
  label: string;
  hint: string;
  error: string | undefined;
  texts: AppealTexts;
  children: (described: Described) => ReactNode;
}) {
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} <span className="soft">({texts.optional})</span>
      </label>
      <p className="hint" id={hintId}>
        {hint}
      </p>
      <FieldError fieldId={id} message={error} />
      {children({
        'aria-describedby': error === undefined ? hintId : `${hintId} ${errorId(id)}`,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  );
}

/** The form that changes one's own password. */
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';

const { password: words } = deskTexts.account;

/** What was wrong, in words, at its field. */
export type OwnPasswordProblems = Partial<Record<'current' | 'password' | 'repeated', string | undefined>>;

const fields = [
  { key: 'current', label: words.current, autoComplete: 'current-password', hint: null },
  { key: 'password', label: words.chosen, autoComplete: 'new-password', hint: words.hint },
  { key: 'repeated', label: words.repeated, autoComplete: 'new-password', hint: null },
] as const;

/** Passwords are never sent back, so all three are empty after an error. */
export function OwnPasswordForm({ email, problems }: { email: string; problems: OwnPasswordProblems }) {
  return (
    <section className="registry-part">
      <h2>{words.title}</h2>
      <FormErrors
        title={words.errorsTitle}
        items={fields.flatMap(({ key }) => {
          const message = problems[key];
          return message === undefined ? [] : [{ fieldId: `own-${key}`, message }];
        })}
      />
      <form className="registry-form" method="post" action={paths.deskAccount()} noValidate>
        <input type="hidden" name="intent" value="password" />
        {/* For password managers: what the password belongs to. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {fields.map((field) => (
          <PasswordField key={field.key} field={field} problem={problems[field.key]} />
        ))}
        <div>
          <Button>{words.button}</Button>
        </div>
      </form>
    </section>
  );
}

function PasswordField({
  field: { key, label, autoComplete, hint },
  problem,
}: {
  field: (typeof fields)[number];
  problem: string | undefined;
}) {
  const id = `own-${key}`;
  const described = [
    ...(hint === null ? [] : [`${id}-hint`]),
    ...(problem === undefined ? [] : [errorId(id)]),
  ];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== null && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError fieldId={id} message={problem} />
      <input
        id={id}
        name={key}
        type="password"
        autoComplete={autoComplete}
        aria-invalid={problem !== undefined}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        required
      />
    </div>
  );
}

/** The pages before the desk: signing in, and signing up by a one-time link. */
import type { ReactNode } from 'react';
import type { AccountErrors } from '#app/domain/staff.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';

const { signIn: texts } = deskTexts;
const { signUp: words } = texts;

export function SignInFrame({
  siteName,
  title,
  children,
}: {
  siteName: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <main className="sign-in">
      <p className="sign-in-name">
        <a href={paths.home()}>{siteName}</a>
      </p>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

export function SignInForm({ to, email, problem }: { to: string; email: string; problem: string | null }) {
  return (
    <form method="post" noValidate>
      <FormErrors
        title={texts.errorsTitle}
        items={problem === null ? [] : [{ fieldId: 'sign-in-email', message: problem }]}
      />
      <input type="hidden" name="to" value={to} />
      <div className="field">
        <label htmlFor="sign-in-email">{texts.email}</label>
        <input
          id="sign-in-email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          aria-invalid={problem !== null}
          required
        />
      </div>
      <div className="field">
        <label htmlFor="sign-in-password">{texts.password}</label>
        <input
          id="sign-in-password"
          name="password"
          type="password"
          autoComplete="current-password"
          aria-invalid={problem !== null}
          required
        />
      </div>
      <Button>{texts.signIn}</Button>
    </form>
  );
}

interface SignUpFormProps {
  readonly email: string;
  readonly name: string;
  readonly errors: { readonly [Field in keyof AccountErrors]: AccountErrors[Field] | undefined };
}

/** What is wrong with the form, in words at its fields. */
function problemsOf({ name, password, repeated }: SignUpFormProps['errors']) {
  return {
    name: name && words.errors.name(name),
    password: password && words.errors.password(password),
    repeated: repeated === undefined ? undefined : words.errors.repeated,
  };
}

/** Passwords are never sent back, so both fields are empty after an error. */
export function SignUpForm({ email, name, errors: codes }: SignUpFormProps) {
  const errors = problemsOf(codes);
  const fields = [
    {
      key: 'name',
      label: words.name,
      type: 'text',
      autoComplete: 'name',
      hint: words.nameHint,
    },
    {
      key: 'password',
      label: words.password,
      type: 'password',
      autoComplete: 'new-password',
      hint: words.passwordHint,
    },
    {
      key: 'repeated',
      label: words.repeated,
      type: 'password',
      autoComplete: 'new-password',
      hint: null,
    },
  ] as const;
  return (
    <form method="post" noValidate>
      <FormErrors
        title={words.errorsTitle}
        items={fields.flatMap(({ key }) => {
          const message = errors[key];
          return message === undefined ? [] : [{ fieldId: `sign-up-${key}`, message }];
        })}
      />
      <p>
        {words.accountFor} <strong>{email}</strong>.
      </p>
      {/* For password managers: what the password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {fields.map(({ key, label, type, autoComplete, hint }) => {
        const fieldId = `sign-up-${key}`;
        const described = [
          ...(hint ? [`${fieldId}-hint`] : []),
          ...(errors[key] ? [errorId(fieldId)] : []),
        ].join(' ');
        return (
          <div className="field" key={key}>
            <label htmlFor={fieldId}>{label}</label>
            {hint !== null && (
              <p className="hint" id={`${fieldId}-hint`}>
                {hint}
              </p>
            )}
            <FieldError fieldId={fieldId} message={errors[key]} />
            <input
              id={fieldId}
              name={key}
              type={type}
              autoComplete={autoComplete}
              defaultValue={key === 'name' ? name : ''}
              aria-invalid={errors[key] !== undefined}
              aria-describedby={described === '' ? undefined : described}
              required
            />
          </div>
        );
      })}
      <Button>{words.make}</Button>
    </form>
  );
}

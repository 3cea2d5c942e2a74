/** The pages before the desk: signing in, and signing up by a one-time link. */
import type { ReactNode } from 'react';
import { passwordLengthMin, type AccountErrors } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';

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
        title="You are not signed in"
        items={problem === null ? [] : [{ fieldId: 'sign-in-email', message: problem }]}
      />
      <input type="hidden" name="to" value={to} />
      <div className="field">
        <label htmlFor="sign-in-email">Email</label>
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
        <label htmlFor="sign-in-password">Password</label>
        <input
          id="sign-in-password"
          name="password"
          type="password"
          autoComplete="current-password"
          aria-invalid={problem !== null}
          required
        />
      </div>
      <Button>Sign in</Button>
    </form>
  );
}

interface SignUpFormProps {
  readonly email: string;
  readonly name: string;
  readonly errors: { readonly [Field in keyof AccountErrors]: string | undefined };
}

/** Passwords are never sent back, so both fields are empty after an error. */
export function SignUpForm({ email, name, errors }: SignUpFormProps) {
  const fields = [
    {
      key: 'name',
      label: 'Your name',
      type: 'text',
      autoComplete: 'name',
      hint: 'Shown beside your decisions.',
    },
    {
      key: 'password',
      label: 'Password',
      type: 'password',
      autoComplete: 'new-password',
      hint: `At least ${passwordLengthMin} characters; a sentence is easy to remember.`,
    },
    {
      key: 'repeated',
      label: 'The same password again',
      type: 'password',
      autoComplete: 'new-password',
      hint: null,
    },
  ] as const;
  return (
    <form method="post" noValidate>
      <FormErrors
        title="The account was not made"
        items={fields.flatMap(({ key }) => {
          const message = errors[key];
          return message === undefined ? [] : [{ fieldId: `sign-up-${key}`, message }];
        })}
      />
      <p>
        This account will be for <strong>{email}</strong>.
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
      <Button>Make the account and sign in</Button>
    </form>
  );
}

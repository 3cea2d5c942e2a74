/** The form that invites somebody to the desk by mail. */
import { staffRoles } from '#app/domain/permissions.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';

const { staff: words } = deskTexts;

/** What was typed before an error, and what was wrong with it, in words. */
export interface InviteDraft {
  readonly email: string;
  readonly role: string;
  readonly errors: { readonly email?: string | undefined; readonly role?: string | undefined };
}

export const emptyInvite: InviteDraft = { email: '', role: '', errors: {} };

export function InviteForm({ draft: { email, role, errors } }: { draft: InviteDraft }) {
  const items = [
    ...(errors.email === undefined ? [] : [{ fieldId: 'invite-email', message: errors.email }]),
    ...(errors.role === undefined ? [] : [{ fieldId: 'invite-role-0', message: errors.role }]),
  ];
  return (
    <section className="registry-part">
      <h2>{words.invite.title}</h2>
      <FormErrors title={words.invite.errorsTitle} items={items} />
      <form className="registry-form" method="post" action={paths.deskStaff()} noValidate>
        <input type="hidden" name="intent" value="invite" />
        <div className="field">
          <label htmlFor="invite-email">{words.invite.email}</label>
          <FieldError fieldId="invite-email" message={errors.email} />
          <input
            type="email"
            id="invite-email"
            name="email"
            defaultValue={email}
            autoComplete="off"
            aria-invalid={errors.email !== undefined}
            aria-describedby={
              errors.email === undefined
                ? 'invite-email-hint'
                : `invite-email-hint ${errorId('invite-email')}`
            }
          />
          <p className="hint" id="invite-email-hint">
            {words.invite.emailHint}
          </p>
        </div>
        <RoleChoice chosen={role} error={errors.role} />
        <div>
          <Button>{words.invite.button}</Button>
        </div>
      </form>
    </section>
  );
}

/** Each role with what it may do. */
function RoleChoice({ chosen, error }: { chosen: string; error: string | undefined }) {
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId('invite-role-0')}>
      <legend>{words.invite.role}</legend>
      <FieldError fieldId={'invite-role-0'} message={error} />
      {staffRoles.map((role, index) => (
        <label className="choice" key={role}>
          <input
            type="radio"
            name="role"
            id={`invite-role-${String(index)}`}
            value={role}
            defaultChecked={chosen === role}
          />
          <span>{words.invite.choice(role)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Who can sign in at the desk, who was invited, who left; and what an admin does about each. */
import { staffRoles, type StaffRole } from '#app/domain/permissions.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { formatShortDayOf } from '#app/ui/dates.ts';
import { CardTable } from './card-table.tsx';
import { useDesk, useMay } from './desk-context.tsx';
import { stamp } from '#app/domain/moments.ts';
import { InviteForm, type InviteDraft } from './invite-form.tsx';

const { staff: words } = deskTexts;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole | null;
  readonly createdAt: Date;
}

export interface StaffShown {
  readonly current: readonly Person[];
  readonly left: readonly (Person & { readonly endedAt: Date })[];
  readonly invited: readonly { readonly email: string; readonly role: StaffRole; readonly expiresAt: Date }[];
}

interface StaffListProps {
  readonly shown: StaffShown;
  /** Whose account it is that looks. */
  readonly ownId: string;
  readonly draft: InviteDraft;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  /** Whom an invitation was just sent to. */
  readonly invitedNow: string | null;
}

export function StaffList({ shown, ownId, draft, problem, invitedNow }: StaffListProps) {
  const mayManage = useMay('manage-staff');
  return (
    <>
      <h1>{words.title}</h1>
      <p className="soft registry-text">{words.lead}</p>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {invitedNow !== null && (
        <p className="soft" role="status">
          {words.done.invited(invitedNow)}
        </p>
      )}
      <Current people={shown.current} ownId={ownId} />
      {mayManage && <InviteForm draft={draft} />}
      <Invited invited={shown.invited} />
      {shown.left.length > 0 && <Left people={shown.left} />}
    </>
  );
}

function Current({ people, ownId }: { people: readonly Person[]; ownId: string }) {
  const { place } = useDesk();
  const mayManage = useMay('manage-staff');
  const { name, email, role, since, change } = words.columns;
  const columns = [name, email, role, since, ...(mayManage ? [change] : [])].map((label) => ({ label }));
  return (
    <CardTable
      caption={words.currentLabel}
      className="staff"
      columns={columns}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <>
            <bdi>{person.name}</bdi>
            {person.id === ownId && <span className="soft"> ({words.you})</span>}
          </>,
          person.email,
          person.role === null ? words.unknownRole : words.roles[person.role].name,
          formatShortDayOf(person.createdAt, place.locale, place.timeZone),
          ...(mayManage ? [<Change key="change" person={person} isOwn={person.id === ownId} />] : []),
        ],
      }))}
    />
  );
}

/** Two steps without a script: what follows stands beside the button that does it. */
function Change({ person: { id, name, email, role }, isOwn }: { person: Person; isOwn: boolean }) {
  const { title, text } = isOwn ? words.end.own : words.end;
  return (
    <details className="withdraw">
      <summary>
        {words.role.summary}
        <span className="unseen">{words.role.of(name)}</span>
      </summary>
      <form method="post" action={paths.deskStaff()}>
        <input type="hidden" name="intent" value="role" />
        <input type="hidden" name="email" value={email} />
        <div className="field">
          <label htmlFor={`role-${id}`}>{words.role.label}</label>
          <select id={`role-${id}`} name="role" defaultValue={role ?? undefined}>
            {staffRoles.map((each) => (
              <option key={each} value={each}>
                {words.roles[each].name}
              </option>
            ))}
          </select>
        </div>
        <p>{words.role.told}</p>
        <Button kind="secondary">{words.role.button}</Button>
      </form>
      <form method="post" action={paths.deskStaff()}>
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="email" value={email} />
        <p>
          <strong>{title}</strong> {text}
        </p>
        <Button kind="secondary">{words.end.button(name)}</Button>
      </form>
    </details>
  );
}

function Invited({ invited }: Pick<StaffShown, 'invited'>) {
  const { place } = useDesk();
  const mayManage = useMay('manage-staff');
  return (
    <section className="registry-part">
      <h2>{words.invited.title}</h2>
      {invited.length === 0 ? (
        <p className="soft">{words.invited.none}</p>
      ) : (
        <ul className="staff-lines">
          {invited.map(({ email, role, expiresAt }) => (
            <li key={`${email} ${expiresAt.toISOString()}`}>
              {words.invited.line(email, words.roles[role].name.toLowerCase(), stamp(expiresAt, place))}
              {mayManage && <Withdraw email={email} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Withdraw({ email }: { email: string }) {
  return (
    <form method="post" action={paths.deskStaff()}>
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="email" value={email} />
      <button className="as-link" type="submit">
        {words.invited.withdraw}
        <span className="unseen">{words.invited.withdrawOf(email)}</span>
      </button>
    </form>
  );
}

function Left({ people }: { people: StaffShown['left'] }) {
  const { place } = useDesk();
  return (
    <section className="registry-part">
      <h2>{words.left.title}</h2>
      <ul className="staff-lines">
        {people.map(({ id, name, email, endedAt }) => (
          <li key={id}>
            {words.left.line(name, email, formatShortDayOf(endedAt, place.locale, place.timeZone))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One's own account at the desk: where one is signed in, and another password. */
import { browserName } from '#app/domain/browser-name.ts';
import { stamp } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useDesk } from './desk-context.tsx';
import { OwnPasswordForm, type OwnPasswordProblems } from './own-password-form.tsx';

const { account: words, staff } = deskTexts;

export interface OwnSessionShown {
  readonly id: string;
  readonly createdAt: Date;
  readonly userAgent: string | null;
  readonly isCurrent: boolean;
}

interface OwnAccountProps {
  readonly name: string;
  readonly email: string;
  readonly sessions: readonly OwnSessionShown[];
  readonly problems: OwnPasswordProblems;
  /** Whether the password was just changed. */
  readonly isChanged: boolean;
}

export function OwnAccount({ name, email, sessions, problems, isChanged }: OwnAccountProps) {
  const { role } = useDesk();
  return (
    <>
      <h1>{words.title}</h1>
      <p className="soft">
        <bdi>{name}</bdi>, {words.who(email, role && staff.roles[role].name.toLowerCase())}
      </p>
      {isChanged && <p role="status">{words.password.done}</p>}
      <Sessions sessions={sessions} />
      <OwnPasswordForm email={email} problems={problems} />
    </>
  );
}

function Sessions({ sessions }: { sessions: readonly OwnSessionShown[] }) {
  return (
    <section className="registry-part">
      <h2>{words.sessions.title}</h2>
      <ul className="staff-lines">
        {sessions.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      <p className="hint">{words.sessions.hint}</p>
      {sessions.length > 1 && (
        <form method="post" action={paths.deskAccount()}>
          <input type="hidden" name="intent" value="end-others" />
          <Button kind="secondary">{words.sessions.endOthers}</Button>
        </form>
      )}
    </section>
  );
}

function Session({ session: { id, createdAt, userAgent, isCurrent } }: { session: OwnSessionShown }) {
  const { place } = useDesk();
  const { browser, system } = browserName(userAgent ?? '');
  const named = words.sessions.browser(browser, system);
  return (
    <li>
      {named}, {words.sessions.since(stamp(createdAt, place))}
      {isCurrent ? (
        <strong> ({words.sessions.current})</strong>
      ) : (
        <form method="post" action={paths.deskAccount()}>
          <input type="hidden" name="intent" value="end-session" />
          <input type="hidden" name="id" value={id} />
          <button className="as-link" type="submit">
            {words.sessions.end}
            <span className="unseen">{words.sessions.endOf(named)}</span>
          </button>
        </form>
      )}
    </li>
  );
}

/** The desk's list of what is late: what it is, since when, how often it was tried, and what stood in the way. */
import type { WorkKind } from '#app/domain/readiness.ts';
import { paths } from '#app/paths.ts';
import { Movements, type MovementsShown } from './unclassified-movements.tsx';
import { momentWords, stamp, type Place } from './desk-words.ts';

export interface LateWorkShown {
  readonly work: readonly {
    readonly kind: WorkKind;
    readonly id: string;
    readonly since: Date;
    readonly failureCount: number;
    readonly failureCode: string | null;
    readonly nextTryAt: Date | null;
  }[];
  readonly isCut: boolean;
  readonly events: {
    readonly count: number;
    readonly newest: readonly {
      readonly id: string;
      readonly type: string;
      readonly donationId: string;
      readonly notedAt: Date;
    }[];
  };
  readonly movements: MovementsShown;
}

interface Props {
  readonly shown: LateWorkShown;
  readonly now: Date;
  readonly place: Place;
}

const kindWords: Readonly<Record<WorkKind, string>> = {
  donation: 'A gift',
  mail: 'An e-mail',
  appeal: 'The answer to an appeal',
  event: 'An event from Stripe',
  rescreening: 'Screening past gifts again',
  balance: 'Reading what moved at Stripe',
};

export function LateWork(props: Props) {
  const { shown } = props;
  return (
    <>
      <h1>What is late</h1>
      <p className="soft">
        Each of these should have been done by itself within minutes. It is tried again at growing intervals,
        at least once an hour. Where many fail with the same error, look at Stripe’s status page or the mail
        server first.
      </p>
      {shown.work.length === 0 ? <p className="empty">Nothing is late.</p> : <Rows {...props} />}
      {shown.isCut && <p className="soft">Only the oldest are listed.</p>}
      {shown.events.count > 0 && <Events {...props} />}
      {shown.movements.count > 0 && <Movements shown={shown.movements} place={props.place} />}
    </>
  );
}

function Rows({ shown, now, place }: Props) {
  return (
    <table className="donations late-work">
      <caption className="unseen">What is late, the oldest first</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Due since</th>
          <th scope="col" className="number">
            Tries
          </th>
          <th scope="col">Last error</th>
          <th scope="col">Next try</th>
        </tr>
      </thead>
      <tbody>
        {shown.work.map(({ kind, id, since, failureCount, failureCode, nextTryAt }) => (
          <tr key={`${kind} ${id}`}>
            <td>
              <Named kind={kind} id={id} />
            </td>
            <td>
              <time dateTime={since.toISOString()}>{stamp(since, place)}</time>
            </td>
            <td className="number">{failureCount}</td>
            <td>{failureCode ?? 'none yet'}</td>
            <td>{nextTryAt === null || nextTryAt <= now ? 'now' : momentWords(nextTryAt, now, place)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Named({ kind, id }: { kind: WorkKind; id: string }) {
  const words = kindWords[kind];
  switch (kind) {
    case 'donation':
      return <a href={paths.deskDonation(id)}>{words}</a>;
    case 'appeal':
      return <a href={paths.deskAppeal(id)}>{words}</a>;
    case 'rescreening':
      return <a href={paths.deskRescreening()}>{words}</a>;
    case 'mail':
    case 'event':
    case 'balance':
      return words;
  }
}

function Events({ shown, place }: Props) {
  const { count, newest } = shown.events;
  return (
    <section>
      <h2>Events from Stripe that nothing was done about</h2>
      <p className="soft">
        {count === 1 ? 'One event is' : `${String(count)} events are`} about our gifts and{' '}
        {count === 1 ? 'says' : 'say'} something that this site does not act on, such as a dispute or a
        refund. Look at the payment in Stripe’s Dashboard.
        {count > newest.length && ' Only the newest are listed.'}
      </p>
      <table className="donations late-work">
        <caption className="unseen">Events that nothing was done about, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Came</th>
            <th scope="col">Type</th>
            <th scope="col">Event</th>
            <th scope="col">Gift</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ id, type, donationId, notedAt }) => (
            <tr key={id}>
              <td>
                <time dateTime={notedAt.toISOString()}>{stamp(notedAt, place)}</time>
              </td>
              <td>{type}</td>
              <td>{id}</td>
              <td>
                <a href={paths.deskDonation(donationId)}>The gift it names</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The desk's list of what is late: what it is, since when, how often it was tried, and what stood in the way. */
import { stamp, type Place } from '#app/domain/moments.ts';
import type { WorkKind } from '#app/domain/readiness.ts';
import type { EventOutcome, EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject } from '#app/domain/subject.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { MailsUnsent, type MailUnsent } from './mails-unsent.tsx';
import { Movements, type MovementsShown } from './unclassified-movements.tsx';
import { EventSubject } from './event-subject.tsx';

const { events, lateWork: words, moments, refunds } = deskTexts;

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
    readonly notUnderstood: number;
    readonly dead: number;
    readonly newest: readonly {
      readonly id: string;
      readonly type: string;
      readonly topic: EventTopic;
      readonly subject: Subject | null;
      readonly outcome: EventOutcome;
      readonly receivedAt: Date;
    }[];
  };
  readonly unsent: readonly MailUnsent[];
  readonly movements: MovementsShown;
}

interface Props {
  readonly shown: LateWorkShown;
  readonly now: Date;
  readonly place: Place;
}

export function LateWork(props: Props) {
  const { shown } = props;
  return (
    <>
      <h1>{words.title}</h1>
      <p className="soft">{words.text}</p>
      {shown.work.length === 0 ? <p className="empty">{words.none}</p> : <Rows {...props} />}
      {shown.isCut && <p className="soft">{words.isCut}</p>}
      {shown.events.newest.length > 0 && <Events {...props} />}
      {shown.unsent.length > 0 && <MailsUnsent mails={shown.unsent} place={props.place} />}
      {shown.movements.count > 0 && <Movements shown={shown.movements} place={props.place} />}
    </>
  );
}

function Rows({ shown, now, place }: Props) {
  return (
    <table className="donations late-work">
      <caption className="unseen">{words.list}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.what}</th>
          <th scope="col">{words.columns.dueSince}</th>
          <th scope="col" className="number">
            {words.columns.tries}
          </th>
          <th scope="col">{words.columns.lastError}</th>
          <th scope="col">{words.columns.nextTry}</th>
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
            <td>{failureCode === null ? words.noError : (causeWords[kind]?.(failureCode) ?? failureCode)}</td>
            <td>
              {nextTryAt === null || nextTryAt <= now
                ? moments.now
                : moments.momentWords(nextTryAt, now, place)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Causes that have words; of all others their code says what to search for. */
const causeWords: Readonly<Partial<Record<WorkKind, (code: string) => string>>> = {
  event: events.errorWords,
  refund: refunds.refundCauseWords,
};

function Named({ kind, id }: { kind: WorkKind; id: string }) {
  const name = words.kinds[kind];
  switch (kind) {
    case 'donation':
      return <a href={paths.deskDonation(id)}>{name}</a>;
    case 'standing-gift':
      return <a href={paths.deskStandingGift(id)}>{name}</a>;
    case 'renewal':
      return <a href={paths.deskRenewal(id)}>{name}</a>;
    case 'refund':
      return <a href={paths.deskRefund(id)}>{name}</a>;
    case 'dispute':
      return <a href={paths.deskDispute(id)}>{name}</a>;
    case 'late-refusal':
      return <a href={paths.deskDonation(id)}>{name}</a>;
    case 'payout':
      return <a href={paths.deskPayout(id)}>{name}</a>;
    case 'appeal':
      return <a href={paths.deskAppeal(id)}>{name}</a>;
    case 'rescreening':
      return <a href={paths.deskRescreening()}>{name}</a>;
    case 'event':
      return <a href={paths.deskEvent(id)}>{name}</a>;
    case 'mail':
    case 'balance':
      return name;
  }
}

function Events({ shown, place }: Props) {
  const { notUnderstood, dead, newest } = shown.events;
  return (
    <section className="late-part">
      <h2>{words.events.title}</h2>
      <p className="soft">
        {notUnderstood > 0 && words.events.notUnderstood(notUnderstood)}
        {dead > 0 && words.events.dead(dead)}
        {notUnderstood + dead > newest.length && words.events.isCut}
        <a href={paths.deskEvents()}>{events.all}</a>
      </p>
      <table className="donations late-work">
        <caption className="unseen">{words.events.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.events.columns.came}</th>
            <th scope="col">{words.events.columns.event}</th>
            <th scope="col">{words.events.columns.about}</th>
            <th scope="col">{words.events.columns.became}</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ id, type, topic, subject, outcome, receivedAt }) => (
            <tr key={id}>
              <td>
                <time dateTime={receivedAt.toISOString()}>{stamp(receivedAt, place)}</time>
              </td>
              <td>
                <a href={paths.deskEvent(id)}>{type}</a>
              </td>
              <td>
                <EventSubject topic={topic} subject={subject} />
              </td>
              <td>{events.outcomes[outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

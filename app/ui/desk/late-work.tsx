/** The desk's list of what is late: what it is, since when, how often it was tried, and what stood in the way. */
import type { WorkKind } from '#app/domain/readiness.ts';
import type { EventOutcome, EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject } from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import { MailsUnsent, type MailUnsent } from './mails-unsent.tsx';
import { Movements, type MovementsShown } from './unclassified-movements.tsx';
import { momentWords, stamp, type Place } from './desk-words.ts';
import { EventSubject } from './event-subject.tsx';
import { refundCauseWords } from './refund-words.ts';
import { eventErrorWords, outcomeWords } from './event-words.ts';

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

const kindWords: Readonly<Record<WorkKind, string>> = {
  donation: 'A gift',
  'standing-gift': 'A standing gift',
  renewal: 'A renewal',
  refund: 'A refund',
  dispute: 'A dispute',
  'late-refusal': 'A gift refused late',
  payout: 'A payout',
  mail: 'An email',
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
      {shown.events.newest.length > 0 && <Events {...props} />}
      {shown.unsent.length > 0 && <MailsUnsent mails={shown.unsent} place={props.place} />}
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
            <td>{failureCode === null ? 'none yet' : (causeWords[kind]?.(failureCode) ?? failureCode)}</td>
            <td>{nextTryAt === null || nextTryAt <= now ? 'now' : momentWords(nextTryAt, now, place)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Causes that have words; of all others their code says what to search for. */
const causeWords: Readonly<Partial<Record<WorkKind, (code: string) => string>>> = {
  event: eventErrorWords,
  refund: refundCauseWords,
};

function Named({ kind, id }: { kind: WorkKind; id: string }) {
  const words = kindWords[kind];
  switch (kind) {
    case 'donation':
      return <a href={paths.deskDonation(id)}>{words}</a>;
    case 'standing-gift':
      return <a href={paths.deskStandingGift(id)}>{words}</a>;
    case 'renewal':
      return <a href={paths.deskRenewal(id)}>{words}</a>;
    case 'refund':
      return <a href={paths.deskRefund(id)}>{words}</a>;
    case 'dispute':
      return <a href={paths.deskDispute(id)}>{words}</a>;
    case 'late-refusal':
      return <a href={paths.deskDonation(id)}>{words}</a>;
    case 'payout':
      return <a href={paths.deskPayout(id)}>{words}</a>;
    case 'appeal':
      return <a href={paths.deskAppeal(id)}>{words}</a>;
    case 'rescreening':
      return <a href={paths.deskRescreening()}>{words}</a>;
    case 'event':
      return <a href={paths.deskEvent(id)}>{words}</a>;
    case 'mail':
    case 'balance':
      return words;
  }
}

function Events({ shown, place }: Props) {
  const { notUnderstood, dead, newest } = shown.events;
  return (
    <section className="late-part">
      <h2>Events from Stripe that a person has to look at</h2>
      <p className="soft">
        {notUnderstood > 0 &&
          `${count(notUnderstood)} about our gifts and ${notUnderstood === 1 ? 'says' : 'say'} something that this site does not act on. Look at the payment in Stripe’s Dashboard. `}
        {dead > 0 &&
          `${count(dead)} about something of ours that never came here. Look it up in Stripe’s Dashboard. `}
        {notUnderstood + dead > newest.length && 'Only the newest are listed. '}
        <a href={paths.deskEvents()}>All events</a>
      </p>
      <table className="donations late-work">
        <caption className="unseen">Events that a person has to look at, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Came</th>
            <th scope="col">Event</th>
            <th scope="col">About</th>
            <th scope="col">Became</th>
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
              <td>{outcomeWords[outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const count = (events: number) => (events === 1 ? 'One event is' : `${String(events)} events are`);

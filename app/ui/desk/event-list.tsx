/** The journal of Stripe's events: newest first, by what became of them, a page at a time. */
import { filterFields, type JournalFilter } from '#app/domain/journal-filter.ts';
import { eventOutcomes, eventTopics, type EventOutcome, type EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject } from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { stamp, type Place } from './desk-words.ts';
import { EventSubject } from './event-subject.tsx';
import { eventErrorWords, outcomeWords, topicWords } from './event-words.ts';

export interface EventListShown {
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly topic: EventTopic;
    readonly subject: Subject | null;
    readonly outcome: EventOutcome;
    readonly receivedAt: Date;
    readonly tryCount: number;
    readonly errorCode: string | null;
  }[];
  readonly filter: JournalFilter;
  readonly next: string | null;
  readonly isFirst: boolean;
}

interface Props {
  readonly list: EventListShown;
  readonly place: Place;
  /** How many were just asked to be acted on again; null where none. */
  readonly replayed: number | null;
}

export function EventList({ list, place, replayed }: Props) {
  const mayReplay = useMay('replay-events');
  const { filter, events, isFirst, next } = list;
  const isFiltered = filterFields(filter).length > 0;
  return (
    <>
      <h1>Events from Stripe</h1>
      {replayed !== null && (
        <p className="soft" role="status">
          {replayed === 1 ? 'One event waits' : `${String(replayed)} events wait`} to be acted on again.
        </p>
      )}
      <OutcomeFilter filter={filter} />
      <TypeFilter filter={filter} />
      {events.length === 0 ? <Empty list={list} /> : <Rows list={list} place={place} />}
      <nav className="pages" aria-label="Pages">
        {!isFirst && <a href={paths.deskEvents(filter)}>Newest</a>}
        {next !== null && <a href={paths.deskEvents({ ...filter, after: next })}>Older</a>}
      </nav>
      {mayReplay && isFiltered && isFirst && events.length > 0 && <ReplayAll list={list} />}
    </>
  );
}

function OutcomeFilter({ filter }: { filter: JournalFilter }) {
  return (
    <nav aria-label="What became of them">
      <ul className="filter">
        {[null, ...eventOutcomes].map((outcome) => (
          <li key={outcome ?? 'all'}>
            <a
              href={paths.deskEvents({ ...filter, outcome })}
              aria-current={outcome === filter.outcome ? 'true' : undefined}
            >
              {outcome === null ? 'All' : outcomeWords[outcome]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TypeFilter({ filter: { outcome, type, topic } }: { filter: JournalFilter }) {
  return (
    <form
      className="read-on"
      method="get"
      action={paths.deskEvents()}
      role="search"
      aria-label="Which events"
    >
      {outcome !== null && <input type="hidden" name="outcome" value={outcome} />}
      <div className="field">
        <label htmlFor="event-topic">About</label>
        <select id="event-topic" name="topic" defaultValue={topic ?? ''}>
          <option value="">Anything</option>
          {eventTopics.map((each) => (
            <option key={each} value={each}>
              {topicWords[each]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="event-type">Type</label>
        <input
          type="text"
          id="event-type"
          name="type"
          defaultValue={type ?? ''}
          aria-describedby="event-type-hint"
          autoComplete="off"
        />
        <p className="hint" id="event-type-hint">
          As Stripe calls it, such as charge.succeeded
        </p>
      </div>
      <div className="read-on-go">
        <Button kind="secondary">Show</Button>
        {(type !== null || topic !== null) && <a href={paths.deskEvents({ outcome })}>Show all</a>}
      </div>
    </form>
  );
}

function Empty({ list: { filter, isFirst } }: { list: EventListShown }) {
  if (!isFirst) return <p className="empty">There are no older events.</p>;
  if (filterFields(filter).length > 0) return <p className="empty">No event is like that.</p>;
  return <p className="empty">Stripe has told us nothing yet. The first event will stand here.</p>;
}

function Rows({ list, place }: { list: EventListShown; place: Place }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Events, newest first">
      <table className="donations events">
        <caption className="unseen">Events from Stripe, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Came</th>
            <th scope="col">Type</th>
            <th scope="col">About</th>
            <th scope="col">Became</th>
            <th scope="col" className="number">
              Tries
            </th>
          </tr>
        </thead>
        <tbody>
          {list.events.map((event) => (
            <Row key={event.id} event={event} place={place} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ event, place }: { event: EventListShown['events'][number]; place: Place }) {
  const { id, type, topic, subject, outcome, receivedAt, tryCount, errorCode } = event;
  const isOpen = outcome === 'dead' || outcome === 'not-understood';
  return (
    <tr>
      <td>
        <time dateTime={receivedAt.toISOString()}>{stamp(receivedAt, place)}</time>
      </td>
      <td>
        <a href={paths.deskEvent(id)}>{type}</a>
      </td>
      <td>
        <EventSubject topic={topic} subject={subject} />
      </td>
      <td className={isOpen ? 'late' : undefined}>
        {outcomeWords[outcome]}
        {errorCode !== null && <span className="soft">: {eventErrorWords(errorCode)}</span>}
      </td>
      <td className="number">{tryCount}</td>
    </tr>
  );
}

function ReplayAll({ list: { filter, events, next } }: { list: EventListShown }) {
  const count = next !== null || events.length > 1 ? 'all of these' : 'this';
  return (
    <form method="post" action={paths.deskEvents(filter)}>
      {filterFields(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="soft">
        {next !== null && 'Also those on the pages behind. '}No mail is sent twice by it, and no money moves
        twice.
      </p>
      <Button kind="secondary">Act on {count} again</Button>
    </form>
  );
}

/** The journal of Stripe's events: newest first, by what became of them, a page at a time. */
import { filterFields, type JournalFilter } from '#app/domain/journal-filter.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import { eventOutcomes, eventTopics, type EventOutcome, type EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject } from '#app/domain/subject.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { EventSubject } from './event-subject.tsx';

const { events: texts, lists } = deskTexts;
const { list: words } = texts;

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
  const { filter, events, isFirst, next } = list;
  const isFiltered = filterFields(filter).length > 0;
  return (
    <>
      <h1>{words.title}</h1>
      {replayed !== null && (
        <p className="soft" role="status">
          {words.replayed(replayed)}
        </p>
      )}
      <OutcomeFilter filter={filter} />
      <TypeFilter filter={filter} />
      {events.length === 0 ? <Empty list={list} /> : <Rows list={list} place={place} />}
      <nav className="pages" aria-label={lists.pages}>
        {!isFirst && <a href={paths.deskEvents(filter)}>{lists.newest}</a>}
        {next !== null && <a href={paths.deskEvents({ ...filter, after: next })}>{lists.older}</a>}
      </nav>
      {isFiltered && isFirst && events.length > 0 && <ReplayAll list={list} />}
    </>
  );
}

function OutcomeFilter({ filter }: { filter: JournalFilter }) {
  return (
    <nav aria-label={words.outcome}>
      <ul className="filter">
        {[null, ...eventOutcomes].map((outcome) => (
          <li key={outcome ?? 'all'}>
            <a
              href={paths.deskEvents({ ...filter, outcome })}
              aria-current={outcome === filter.outcome ? 'true' : undefined}
            >
              {outcome === null ? lists.all : texts.outcomes[outcome]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TypeFilter({ filter: { outcome, type, topic } }: { filter: JournalFilter }) {
  return (
    <form className="read-on" method="get" action={paths.deskEvents()} role="search" aria-label={words.which}>
      {outcome !== null && <input type="hidden" name="outcome" value={outcome} />}
      <div className="field">
        <label htmlFor="event-topic">{words.about}</label>
        <select id="event-topic" name="topic" defaultValue={topic ?? ''}>
          <option value="">{words.anything}</option>
          {eventTopics.map((each) => (
            <option key={each} value={each}>
              {texts.topics[each]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="event-type">{words.type}</label>
        <input
          type="text"
          id="event-type"
          name="type"
          defaultValue={type ?? ''}
          aria-describedby="event-type-hint"
          autoComplete="off"
        />
        <p className="hint" id="event-type-hint">
          {words.typeHint}
        </p>
      </div>
      <div className="read-on-go">
        <Button kind="secondary">{lists.show}</Button>
        {(type !== null || topic !== null) && <a href={paths.deskEvents({ outcome })}>{lists.showAll}</a>}
      </div>
    </form>
  );
}

function Empty({ list: { filter, isFirst } }: { list: EventListShown }) {
  if (!isFirst) return <p className="empty">{words.noOlder}</p>;
  if (filterFields(filter).length > 0) return <p className="empty">{words.noneLikeThat}</p>;
  return <p className="empty">{words.none}</p>;
}

function Rows({ list, place }: { list: EventListShown; place: Place }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.list}>
      <table className="donations events">
        <caption className="unseen">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.came}</th>
            <th scope="col">{words.columns.type}</th>
            <th scope="col">{words.columns.about}</th>
            <th scope="col">{words.columns.became}</th>
            <th scope="col" className="number">
              {words.columns.tries}
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
        {texts.outcomes[outcome]}
        {errorCode !== null && <span className="soft">{words.error(errorCode)}</span>}
      </td>
      <td className="number">{tryCount}</td>
    </tr>
  );
}

function ReplayAll({ list: { filter, events, next } }: { list: EventListShown }) {
  const mayReplay = useMay('replay-events');
  if (!mayReplay) return null;
  const isMany = next !== null || events.length > 1;
  return (
    <form method="post" action={paths.deskEvents(filter)}>
      {filterFields(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="soft">
        {next !== null && words.pagesBehind}
        {texts.noMoneyTwice}
      </p>
      <Button kind="secondary">{isMany ? words.replayAll : words.replayThis}</Button>
    </form>
  );
}

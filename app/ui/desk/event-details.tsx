/** One of Stripe's events at the desk: what it is about, what became of it, and what it led to. */
import type { EventOutcome, EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject } from '#app/domain/subject.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { Timeline } from '#app/ui/timeline.tsx';
import { useMay } from './desk-context.tsx';
import { eventWords, momentWords, stamp, type Place } from './desk-words.ts';
import { EventSubject } from './event-subject.tsx';
import { eventErrorWords, outcomeSentences, outcomeWords } from './event-words.ts';

interface ResultShown {
  readonly at: Date;
  readonly kind: 'history' | 'request' | 'posting' | 'mail';
  readonly what: string;
}

export interface EventDetailsShown {
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly topic: EventTopic;
    readonly objectId: string;
    readonly subject: Subject | null;
    readonly outcome: EventOutcome;
    readonly receivedAt: Date;
    readonly processedAt: Date | null;
    readonly tryCount: number;
    readonly errorCode: string | null;
    readonly nextTryAt: Date | null;
    readonly replayedAt: Date | null;
    readonly replayedBy: string | null;
  };
  readonly results: readonly ResultShown[];
}

interface Props {
  readonly shown: EventDetailsShown;
  readonly now: Date;
  readonly place: Place;
}

export function EventDetails({ shown, now, place }: Props) {
  const mayReplay = useMay('replay-events');
  const { event, results } = shown;
  return (
    <article className="review">
      <h1>{event.type}</h1>
      <Standing event={event} now={now} place={place} />
      {mayReplay && event.outcome !== 'waiting' && (
        <form method="post" action={paths.deskEvent(event.id)}>
          <p className="soft">No mail is sent twice by it, and no money moves twice.</p>
          <Button kind="secondary">Act on it again</Button>
        </form>
      )}
      <h2>What it led to</h2>
      {results.length === 0 ? (
        <p className="empty">Nothing happened between its arrival and its outcome.</p>
      ) : (
        <>
          <p className="soft">
            Everything that happened to the gift from the arrival of this event to its outcome. Events that
            came together led to it together.
          </p>
          <Timeline
            items={results.map((result) => ({
              at: stamp(result.at, place),
              iso: result.at.toISOString(),
              title: resultWords(result),
            }))}
          />
        </>
      )}
      <p className="review-foot">
        <a href={paths.deskEvents()}>All events</a>
      </p>
    </article>
  );
}

function Standing({ event, now, place }: Pick<Props, 'now' | 'place'> & Pick<EventDetailsShown, 'event'>) {
  const { outcome, errorCode, nextTryAt, replayedAt, replayedBy } = event;
  return (
    <dl className="standing">
      <div>
        <dt>Became</dt>
        <dd>
          {outcomeWords[outcome]}. {outcomeSentences[outcome]}
        </dd>
      </div>
      {errorCode !== null && (
        <div>
          <dt>In the way</dt>
          <dd>
            {eventErrorWords(errorCode)}
            {nextTryAt !== null &&
              `; tried again ${nextTryAt <= now ? 'now' : momentWords(nextTryAt, now, place)}`}
          </dd>
        </div>
      )}
      <div>
        <dt>About</dt>
        <dd>
          <EventSubject topic={event.topic} subject={event.subject} />
          {event.objectId !== '' && <span className="soft"> {event.objectId}</span>}
        </dd>
      </div>
      <div>
        <dt>Came</dt>
        <dd>
          {stamp(event.receivedAt, place)},{' '}
          {event.tryCount === 1 ? 'one try' : `${String(event.tryCount)} tries`}
          {event.processedAt !== null && `, done ${stamp(event.processedAt, place)}`}
        </dd>
      </div>
      {replayedAt !== null && (
        <div>
          <dt>Again</dt>
          <dd>
            Asked for by {replayedBy ?? 'somebody'} {momentWords(replayedAt, now, place)}
          </dd>
        </div>
      )}
      <div>
        <dt>Event</dt>
        <dd>{event.id}</dd>
      </div>
    </dl>
  );
}

function resultWords({ kind, what }: ResultShown): string {
  switch (kind) {
    case 'history':
      return Object.entries(eventWords).find(([event]) => event === what)?.[1] ?? what;
    case 'request':
      return `Stripe was asked: ${what}`;
    case 'posting':
      return `Posted to the ledger: ${what}`;
    case 'mail':
      return `A mail was written: ${what}`;
  }
}

/** One of Stripe's events at the desk: what it is about, what became of it, and what it led to. */
import { stamp, type Place } from '#app/domain/moments.ts';
import type { EventOutcome, EventTopic } from '#app/domain/stripe-event.ts';
import type { Subject } from '#app/domain/subject.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { Timeline } from '#app/ui/timeline.tsx';
import { useMay } from './desk-context.tsx';
import { EventSubject } from './event-subject.tsx';

const { events: texts, moments } = deskTexts;
const { details: words } = texts;

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
          <p className="soft">{texts.noMoneyTwice}</p>
          <Button kind="secondary">{words.replay}</Button>
        </form>
      )}
      <h2>{words.ledTo}</h2>
      {results.length === 0 ? (
        <p className="empty">{words.nothing}</p>
      ) : (
        <>
          <p className="soft">{words.everything}</p>
          <Timeline
            items={results.map((result) => ({
              at: stamp(result.at, place),
              iso: result.at.toISOString(),
              title: texts.resultWords(result),
            }))}
          />
        </>
      )}
      <p className="review-foot">
        <a href={paths.deskEvents()}>{texts.all}</a>
      </p>
    </article>
  );
}

function Standing({ event, now, place }: Pick<Props, 'now' | 'place'> & Pick<EventDetailsShown, 'event'>) {
  const { outcome, errorCode, nextTryAt, replayedAt, replayedBy } = event;
  return (
    <dl className="standing">
      <div>
        <dt>{words.became}</dt>
        <dd>
          {texts.outcomes[outcome]}. {texts.outcomeSentences[outcome]}
        </dd>
      </div>
      {errorCode !== null && (
        <div>
          <dt>{words.inTheWay}</dt>
          <dd>
            {texts.errorWords(errorCode)}
            {nextTryAt !== null &&
              words.triedAgain(nextTryAt <= now ? moments.now : moments.momentWords(nextTryAt, now, place))}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.about}</dt>
        <dd>
          <EventSubject topic={event.topic} subject={event.subject} />
          {event.objectId !== '' && <span className="soft"> {event.objectId}</span>}
        </dd>
      </div>
      <div>
        <dt>{words.came}</dt>
        <dd>
          {words.cameAt(stamp(event.receivedAt, place), event.tryCount)}
          {event.processedAt !== null && words.done(stamp(event.processedAt, place))}
        </dd>
      </div>
      {replayedAt !== null && (
        <div>
          <dt>{words.again}</dt>
          <dd>{words.askedBy(replayedBy, moments.momentWords(replayedAt, now, place))}</dd>
        </div>
      )}
      <div>
        <dt>{words.event}</dt>
        <dd>{event.id}</dd>
      </div>
    </dl>
  );
}

/** What the reviews of donations and of standing gifts share: what is failing, and what happened with who decided it. */
import type { ReviewRecord } from '#app/domain/donation/records.ts';
import type { HistoryEntry, StandingGiftHistoryEntry } from '#app/domain/step.ts';
import type { Work } from '#app/domain/work.ts';
import { momentWords, reasonWords, stamp, type Place } from './desk-words.ts';

/** An entry of the list on top of a review; nothing where nothing is failing. */
export function Failing({ work, now, place }: { work: Work; now: Date; place: Place }) {
  if (work.failureCount === 0) return null;
  return (
    <div>
      <dt>Failing</dt>
      <dd>
        <span className="late">
          {work.failureCount === 1 ? 'One try' : `${String(work.failureCount)} tries`} failed
        </span>
        {work.dueSince !== null && `, due since ${stamp(work.dueSince, place)}`}
        {work.failureCode !== null && `. Last error: ${work.failureCode}`}
        {work.retryAt !== null && `. Tried again ${momentWords(work.retryAt, now, place)}`}
      </dd>
    </div>
  );
}

/** One entry of the timeline; a decision says which, by whom, for what reason. */
export function reviewedStep(
  entry: HistoryEntry | StandingGiftHistoryEntry,
  eventWords: string,
  reviews: readonly ReviewRecord[],
  place: Place,
) {
  const review =
    entry.event === 'decided'
      ? reviews.find(({ createdAt }) => createdAt.getTime() === entry.at.getTime())
      : undefined;
  const decision = review && (review.decision === 'clear' ? 'Cleared' : 'Refused');
  const words = decision ?? eventWords;
  return {
    at: stamp(entry.at, place),
    iso: entry.at.toISOString(),
    title: entry.actorName === null ? words : `${words} by ${entry.actorName}`,
    ...(review && {
      text:
        review.note === null ? reasonWords(review.reason) : `${reasonWords(review.reason)}. ${review.note}`,
    }),
  };
}

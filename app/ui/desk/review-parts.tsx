/** What the reviews of donations and of standing gifts share: what is failing, and what happened with who decided it. */
import type { ReviewRecord } from '#app/domain/donation/records.ts';
import { stamp, type Place } from '#app/domain/moments.ts';
import type { HistoryEntry, StandingGiftHistoryEntry } from '#app/domain/step.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import type { Work } from '#app/domain/work.ts';

const { decision: texts, moments } = deskTexts;
const failing = deskTexts.donation.failing;

/** An entry of the list on top of a review; nothing where nothing is failing. */
export function Failing({ work, now, place }: { work: Work; now: Date; place: Place }) {
  if (work.failureCount === 0) return null;
  return (
    <div>
      <dt>{failing.title}</dt>
      <dd>
        <span className="late">{failing.tries(work.failureCount)}</span>
        {work.dueSince !== null && failing.dueSince(stamp(work.dueSince, place))}
        {work.failureCode !== null && failing.lastError(work.failureCode)}
        {work.retryAt !== null && failing.triedAgain(moments.momentWords(work.retryAt, now, place))}
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
  const decision = review && texts.decided[review.decision];
  const words = decision ?? eventWords;
  return {
    at: stamp(entry.at, place),
    iso: entry.at.toISOString(),
    title: entry.actorName === null ? words : texts.decidedBy(words, entry.actorName),
    ...(review && {
      text: texts.reasonAndNote(review.reason, review.note),
    }),
  };
}

/** What a donor may change about a standing gift, and from which days: for the pages that ask before anything is changed. */
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import { daysOffered, dueAtOf, isSameDay, type DayOffered } from '#app/domain/standing-gift/gift-day.ts';
import { chargedFrom, goingOnGifts, isLeftOut, isPausedAt } from '#app/domain/standing-gift/pause.ts';
import type { StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import { isWaiting } from '#app/domain/renewal/renewal.ts';
import { settledRenewalStates } from '#app/domain/renewal/states.ts';
import type { Ports } from '#app/ports.ts';
import { comingGifts, readStandingTerms, type ReadStandingTerms } from '#app/subjects/standing-terms.ts';

export interface StandingTermsShown {
  readonly kind: 'shown';
  readonly gift: StandingGiftIn<'active'>;
  readonly nextDueAt: Date;
  /** From when another amount holds, with which gift it is charged first, and the one before, if any, which is too near. */
  readonly amountFrom: Date;
  readonly amountChargedFrom: Date;
  readonly tooNear: Date | null;
  /** When the next one is charged, where some are left out; null where none are. */
  readonly pausedUntil: Date | null;
  /** With which it may go on after a pause. */
  readonly goingOnDays: readonly Date[];
  /** Whether one that came due before is not paid yet. */
  readonly isUnpaid: boolean;
  /** The first for which another day would hold, and the days that it may be; `chosenDay` is the one that holds. */
  readonly dayFrom: Date;
  readonly days: readonly DayOffered[];
  readonly chosenDay: string;
  /** One that is drafted and keeps its day; null where there is none. */
  readonly drafted: Date | null;
}

export async function showStandingTerms(
  ports: Pick<Ports, 'standingGifts' | 'renewals' | 'subscriptions' | 'limits' | 'clock' | 'log'>,
  token: string,
): Promise<StandingTermsShown | Exclude<ReadStandingTerms, { kind: 'terms' }>> {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') return terms;
  const { gift, waiting, undrafted, anchorAt } = terms;
  const now = ports.clock.now();
  const coming = comingGifts(terms);
  const [first] = undrafted;
  const amount = holdsFrom(undrafted, now);
  const renewals = (await ports.renewals.ofGift(gift.id)).map(({ renewal }) => renewal);
  const isNear = (period: Date) => period < amount.periodStartsAt && !isLeftOut(gift, period);
  const { pausedUntil } = gift;
  const days = daysOffered(
    anchorAt,
    undrafted.map(({ periodStartsAt }) => periodStartsAt),
  );
  return {
    ...{ kind: 'shown', gift, nextDueAt: (waiting[0] ?? first).dueAt, amountFrom: amount.dueAt },
    amountChargedFrom: chargedFrom(gift, amount.periodStartsAt),
    tooNear: coming.find(({ periodStartsAt }) => isNear(periodStartsAt))?.dueAt ?? null,
    pausedUntil: pausedUntil && isPausedAt(gift, first.periodStartsAt) ? dueAtOf(gift, pausedUntil) : null,
    goingOnDays: goingOnGifts(coming, gift.interval).map(({ dueAt }) => dueAt),
    isUnpaid: renewals.some((each) => !settledRenewalStates.has(each.state) && !isWaiting(each, now)),
    ...{ dayFrom: first.dueAt, days },
    chosenDay: days.find(({ anchor }) => isSameDay(anchor, gift.dueAnchor))?.value ?? '',
    drafted: waiting[0]?.dueAt ?? null,
  };
}

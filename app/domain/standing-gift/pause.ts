/** Gifts that a donor leaves out, one or some in a row, and when the first is charged again. */
import type { GiftInterval, StandingGiftIn, StandingGiftRecord } from './standing-gift.ts';

type Paused = Pick<StandingGiftRecord, 'pausedFrom' | 'pausedUntil'>;

/** Whether what is due then is left out, whenever its invoice is seen. */
export function isLeftOut({ pausedFrom, pausedUntil }: Paused, dueAt: Date): boolean {
  return pausedFrom !== null && pausedUntil !== null && pausedFrom <= dueAt && dueAt < pausedUntil;
}

/** When the first gift is charged that is due then or later. */
export function chargedFrom(paused: Paused, dueAt: Date): Date {
  return paused.pausedUntil !== null && isLeftOut(paused, dueAt) ? paused.pausedUntil : dueAt;
}

/** When the next one is charged; null of one that never started. */
export function nextChargeAt({
  paidUntil,
  pausedUntil,
}: Pick<StandingGiftRecord, 'paidUntil' | 'pausedUntil'>): Date | null {
  return paidUntil && pausedUntil && pausedUntil > paidUntil ? pausedUntil : paidUntil;
}

/** Whether a gift that is still to come is left out. `nextDueAt`: the next one that Stripe would draft. */
export function isPausedAt({ pausedUntil }: Pick<Paused, 'pausedUntil'>, nextDueAt: Date): boolean {
  return pausedUntil !== null && pausedUntil > nextDueAt;
}

const leftOutMax: Readonly<Record<GiftInterval, number>> = { month: 12, year: 1 };

/** With which gift it may go on: behind the next one at the earliest, a year later at the latest. */
export function goingOnDays(dueDays: readonly Date[], interval: GiftInterval): readonly Date[] {
  return dueDays.slice(1, leftOutMax[interval] + 1);
}

/**
 * The first due day of what is left out. Of what came due before, whatever is not paid yet is left out too, since nothing is to be charged
 * until then: also what is not here yet, which was due when the last paid one ended.
 */
export function firstLeftOut(
  { paidUntil }: StandingGiftIn<'active'>,
  nextDueAt: Date,
  unsettledDueAt: readonly Date[],
): Date {
  return new Date(Math.min(...[nextDueAt, paidUntil, ...unsettledDueAt].map((day) => day.getTime())));
}

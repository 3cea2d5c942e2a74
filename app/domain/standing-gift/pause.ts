/** Gifts that a donor leaves out, one or some in a row, and when the first is charged again: by periods, told by the days on which they are due. */
import { dueAtOf, type ComingGift, type GiftDay } from './gift-day.ts';
import type { GiftInterval, StandingGiftIn, StandingGiftRecord } from './standing-gift.ts';

type Paused = Pick<StandingGiftRecord, 'pausedFrom' | 'pausedUntil'>;

/** Whether the gift whose period begins then is left out, whenever its invoice is seen. */
export function isLeftOut({ pausedFrom, pausedUntil }: Paused, periodStartsAt: Date): boolean {
  return (
    pausedFrom !== null &&
    pausedUntil !== null &&
    pausedFrom <= periodStartsAt &&
    periodStartsAt < pausedUntil
  );
}

/** When the first gift is charged of those whose period begins then or later. */
export function chargedFrom(gift: Paused & GiftDay, periodStartsAt: Date): Date {
  const { pausedUntil } = gift;
  const isOut = pausedUntil !== null && isLeftOut(gift, periodStartsAt);
  return dueAtOf(gift, isOut ? pausedUntil : periodStartsAt);
}

/** When the next one is charged; null of one that never started. */
export function nextChargeAt(
  gift: Pick<StandingGiftRecord, 'paidUntil' | 'pausedUntil'> & GiftDay,
): Date | null {
  const { paidUntil, pausedUntil } = gift;
  if (paidUntil === null) return null;
  return dueAtOf(gift, pausedUntil && pausedUntil > paidUntil ? pausedUntil : paidUntil);
}

/** Whether a gift that is still to come is left out. `nextPeriodAt`: of the next one that Stripe would draft. */
export function isPausedAt({ pausedUntil }: Pick<Paused, 'pausedUntil'>, nextPeriodAt: Date): boolean {
  return pausedUntil !== null && pausedUntil > nextPeriodAt;
}

/** Whether its donor waits for the gift with which it goes on. */
export function isPausedNow(gift: Pick<Paused, 'pausedUntil'> & GiftDay, now: Date): boolean {
  return gift.pausedUntil !== null && dueAtOf(gift, gift.pausedUntil) > now;
}

const leftOutMax: Readonly<Record<GiftInterval, number>> = { month: 12, year: 1 };

/** With which gift it may go on: behind the next one at the earliest, a year later at the latest. */
export function goingOnGifts(coming: readonly ComingGift[], interval: GiftInterval): readonly ComingGift[] {
  return coming.slice(1, leftOutMax[interval] + 1);
}

/**
 * The first period of what is left out. Of what began before, whatever is not paid yet is left out too, since nothing is to be charged
 * until then: also what is not here yet, which began when the last paid one ended.
 */
export function firstLeftOut(
  { paidUntil }: StandingGiftIn<'active'>,
  nextPeriodAt: Date,
  unsettledPeriods: readonly Date[],
): Date {
  return new Date(Math.min(...[nextPeriodAt, paidUntil, ...unsettledPeriods].map((at) => at.getTime())));
}

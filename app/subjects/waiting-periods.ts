/** Gifts of a standing gift that Stripe has drafted, and that wait for the day that its donor chose. */
import { isWaiting } from '#app/domain/renewal/renewal.ts';
import { isLeftOut } from '#app/domain/standing-gift/pause.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';

/** When the period of each begins, the first first. None where the day was never another than Stripe's. */
export async function waitingPeriods(
  { renewals, clock }: Pick<Ports, 'renewals' | 'clock'>,
  gift: StandingGift,
): Promise<readonly Date[]> {
  if (gift.dueAnchorFrom === null) return [];
  const now = clock.now();
  return (await renewals.ofGift(gift.id))
    .map(({ renewal }) => renewal)
    .filter((renewal) => isWaiting(renewal, now) && !isLeftOut(gift, renewal.periodStartsAt))
    .map(({ periodStartsAt }) => periodStartsAt)
    .sort((a, b) => a.getTime() - b.getTime());
}

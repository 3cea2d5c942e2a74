/** The next gifts of a standing gift that runs: read from Stripe, so that a page that promises a day says the true one. */
import { failureCode } from '#app/domain/retry.ts';
import { dueDays } from '#app/domain/standing-gift/due-days.ts';
import { comingGift, type ComingGift } from '#app/domain/standing-gift/gift-day.ts';
import type { StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import { waitingPeriods } from './waiting-periods.ts';

export interface StandingTerms {
  readonly kind: 'terms';
  readonly gift: StandingGiftIn<'active'>;
  /** Those that are drafted, and wait for the day that its donor chose. */
  readonly waiting: readonly ComingGift[];
  /** The next one that Stripe drafts, and those after it of more than a year of months. */
  readonly undrafted: readonly [ComingGift, ...ComingGift[]];
  /** The moment from which Stripe counts its days. */
  readonly anchorAt: Date;
}
export type ReadStandingTerms =
  | StandingTerms
  | { readonly kind: 'not-active' }
  /** Stripe does not answer now, or was asked too often: nothing can be promised then. */
  | { readonly kind: 'unavailable' | 'limited' }
  | { readonly kind: 'unknown' };

const giftsAhead = 13;

/** All that are still to come, the next one first. */
export const comingGifts = ({ waiting, undrafted }: StandingTerms): readonly ComingGift[] => [
  ...waiting,
  ...undrafted,
];

export async function readStandingTerms(
  ports: Pick<Ports, 'standingGifts' | 'renewals' | 'subscriptions' | 'limits' | 'clock' | 'log'>,
  token: string,
): Promise<ReadStandingTerms> {
  const gift = await ports.standingGifts.findByToken(token);
  if (!gift) return { kind: 'unknown' };
  if (gift.state !== 'active') return { kind: 'not-active' };
  if (!(await ports.limits.take('status-check', gift.id)).allowed) return { kind: 'limited' };
  try {
    const subscription = await ports.subscriptions.find(gift.customerId, gift.id);
    if (subscription?.status !== 'live') return { kind: 'not-active' };
    const { anchorAt, periodEndsAt } = subscription;
    const coming = (period: Date) => comingGift(gift, period);
    const later = dueDays(anchorAt, gift.interval, periodEndsAt, giftsAhead - 1);
    const waiting = (await waitingPeriods(ports, gift)).map(coming);
    return {
      kind: 'terms',
      gift,
      waiting,
      undrafted: [coming(periodEndsAt), ...later.map(coming)],
      anchorAt,
    };
  } catch (error) {
    ports.log.error('the next days of a standing gift could not be read', {
      standingGift: gift.id,
      error: failureCode(error),
    });
    return { kind: 'unavailable' };
  }
}

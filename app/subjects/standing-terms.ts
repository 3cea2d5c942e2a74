/** When the next gifts of a standing gift that runs are due: read from Stripe, so that a page that promises a day says the true one. */
import { failureCode } from '#app/domain/retry.ts';
import { dueDays } from '#app/domain/standing-gift/due-days.ts';
import type { StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';

export interface StandingTerms {
  readonly kind: 'terms';
  readonly gift: StandingGiftIn<'active'>;
  /** When the next one is drafted, and charged where it is not left out. */
  readonly nextDueAt: Date;
  /** It first: those of more than a year of months. */
  readonly dueDays: readonly Date[];
}
export type ReadStandingTerms =
  | StandingTerms
  | { readonly kind: 'not-active' }
  /** Stripe does not answer now, or was asked too often: nothing can be promised then. */
  | { readonly kind: 'unavailable' | 'limited' }
  | { readonly kind: 'unknown' };

const daysAhead = 13;

export async function readStandingTerms(
  ports: Pick<Ports, 'standingGifts' | 'subscriptions' | 'limits' | 'log'>,
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
    const later = dueDays(anchorAt, gift.interval, periodEndsAt, daysAhead - 1);
    return { kind: 'terms', gift, nextDueAt: periodEndsAt, dueDays: [periodEndsAt, ...later] };
  } catch (error) {
    ports.log.error('the next days of a standing gift could not be read', {
      standingGift: gift.id,
      error: failureCode(error),
    });
    return { kind: 'unavailable' };
  }
}

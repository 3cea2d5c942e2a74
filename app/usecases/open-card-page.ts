/** A donor wants another card for a standing gift: Stripe's page for it, made for this click. */
import { failureCode } from '#app/domain/retry.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export type OpenCardPageOutcome =
  | { readonly kind: 'opened'; readonly url: string }
  | { readonly kind: 'not-active' | 'limited' | 'unavailable' | 'unknown' };

/** The page is a secret of its bearer and is over within minutes, so it is never kept, and never in a mail. */
export async function openCardPage(
  ports: Pick<Ports, 'standingGifts' | 'cardPages' | 'limits' | 'site' | 'log'>,
  token: string,
): Promise<OpenCardPageOutcome> {
  const gift = await ports.standingGifts.findByToken(token);
  if (!gift) return { kind: 'unknown' };
  if (gift.state !== 'active') return { kind: 'not-active' };
  if (!(await ports.limits.take('card-page', gift.id)).allowed) return { kind: 'limited' };
  try {
    const { customerId, locale } = gift;
    const returnUrl = ports.site.url + paths.standingGift(token);
    return { kind: 'opened', url: await ports.cardPages.open({ customerId, locale, returnUrl }) };
  } catch (error) {
    ports.log.error('a page for another card could not be opened', {
      standingGift: gift.id,
      error: failureCode(error),
    });
    return { kind: 'unavailable' };
  }
}

/** Payment pages and payments at Stripe that name a donation; what names none is another app's on the account. */
import type Stripe from 'stripe';
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import type { SetupAtStripe } from '#app/ports/billing-account.ts';
import type { PaymentAtStripe, SessionAtStripe } from '#app/ports/reconciliation.ts';
import { checkoutFrom, sessionStatusFrom } from './payment-from.ts';
import { fromUnix } from './unix-time.ts';

const named = z.object({ donation: z.uuid({ version: 'v7' }) });

const namedStanding = z.object({ standing_gift: z.uuid({ version: 'v7' }) });

const idIn = (metadata: Stripe.Metadata | null): string | null =>
  named.safeParse(metadata).data?.donation ?? null;

/** One, or none where it names no donation. */
export function sessionNamed(session: Stripe.Checkout.Session): SessionAtStripe[] {
  const donationId = idIn(session.metadata);
  const page = pageFrom(session);
  if (donationId === null || page === null || session.mode !== 'payment') return [];
  const { amount_total: total, currency } = session;
  return [
    {
      ...page,
      donationId,
      total: total === null || currency === null ? null : money(total, currency.toUpperCase()),
      checkout: checkoutFrom(session, []),
    },
  ];
}

/** One, or none where it names no standing gift. */
export function setupNamed(session: Stripe.Checkout.Session): SetupAtStripe[] {
  const standingGiftId = namedStanding.safeParse(session.metadata).data?.standing_gift;
  const page = pageFrom(session);
  if (standingGiftId === undefined || page === null || session.mode !== 'setup') return [];
  const currency = session.currency?.toUpperCase() ?? null;
  return [{ ...page, standingGiftId, currency, status: sessionStatusFrom(session.status) }];
}

/** What a page of either kind is; null where it leads back to no gift. */
function pageFrom(session: Stripe.Checkout.Session) {
  const back = URL.parse(session.success_url ?? '');
  // The last part of the gift's own address.
  const token = back?.pathname.split('/').at(-1) ?? '';
  if (back === null || token === '') return null;
  return {
    ...{ token, origin: back.origin, sessionId: session.id },
    metadata: session.metadata ?? {},
    url: session.url,
    createdAt: fromUnix(session.created),
    expiresAt: fromUnix(session.expires_at),
  };
}

/** One, or none where it names no donation. */
export function paymentNamed(intent: Stripe.PaymentIntent): PaymentAtStripe[] {
  const donationId = idIn(intent.metadata);
  if (donationId === null) return [];
  const { id, amount, currency, status } = intent;
  const isPaid = status === 'succeeded' || status === 'requires_capture';
  return [{ id, donationId, amount: money(amount, currency.toUpperCase()), isPaid }];
}

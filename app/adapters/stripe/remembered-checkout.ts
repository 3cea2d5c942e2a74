/** Payment pages and payments at Stripe that name a donation; what names none is another app's on the account. */
import type Stripe from 'stripe';
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import type { PaymentAtStripe, SessionAtStripe } from '#app/ports/reconciliation.ts';
import { checkoutFrom } from './payment-from.ts';
import { fromUnix } from './unix-time.ts';

const named = z.object({ donation: z.uuid({ version: 'v7' }) });

const idIn = (metadata: Stripe.Metadata | null): string | null =>
  named.safeParse(metadata).data?.donation ?? null;

/** One, or none where it names no donation. */
export function sessionNamed(session: Stripe.Checkout.Session): SessionAtStripe[] {
  const donationId = idIn(session.metadata);
  const back = URL.parse(session.success_url ?? '');
  // The last part of the donation's own address.
  const token = back?.pathname.split('/').at(-1) ?? '';
  if (donationId === null || back === null || token === '' || session.mode !== 'payment') return [];
  const { amount_total: total, currency } = session;
  return [
    {
      ...{ donationId, token, origin: back.origin },
      sessionId: session.id,
      metadata: session.metadata ?? {},
      total: total === null || currency === null ? null : money(total, currency.toUpperCase()),
      url: session.url,
      createdAt: fromUnix(session.created),
      expiresAt: fromUnix(session.expires_at),
      checkout: checkoutFrom(session, []),
    },
  ];
}

/** One, or none where it names no donation. */
export function paymentNamed(intent: Stripe.PaymentIntent): PaymentAtStripe[] {
  const donationId = idIn(intent.metadata);
  if (donationId === null) return [];
  const { id, amount, currency, status } = intent;
  const isPaid = status === 'succeeded' || status === 'requires_capture';
  return [{ id, donationId, amount: money(amount, currency.toUpperCase()), isPaid }];
}

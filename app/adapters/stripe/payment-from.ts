/** A payment page and its payment at Stripe, in our words. */
import type Stripe from 'stripe';
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { cleanLine } from '#app/domain/clean-text.ts';
import { money } from '#app/domain/money.ts';
import type { Charge, Checkout, Payment } from '#app/domain/payment.ts';
import { balanceTransactionFrom, chargeSource } from './balance-from.ts';
import { fromUnix } from './unix-time.ts';

/** What a payer typed at Stripe, as we keep it. */
export const clean = (typed: string | null | undefined) => (typed ? cleanLine(typed) || null : null);

/** `released`: what Stripe booked of the part of a hold that was let go. */
export function checkoutFrom(
  session: Stripe.Checkout.Session,
  released: readonly BalanceTransaction[],
): Checkout {
  const { payment_intent: intent, customer_details: details } = session;
  return {
    status: sessionStatusFrom(session.status),
    payer: { name: clean(details?.name), email: clean(details?.email) },
    payment: intent && typeof intent !== 'string' ? paymentFrom(intent, released) : null,
  };
}

export function sessionStatusFrom(status: Stripe.Checkout.Session['status']): Checkout['status'] {
  if (status === 'complete') return 'complete';
  return status === 'expired' ? 'expired' : 'open';
}

/** The charge by which a bank holds or held the money; null where there is none. */
export function heldCharge(intent: Stripe.PaymentIntent | string | null): Stripe.Charge | null {
  const charge = intent && typeof intent !== 'string' ? intent.latest_charge : null;
  return charge && typeof charge !== 'string' && charge.status === 'succeeded' ? charge : null;
}

export function paymentFrom(intent: Stripe.PaymentIntent, released: readonly BalanceTransaction[]): Payment {
  const held = heldCharge(intent);
  return {
    id: intent.id,
    status: statusFrom(intent.status),
    charged: money(intent.amount, intent.currency.toUpperCase()),
    received: money(intent.amount_received, intent.currency.toUpperCase()),
    charge: held && chargeFrom(held, released),
  };
}

/** `payment_status` of the session says `unpaid` for every held donation; the PaymentIntent's status is what counts. */
function statusFrom(status: Stripe.PaymentIntent.Status): Payment['status'] {
  if (status === 'requires_capture') return 'requires-capture';
  if (status === 'succeeded') return 'succeeded';
  return status === 'canceled' ? 'canceled' : 'unfinished';
}

function chargeFrom(charge: Stripe.Charge, released: readonly BalanceTransaction[]): Charge {
  const { balance_transaction: balance } = charge;
  const card = charge.payment_method_details?.card;
  return {
    id: charge.id,
    createdAt: fromUnix(charge.created),
    captureBefore: card?.capture_before ? fromUnix(card.capture_before) : null,
    billing: billingFrom(charge.billing_details),
    card: cardFrom(card),
    balanceTransactions:
      charge.captured && balance && typeof balance !== 'string'
        ? [balanceTransactionFrom(balance, chargeSource(charge, balance)), ...released]
        : [],
  };
}

/** Of a charge, or of a card that is saved. */
export function billingFrom({
  name,
  email,
  address,
}: Stripe.PaymentMethod.BillingDetails): Charge['billing'] {
  return {
    name: clean(name),
    email: clean(email),
    country: clean(address?.country),
    postalCode: clean(address?.postal_code),
  };
}

export function cardFrom(
  card:
    | Pick<Stripe.Charge.PaymentMethodDetails.Card, 'fingerprint' | 'brand' | 'last4' | 'funding'>
    | Pick<Stripe.PaymentMethod.Card, 'fingerprint' | 'brand' | 'last4' | 'funding'>
    | null
    | undefined,
): Charge['card'] {
  if (!card) return null;
  const { fingerprint = null, brand, last4, funding } = card;
  return { fingerprint, brand, last4, funding };
}

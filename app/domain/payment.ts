/** What Stripe says about a checkout and its payment, in our words, and what that means for a donation. */
import type { BalanceTransaction } from './balance-transaction.ts';
import type { Donation } from './donation/donation.ts';
import type { DonationEvent } from './donation/states.ts';
import type { Money } from './money.ts';

export interface Charge {
  readonly id: string;
  readonly createdAt: Date;
  /** When the bank drops the hold; null where Stripe does not say. */
  readonly captureBefore: Date | null;
  readonly billing: {
    readonly name: string | null;
    readonly email: string | null;
    readonly country: string | null;
    readonly postalCode: string | null;
  };
  /** Null where a wallet hides the card. */
  readonly card: {
    readonly fingerprint: string | null;
    readonly brand: string | null;
    readonly last4: string | null;
    readonly funding: string | null;
  } | null;
  /** What Stripe has booked of its capture: its own transaction and that of a part let go. Empty until then. */
  readonly balanceTransactions: readonly BalanceTransaction[];
}

export interface Payment {
  readonly id: string;
  readonly status: 'unfinished' | 'requires-capture' | 'succeeded' | 'canceled';
  /** What the bank was asked to hold. */
  readonly charged: Money;
  /** What was taken of it; less where somebody captured a part by hand at Stripe. */
  readonly received: Money;
  readonly charge: Charge | null;
}

/** One payment page and what happened on it. */
export interface Checkout {
  readonly status: 'open' | 'complete' | 'expired';
  readonly payer: { readonly name: string | null; readonly email: string | null };
  readonly payment: Payment | null;
}

/** Types of events that tell of what `newsFrom` reads from Stripe's present state, or of nothing that changes a donation. */
const understoodTypes: ReadonlySet<string> = new Set([
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.created',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.payment_failed',
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.pending',
  'charge.succeeded',
  'charge.failed',
  'charge.captured',
  'charge.expired',
  'charge.updated',
  // What it tells a standing gift is this donation.
  'invoice_payment.paid',
]);
/**
 * What a released hold looks like in Stripe's records; of a donation that was taken the same says that money went back. Their sums are
 * never used: `amount_refunded` is all that ever went back, and what was let go besides.
 */
const refundTypes: ReadonlySet<string> = new Set([
  'charge.refunded',
  'charge.refund.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
]);

/** What a bank says of a payment: that its payer disputes it, or may. */
const bankTypes: ReadonlySet<string> = new Set([
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'radar.early_fraud_warning.created',
  'radar.early_fraud_warning.updated',
]);

/** Whether an event of this type may tell of a dispute or a fraud warning that we do not know. */
export const tellsOfBank = (type: string): boolean => bankTypes.has(type);

/** Whether an event of this type may tell of a refund that we do not know. */
export const tellsOfRefund = (type: string): boolean => refundTypes.has(type);

/** Whether looking at Stripe's state did all that an event of this type asks for. */
export function isUnderstood(type: string): boolean {
  return understoodTypes.has(type) || refundTypes.has(type) || bankTypes.has(type);
}

/** What can be learnt from Stripe about a donation. All but `checkout-expired` is about a charge. */
export type PaymentNews = Extract<
  DonationEvent,
  'authorised' | 'checkout-expired' | 'captured' | 'hold-lost' | 'released-refused' | 'released-lapsed'
>;

/**
 * What Stripe's present state says that the donation does not know yet; null where it says nothing new. It looks at
 * states and never at the order of messages, so repeated, late and lost webhooks all lead to the same end.
 */
export function newsFrom(
  donation: Pick<Donation, 'state' | 'releaseOutcome'>,
  checkout: Checkout,
): PaymentNews | null {
  // A charge means that a bank once held the money, whatever became of it since; without one nothing was paid.
  const payment = checkout.payment?.charge ? checkout.payment : null;
  switch (donation.state) {
    case 'open':
      if (payment && payment.status !== 'unfinished') return 'authorised';
      return checkout.status === 'expired' ? 'checkout-expired' : null;
    case 'authorised':
    case 'held':
    case 'decided':
    case 'capturing':
      if (payment?.status === 'succeeded') return 'captured';
      return payment?.status === 'canceled' ? 'hold-lost' : null;
    case 'releasing':
      if (payment?.status === 'succeeded') return 'captured';
      if (payment?.status !== 'canceled') return null;
      return donation.releaseOutcome === 'refused' ? 'released-refused' : 'released-lapsed';
    case 'abandoned':
    case 'received':
    case 'refused':
    case 'lapsed':
      return null;
  }
}

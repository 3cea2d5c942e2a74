/** Refunds as they are stored, and as Stripe has them. */
import type { Money } from '../domain/money.ts';
import type { PaymentRefunds, Refund, RefundAtStripe } from '../domain/refund/refund.ts';
import type { StripeAnswer } from './payments.ts';

export interface RefundStore {
  find(id: string): Promise<Refund | null>;
  /** Ours of these ids of Stripe's, by Stripe's id. */
  byStripeId(stripeIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of one donation, the oldest first. */
  ofDonation(donationId: string): Promise<Refund[]>;
}

export interface RefundInput {
  readonly refundId: string;
  readonly donationId: string;
  readonly paymentIntentId: string;
  readonly amount: Money;
}

/** Refunds at Stripe. All but `create` throw at an outage, a rate limit or a time-out. */
export interface RefundsAtStripe {
  create(input: RefundInput, idempotencyKey: string): Promise<StripeAnswer>;
  read(stripeId: string): Promise<RefundAtStripe>;
  ofPayment(paymentIntentId: string): Promise<PaymentRefunds>;
}

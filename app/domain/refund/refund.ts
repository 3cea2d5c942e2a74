/** A refund: what is kept of it, and what Stripe says of it and of the payment that it is of. */
import type { BalanceTransaction } from '../balance-transaction.ts';
import { money, type Money } from '../money.ts';
import type { PendingReason, RefundFacts } from './facts.ts';
import type { RefundState } from './states.ts';

export const refundOrigins = ['desk', 'stripe'] as const;

/** All that is kept of a refund. What went back stands in the ledger alone; the amount is what was asked for. */
export interface RefundRecord {
  readonly id: string;
  readonly donationId: string;
  readonly state: RefundState;
  readonly version: number;
  /** `stripe`: made in Stripe's Dashboard, and found. */
  readonly origin: (typeof refundOrigins)[number];
  /** Names one press of the desk's button; null where nobody pressed it. */
  readonly attemptKey: string | null;
  readonly amount: Money;
  /** Stripe's id of it; null until Stripe was seen to have it. */
  readonly stripeId: string | null;
  readonly pendingReason: PendingReason | null;
  /** Stripe's word for why it did not arrive, or ours for why it was never made. */
  readonly failureReason: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly createdAt: Date;
  /** When its donor was told that the money goes back; null where nobody was. */
  readonly toldAt: Date | null;
  readonly settledAt: Date | null;
  /** When a person had seen to one that did not arrive. */
  readonly attendedAt: Date | null;
  readonly attendedBy: string | null;
}

/** A refund whose facts fit its state. */
export type Refund = RefundRecord & RefundFacts;

/** Stripe's Refund object, in our words. */
export interface RefundAtStripe {
  readonly id: string;
  /** The refund of ours that it was asked for as; null where it was made at Stripe. */
  readonly refundId: string | null;
  readonly status: 'pending' | 'requires-action' | 'succeeded' | 'failed' | 'canceled';
  readonly pendingReason: PendingReason | null;
  readonly failureReason: string | null;
  readonly amount: Money;
  readonly createdAt: Date;
  /** What it moved so far: out, and back where it failed. */
  readonly transactions: readonly BalanceTransaction[];
}

/** Why a payment cannot be refunded at all now. */
export type RefundBar = 'disputed' | 'not-captured';

/** A payment's refunds as Stripe has them; the rest of a hold that was let go is none. */
export interface PaymentRefunds {
  readonly refunds: readonly RefundAtStripe[];
  /** What of it can still go back. */
  readonly refundable: Money;
  readonly bar: RefundBar | null;
}

/** What Stripe says is left, less what was asked for here and Stripe has not seen yet. */
export function leftOver({ refunds, refundable }: PaymentRefunds, known: readonly Refund[]): Money {
  const unseen = known.filter(
    ({ id, state }) => state === 'asked' && !refunds.some(({ refundId }) => refundId === id),
  );
  const asked = unseen.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return money(Math.max(0, refundable.amountMinor - asked), refundable.currency);
}

/** Those made at Stripe that we do not know: neither by Stripe's id nor as asked for by us. */
export function unknownRefunds(
  atStripe: readonly RefundAtStripe[],
  known: readonly Pick<Refund, 'id' | 'stripeId'>[],
): RefundAtStripe[] {
  return atStripe.filter(
    ({ id, refundId }) => !known.some((refund) => refund.stripeId === id || refund.id === refundId),
  );
}

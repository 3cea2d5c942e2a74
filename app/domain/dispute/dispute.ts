/** A dispute: what is kept of it, and what Stripe says of it. */
import type { BalanceTransaction } from '../balance-transaction.ts';
import type { Money } from '../money.ts';
import type { DisputeFacts } from './facts.ts';
import type { DisputeState, DisputeStatus } from './states.ts';

/** All that is kept of a dispute. What it moved stands in the ledger alone; the amount is what is disputed. */
export interface DisputeRecord {
  readonly id: string;
  readonly donationId: string;
  readonly state: DisputeState;
  readonly version: number;
  readonly stripeId: string;
  readonly amount: Money;
  /** The payer's reason in Stripe's word: `fraudulent`, `general`. */
  readonly reason: string;
  /** Until when the bank takes an answer; null where it waits for none, or names no day. */
  readonly respondBy: Date | null;
  /** Whether Stripe would refund the payment all the same: the bank has not taken its money, or gave it back. */
  readonly isRefundable: boolean;
  /** When the bank opened it. */
  readonly openedAt: Date;
  readonly settledAt: Date | null;
  /** When a person of the staff decided to give in, and who; null where nobody did. */
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
}

/** A dispute whose facts fit its state. */
export type Dispute = DisputeRecord & DisputeFacts;

/** Stripe's Dispute object, in our words. */
export interface DisputeAtStripe {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly status: DisputeStatus;
  readonly amount: Money;
  readonly reason: string;
  readonly respondBy: Date | null;
  readonly isRefundable: boolean;
  readonly openedAt: Date;
  /** All that it moved so far: taken with Stripe's fee, given back in parts or whole, corrected. */
  readonly transactions: readonly BalanceTransaction[];
}

/** The bank has the money, or is about to say who gets it: sending it back as well would pay it twice. */
export function barsRefund({ isRefundable }: Pick<DisputeRecord, 'isRefundable'>): boolean {
  return !isRefundable;
}

/** Those that we do not know. */
export function unknownDisputes(
  atStripe: readonly DisputeAtStripe[],
  known: readonly Pick<Dispute, 'stripeId'>[],
): DisputeAtStripe[] {
  return atStripe.filter(({ id }) => !known.some(({ stripeId }) => stripeId === id));
}

/** A late refusal: what is kept of it, and where its money is. */
import type { Dispute } from '../dispute/dispute.ts';
import { barsRefund } from '../dispute/dispute.ts';
import { disputeMeanings } from '../dispute/states.ts';
import type { DonationSums } from '../ledger/donation-sums.ts';
import type { Refund } from '../refund/refund.ts';
import { unreturnedStates, type RefundState } from '../refund/states.ts';
import type { LateRefusalFacts } from './facts.ts';
import type { LateRefusalState } from './states.ts';

/** All that is kept of a late refusal; a donation has one at most. What went back stands in the ledger alone. */
export interface LateRefusalRecord {
  readonly donationId: string;
  readonly state: LateRefusalState;
  readonly version: number;
  /** Why it did not go back by itself: one of `OpenCause`, or a refund's reason; null where it did, or is on its way. */
  readonly cause: string | null;
  /** A typed reason of a refusal. */
  readonly reason: string;
  readonly note: string | null;
  readonly actorId: string;
  readonly actorName: string;
  readonly decidedAt: Date;
  readonly settledAt: Date | null;
  /** Who returned it in another way; null where nobody did. */
  readonly attendedBy: string | null;
}

/** A late refusal whose facts fit its state. */
export type LateRefusal = LateRefusalRecord & LateRefusalFacts;

/**
 * Why it waits for a person where no refund failed. `disputed`: the payer's bank disputes the payment, so it must not be sent back as well.
 * `left-after-dispute`: the bank took a part, and Stripe refunds no payment that was charged back. `left-over`: something is left, and
 * nothing is on its way: a bank gave it back, or a refund was smaller than what came in.
 */
export const openCauses = ['disputed', 'left-after-dispute', 'left-over'] as const;
export type OpenCause = (typeof openCauses)[number];

/** What a late refusal rests on. */
export interface Whereabouts {
  /** Of its donation, the oldest first. */
  readonly refunds: readonly Pick<Refund, 'state' | 'amount' | 'failureReason'>[];
  readonly disputes: readonly Pick<Dispute, 'state' | 'isRefundable'>[];
  readonly sums: Pick<DonationSums, 'received' | 'disputed'>;
}

export type Standing =
  { readonly state: 'returning' | 'returned' } | { readonly state: 'open'; readonly cause: string };

/** Stripe was asked, and has not said what became of it. */
const underWay: ReadonlySet<RefundState> = new Set(['asked', 'pending', 'requires-action']);

/**
 * Where the money is, from what Stripe says alone. A refund counts once it succeeded, a dispute by what the ledger says that the bank
 * has; so it is returned when nothing is left, whoever took it, and never before.
 */
export function whereItIs({ refunds, disputes, sums }: Whereabouts): Standing {
  const standing = disputes.filter(barsRefund);
  if (standing.some(({ state }) => !disputeMeanings[state].isOver))
    return { state: 'open', cause: 'disputed' };
  if (sums.received === null || refunds.some(({ state }) => underWay.has(state)))
    return { state: 'returning' };
  const back = refunds
    .filter(({ state }) => state === 'succeeded')
    .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  if (sums.received.amountMinor - sums.disputed.amountMinor - back <= 0) return { state: 'returned' };
  if (standing.length > 0) return { state: 'open', cause: 'left-after-dispute' };
  const last = refunds.at(-1);
  const failure = last && unreturnedStates.has(last.state) ? last.failureReason : null;
  return { state: 'open', cause: failure ?? 'left-over' };
}

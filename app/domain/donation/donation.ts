/** A donation: what is kept of it, and what is known in each of its states. */
import type { Money } from '../money.ts';
import type { DonationFacts, holdReasons } from './facts.ts';
import type { DonationState } from './states.ts';

export const donationOrigins = ['checkout', 'renewal'] as const;

export type HoldReason = (typeof holdReasons)[number];

/** All that is kept of a donation; what can be known depends on its state, and `Donation` says so. */
export interface DonationRecord {
  readonly id: string;
  readonly token: string;
  readonly state: DonationState;
  readonly version: number;
  /** `checkout`: from a payment page; `renewal`: from a standing gift. */
  readonly origin: (typeof donationOrigins)[number];
  /** Of a renewal. */
  readonly standingGiftId: string | null;
  readonly articleSlug: string | null;
  /** The origin of the other site's page on which it began, or `direct`; never a path, so it says nothing of a person. */
  readonly site: string;
  /** What the reader agreed to give; the fee cover comes on top of it. What moved stands in the ledger alone. */
  readonly amount: Money;
  readonly feeCover: Money;
  readonly locale: string;
  readonly pledgeVersion: string;
  readonly attestationVersion: string;
  readonly createdAt: Date;
  readonly sessionId: string | null;
  readonly sessionUrl: string | null;
  readonly sessionExpiresAt: Date | null;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly authorisedAt: Date | null;
  readonly captureBefore: Date | null;
  readonly heldUntil: Date | null;
  /** Every reason for which it waits or waited for staff, the deciding one first. */
  readonly holdReasons: readonly HoldReason[];
  readonly decision: 'clear' | 'refuse' | null;
  readonly decisionInForceAt: Date | null;
  readonly releaseOutcome: 'refused' | 'lapsed' | null;
  readonly refusedBy: 'screening' | 'staff' | null;
  /** When the screening or staff decided that it is not taken. */
  readonly refusalDecidedAt: Date | null;
  readonly settledAt: Date | null;
  /** When all that Stripe booked of its capture stood in the ledger. */
  readonly bookedAt: Date | null;
  readonly donorId: string | null;
}

/** A donation whose facts fit its state: a held one has a deadline and a reason, a decided one its decision. */
export type Donation = DonationRecord & DonationFacts;
/** A donation in one of these states. */
export type DonationIn<S extends DonationState> = Extract<Donation, { readonly state: S }>;

/** Donation and fee cover together: what the donor agreed to, and the card is to be charged. */
export function agreedMinor(donation: Pick<Donation, 'amount' | 'feeCover'>): number {
  return donation.amount.amountMinor + donation.feeCover.amountMinor;
}

/** A renewal: one invoice of a standing gift after its first, and what is known of it in each of its states. */
import type { HoldReason } from '../donation/donation.ts';
import { agreedMinor } from '../donation/donation.ts';
import type { Money } from '../money.ts';
import { dueAtOf, type GiftDay } from '../standing-gift/gift-day.ts';
import type { StandingGift } from '../standing-gift/standing-gift.ts';
import { possibleRenewal, type RenewalFacts, type renewalOutcomes } from './facts.ts';
import type { InvoiceBegun, InvoiceSeen } from './seen.ts';
import type { RenewalState } from './states.ts';

export type RenewalOutcome = (typeof renewalOutcomes)[number];

/** All that is kept of it; what can be known depends on its state, and `Renewal` says so. */
export interface RenewalRecord {
  readonly id: string;
  readonly standingGiftId: string;
  /** Stripe's invoice that it is. */
  readonly invoiceId: string;
  readonly state: RenewalState;
  readonly version: number;
  readonly periodStartsAt: Date;
  readonly periodEndsAt: Date;
  /** The day that its donor had chosen as it was drafted: nobody is screened or charged for it before. */
  readonly dueAt: Date;
  /** The next one is due then: what nobody decided by then is not charged any more. */
  readonly lapsesAt: Date;
  /** As the standing gift stood when it was drafted; the fee cover comes on top. */
  readonly amount: Money;
  readonly feeCover: Money;
  readonly holdReasons: readonly HoldReason[];
  /** When its payer was found clear last. */
  readonly clearedAt: Date | null;
  readonly decision: 'clear' | 'refuse' | null;
  readonly decisionInForceAt: Date | null;
  readonly refusalDecidedAt: Date | null;
  readonly refusedBy: 'screening' | 'staff' | null;
  readonly outcome: RenewalOutcome | null;
  /** When the first attempt failed. */
  readonly failedAt: Date | null;
  /** Since when no attempt is left but the donor's. */
  readonly lastFailedAt: Date | null;
  /** Names the donor's own attempt, while it is under way. */
  readonly retryCause: string | null;
  /** Stripe's page on which the donor's bank asks who pays; null where it does not ask. */
  readonly invoiceUrl: string | null;
  readonly donationId: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export type Renewal = RenewalRecord & RenewalFacts;
/** A renewal in one of these states. */
export type RenewalIn<S extends RenewalState> = Extract<Renewal, { readonly state: S }>;

/** An invoice that nobody here knows, of which `gift` says what was agreed for its period, as it begins: a draft, whatever somebody has made of it at Stripe since. */
export function newRenewal(
  gift: Pick<StandingGift, 'id' | 'amount' | 'feeCover'> & GiftDay,
  { id: invoiceId, periodStartsAt, periodEndsAt }: InvoiceBegun,
  id: string,
  createdAt: Date,
): Renewal {
  const { amount, feeCover } = gift;
  return possibleRenewal({
    ...{ id, standingGiftId: gift.id, invoiceId, state: 'draft' as const, version: 0 },
    ...{ periodStartsAt, periodEndsAt },
    ...{
      dueAt: dueAtOf(gift, periodStartsAt),
      lapsesAt: dueAtOf(gift, periodEndsAt),
      amount,
      feeCover,
      createdAt,
    },
    ...{ holdReasons: [], clearedAt: null, decision: null, decisionInForceAt: null, refusalDecidedAt: null },
    ...{ refusedBy: null, outcome: null, failedAt: null, lastFailedAt: null, retryCause: null },
    ...{ invoiceUrl: null, donationId: null, settledAt: null },
  });
}

/** Whether it is drafted, and its day is still to come. */
export function isWaiting({ state, dueAt }: Pick<Renewal, 'state' | 'dueAt'>, now: Date): boolean {
  return state === 'draft' && now < dueAt;
}

/** Whether the invoice asks for what the donor agreed to, and no credit of theirs pays for any of it. */
export function isAsAgreed(
  renewal: RenewalRecord,
  { total, due, startingBalanceMinor }: InvoiceSeen,
): boolean {
  const agreed = agreedMinor(renewal);
  return (
    [total, due].every((sum) => sum.amountMinor === agreed && sum.currency === renewal.amount.currency) &&
    startingBalanceMinor === 0
  );
}

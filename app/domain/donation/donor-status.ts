/** A donation as its donor may see it: what became of it, and what happened on the way, without the desk's inner life. */
import type { Donation } from './donation.ts';
import type { DonationEvent } from './states.ts';
import type { HistoryEntry } from '../step.ts';
import type { DonationSums } from '../ledger/donation-sums.ts';
import { addMoney, money, type Money } from '../money.ts';
import type { Dispute } from '../dispute/dispute.ts';
import type { DisputeState } from '../dispute/states.ts';
import type { LateRefusal } from '../late-refusal/late-refusal.ts';
import type { Refund } from '../refund/refund.ts';
import type { RefundState } from '../refund/states.ts';

/**
 * `unopened`: the payment page could not be made. `open`: no payment is known yet. `held` covers decisions that are not
 * in force: until then they can be taken back, so nobody is told of them. `returning` and `returned`: refused after it was received.
 */
export type DonorStatus =
  | 'unopened'
  | 'open'
  | 'abandoned'
  | 'checking'
  | 'taking'
  | 'releasing'
  | 'held'
  | 'received'
  | 'returning'
  | 'returned'
  | 'refused'
  | 'lapsed';

/**
 * What to tell the donor at `now`. An open checkout whose payment page has closed counts as abandoned; one refused late is being returned
 * until it is, whatever stands in the way.
 */
export function donorStatus(
  donation: Pick<Donation, 'state' | 'sessionUrl' | 'sessionExpiresAt'>,
  now: Date,
  lateRefusal: Pick<LateRefusal, 'state'> | null = null,
): DonorStatus {
  if (lateRefusal) return lateRefusal.state === 'returned' ? 'returned' : 'returning';
  switch (donation.state) {
    case 'open':
      if (donation.sessionUrl === null) return 'unopened';
      return donation.sessionExpiresAt && now >= donation.sessionExpiresAt ? 'abandoned' : 'open';
    case 'authorised':
      return 'checking';
    case 'capturing':
      return 'taking';
    case 'decided':
      return 'held';
    case 'held':
    case 'releasing':
    case 'abandoned':
    case 'received':
    case 'refused':
    case 'lapsed':
      return donation.state;
  }
}

/** Whether the page leads to an appeal: whoever has its address finds the gift's by it. */
export const offersAppeal = (status: DonorStatus): boolean =>
  status === 'refused' || status === 'returning' || status === 'returned';

/** The next state comes by itself within moments: worth looking again at once. */
export const passingStatuses: ReadonlySet<DonorStatus> = new Set(['open', 'checking', 'taking', 'releasing']);

/** Where the donor's money is, as the ledger has it. */
export interface WhereMoneyIs {
  /** What the bank holds for us. */
  readonly held: Money;
  /** What we have taken; null where it was taken a moment ago and Stripe has not booked it. */
  readonly taken: Money | null;
  /** What of it went back to the donor; null where nothing did. */
  readonly returned: Money | null;
}

/** What was taken, though Stripe may not have booked it yet. */
const takenStatuses: ReadonlySet<DonorStatus> = new Set(['received', 'returning', 'returned']);

export function whereMoneyIs(
  { held, received, refunded, disputed }: DonationSums,
  status: DonorStatus,
): WhereMoneyIs {
  const returned = addMoney(refunded, disputed);
  return {
    held,
    taken: received ?? (takenStatuses.has(status) ? null : money(0, held.currency)),
    returned: returned.amountMinor > 0 ? returned : null,
  };
}

/** Where money that we send back is. `not-returned` is one that the donor was told of. */
export type DonorRefundStatus = 'on-its-way' | 'returned' | 'not-returned';

export interface DonorRefund {
  readonly at: Date;
  readonly amount: Money;
  readonly status: DonorRefundStatus;
}

/** The refunds that a donor is told of: one that Stripe never made, or that failed before anybody was told, was never theirs. */
export function donorRefunds(
  refunds: readonly Pick<Refund, 'state' | 'amount' | 'createdAt' | 'toldAt'>[],
): DonorRefund[] {
  return refunds.flatMap(({ state, amount, createdAt: at, toldAt }) => {
    const status = refundStatus(state, toldAt !== null);
    return status === null ? [] : [{ at, amount, status }];
  });
}

function refundStatus(state: RefundState, isTold: boolean): DonorRefundStatus | null {
  switch (state) {
    case 'asked':
    case 'pending':
    case 'requires-action':
      return 'on-its-way';
    case 'succeeded':
      return 'returned';
    case 'failed':
    case 'canceled':
      return isTold ? 'not-returned' : null;
    case 'refused':
      return null;
  }
}

/**
 * What the donor's bank does with the payment: `asked` has taken nothing, `disputed` decides whose the money is, `yours` gave it to the donor,
 * `ours` to us.
 */
export type DonorDisputeStatus = 'asked' | 'disputed' | 'yours' | 'ours';

export interface DonorDispute {
  readonly at: Date;
  readonly amount: Money;
  readonly status: DonorDisputeStatus;
}

/** The disputes that a donor is told of: a closed inquiry and one that was prevented changed nothing that a refund does not say. */
export function donorDisputes(
  disputes: readonly Pick<Dispute, 'state' | 'amount' | 'openedAt'>[],
): DonorDispute[] {
  return disputes.flatMap(({ state, amount, openedAt: at }) => {
    const status = disputeStatus(state);
    return status === null ? [] : [{ at, amount, status }];
  });
}

function disputeStatus(state: DisputeState): DonorDisputeStatus | null {
  switch (state) {
    case 'warning-needs-response':
    case 'warning-under-review':
      return 'asked';
    case 'needs-response':
    case 'under-review':
    case 'appeal-needs-response':
    case 'appeal-under-review':
      return 'disputed';
    case 'lost':
      return 'yours';
    case 'won':
      return 'ours';
    case 'unread':
    case 'unknown':
    case 'warning-closed':
    case 'prevented':
      return null;
  }
}

/** What a donor's timeline can say; the deciding and undoing at the desk is not in it. */
export type DonorNews = 'started' | 'renewed' | Exclude<DonationEvent, 'decided' | 'undone'>;

export interface DonorEntry {
  readonly at: Date;
  readonly news: DonorNews;
}

/** What happened, in order, from the form or the payment on. A second "still unclear" says nothing new and is left out. */
export function donorHistory(
  { createdAt, origin }: Pick<Donation, 'createdAt' | 'origin'>,
  history: readonly HistoryEntry[],
): DonorEntry[] {
  const entries: DonorEntry[] = [{ at: createdAt, news: origin === 'renewal' ? 'renewed' : 'started' }];
  for (const { at, event, fromState, toState } of history) {
    if (event !== 'decided' && event !== 'undone' && fromState !== toState) entries.push({ at, news: event });
  }
  return entries;
}

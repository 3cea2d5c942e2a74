/** Builders for the tests of payouts: one in each state, what Stripe says of it, and one of its movements. */
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { money } from '#app/domain/money.ts';
import {
  possiblePayout,
  type Payout,
  type PayoutAtStripe,
  type PayoutRecord,
} from '#app/domain/payout/payout.ts';
import type { PayoutState } from '#app/domain/payout/states.ts';

export const noon = new Date('2026-11-03T12:00:00Z');
export const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);
/** Stripe names the day of arrival by its midnight. */
export const midnight = new Date('2026-11-03T00:00:00Z');

const announced: PayoutRecord = {
  ...{ id: 'po_1', state: 'announced', version: 4, kind: 'automatic', amount: money(900, 'USD') },
  ...{ createdAt: hours(-24), arrivesAt: midnight, transactionId: null, takesBack: null },
  ...{ failureReason: null, settledAt: null, matching: 'waiting', differenceMinor: null },
};

/** Nine dollars, paid out a day ago, that are to arrive today. */
export function aPayout(state: PayoutState, changes: Partial<PayoutRecord> = {}): Payout {
  const isOver = state === 'paid' || state === 'failed' || state === 'canceled';
  const failureReason = state === 'failed' || state === 'canceled' ? state : null;
  const settledAt = isOver ? noon : null;
  return possiblePayout({ ...announced, state, settledAt, failureReason, ...changes });
}

export const moved = (id: string, minor: number, feeMinor = 0): BalanceTransaction => ({
  id,
  category: minor < 0 ? 'payout' : 'payout_reversal',
  amount: money(minor, 'USD'),
  fee: money(feeMinor, 'USD'),
  net: money(minor - feeMinor, 'USD'),
  createdAt: hours(-24),
  source: {
    ...{ kind: 'payout', id: 'po_1', paymentIntentId: null, namedDonationId: null, customerId: null },
    presented: money(minor, 'USD'),
  },
});

export const atStripe = (
  status: PayoutAtStripe['status'],
  changes: Partial<PayoutAtStripe> = {},
): PayoutAtStripe => ({
  ...{ id: 'po_1', kind: 'automatic', status, amount: money(900, 'USD'), createdAt: hours(-24) },
  ...{ arrivesAt: midnight, takesBack: null, failureReason: null, isItemised: true },
  transactions: [moved('txn_out', -900)],
  ...changes,
});

/** Builders for the tests of refunds: one in each state, and what Stripe says of it. */
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { money } from '#app/domain/money.ts';
import type { RefundFacts } from '#app/domain/refund/facts.ts';
import type { RefundKnown, RefundTools } from '#app/domain/refund/plan.ts';
import type { Refund, RefundAtStripe } from '#app/domain/refund/refund.ts';
import type { RefundState } from '#app/domain/refund/states.ts';
import { plainIssuer } from '#tests/support/receipts.ts';

export const now = new Date('2026-11-29T10:00:00Z');

const none = { pendingReason: null, failureReason: null, settledAt: null, attendedAt: null } as const;
const stripeId = 're_1';
const settledAt = now;

/** What is known of one in each state. */
export const factsIn: Readonly<Record<RefundState, RefundFacts>> = {
  asked: { ...none, state: 'asked', stripeId: null },
  pending: { ...none, state: 'pending', stripeId, pendingReason: 'processing' },
  'requires-action': { ...none, state: 'requires-action', stripeId },
  succeeded: { ...none, state: 'succeeded', stripeId, settledAt },
  failed: { ...none, state: 'failed', stripeId, failureReason: 'declined', settledAt },
  canceled: { ...none, state: 'canceled', stripeId, failureReason: 'canceled', settledAt },
  refused: { ...none, state: 'refused', stripeId: null, failureReason: 'disputed', settledAt },
};

/** One that an admin asked for at the desk, of $3. */
export const aRefund = (state: RefundState, changes: Partial<Refund> = {}): Refund =>
  ({
    id: 'r1',
    donationId: 'd1',
    version: 0,
    origin: 'desk',
    attemptKey: 'press',
    amount: money(300, 'USD'),
    reason: 'donor-asked',
    note: null,
    actorId: 'a1',
    actorName: 'Ada Admin',
    createdAt: now,
    toldAt: null,
    attendedBy: null,
    ...factsIn[state],
    ...changes,
  }) as Refund;

/** Stripe's movement of it: the money leaves the balance. */
export const movedOut: BalanceTransaction = {
  id: 'txn_out',
  category: 'refund',
  amount: money(-300, 'USD'),
  fee: money(0, 'USD'),
  net: money(-300, 'USD'),
  createdAt: now,
  source: {
    ...{ kind: 'refund', id: 're_1', paymentIntentId: 'pi_1', namedDonationId: null, customerId: null },
    presented: money(-300, 'USD'),
  },
};

export const atStripe = (
  status: RefundAtStripe['status'],
  changes: Partial<RefundAtStripe> = {},
): RefundAtStripe => ({
  id: 're_1',
  refundId: 'r1',
  status,
  pendingReason: status === 'pending' ? 'processing' : null,
  failureReason: null,
  amount: money(300, 'USD'),
  createdAt: now,
  transactions: [movedOut],
  ...changes,
});

const donor = { email: 'robin@example.org', locale: 'en' };

/** What a plan rests on where Stripe was asked at `at`. */
export const knowing = (refund: Refund, seen: RefundKnown['seen'], at = now): RefundKnown => ({
  ...{ refund, seen, donor, donationToken: 't1', now: at },
});

export const tools: RefundTools = {
  ids: { row: () => 'row' },
  site: {
    ...{ name: 'Factually', legalName: 'Factually e.V.', address: 'Berlin', contact: 'a@example.org' },
    ...{ url: 'https://factually.example', locale: 'en', timeZone: 'Europe/Berlin' },
  },
  issuer: plainIssuer,
  links: { donation: (token) => `https://factually.example/donations/${token}` },
};

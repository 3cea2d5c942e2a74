/** Builders for the tests of disputes: one that nobody has read yet, what Stripe says of it, and the step that follows. */
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import type { Dispute, DisputeAtStripe, DisputeRecord } from '#app/domain/dispute/dispute.ts';
import { possibleDispute } from '#app/domain/dispute/facts.ts';
import { planDispute, type DisputeKnown, type DisputeTools } from '#app/domain/dispute/plan.ts';
import { disputeStates, type DisputeStatus } from '#app/domain/dispute/states.ts';
import { money } from '#app/domain/money.ts';
import type { DisputeStep } from '#app/domain/step.ts';
import { plainIssuer } from '#tests/support/receipts.ts';

export const now = new Date('2026-11-29T10:00:00Z');
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
export const day = 24 * 60;

export const unread: Dispute = {
  id: 'di1',
  donationId: 'd1',
  state: 'unread',
  version: 0,
  stripeId: 'du_1',
  amount: money(500, 'USD'),
  reason: 'fraudulent',
  respondBy: null,
  isRefundable: false,
  openedAt: now,
  settledAt: null,
  acceptedAt: null,
  acceptedBy: null,
};

export const moved = (id: string, minor: number): BalanceTransaction => ({
  id,
  category: minor < 0 ? 'dispute' : 'dispute_reversal',
  amount: money(minor, 'USD'),
  fee: money(0, 'USD'),
  net: money(minor, 'USD'),
  createdAt: now,
  source: {
    ...{ kind: 'dispute', id: 'du_1', paymentIntentId: 'pi_1', namedDonationId: null, customerId: null },
    presented: money(minor, 'USD'),
  },
});

export const atStripe = (status: DisputeStatus, changes: Partial<DisputeAtStripe> = {}): DisputeAtStripe => ({
  ...{ id: 'du_1', paymentIntentId: 'pi_1', status, amount: money(500, 'USD'), reason: 'fraudulent' },
  // Stripe may name a day in any state.
  respondBy: later(9 * day),
  isRefundable: status.startsWith('warning') || status === 'won',
  openedAt: now,
  transactions: [],
  ...changes,
});

let rows = 0;
export const tools: DisputeTools = {
  ids: { row: () => `row ${String((rows += 1))}` },
  site: {
    ...{ name: 'Factually', legalName: 'Factually e.V.', address: 'Berlin', contact: 'a@example.org' },
    ...{ url: 'https://factually.example', locale: 'en', timeZone: 'Europe/Berlin' },
  },
  issuer: plainIssuer,
  links: {
    desk: 'https://factually.example/desk/donations/d1',
    stripe: 'https://stripe.example/pi_1',
    donation: (token) => `https://factually.example/donations/${token}`,
  },
};
export const staff = [
  { id: 's1', email: 'ada@example.org' },
  { id: 's2', email: 'amy@example.org' },
];

export const knowing = (dispute: Dispute, seen: DisputeAtStripe, at = now): DisputeKnown => ({
  ...{ dispute, seen, staff, now: at },
  unbooked: seen.transactions,
  donation: { id: 'd1', token: 't1', standingGiftId: null },
  donorEmail: 'robin@example.org',
});

/** What the step of this plan leaves behind; null where it writes nothing. */
export function stepped(dispute: Dispute, known: DisputeKnown): { after: Dispute; step: DisputeStep } | null {
  const plan = planDispute(known, tools);
  if (plan.kind !== 'commit') return null;
  const step = plan.step as DisputeStep;
  return {
    step,
    after: possibleDispute<DisputeRecord>({ ...dispute, ...step.fields, version: dispute.version + 1 }),
  };
}

export function present<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('there is none');
  return value;
}

export const statuses = disputeStates.filter((state): state is DisputeStatus => state !== 'unread');

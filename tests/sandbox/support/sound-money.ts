/** What must hold of the money of a local Stripe at any moment, read through its API alone. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import type { LocalStripe } from '#tests/sandbox/support/local-stripe.ts';
import { idOf } from '#tests/sandbox/support/money.ts';

interface Books {
  readonly charges: Stripe.Charge[];
  readonly refunds: Stripe.Refund[];
  readonly disputes: Stripe.Dispute[];
  readonly payouts: Stripe.Payout[];
  readonly transactions: Stripe.BalanceTransaction[];
}

async function everything<T extends { id: string }>(list: Stripe.ApiListPromise<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}

async function readBooks({ stripe }: LocalStripe): Promise<Books> {
  return {
    charges: await everything(stripe.charges.list({ limit: 100 })),
    refunds: await everything(stripe.refunds.list({ limit: 100 })),
    disputes: await everything(stripe.disputes.list({ limit: 100 })),
    payouts: await everything(stripe.payouts.list({ limit: 100 })),
    transactions: await everything(stripe.balanceTransactions.list({ limit: 100 })),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const amounts = (moved: readonly Stripe.BalanceTransaction[]) => sum(moved.map(({ amount }) => amount));

/** Fails where a cent is unaccounted for. Answers what was read. */
export async function expectSoundMoney(local: LocalStripe): Promise<Books> {
  const books = await readBooks(local);
  await expectBalance(local, books);
  for (const charge of books.charges) expectCharge(charge, books);
  for (const dispute of books.disputes) expectDispute(dispute, books);
  for (const payout of books.payouts) await expectPayout(local, payout, books);
  return books;
}

/** The balance is the net of all that ever moved, per currency. */
async function expectBalance({ stripe }: LocalStripe, { transactions }: Books): Promise<void> {
  const { available, pending } = await stripe.balance.retrieve();
  const said = new Map<string, number>();
  for (const { currency, amount } of [...available, ...pending])
    said.set(currency, (said.get(currency) ?? 0) + amount);
  const moved = new Map<string, number>([...said.keys()].map((currency) => [currency, 0]));
  for (const { currency, net, amount, fee } of transactions) {
    expect(net).toBe(amount - fee);
    moved.set(currency, (moved.get(currency) ?? 0) + net);
  }
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(moved));
}

/** What was captured, what went back, and what each transaction says of both. */
function expectCharge(charge: Stripe.Charge, { refunds, transactions }: Books): void {
  const own = refunds.filter((refund) => idOf(refund.charge) === charge.id);
  const rest = charge.captured ? charge.amount - charge.amount_captured : 0;
  const asked = own.filter((refund) => categoryOf(refund, transactions) !== 'partial_capture_reversal');
  const standing = asked.filter(({ status }) => status !== 'failed' && status !== 'canceled');
  if (charge.captured) expect(charge.amount_refunded).toBe(rest + sum(standing.map(({ amount }) => amount)));
  expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount);
  expect(charge.refunded).toBe(charge.amount_refunded === charge.amount && charge.amount_refunded > 0);
  const sources = new Set([charge.id, ...own.map(({ id }) => id)]);
  const moved = transactions.filter(({ source }) => sources.has(idOf(source)));
  if (!charge.captured) expect(moved).toEqual([]);
  if (moved.some(({ exchange_rate }) => exchange_rate !== null)) return;
  const of = (...categories: string[]) =>
    amounts(moved.filter(({ reporting_category }) => categories.includes(reporting_category)));
  const isBooked = charge.balance_transaction !== null;
  expect(of('charge', 'partial_capture_reversal')).toBe(isBooked ? charge.amount_captured : 0);
  const booked = standing.filter((refund) => refund.balance_transaction !== null);
  expect(of('refund', 'refund_failure')).toBe(0 - sum(booked.map(({ amount }) => amount)));
}

function categoryOf(
  refund: Stripe.Refund,
  transactions: readonly Stripe.BalanceTransaction[],
): string | null {
  const id = idOf(refund.balance_transaction);
  return transactions.find((transaction) => transaction.id === id)?.reporting_category ?? null;
}

/** A dispute lists what it moved, and the account has what its status says. */
function expectDispute(dispute: Stripe.Dispute, { transactions }: Books): void {
  const moved = transactions.filter(({ source }) => idOf(source) === dispute.id);
  expect(moved.map(({ id }) => id).toSorted()).toEqual(
    dispute.balance_transactions.map(({ id }) => id).toSorted(),
  );
  const isOurs = dispute.status === 'won' || dispute.status.startsWith('warning_');
  if (isOurs) expect(sum(moved.map(({ net }) => net))).toBe(0);
  if (moved.some(({ exchange_rate }) => exchange_rate !== null)) return;
  expect(-amounts(moved)).toBeLessThanOrEqual(dispute.amount);
  expect(-amounts(moved)).toBeGreaterThanOrEqual(0);
}

/** An automatic payout is the sum of its list; one that came back left nothing behind. */
async function expectPayout({ stripe }: LocalStripe, payout: Stripe.Payout, books: Books): Promise<void> {
  const own = books.transactions.filter(({ source }) => idOf(source) === payout.id);
  const cameBack = payout.status === 'failed' || payout.status === 'canceled';
  expect(amounts(own)).toBe(cameBack ? 0 : 0 - payout.amount);
  if (payout.reconciliation_status !== 'completed') return;
  const items = await everything(stripe.balanceTransactions.list({ payout: payout.id, limit: 100 }));
  expect(sum(items.filter(({ source }) => idOf(source) !== payout.id).map(({ net }) => net))).toBe(
    payout.amount,
  );
}

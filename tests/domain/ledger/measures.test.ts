/** What each of Stripe's movements books, and what that adds to a day and to a donation. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { bookBalanceTransaction } from '#app/domain/ledger/booking.ts';
import { donationSums, type AccountSum } from '#app/domain/ledger/donation-sums.ts';
import { balances, holdPlaced, LEDGER_ACCOUNTS } from '#app/domain/ledger/ledger.ts';
import { givenIn, measuredIn } from '#app/domain/ledger/measures.ts';
import { money } from '#app/domain/money.ts';

const sum = fc.integer({ min: -99_999_999, max: 99_999_999 });
const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'BHD');
const category = fc.oneof(
  fc.constantFrom(
    'charge',
    'partial_capture_reversal',
    'refund',
    'refund_failure',
    'dispute',
    'fee',
    'payout',
  ),
  fc.constantFrom('topup', 'risk_reserved_funds', 'novelty', 'toString', '__proto__'),
);

function transaction(changes: Partial<BalanceTransaction> = {}): BalanceTransaction {
  return {
    id: 'txn_1',
    category: 'charge',
    amount: money(500, 'USD'),
    fee: money(45, 'USD'),
    net: money(455, 'USD'),
    createdAt: new Date('2026-11-09T12:00:00Z'),
    source: {
      kind: 'charge',
      id: 'ch_1',
      paymentIntentId: 'pi_1',
      namedDonationId: null,
      customerId: null,
      presented: money(500, 'USD'),
    },
    ...changes,
  };
}

const accounts = (posting: ReturnType<typeof bookBalanceTransaction>) =>
  Object.fromEntries(posting.entries.map(({ account, amountMinor }) => [account, amountMinor]));

test('whatever Stripe moves balances, changes what it holds for us by its net, and is measured whole', () => {
  const cases = fc.record({
    category,
    amount: sum,
    fee: sum,
    settled: currency,
    presented: fc.option(fc.tuple(sum, currency)),
    donationId: fc.constantFrom('don_1', null),
  });
  fc.assert(
    fc.property(cases, ({ category, amount, fee, settled, presented, donationId }) => {
      const posting = bookBalanceTransaction(
        transaction({
          category,
          amount: money(amount, settled),
          fee: money(fee, settled),
          net: money(amount - fee, settled),
          source: { ...transaction().source, presented: presented && money(...presented) },
        }),
        donationId,
      );
      expect(posting.entries.length).toBeGreaterThan(0);
      expect(balances(posting)).toBe(true);
      for (const { account } of posting.entries) expect(LEDGER_ACCOUNTS).toContain(account);
      const receivable = posting.entries.filter(({ account }) => account === 'stripe-receivable');
      expect(receivable.every((entry) => entry.currency === settled)).toBe(true);
      expect(receivable.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBe(amount - fee);
      const measured = measuredIn(posting).reduce((total, { value }) => total + value, 0);
      expect(measured).toBe(0);
    }),
  );
});

test.each([
  ['refund_failure', 'refunds'],
  ['partial_capture_reversal', 'donation-income'],
  ['dispute_reversal', 'disputes'],
  ['tax', 'stripe-fees'],
  ['payout_reversal', 'payouts-in-transit'],
  ['payout_minimum_balance_hold', 'stripe-reserves'],
  ['topup', 'bank'],
  ['other_adjustment', 'unclassified'],
])('%s of a donation goes against %s', (category, account) => {
  const booked = accounts(bookBalanceTransaction(transaction({ category, fee: money(0, 'USD') }), 'don_1'));
  expect(booked).toEqual({ 'stripe-receivable': 500, [account]: -500 });
});

test('a payment that is none of ours is no income, and neither is its fee a cost of ours', () => {
  const booked = bookBalanceTransaction(transaction(), null);
  expect(new Set(booked.entries.map(({ account }) => account))).toEqual(
    new Set(['stripe-receivable', 'unclassified']),
  );
  expect(givenIn(booked)).toBeNull();
});

test('only the charge’s own movement brings a donation in, once, in the currency of the gift', () => {
  const exchanged = transaction({
    amount: money(390, 'USD'),
    source: { ...transaction().source, presented: money(600, 'JPY') },
  });
  expect(givenIn(bookBalanceTransaction(exchanged, 'don_1'))).toBe('JPY');
  const rest = transaction({ category: 'partial_capture_reversal', amount: money(-200, 'USD') });
  expect(givenIn(bookBalanceTransaction(rest, 'don_1'))).toBeNull();
  const odd = { ...rest, amount: money(200, 'USD') };
  expect(givenIn(bookBalanceTransaction(odd, 'don_1'))).toBeNull();
});

test('holds are no money and are measured in no day', () => {
  const hold = { chargeId: 'ch_1', donationId: 'don_1', charged: money(500, 'USD'), occurredAt: new Date() };
  expect(measuredIn(holdPlaced(hold))).toEqual([]);
  expect(LEDGER_ACCOUNTS).toContain('card-holds');
});

test('a donation’s sums are those of its own currency, its fees and net those of settlement', () => {
  const of = (account: AccountSum['account'], amountMinor: number, code = 'JPY') => ({
    account,
    currency: code,
    amountMinor,
  });
  expect(
    donationSums(
      [
        of('donation-income', -600),
        of('refunds', 100),
        of('disputes', 200),
        of('payment-fees', 40, 'USD'),
        of('dispute-fees', 1500, 'USD'),
        of('stripe-receivable', -1350, 'USD'),
        of('currency-exchange', 300),
      ],
      'JPY',
    ),
  ).toEqual({
    held: money(0, 'JPY'),
    received: money(600, 'JPY'),
    refunded: money(100, 'JPY'),
    disputed: money(200, 'JPY'),
    kept: money(300, 'JPY'),
    fees: [money(1540, 'USD')],
    net: [money(-1350, 'USD')],
  });
  expect(donationSums([], 'USD').received).toBeNull();
});

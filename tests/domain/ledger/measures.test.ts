/** What each of Stripe's movements books, and what that adds to a day and to a donation. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { bookBalanceTransaction } from '#app/domain/ledger/booking.ts';
import { donationSums, type AccountSum } from '#app/domain/ledger/donation-sums.ts';
import { balances, holdEnded, holdPlaced, LEDGER_ACCOUNTS } from '#app/domain/ledger/ledger.ts';
import { givenIn, measuredIn, MEASURES } from '#app/domain/ledger/measures.ts';
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

test('whatever Stripe moves balances, and changes what it holds for us by its net', () => {
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
    }),
  );
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

test('what brought nothing in is no gift, whatever it cost', () => {
  for (const fee of [0, 45]) {
    const empty = transaction({ amount: money(0, 'USD'), fee: money(fee, 'USD') });
    expect(givenIn(bookBalanceTransaction(empty, 'don_1')), String(fee)).toBeNull();
  }
  const gift = bookBalanceTransaction(transaction(), 'don_1');
  expect(givenIn(gift)).toBe('USD');
  expect(givenIn({ ...gift, donationId: null })).toBeNull();
});

test('a day has for every account and currency the sum of what was posted, and nothing where that is nothing', () => {
  const entry = fc.record({
    account: fc.constantFrom(...LEDGER_ACCOUNTS),
    currency,
    amountMinor: fc.integer({ min: -3, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const measured = measuredIn({ entries });
      const money = LEDGER_ACCOUNTS.filter((account) => !account.startsWith('card-holds'));
      const expected = money.flatMap((measure) =>
        ['USD', 'EUR', 'JPY', 'BHD'].flatMap((code) => {
          const own = entries.filter((each) => each.account === measure && each.currency === code);
          const value = own.reduce((total, { amountMinor }) => total + amountMinor, 0);
          return value === 0 ? [] : [{ measure, currency: code, value }];
        }),
      );
      expect(measured).toHaveLength(expected.length);
      expect(measured).toEqual(expect.arrayContaining(expected));
    }),
  );
});

test('holds are no money and are measured in no day', () => {
  const hold = { chargeId: 'ch_1', donationId: 'don_1', charged: money(500, 'USD'), occurredAt: new Date() };
  for (const posting of [holdPlaced(hold), holdEnded(hold)]) expect(measuredIn(posting)).toEqual([]);
});

test('each measure is a column of a day, and each sum of a day is a measure', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const day = /^model DayRollup \{$(.*?)^\}$/ms.exec(schema)?.[1] ?? '';
  const columns = [...day.matchAll(/^ {2}(\w+) +BigInt/gm)].map(([, name = '']) =>
    name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect([...MEASURES].sort()).toEqual(columns.sort());
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
        of('refunds', 9, 'USD'),
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

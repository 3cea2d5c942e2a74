/** Every posting balances; what Stripe's balance changed by is what the receivable changes by, whatever moved. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BalanceSource, BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { bookBalanceTransaction, incomeOf } from '#app/domain/ledger/booking.ts';
import { balances, holdEnded, holdPlaced, type LedgerPosting } from '#app/domain/ledger/ledger.ts';
import { money } from '#app/domain/money.ts';

const at = new Date('2026-11-01T12:00:00Z');
const nothing: BalanceSource = {
  kind: 'none',
  id: null,
  paymentIntentId: null,
  namedDonationId: null,
  customerId: null,
  presented: null,
};

function transaction(
  category: string,
  [amountMinor, feeMinor = 0]: readonly [number, number?],
  { currency = 'USD', source = nothing }: { currency?: string; source?: BalanceSource } = {},
): BalanceTransaction {
  return {
    id: 'txn_1',
    category,
    amount: money(amountMinor, currency),
    fee: money(feeMinor, currency),
    net: money(amountMinor - feeMinor, currency),
    createdAt: at,
    source,
  };
}

const presentedAs = (minor: number, currency = 'USD'): BalanceSource => ({
  kind: 'charge',
  id: 'ch_1',
  paymentIntentId: 'pi_1',
  namedDonationId: null,
  customerId: null,
  presented: money(minor, currency),
});

/** The entries of a posting as `account currency amount`. */
const entriesOf = ({ entries }: LedgerPosting) =>
  entries.map(({ account, currency, amountMinor }) => `${account} ${currency} ${String(amountMinor)}`);

const sumOf = (postings: readonly LedgerPosting[], account: string, currency = 'USD') =>
  postings
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.account === account && entry.currency === currency)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

test('whatever moved, known to us or not, its posting balances and changes the receivable by its net', () => {
  const moved = fc.record({
    category: fc.oneof(fc.constantFrom('charge', 'refund', 'dispute', 'fee', 'payout'), fc.string()),
    amount: fc.integer({ min: -99_999_999, max: 99_999_999 }),
    fee: fc.integer({ min: -5000, max: 5000 }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    presented: fc.option(fc.integer({ min: -99_999_999, max: 99_999_999 })),
  });
  fc.assert(
    fc.property(moved, ({ category, amount, fee, currency, presented }) => {
      const source = presented === null ? nothing : presentedAs(presented);
      const posting = bookBalanceTransaction(
        transaction(category, [amount, fee], { currency, source }),
        'don_1',
      );
      expect(balances(posting)).toBe(true);
      expect(sumOf([posting], 'stripe-receivable', currency)).toBe(amount - fee);
    }),
    { numRuns: 2000 },
  );
});

test('a capture is income less its fee; the part of a hold that was let go is no refund', () => {
  const whole = bookBalanceTransaction(
    transaction('charge', [574, 47], { source: presentedAs(574) }),
    'don_1',
  );
  expect(entriesOf(whole)).toEqual([
    'stripe-receivable USD 574',
    'donation-income USD -574',
    'payment-fees USD 47',
    'stripe-receivable USD -47',
  ]);
  expect(whole).toMatchObject({
    ...{ kind: 'balance-transaction', externalId: 'txn_1', category: 'charge', donationId: 'don_1' },
    occurredAt: at,
  });
  const rest = bookBalanceTransaction(
    transaction('partial_capture_reversal', [-274], { source: presentedAs(-274) }),
    'don_1',
  );
  expect(entriesOf(rest)).toEqual(['stripe-receivable USD -274', 'donation-income USD 274']);
  expect(incomeOf([whole, rest], 'USD')).toEqual(money(300, 'USD'));
  expect(incomeOf([whole, rest], 'EUR')).toEqual(money(0, 'EUR'));
});

test('what Stripe settles in another currency goes through the exchange, each side whole', () => {
  const exchanged = transaction('charge', [460, 41], { currency: 'EUR', source: presentedAs(500) });
  expect(entriesOf(bookBalanceTransaction(exchanged, 'don_1'))).toEqual([
    'stripe-receivable EUR 460',
    'currency-exchange EUR -460',
    'currency-exchange USD 500',
    'donation-income USD -500',
    'payment-fees EUR 41',
    'stripe-receivable EUR -41',
  ]);
});

test('refunds, disputes and their returns each have their account, and cancel out', () => {
  const back = [transaction('refund', [-500]), transaction('refund_failure', [500])];
  const lost = [transaction('dispute', [-500, 1500]), transaction('dispute_reversal', [500, -1500])];
  for (const [pair, accounts] of [
    [back, ['refunds']],
    [lost, ['disputes', 'dispute-fees']],
  ] as const) {
    const [out, home] = pair.map((each) => bookBalanceTransaction(each, 'don_1'));
    if (!out || !home) throw new Error('two');
    for (const account of accounts) {
      expect(sumOf([out], account), account).toBeGreaterThan(0);
      expect(sumOf([out, home], account), account).toBe(0);
    }
    expect(sumOf([out, home], 'stripe-receivable')).toBe(0);
  }
});

/** What docs/money.md says that each reporting category books: against which account, and where its fee goes. */
const documented = (() => {
  const page = readFileSync('docs/money.md', 'utf8');
  const table = page.split("| Stripe's reporting category | against | fee to |\n")[1]?.split('\n\n')[0] ?? '';
  const rows = table.split('\n').map((row) => row.split('|').slice(1, -1));
  const named = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  return rows.flatMap(([names, against, fees]) =>
    named(names).map((name) => [name, named(against)[0] ?? '', named(fees)[0] ?? ''] as const),
  );
})();

/** The accounts of money that donors gave; the others are the account's own. */
const ofDonations = new Set(['donation-income', 'refunds', 'disputes']);

test('each reporting category books what docs/money.md says, of a donation of ours and of none', () => {
  expect(documented).toHaveLength(19);
  for (const [category, against, fees] of documented)
    for (const donationId of ['don_1', null]) {
      const isForeign = donationId === null && ofDonations.has(against);
      const [account, fee] = isForeign ? ['unclassified', 'unclassified'] : [against, fees];
      expect(
        entriesOf(bookBalanceTransaction(transaction(category, [1000, 30]), donationId)),
        `${category} of ${donationId ?? 'none'}`,
      ).toEqual([
        'stripe-receivable USD 1000',
        `${account} USD -1000`,
        `${fee} USD 30`,
        'stripe-receivable USD -30',
      ]);
    }
});

test('whatever docs/money.md does not name waits for a person, its fee with it', () => {
  const named = new Set(documented.map(([category]) => category));
  const strange = fc.oneof(
    fc.constantFrom('other_adjustment', 'transfer', 'contribution', 'advance', 'constructor', ''),
    fc.string(),
  );
  fc.assert(
    fc.property(strange, fc.constantFrom('don_1', null), (category, donationId) => {
      fc.pre(!named.has(category));
      expect(entriesOf(bookBalanceTransaction(transaction(category, [1000, 30]), donationId))).toEqual([
        'stripe-receivable USD 1000',
        'unclassified USD -1000',
        'unclassified USD 30',
        'stripe-receivable USD -30',
      ]);
    }),
  );
});

test('only what is of a gift goes through the exchange: the account’s own and what nobody knows stay in settlement', () => {
  for (const category of ['fee', 'payout', 'novelty']) {
    const moved = transaction(category, [460], { currency: 'EUR', source: presentedAs(500) });
    const entries = entriesOf(bookBalanceTransaction(moved, 'don_1'));
    expect(entries, category).toHaveLength(2);
    expect(
      entries.every((entry) => entry.includes(' EUR ')),
      category,
    ).toBe(true);
  }
});

test('what moved nothing is booked all the same, so that it is known, and adds up to nothing', () => {
  const posting = bookBalanceTransaction(transaction('charge', [0]), 'don_1');
  expect(posting.entries.map(({ account }) => account)).toEqual(['stripe-receivable', 'donation-income']);
  expect(balances(posting)).toBe(true);
});

test('a hold stands in accounts of its own and leaves nothing when it ends', () => {
  const hold = { chargeId: 'ch_1', donationId: 'don_1', charged: money(546, 'USD'), occurredAt: at };
  const [placed, ended] = [holdPlaced(hold), holdEnded(hold)];
  expect([placed.kind, ...entriesOf(placed)]).toEqual([
    'hold-placed',
    'card-holds USD 546',
    'card-holds-contra USD -546',
  ]);
  expect([ended.kind, ended.externalId, ended.category]).toEqual(['hold-ended', 'ch_1', null]);
  for (const account of ['card-holds', 'card-holds-contra'])
    expect(sumOf([placed, ended], account), account).toBe(0);
});

test('entries that add up to nothing in every currency balance, in whatever order they stand', () => {
  const entry = (currency: string, amountMinor: number) => ({
    account: 'donation-income' as const,
    currency,
    amountMinor,
  });
  const posting = (...entries: LedgerPosting['entries']) => ({ entries });
  expect(balances(posting(entry('USD', 5), entry('EUR', -3), entry('USD', -5), entry('EUR', 3)))).toBe(true);
  expect(balances(posting(entry('USD', 2), entry('USD', 3), entry('USD', -5)))).toBe(true);
  expect(balances(posting(entry('USD', 5), entry('USD', -5), entry('EUR', 1)))).toBe(false);
  expect(balances(posting(entry('USD', 5), entry('USD', 5)))).toBe(false);
});

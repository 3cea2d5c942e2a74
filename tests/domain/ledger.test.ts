import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balances, type LedgerPosting } from '#app/domain/ledger/ledger.ts';
import { postAuthorised } from '#app/domain/MISSING/postAuthorised.ts';
import { postCaptured } from '#app/domain/MISSING/postCaptured.ts';
import { postFee } from '#app/domain/MISSING/postFee.ts';
import { postReleased } from '#app/domain/MISSING/postReleased.ts';
import { money } from '#app/domain/money.ts';

const amount = fc.integer({ min: 1, max: 99_999_999 });

function sums(postings: readonly LedgerPosting[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { account, currency, amountMinor } of postings.flatMap(({ entries }) => entries)) {
    totals[`${account} ${currency}`] = (totals[`${account} ${currency}`] ?? 0) + amountMinor;
  }
  return totals;
}

test('every posting balances in every currency, and a received donation leaves no hold and Stripe’s net as receivable', () => {
  fc.assert(
    fc.property(amount, amount, fc.constantFrom('USD', 'EUR', 'JPY'), (gross, settled, settlement) => {
      const charged = money(gross, 'USD');
      const whole = settlement === 'USD' ? gross : settled;
      const fee = Math.min(whole, 45);
      const balance = { id: 'txn_1', amount: money(whole, settlement), fee: money(fee, settlement) };
      const postings = [
        postAuthorised(charged, 'ch_1'),
        postCaptured(charged, charged, 'ch_1'),
        postFee(charged, balance),
      ];
      for (const posting of postings) expect(balances(posting)).toBe(true);
      const totals = sums(postings);
      expect(totals['card-holds USD']).toBe(0);
      expect(totals[`stripe-receivable ${settlement}`]).toBe(whole - fee);
      expect(totals['donation-income USD']).toBe(-gross);
      if (settlement !== 'USD') expect(totals['stripe-receivable USD']).toBe(0);
    }),
  );
});

test('a released hold leaves nothing in any account', () => {
  const charged = money(546, 'USD');
  const totals = sums([postAuthorised(charged, 'ch_1'), postReleased(charged, 'ch_1')]);
  expect(Object.values(totals).every((total) => total === 0)).toBe(true);
});

test('of a part that was captured, the whole hold ends and the part is income', () => {
  const [charged, received] = [money(500, 'USD'), money(300, 'USD')];
  const totals = sums([postAuthorised(charged, 'ch_1'), postCaptured(charged, received, 'ch_1')]);
  expect(totals).toMatchObject({
    'card-holds USD': 0,
    'stripe-receivable USD': 300,
    'donation-income USD': -300,
  });
});

test('a posting that does not balance in one of its currencies is recognised', () => {
  const posting: LedgerPosting = {
    kind: 'captured',
    externalId: 'ch_1',
    entries: [
      { account: 'stripe-receivable', amountMinor: 500, currency: 'USD' },
      { account: 'donation-income', amountMinor: -500, currency: 'EUR' },
    ],
  };
  expect(balances(posting)).toBe(false);
});

/** A posting in short: its kind and object, then `account currency amount` for each entry. */
const inShort = ({ kind, externalId, entries }: LedgerPosting) => [
  `${kind} ${externalId}`,
  ...entries.map(({ account, currency, amountMinor }) => `${account} ${currency} ${String(amountMinor)}`),
];

test('each money event makes these entries, under its kind and the object of Stripe’s behind it', () => {
  const [charged, received] = [money(546, 'USD'), money(500, 'USD')];
  expect(inShort(postAuthorised(charged, 'ch_1'))).toEqual([
    'authorised ch_1',
    'card-holds USD 546',
    'card-holds-contra USD -546',
  ]);
  expect(inShort(postReleased(charged, 'ch_1'))).toEqual([
    'released ch_1',
    'card-holds-contra USD 546',
    'card-holds USD -546',
  ]);
  expect(inShort(postCaptured(charged, received, 'ch_1'))).toEqual([
    'captured ch_1',
    'card-holds-contra USD 546',
    'card-holds USD -546',
    'stripe-receivable USD 500',
    'donation-income USD -500',
  ]);
  const settled = { id: 'txn_1', amount: received, fee: money(45, 'USD') };
  expect(inShort(postFee(received, settled))).toEqual([
    'fee txn_1',
    'payment-fees USD 45',
    'stripe-receivable USD -45',
  ]);
  const exchanged = { id: 'txn_1', amount: money(460, 'EUR'), fee: money(41, 'EUR') };
  expect(inShort(postFee(received, exchanged))).toEqual([
    'fee txn_1',
    'currency-exchange USD 500',
    'stripe-receivable USD -500',
    'stripe-receivable EUR 460',
    'currency-exchange EUR -460',
    'payment-fees EUR 41',
    'stripe-receivable EUR -41',
  ]);
});

test('a fee of nothing makes no entries of nothing', () => {
  const free = { id: 'txn_1', amount: money(500, 'USD'), fee: money(0, 'USD') };
  expect(inShort(postFee(money(500, 'USD'), free))).toEqual(['fee txn_1']);
});

test('entries that add up to nothing in every currency balance, in whatever order they stand', () => {
  const entry = (currency: string, amountMinor: number) => ({
    account: 'donation-income' as const,
    currency,
    amountMinor,
  });
  const posting = (...entries: LedgerPosting['entries']): LedgerPosting => ({
    kind: 'captured',
    externalId: 'ch_1',
    entries,
  });
  expect(balances(posting(entry('USD', 5), entry('EUR', -3), entry('USD', -5), entry('EUR', 3)))).toBe(true);
  expect(balances(posting(entry('USD', 2), entry('USD', 3), entry('USD', -5)))).toBe(true);
  expect(balances(posting(entry('USD', 5), entry('USD', -5), entry('EUR', 1)))).toBe(false);
  expect(balances(posting(entry('USD', 5), entry('USD', 5)))).toBe(false);
});

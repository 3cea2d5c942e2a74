import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  balances,
  postAuthorised,
  postCaptured,
  postFee,
  postReleased,
  type LedgerPosting,
} from '#app/domain/ledger.ts';
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

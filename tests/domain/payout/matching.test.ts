/** Whether a payout is the sum of what it paid out, to the cent, and whether the ledger has it so. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money, type Money } from '#app/domain/money.ts';
import { matchPayout } from '#app/domain/payout/matching.ts';
import type { PaidOut } from '#app/domain/payout/payout.ts';
import { atStripe, moved } from './build.ts';

const out = (id: string, minor: number, currency = 'USD'): PaidOut => ({ id, net: money(minor, currency) });
const own = out('txn_out', -900);
const gifts = [out('txn_1', 500), out('txn_2', 450), out('txn_3', -50)];
const ledgerOf = (paidOut: readonly PaidOut[]) =>
  new Map<string, Money>(paidOut.map(({ id, net }) => [id, net]));
const match = (paidOut: readonly PaidOut[], posted = ledgerOf(paidOut), payout = atStripe('paid')) =>
  matchPayout(payout, paidOut, posted);
const differs = (differenceMinor: number) => ({ matching: 'differs', differenceMinor });
const matched = { matching: 'matched', differenceMinor: null };
const waiting = { matching: 'waiting', differenceMinor: null };

test('what adds up and stands in the ledger is matched, whether or not Stripe lists the payout’s own movement', () => {
  expect(match(gifts)).toEqual(matched);
  expect(match([own, ...gifts])).toEqual(matched);
});

test('what the ledger lacks is waited for, what it has otherwise differs', () => {
  expect(match(gifts, ledgerOf(gifts.slice(1)))).toEqual(waiting);
  expect(match([own, ...gifts], ledgerOf(gifts))).toEqual(waiting);
  const [first, ...others] = gifts;
  for (const wrong of [out('txn_1', 499), out('txn_1', 500, 'EUR')])
    expect(match(gifts, ledgerOf([wrong, ...others])), first?.id).toEqual(differs(0));
  // Also of the payout's own movement.
  expect(match([own, ...gifts], ledgerOf([out('txn_out', -899), ...gifts]))).toEqual(differs(0));
});

test('a cent too much or too little differs by it, and so does another currency', () => {
  expect(match([...gifts, out('txn_4', 1)])).toEqual(differs(1));
  expect(match(gifts.slice(1))).toEqual(differs(-500));
  expect(match([out('txn_1', 450), out('txn_2', 450, 'EUR')])).toEqual(differs(0));
});

test('what left the balance is what counts: with its fee, and in its currency', () => {
  const costly = atStripe('paid', { transactions: [moved('txn_out', -875, 25)] });
  expect(match(gifts, ledgerOf(gifts), costly)).toEqual(matched);
  const elsewhere = atStripe('paid', { amount: money(830, 'EUR') });
  expect(match(gifts, ledgerOf(gifts), elsewhere)).toEqual(matched);
  // Until Stripe has booked it, its amount is all that is known.
  const unbooked = atStripe('pending', { transactions: [] });
  expect(match(gifts, ledgerOf(gifts), unbooked)).toEqual(matched);
  const inEuro = gifts.map(({ id, net }) => out(id, net.amountMinor, 'EUR'));
  expect(match(inEuro, ledgerOf(inEuro), { ...unbooked, amount: money(900, 'EUR') })).toEqual(matched);
  expect(match(inEuro, ledgerOf(inEuro))).toEqual(differs(0));
});

test('one that failed is matched by what it paid out first: what came back is no part of it', () => {
  const failed = atStripe('failed', { transactions: [moved('txn_out', -900), moved('txn_back', 900)] });
  expect(match([own, out('txn_back', 900), ...gifts], undefined, failed)).toEqual(matched);
});

test('whatever it paid out, the difference is what its movements are more than it', () => {
  const sums = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { maxLength: 20 });
  fc.assert(
    fc.property(sums, (minors) => {
      const paidOut = minors.map((minor, index) => out(`txn_${String(index)}`, minor));
      const more = minors.reduce((sum, minor) => sum + minor, -900);
      expect(match(paidOut)).toEqual(more === 0 ? matched : differs(more));
    }),
  );
});

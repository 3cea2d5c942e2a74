/** The bookkeeper's files: their sums are the ledger's, whatever moved and whenever. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { bookBalanceTransaction } from '#app/domain/ledger/booking.ts';
import { payoutArrived } from '#app/domain/ledger/payout-postings.ts';
import { unitsOf } from '#app/domain/currencies.ts';
import { monthsSince, monthSpan } from '#app/domain/statement/month.ts';
import { exportMonth } from '#app/usecases/export-month.ts';
import { openWorld, type World } from '#tests/support/world.ts';

type Row = Readonly<Record<string, string>>;

async function month(world: World, name: string, what: 'sums' | 'movements' = 'sums'): Promise<Row[]> {
  const exported = await exportMonth(world.deps.ports, name, what);
  if (exported.kind !== 'file') throw new Error(exported.kind);
  return parse(exported.text, { columns: true });
}

/** In minor units again; an empty cell is nothing. */
const minor = (cell: string | undefined, currency: string) =>
  Math.round(Number(cell || '0') * 10 ** unitsOf(currency).decimals);

const sum = (rows: readonly Row[], column: string, currency: string) =>
  rows.reduce((total, row) => total + minor(row[column], currency), 0);

const currencies = ['USD', 'JPY', 'KWD'] as const;
const zone = 'America/New_York';
const categories = [
  'charge',
  'refund',
  'refund_failure',
  'dispute',
  'fee',
  'tax',
  'payout',
  'payout_reversal',
  'novelty',
];
const months = ['2026-10', '2026-11', '2026-12', '2027-01'];
const times = {
  min: new Date('2026-10-01T04:00:00Z'),
  max: new Date('2027-01-31T23:00:00Z'),
  noInvalidDate: true,
};

const movement = fc.record({
  category: fc.constantFrom(...categories),
  currency: fc.constantFrom(...currencies),
  amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fee: fc.integer({ min: -500, max: 5000 }),
  given: fc.option(
    fc.record({ currency: fc.constantFrom(...currencies), amount: fc.integer({ min: 1, max: 900_000 }) }),
  ),
  isOurs: fc.boolean(),
  at: fc.date(times),
  arrives: fc.boolean(),
});

test('a month opens with what the one before closed with, each line’s net is its amount less its fee, and all of it is the ledger’s, per currency', async () => {
  await using world = await openWorld({ SITE_TIME_ZONE: zone });
  const { ports } = world.deps;
  const { id: donationId } = await world.give();
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(movement, { minLength: 1, maxLength: 12 }), async (made) => {
      const postings = made.flatMap(({ category, currency, amount, fee, given, isOurs, at, arrives }) => {
        number += 1;
        const money = (amountMinor: number, of: string = currency) => ({ amountMinor, currency: of });
        const transaction: BalanceTransaction = {
          ...{ id: `txn_${String(number)}`, category, createdAt: at },
          ...{ amount: money(amount), fee: money(fee), net: money(amount - fee) },
          source: {
            ...{ kind: 'charge', id: null, paymentIntentId: null, namedDonationId: null, customerId: null },
            presented: given && money(given.amount * Math.sign(amount), given.currency),
          },
        };
        const [atBank, leftStripe] = [money(amount), money(amount)];
        const arrival = { payoutId: `po_${String(number)}`, atBank, leftStripe, occurredAt: at };
        const booked = bookBalanceTransaction(transaction, isOurs ? donationId : null);
        return arrives && amount !== 0 ? [booked, payoutArrived(arrival)] : [booked];
      });
      const effects = postings.map((posting) => ({ kind: 'post' as const, posting }));
      await ports.commit({ subject: null, at: ports.clock.now(), effects });
      await holds(world);
    }),
    { numRuns: 6 },
  );
}, 120_000);

async function holds(world: World): Promise<void> {
  const closed = new Map<string, number>();
  for (const name of months) {
    const rows = await month(world, name);
    const movements = await month(world, name, 'movements');
    for (const row of rows.filter(({ line }) => line === 'opening')) {
      const [account = '', currency = ''] = [row['account'], row['currency']];
      const key = `${account} ${currency}`;
      const own = rows.filter((each) => each['account'] === account && each['currency'] === currency);
      const lines = own.filter(({ line }) => line !== 'opening' && line !== 'closing');
      const net = (line: string) =>
        sum(
          own.filter((each) => each['line'] === line),
          'net',
          currency,
        );
      expect(net('opening'), key).toBe(closed.get(key) ?? 0);
      expect(net('opening') + sum(lines, 'net', currency), key).toBe(net('closing'));
      for (const each of lines)
        expect(minor(each['amount'], currency) - minor(each['fee'], currency)).toBe(
          minor(each['net'], currency),
        );
      closed.set(key, net('closing'));
      if (account !== 'stripe-receivable') continue;
      for (const { line = '', ...told } of lines) {
        const single = movements.filter((each) => each['category'] === line && each['currency'] === currency);
        for (const column of ['amount', 'fee', 'net'])
          expect(sum(single, column, currency), `${name} ${line} ${column}`).toBe(
            minor(told[column], currency),
          );
        expect(single).toHaveLength(Number(told['count']));
      }
    }
  }
  for (const { account, currency, amountMinor } of await world.deps.ports.ledger.totals())
    expect(closed.get(`${account} ${currency}`), `${account} ${currency}`).toBe(amountMinor);
}

test('a month is that of the newsroom’s clocks, and what is no month is none', () => {
  expect(monthSpan('2026-11', zone)).toEqual({
    month: '2026-11',
    from: new Date('2026-11-01T04:00:00Z'),
    until: new Date('2026-12-01T05:00:00Z'),
  });
  expect(monthSpan('2026-12', 'UTC')?.until).toEqual(new Date('2027-01-01T00:00:00Z'));
  for (const text of ['2026-13', '2026-1', '26-11', '', '2026-11-01'])
    expect(monthSpan(text, zone)).toBeNull();
  const [first, now] = [new Date('2026-11-01T03:59:00Z'), new Date('2027-01-01T05:00:00Z')];
  expect(monthsSince(first, now, zone)).toEqual(['2027-01', '2026-12', '2026-11', '2026-10']);
});

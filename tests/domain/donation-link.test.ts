import { expect, test } from 'vitest';
import { readChoice, writeChoice } from '#app/domain/donation-link.ts';
import { money } from '#app/domain/money.ts';

const rulesOf = (currency: string, locale: string, minor: number) => ({
  currency,
  locale,
  presets: [5, 10, 25].map((units) => money(units * minor, currency)),
  amountMin: money(minor, currency),
  amountMax: money(5_000 * minor, currency),
  step: money(currency === 'KWD' ? 10 : 1, currency),
});
const usd = rulesOf('USD', 'en', 100);
const read = (fields: Readonly<Record<string, string>>, rules = usd) =>
  readChoice((name) => fields[name] ?? null, rules);

test.each<[string, ReturnType<typeof readChoice>]>([
  ['10', { amount: '1000' }],
  ['10.00', { amount: '1000' }],
  ['12', { amountOther: '12' }],
  ['7.50', { amountOther: '7.50' }],
  ['7.5', { amountOther: '7.50' }],
  ['1200', { amountOther: '1200' }],
  ['7.505', {}],
  ['7,50', {}],
  ['0.5', {}],
  ['6000', {}],
  ['lots', {}],
  ['', {}],
])('the address may ask for "%s", which chooses %j', (amount, chosen) => {
  expect(read({ amount })).toEqual(chosen);
});

test('an amount of the reader’s own is shown as the locale writes it', () => {
  expect(read({ amount: '7.50' }, rulesOf('EUR', 'de', 100))).toEqual({ amountOther: '7,50' });
  expect(read({ amount: '7.50' }, rulesOf('EGP', 'ar-EG', 100)).amountOther).toBe('٧٫٥٠');
});

test('the fee is covered where the address says so, and not otherwise', () => {
  expect(read({ amount: '10', cover: 'yes' })).toEqual({ amount: '1000', coverFee: 'yes' });
  expect(read({ cover: 'on' })).toEqual({});
});

test('what is written is read again as what was chosen', () => {
  for (const [currency, minor, amounts] of [
    ['USD', 100, [100, 500, 750, 1234, 500_000]],
    ['JPY', 1, [1, 7, 5_000]],
    ['KWD', 1_000, [1_250, 5_000, 7_500]],
  ] as const) {
    const rules = rulesOf(currency, 'en', minor);
    for (const amountMinor of amounts) {
      const written = writeChoice({
        amount: money(amountMinor, currency),
        feeCover: money(1, currency),
        frequency: 'once',
        site: 'direct',
      });
      const chosen = read({ ...written }, rules);
      const units = Number(chosen.amountOther ?? Number(chosen.amount) / minor);
      expect(Math.round(units * minor), JSON.stringify(written)).toBe(amountMinor);
      expect(chosen.coverFee).toBe('yes');
    }
  }
  const free = { amount: money(500, 'USD'), feeCover: money(0, 'USD'), frequency: 'once' as const };
  expect(writeChoice({ ...free, site: 'direct' })).toEqual({ amount: '5', currency: 'USD' });
  const site = 'https://partner.example';
  expect(writeChoice({ ...free, site })).toEqual({ amount: '5', currency: 'USD', site });
  const monthly = writeChoice({ ...free, frequency: 'month', site: 'direct' });
  expect(monthly).toEqual({ amount: '5', currency: 'USD', frequency: 'month' });
  expect(read({ ...monthly })).toEqual({ amount: '500', frequency: 'month' });
  expect(read({ frequency: 'week' })).toEqual({});
});

test('what a reader typed comes as it was typed, and wins over a preset; an empty field does not', () => {
  expect(read({ amount: '10', own: '7,50' })).toEqual({ amount: '1000', amountOther: '7,50' });
  expect(read({ amount: '10', own: '  ' })).toEqual({ amount: '1000' });
  expect(read({ own: `1\0${'9'.repeat(500)}` }).amountOther).toBe(`1${'9'.repeat(99)}`);
});

test('an amount of another currency is none: five euros are not five dollars', () => {
  expect(read({ amount: '10', own: '7', cover: 'yes', currency: 'EUR' })).toEqual({ coverFee: 'yes' });
  expect(read({ amount: '10', own: '7', currency: 'USD' })).toEqual({ amount: '1000', amountOther: '7' });
});

test('an amount between two steps of the newsroom is none', () => {
  const tens = { ...usd, step: money(1_000, 'USD') };
  expect(read({ amount: '15' }, tens)).toEqual({});
  expect(read({ amount: '20' }, tens)).toEqual({ amountOther: '20' });
});

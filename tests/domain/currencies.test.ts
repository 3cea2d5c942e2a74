/** The table of currencies: what Stripe says of them, and that a newsroom can start in each without a setting. */
import { expect, test } from 'vitest';
import { chargedCurrencies, donationRangeMinor, findCurrency, unitsOf } from '#app/domain/currencies.ts';
import { readDonationSettings } from '#app/domain/donation-settings.ts';
import { feeCover } from '#app/domain/money.ts';

test.each([
  ['USD', 2, 1, 50],
  ['JPY', 0, 1, 50],
  ['HUF', 2, 1, 17_500],
  ['TWD', 2, 1, 1500],
  ['ISK', 2, 100, 5000],
  ['UGX', 2, 100, 200_000],
  ['KWD', 3, 10, 150],
  ['GBP', 2, 1, 30],
])(
  '%s has %i decimals, goes in steps of %i and from %i on, in minor units (M23)',
  (code, decimals, stepMinor, leastMinor) => {
    expect(findCurrency(code)).toMatchObject({ code, decimals, stepMinor, leastMinor });
  },
);

test('each currency stands in the table once, under a code that Intl knows', () => {
  const codes = chargedCurrencies.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(120);
  // New ones, which the data of this Node may not know yet.
  const known = new Set([...Intl.supportedValuesOf('currency'), 'XCG']);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});

test('a currency that the table lacks is told in hundredths, and no newsroom can give in it', () => {
  expect(findCurrency('IRR')).toBeNull();
  expect(unitsOf('IRR')).toEqual({ decimals: 2, stepMinor: 1 });
  expect(readDonationSettings('IRR', { feePercent: 2.9 })).toEqual({
    ok: false,
    faults: [{ setting: 'currency', expected: 'a currency that Stripe charges', example: 'USD' }],
  });
});

test.each(chargedCurrencies.map((currency) => [currency.code, currency] as const))(
  'a newsroom in %s that sets nothing offers four amounts that Stripe charges, with the fee and without (M23)',
  (code, { stepMinor, leastMinor }) => {
    const read = readDonationSettings(code, { feePercent: 2.9 });
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const { presets, amountMin, amountMax, feeRate } = read.settings;
    const offered = [amountMin, ...presets, amountMax];
    const ascending = offered.toSorted((a, b) => a.amountMinor - b.amountMinor);
    expect(offered).toEqual(ascending);
    expect(new Set(offered.map(({ amountMinor }) => amountMinor)).size).toBe(6);
    for (const donation of offered) {
      const charged = donation.amountMinor + feeCover(donation, feeRate).amountMinor;
      expect([donation.amountMinor % stepMinor, charged % stepMinor]).toEqual([0, 0]);
      expect(donation.amountMinor).toBeGreaterThanOrEqual(leastMinor);
      expect(charged).toBeLessThanOrEqual(999_999_999_999);
    }
  },
);

test.each([
  ['USD', 100, 500_000],
  ['HUF', 40_000, 200_000_000],
  ['KWD', 300, 1_500_000],
  ['ISK', 10_000, 50_000_000],
  // A thousand times its first preset is more than every card takes.
  ['IDR', 1_500_000, 750_000_000],
  ['LBP', 9_000_000, 4_500_000_000],
])('in %s a newsroom starts with donations from %i to %i minor units', (code, min, max) => {
  const currency = findCurrency(code);
  expect(currency && donationRangeMinor(currency)).toEqual({ min, max });
});

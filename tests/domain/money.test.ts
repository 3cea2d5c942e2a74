/** Money: what people type, what they read, and the fee that a payer may add. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMoney,
  chargedDecimals,
  currencyName,
  exactAmount,
  feeCover,
  fixedMajor,
  formatAmount,
  formatMoney,
  money,
  plainMajor,
  shownDecimals,
  stepOf,
} from '#app/domain/money.ts';
import { chargedCurrencies } from '#app/domain/currencies.ts';

test.each([
  ['5', 'USD', 500],
  ['7.50', 'USD', 750],
  ['0.30', 'USD', 30],
  ['1.005', 'USD', null],
  ['1.00500', 'KWD', null],
  ['1.250', 'KWD', 1250],
  ['1.2500', 'KWD', 1250],
  ['1.255', 'KWD', null],
  ['500', 'JPY', 500],
  ['500.5', 'JPY', null],
  ['500', 'ISK', 50_000],
  ['500.50', 'ISK', null],
  ['20000', 'UGX', 2_000_000],
  ['999999999999.99', 'USD', 99_999_999_999_999],
  ['1000000000000', 'USD', null],
  ['05', 'USD', null],
  ['5.', 'USD', null],
  ['.5', 'USD', null],
  ['1,000', 'USD', null],
  ['-5', 'USD', null],
  ['1e3', 'USD', null],
  ['', 'USD', null],
])(
  'the decimal number "%s" in %s is exactly %s minor units, or nothing: it is never rounded (M23)',
  (text, currency, minor) => {
    expect(exactAmount(text, currency)?.amountMinor ?? null).toBe(minor);
  },
);

test('an amount as a plain decimal number is the same amount again', () => {
  const amounts = fc.tuple(
    fc.constantFrom(...chargedCurrencies),
    fc.integer({ min: 0, max: 99_999_999_999 }),
  );
  fc.assert(
    fc.property(amounts, ([{ code, stepMinor }, steps]) => {
      const value = money(steps * stepMinor, code);
      expect(exactAmount(plainMajor(value), code)).toEqual(value);
    }),
  );
});

test('where only whole units are charged no decimals are printed, though Stripe is told hundredths (M23)', () => {
  expect(formatMoney(money(50_000, 'ISK'), 'en', 'always')).toBe('kr\u00a0500');
  expect(formatMoney(money(2_000_000, 'UGX'), 'en', 'always')).toBe('UGX\u00a020,000');
  expect(formatMoney(money(1250, 'KWD'), 'en')).toBe('KWD\u00a01.250');
  expect(formatMoney(money(50_050, 'ISK'), 'en')).toBe('kr\u00a0500.50');
  expect([formatAmount(money(100_050, 'USD'), 'de'), formatAmount(money(100_000, 'USD'), 'en')]).toEqual([
    '1000,50',
    '1000',
  ]);
});

test('decimals are printed only where they say something', () => {
  expect(formatMoney(money(500, 'USD'), 'en')).toBe('$5');
  expect(formatMoney(money(545, 'USD'), 'en')).toBe('$5.45');
  expect(formatMoney(money(540, 'USD'), 'en')).toBe('$5.40');
  expect(formatMoney(money(500, 'USD'), 'en', 'always')).toBe('$5.00');
  expect(formatMoney(money(500, 'JPY'), 'en')).toBe('¥500');
});

test('parts of a minor unit and sums of two currencies are bugs, not amounts', () => {
  expect(() => money(0.5, 'USD')).toThrow(new RangeError('not whole minor units: 0.5'));
  expect(() => addMoney(money(1, 'USD'), money(1, 'EUR'))).toThrow(new RangeError('cannot add USD and EUR'));
  expect(addMoney(money(500, 'USD'), money(45, 'USD'))).toEqual(money(545, 'USD'));
});

test('the fee cover leaves the donation itself after the fee, and is the smallest that does', () => {
  const cents = fc.integer({ min: 100, max: 500_000 });
  const rates = fc.record({
    percent: fc.double({ min: 0, max: 10, noNaN: true }),
    fixedMinor: fc.integer({ min: 0, max: 100 }),
  });
  const leftOf = (charged: number, rate: { percent: number; fixedMinor: number }) =>
    charged - (charged * rate.percent) / 100 - rate.fixedMinor;
  fc.assert(
    fc.property(cents, rates, (gift, rate) => {
      const { amountMinor } = feeCover(money(gift, 'USD'), rate);
      expect(leftOf(gift + amountMinor, rate)).toBeGreaterThanOrEqual(gift - 1e-6);
      expect(amountMinor === 0 || leftOf(gift + amountMinor - 1, rate) < gift).toBe(true);
    }),
  );
  expect(feeCover(money(500, 'USD'), { percent: 2.9, fixedMinor: 30 })).toEqual(money(46, 'USD'));
});

test.each([
  ['KWD', 5000, 300],
  ['ISK', 50_000, 3000],
  ['UGX', 2_000_000, 120_000],
])(
  'the fee cover in %s keeps to the steps in which Stripe charges it (M23)',
  (currency, gift, fixedMinor) => {
    const step = chargedCurrencies.find(({ code }) => code === currency)?.stepMinor ?? 0;
    expect(step).toBeGreaterThan(1);
    expect(feeCover(money(gift, currency), { percent: 2.9, fixedMinor }).amountMinor % step).toBe(0);
  },
);

test('an amount for a field is written without groups, and one that is read is a number from end to end', () => {
  expect(formatAmount(money(123_456_700, 'USD'), 'en')).toBe('1234567');
  for (const text of ['x5', 'Stryker', '5 ', '5\n']) expect(exactAmount(text, 'USD'), text).toBeNull();
});

test('a fee cover is the least step that suffices, not a multiple of it', () => {
  // (5000 * 0.029 + 300) / 0.971 = 458.3, in steps of 10
  expect(feeCover(money(5000, 'KWD'), { percent: 2.9, fixedMinor: 300 })).toEqual(money(460, 'KWD'));
});

test.each([
  [500, 'USD', '5.00'],
  [-30, 'USD', '-0.30'],
  [5, 'USD', '0.05'],
  [0, 'USD', '0.00'],
  [1200, 'JPY', '1200'],
  [-1200, 'JPY', '-1200'],
  [0, 'JPY', '0'],
  [1250, 'KWD', '1.250'],
  [-7, 'KWD', '-0.007'],
  [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
])('%i minor units of %s stand in a table as %s, exact and with all decimals', (minor, currency, written) => {
  expect(fixedMajor(money(minor, currency))).toBe(written);
});

test('what is written with all decimals is the same amount to a spreadsheet', () => {
  const minor = fc.integer({ min: -99_999_999, max: 99_999_999 });
  fc.assert(
    fc.property(fc.constantFrom(...chargedCurrencies), minor, ({ code, decimals }, amountMinor) => {
      const written = fixedMajor(money(amountMinor, code));
      expect(Math.round(Number(written) * 10 ** decimals)).toBe(amountMinor);
      expect(written.split('.')[1]?.length ?? 0).toBe(decimals);
    }),
  );
});

test.each([
  ['USD', 2, 2, 1],
  ['JPY', 0, 0, 1],
  // Told in hundredths, charged and read in whole units.
  ['ISK', 0, 0, 100],
  // Three decimals are read, and the last is always 0.
  ['KWD', 3, 2, 10],
])('of %s readers see %i decimals, %i are charged, in steps of %i (M23)', (code, shown, charged, step) => {
  expect([shownDecimals(code), chargedDecimals(code), stepOf(code)]).toEqual([
    shown,
    charged,
    money(step, code),
  ]);
});

test('a currency is called by its name in the reader’s language', () => {
  expect([currencyName('USD', 'en'), currencyName('EUR', 'de')]).toEqual(['US dollars', 'Euro']);
});

/** Money: what people type, what they read, and the fee that a payer may add. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMoney,
  feeCover,
  formatMoney,
  fromMajor,
  minorDigits,
  money,
  parseAmount,
} from '#app/domain/money.ts';

test.each([
  ['5', 500],
  ['5.00', 500],
  ['7.5', 750],
  ['7,50', 750],
  ['$7.50', 750],
  ['7.50 USD', 750],
  ['usd 12', 1200],
  [' 1,000 ', 100_000],
  ['1.000', 100_000],
  ["1'000.50", 100_050],
  ['1 000,50', 100_050],
  ['1,234,567.89', 123_456_789],
  ['５０', 5000],
  ['0', 0],
  ['123456789', 12_345_678_900],
])('"%s" is read as %i cents', (typed, amountMinor) => {
  expect(parseAmount(typed, 'USD')).toEqual({ amountMinor, currency: 'USD' });
});

test.each([
  '',
  'five',
  '-5',
  '5-',
  '+5',
  '1e3',
  '0x10',
  '5.5555',
  '1,00,000',
  '1.000,000.5',
  '5..5',
  '.5',
  '5 6.',
  'NaN',
  '9999999999',
  '5 EUR',
  '٥',
])('"%s" is no clear amount of dollars', (typed) => {
  expect(parseAmount(typed, 'USD')).toBeNull();
});

test('a currency without minor units takes no decimals, one with three takes three', () => {
  expect(parseAmount('500', 'JPY')).toEqual(money(500, 'JPY'));
  expect(parseAmount('5.5', 'JPY')).toBeNull();
  expect(parseAmount('1.25', 'KWD')).toEqual(money(1250, 'KWD'));
  expect(parseAmount('1.250', 'KWD')).toEqual(money(1250, 'KWD'));
  expect(parseAmount(formatMoney(money(80_041_000, 'KWD'), 'en', 'always'), 'KWD')).toEqual(
    money(80_041_000, 'KWD'),
  );
  expect(parseAmount('1,250.500', 'KWD')).toEqual(money(1_250_500, 'KWD'));
  expect([minorDigits('JPY'), minorDigits('USD'), minorDigits('KWD')]).toEqual([0, 2, 3]);
});

test('whole amounts of a currency with three decimals are read too, and what stands before them is not left out', () => {
  expect(parseAmount('5', 'KWD')).toEqual(money(5000, 'KWD'));
  expect(parseAmount('12345', 'KWD')).toEqual(money(12_345_000, 'KWD'));
  for (const typed of ['x5', 'ab', 'five1']) expect(parseAmount(typed, 'KWD'), typed).toBeNull();
});

test('what is printed is read back as the same amount', () => {
  const currencies = fc.constantFrom('USD', 'JPY', 'EUR', 'GBP');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), currencies, (amountMinor, currency) => {
      const value = money(amountMinor, currency);
      expect(parseAmount(formatMoney(value, 'en'), currency)).toEqual(value);
      expect(parseAmount(formatMoney(value, 'en', 'always'), currency)).toEqual(value);
    }),
  );
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
  expect(fromMajor(0.3, 'USD')).toEqual(money(30, 'USD'));
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

test('where Stripe wants the last of three decimals to be 0, the fee cover keeps to it', () => {
  const rate = { percent: 2.9, fixedMinor: 300 };
  // (5000 * 0.029 + 300) / 0.971 = 458.3
  expect(feeCover(money(5000, 'KWD'), rate)).toEqual(money(460, 'KWD'));
});

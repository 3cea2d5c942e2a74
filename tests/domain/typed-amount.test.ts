/** Amounts as people type them: what is read has one reading, and what could have two is never charged unasked (M22). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chargedCurrencies, type Currency } from '#app/domain/currencies.ts';
import { formatAmount, formatMoney, money } from '#app/domain/money.ts';
import { plainCharacters } from '#app/domain/number-form.ts';
import { readTypedAmount } from '#app/domain/typed-amount.ts';

/** As short as a table needs it: the amount in minor units, the readings, or the kind. */
function read(typed: string, currency = 'USD', locale = 'en'): number | readonly number[] | string {
  const answer = readTypedAmount(typed, currency, locale);
  if (answer.kind === 'amount') return answer.amount.amountMinor;
  if (answer.kind === 'unsure') return answer.readings.map(({ amountMinor }) => amountMinor);
  return answer.kind === 'other-currency' ? `other ${answer.sign}` : answer.kind;
}

test.each([
  ['5', 500],
  ['5.00', 500],
  ['5.0', 500],
  ['7.5', 750],
  ['0.50', 50],
  ['0', 0],
  ['$7.50', 750],
  ['7.50 USD', 750],
  ['usd 12', 1200],
  ['US$12', 1200],
  ['US $12', 1200],
  ['$12 USD', 1200],
  ['12$', 1200],
  ['1000', 100_000],
  [' 1,000 ', 100_000],
  ['1,000.50', 100_050],
  ['1,234,567.89', 123_456_789],
  ['５０', 5000],
  ['＄１，０００．５０', 100_050],
  ['\u200e$5\u200f', 500],
  ['$\u00a05', 500],
  ['$\u20095', 500],
  ['5.5000', 550],
  ['999999999999.99', 99_999_999_999_999],
])('"%s" is read as %i cents', (typed, amountMinor) => {
  expect(read(typed)).toBe(amountMinor);
});

test.each([
  ['1.000', [100, 100_000]],
  ['5.555', [555, 555_500]],
  ['5$50', [550, 55_000]],
  ['5US$50', [550, 55_000]],
  ['5 00', [500, 50_000]],
  ['5\u00a000', [500, 50_000]],
  ['7,50', [750, 75_000]],
  ['7,5', [750, 7500]],
  ['0,50', [50]],
  ['1 000', [100, 100_000]],
  ["1'000", [100, 100_000]],
  ['1.000,50', [100_050]],
  ["1'000.50", [100_050]],
  ['1 000,50', [100_050]],
  ['1.000.000', [100_000_000]],
  ['1,00,000', [10_000_000]],
  ['1,234,50', [123_450, 12_345_000]],
  ['1,0000', [100, 1_000_000]],
])('"%s" is not as dollars are written in English, and may mean %j cents', (typed, readings) => {
  expect(read(typed)).toEqual(readings);
});

test.each([
  ['¥500', 'other ¥'],
  ['￥500', 'other ¥'],
  ['€5', 'other €'],
  ['5 €', 'other €'],
  ['5€50', 'other €'],
  ['5 EUR', 'other EUR'],
  ['eur5', 'other eur'],
  ['A$5', 'other A$'],
  ['CA$5', 'other CA$'],
  ['R$ 5', 'other R$'],
  ['5 zł', 'other zł'],
  ['50 kr', 'other kr'],
  ['$5 EUR', 'other EUR'],
  ['£5$', 'other £'],
  ['₿5', 'other ₿'],
  ['¢5', 'other ¢'],
])('"%s" names a currency that is not the dollar: %s', (typed, sign) => {
  expect(read(typed)).toBe(sign);
});

test.each([
  '',
  ' ',
  '$',
  'five',
  '-5',
  '−5',
  '5-',
  '+5',
  '(5)',
  '~5',
  '5²',
  '5⁰⁰',
  '₅',
  '½',
  '5½',
  '①',
  '1e3',
  '5e',
  '0x10',
  '5..5',
  '5,.5',
  '5  00',
  '.5',
  '$.5',
  '5.',
  '5,',
  '5 6.',
  '05',
  '00',
  '007',
  '٥',
  '5٥',
  '٥5',
  '५',
  '𝟓',
  'NaN',
  'Infinity',
  '5%',
  '5k',
  '5,-',
  '10/12',
  '5:30',
  '5;50',
  '5_000',
  '5\u200b00',
  '5\u202e00',
  '\u202e5',
  '1,2,3.4.5',
  '1000000000000',
  '9'.repeat(80),
])('"%s" is no amount of dollars at all', (typed) => {
  expect(read(typed)).toBe('unreadable');
});

test('more decimals than the currency has are never rounded', () => {
  expect(['5.5555', '5.55555', '0.0001'].map((typed) => read(typed))).toEqual(Array(3).fill('too-fine'));
  expect([read('500.5', 'JPY'), read('500.55', 'ISK'), read('1.5', 'UGX')]).toEqual(
    Array(3).fill('too-fine'),
  );
  expect([read('500', 'JPY'), read('500.00', 'JPY'), read('500', 'ISK'), read('500.00', 'ISK')]).toEqual([
    500, 500, 50_000, 50_000,
  ]);
  expect(read('1.000', 'JPY')).toEqual([1, 1000]);
});

test('of three decimals the last is 0, and they are decimals wherever the locale says so', () => {
  expect([read('1.25', 'KWD'), read('1.250', 'KWD'), read('1,250.500', 'KWD')]).toEqual([
    1250, 1250, 1_250_500,
  ]);
  // In English a group of thousands; where three decimals are usual, as likely the decimals.
  expect([read('1,250', 'KWD'), read('1.250', 'KWD', 'de')]).toEqual(Array(2).fill([1250, 1_250_000]));
  expect([read('1250', 'KWD'), read('1,250,000', 'KWD')]).toEqual([1_250_000, 1_250_000_000]);
  expect([read('1.255', 'KWD'), read('1.2555', 'KWD')]).toEqual(['too-fine', 'too-fine']);
  expect([read('1,25', 'KWD'), read('1,255', 'KWD')]).toEqual([
    [1250, 125_000],
    [1250, 1_255_000],
  ]);
  expect(read('١٬٢٥٠٫٥٠٠ د.ك.', 'KWD', 'ar-KW')).toBe(1_250_500);
});

test.each<[string, string, string, number | readonly number[] | string]>([
  ['de', 'EUR', '1.000', 100_000],
  ['de', 'EUR', '1.000,50 €', 100_050],
  ['de', 'EUR', '7,50', 750],
  ['de', 'EUR', '7.50', [750, 75_000]],
  ['de', 'EUR', '1,000', [100, 100_000]],
  ['de', 'EUR', '5 $', 'other $'],
  ['de', 'EUR', '5,-', 'unreadable'],
  ['de-CH', 'CHF', 'Fr. 5', 'unreadable'],
  ['de-CH', 'CHF', '1’000.50', 100_050],
  ['de-CH', 'CHF', "1'000.50", 100_050],
  ['de-AT', 'EUR', '1.000', 100_000],
  ['de-AT', 'EUR', '1 000', 100_000],
  ['fr', 'EUR', '1 000,50', 100_050],
  ['fr', 'EUR', '1\u202f000,50 €', 100_050],
  ['fr', 'EUR', '5€50', [550, 55_000]],
  ['fr', 'EUR', '1.000', [100, 100_000]],
  ['es', 'EUR', '1000', 100_000],
  ['es', 'EUR', '1.000', 100_000],
  ['en-IN', 'INR', '₹1,00,000', 10_000_000],
  ['en-IN', 'INR', '100,000', [100_00, 10_000_000]],
  ['sv', 'SEK', '50 kr', 5000],
  ['da', 'DKK', '50 kr', 5000],
  ['da', 'DKK', '50 kr.', 5000],
  ['is', 'ISK', '5.000 kr.', 500_000],
  ['ja', 'JPY', '￥５，０００', 5000],
  ['ja', 'JPY', '5,000円', 5000],
  ['en', 'USD', '5 US dollars', 500],
  ['en', 'USD', '5 euros', 'other euros'],
  ['fr', 'EUR', '5 euros', 500],
  ['ja', 'JPY', '$500', 'other $'],
  ['zh-TW', 'TWD', 'NT$150', 15_000],
  ['hu', 'HUF', '1 500 Ft', 150_000],
  ['en', 'CAD', '$5', 500],
  ['en', 'CAD', 'CA$5', 500],
  ['en', 'CAD', 'US$5', 'other US$'],
  ['ar-EG', 'EGP', '٢٥٠٫٥٠', 25_050],
  ['ar-EG', 'EGP', '250.50', 25_050],
  ['ar-EG', 'EGP', '2٥0', 'unreadable'],
  ['ar-EG', 'EGP', '٧,٥٠', [750, 75_000]],
  ['fa', 'USD', '۵', 500],
  ['hi', 'INR', '₹12,34,567.50', 123_456_750],
  ['zh-u-nu-hanidec', 'CNY', '一,二三四.五〇', 123_450],
  ['pt-CV', 'CVE', '5$50', 550],
])('in %s and %s "%s" is %j', (locale, currency, typed, answer) => {
  expect(read(typed, currency, locale)).toEqual(answer);
});

/** Every separator, script of digits and place of the sign that the formats of this Node know for real languages. */
const locales = (
  'en en-GB en-IN en-ZA en-CA de de-AT de-CH de-LI fr fr-CA fr-CH es es-MX es-CR pt pt-PT pt-CV it it-CH nl sv da nb fi ' +
  'is pl cs sk hu ro bg el tr uk ru sr hr sl et lv lt ka hy az kk mn he ar ar-EG ar-KW ar-MA fa ps ur ckb hi bn ta te mr ' +
  'ne my th th-u-nu-thai km lo vi id ms fil ja ko zh zh-TW zh-u-nu-hanidec sw am dz sat ff-Adlm ja-u-nu-fullwide gsw rm'
).split(' ');

const anyCurrency = fc.constantFrom(...chargedCurrencies);
const anyMoney = fc
  .tuple(
    anyCurrency,
    fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 99_999_999_999 })),
  )
  .map(([{ code, stepMinor }, steps]) => money(steps * stepMinor, code));

test('what a locale prints is read back as the same amount, in every currency that is charged', () => {
  for (const locale of locales) {
    fc.assert(
      fc.property(anyMoney, (value) => {
        const printed = [
          formatMoney(value, locale),
          formatMoney(value, locale, 'always'),
          formatAmount(value, locale),
        ];
        for (const text of printed) {
          const answer = readTypedAmount(text, value.currency, locale);
          // 1,250 dinars without their decimals may be meant as 1.250: asked back, with what was printed among the readings.
          const readings = answer.kind === 'unsure' && text !== printed[1] ? answer.readings : [];
          const amount = readings.find(({ amountMinor }) => amountMinor === value.amountMinor);
          const isThousands =
            /^(BHD|JOD|KWD|OMR|TND)$/.test(value.currency) && value.amountMinor >= 1_000_000;
          if (isThousands && amount) continue;
          expect(answer, `${text} in ${locale}`).toEqual({ kind: 'amount', amount: value });
        }
      }),
      { numRuns: 20 },
    );
  }
});

/** What locale and currency print of an amount, with any number of decimals, grouped and not, without its sign. */
function printsOf(value: { amountMinor: number; currency: string }, { decimals }: Currency, locale: string) {
  const latin = new Intl.Locale(locale, { numberingSystem: 'latn' }).toString();
  const styles = [{ style: 'currency', currency: value.currency }, { style: 'decimal' }] as const;
  const prints = new Set<string>();
  for (const tag of [locale, latin])
    for (const style of styles)
      for (const useGrouping of ['always', false] as const)
        for (let digits = 0; digits <= 12; digits += 1) {
          const shown = {
            ...style,
            useGrouping,
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
          };
          const parts = new Intl.NumberFormat(tag, shown).formatToParts(value.amountMinor / 10 ** decimals);
          const number = parts.filter(({ type }) =>
            ['integer', 'group', 'decimal', 'fraction'].includes(type),
          );
          prints.add(plainCharacters(number.map((part) => part.value).join('')));
        }
  return prints;
}

/** What people may type: digits of some scripts, all that stands between and around them, and what only looks like it. */
const pieces = [
  ...Array.from('0123456789005'),
  ...Array.from('٠١٥٩۵५５๕'),
  ...Array.from(".,'’ \u00a0\u202f٫٬·_"),
  ...Array.from('$€¥£'),
  ...Array.from('+-−e²½/%'),
  '000',
  '00',
  'USD',
  'EUR',
  'kr',
  'CHF',
  '\u200e',
  '\u202e',
  '\u200b',
];
const anyTyped = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(''));

test('whatever is typed, an amount that is read is one that the locale writes just so, and nothing is left over', () => {
  let readCount = 0;
  for (const locale of ['en', 'de', 'fr', 'de-CH', 'es', 'en-IN', 'ar-EG', 'fa', 'th-u-nu-thai', 'pt-CV']) {
    const currencies = fc.constantFrom(
      ...chargedCurrencies.filter(({ code }) => /^(USD|EUR|JPY|ISK|KWD|CVE|SEK)$/.test(code)),
    );
    fc.assert(
      fc.property(anyTyped, currencies, (typed, currency) => {
        const answer = readTypedAmount(typed, currency.code, locale);
        if (answer.kind === 'unsure') {
          expect(answer.readings.length).toBeGreaterThan(0);
          expect(answer.readings.every(({ amountMinor }) => amountMinor % currency.stepMinor === 0)).toBe(
            true,
          );
        }
        if (answer.kind !== 'amount') return;
        readCount += 1;
        const number = /[\p{Nd}](.*[\p{Nd}])?/u.exec(plainCharacters(typed))?.[0] ?? '';
        expect(printsOf(answer.amount, currency, locale), `${typed} in ${locale}`).toContain(number);
        expect(plainCharacters(typed).replace(number, '')).not.toMatch(/[\p{N}.,'٫٬+−_%\u202e-]/u);
      }),
      { numRuns: 800 },
    );
  }
  expect(readCount).toBeGreaterThan(250);
});

test('what one locale prints is never read as another amount in another locale', () => {
  for (const reading of ['en', 'de', 'fr', 'de-CH', 'es', 'en-IN', 'ar-EG', 'is', 'ja']) {
    fc.assert(
      fc.property(anyMoney, fc.constantFrom(...locales), (value, printing) => {
        const answer = readTypedAmount(formatMoney(value, printing, 'always'), value.currency, reading);
        if (answer.kind === 'amount') expect(answer.amount).toEqual(value);
      }),
      { numRuns: 150 },
    );
  }
});

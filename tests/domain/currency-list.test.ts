/** CURRENCIES as a newsroom writes it (currency-list); what is said at the start of a wrong one: tests/env.test.ts. */
import { expect, test } from 'vitest';
import { chargedCurrencies } from '#app/domain/currencies.ts';
import { readCurrencies } from '#app/domain/currency-list.ts';
import { readDonationSettings } from '#app/domain/donation-settings.ts';
import { money } from '#app/domain/money.ts';

const read = (written: unknown, own = 'USD') =>
  readCurrencies(typeof written === 'string' ? written : JSON.stringify(written), own, 2.9);
const faultsOf = (written: unknown, own?: string) => {
  const list = read(written, own);
  return list.ok ? [] : list.faults;
};
const codesOf = (written: unknown, own?: string) => {
  const list = read(written, own);
  return list.ok ? list.currencies.map(({ currency }) => currency) : [];
};
const many = (count: number) =>
  Object.fromEntries([
    ['USD', {}],
    ...chargedCurrencies
      .map(({ code }) => code)
      .filter((code) => code !== 'USD')
      .slice(0, count - 1)
      .map((code): [string, object] => [code, {}]),
  ]);

test('its own currency comes first, the others as they are written', () => {
  expect(codesOf({ EUR: {}, USD: {}, CAD: {}, GBP: {} })).toEqual(['USD', 'EUR', 'CAD', 'GBP']);
  expect(codesOf({ EUR: {}, CAD: {}, GBP: {}, USD: {} }, 'GBP')).toEqual(['GBP', 'EUR', 'CAD', 'USD']);
  expect(codesOf({ USD: {} })).toEqual(['USD']);
});

test('each has the settings that are written, as text or as a number, and else what a newsroom starts with', () => {
  const written = { presets: [20, '5', 7.5], min: 2, max: '500.00', step: '0.50', feeFixed: 0.25 };
  const list = read({ USD: written, EUR: {} });
  expect(list.ok && list.currencies[0]).toEqual({
    ...{ currency: 'USD', presets: [500, 750, 2000].map((minor) => money(minor, 'USD')) },
    ...{ amountMin: money(200, 'USD'), amountMax: money(50_000, 'USD'), step: money(50, 'USD') },
    feeRate: { percent: 2.9, fixedMinor: 25 },
  });
  const usual = readDonationSettings('EUR', { feePercent: 2.9 });
  expect(list.ok && list.currencies[1]).toEqual(usual.ok && usual.settings);
});

const amounts = (place: string) => `amounts in whole units of the currency, such as 5 or "0.30", in ${place}`;
const noList = 'a JSON object of 1 to 20 currencies, each with what it offers';

test.each(['', '{', 'null', '5', '"USD"', '["USD"]', '{}'])('%j is no list of currencies', (written) => {
  expect(faultsOf(written)).toEqual([noList]);
});

test('a page has room for twenty', () => {
  expect(codesOf(many(20))).toHaveLength(20);
  expect(faultsOf(many(21))).toEqual([noList]);
});

test('one that is wrong is refused beside those that are right', () => {
  expect(faultsOf({ USD: {}, EUR: { min: 'x' } })).toEqual([amounts('EUR.min')]);
});

test('the site’s own currency is among them', () => {
  expect(faultsOf({ EUR: {} })).toEqual(['USD among its currencies, as SITE_CURRENCY says']);
});

test.each([
  [{ min: 'five' }, 'USD.min'],
  [{ max: '5,00' }, 'USD.max'],
  [{ step: -1 }, 'USD.step'],
  [{ feeFixed: ' 5' }, 'USD.feeFixed'],
  [{ feeFixed: '5 ' }, 'USD.feeFixed'],
  [{ min: '1234567890123' }, 'USD.min'],
  [{ min: '5.1234567890123' }, 'USD.min'],
  [{ min: '5.' }, 'USD.min'],
  [{ min: '.5' }, 'USD.min'],
  [{ min: null }, 'USD.min'],
  [{ min: [5] }, 'USD.min'],
  [{ presets: 5 }, 'USD.presets'],
  [{ presets: [] }, 'USD.presets'],
  [{ presets: [5, 'x'] }, 'USD.presets'],
  [{ presets: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 'USD.presets'],
  [5, 'USD'],
  [null, 'USD'],
])('%j is refused with its place', (given, place) => {
  expect(faultsOf({ USD: given })).toEqual([amounts(place)]);
});

test('eight amounts are offered at most, and large ones are read to the unit', () => {
  const list = read({ USD: { presets: [1, 2, 3, 4, 5, 6, 7, 8], max: '123456.780000000000' } });
  expect(list.ok && list.currencies[0].presets).toHaveLength(8);
  expect(list.ok && list.currencies[0].amountMax).toEqual(money(12_345_678, 'USD'));
});

test('every fault of every currency is told, each with its place and what can stand there', () => {
  const other = (code: string) => `currencies that Stripe charges, in capitals, not "${code}"`;
  expect(faultsOf({ USD: { preset: [5] }, eur: {}, XYZ: {}, JPY: { min: 1.5, max: 2.5 } })).toEqual([
    'only presets, min, max, step, feeFixed in USD',
    other('eur'),
    other('XYZ'),
    'amounts in steps of 1 JPY, as Stripe charges it, in JPY.min, such as 100',
    'amounts in steps of 1 JPY, as Stripe charges it, in JPY.max, such as 500000',
  ]);
  for (const setting of ['step', 'feeFixed', 'presets'] as const) {
    const given = setting === 'presets' ? ['1.001'] : '1.001';
    expect(faultsOf({ USD: { [setting]: given } })[0]).toMatch(
      new RegExp(`^amounts in steps of 0.01 USD, as Stripe charges it, in USD\\.${setting}, such as `),
    );
  }
});

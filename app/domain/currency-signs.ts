/** The signs by which people name a currency beside an amount: symbols and codes. */
import { chargedCurrencies } from './currencies.ts';
import { madeOnce } from './formats.ts';
import { plainCharacters } from './number-form.ts';

/** A sign as it is compared: without spaces and marks of direction, and in one case. */
export function plainSign(text: string): string {
  return plainCharacters(text)
    .replace(/[ \u200e\u200f\u061c]/g, '')
    .toLowerCase();
}

/** What a locale, and English, put beside an amount of a currency, as `plainSign` leaves it: symbols, code and name. */
export const signsOf = madeOnce(readSigns);

function readSigns(currency: string, locale: string): ReadonlySet<string> {
  const shown = [locale, 'en', 'en-001'].flatMap((place) => [
    signOf(currency, place, 'symbol'),
    signOf(currency, place, 'narrowSymbol'),
    signOf(currency, place, 'code'),
    signOf(currency, place, 'name'),
  ]);
  // "kr." is written "kr" too.
  const signs = new Set(shown.flatMap((sign) => [sign, sign.replace(/(?<=\p{L})\.$/u, '')]));
  signs.delete('');
  return signs;
}

function signOf(
  currency: string,
  locale: string,
  currencyDisplay: Intl.NumberFormatOptions['currencyDisplay'],
): string {
  // Not among the formats that are kept: all currencies' would drive out those of the pages.
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
  return plainSign(format.formatToParts(5).find(({ type }) => type === 'currency')?.value ?? currency);
}

let known: { readonly locale: string; readonly signs: ReadonlySet<string> } | null = null;

/** Whether a text, as `plainSign` leaves it, names a currency. */
export function isCurrencySign(sign: string, locale: string): boolean {
  // As in ₿ and MX$. A letter alone, as in 5k, says more often something else.
  if (/^\p{L}*\p{Sc}$|^\p{Sc}\p{L}*$/u.test(sign)) return true;
  if (known?.locale !== locale) {
    const signs = chargedCurrencies.flatMap(({ code }) => [...readSigns(code, locale)]);
    known = { locale, signs: new Set(signs.filter((one) => !/^[a-z]$/.test(one))) };
  }
  return known.signs.has(sign);
}

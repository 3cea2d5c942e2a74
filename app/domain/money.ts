/** Money as whole minor units of one currency: parsing what people type, printing what they read. */
import { numberFormat } from './formats.ts';

/** An amount in whole minor units (cents, yen, fils) and its upper-case ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Currencies without minor units at Stripe (docs.stripe.com/currencies, "zero-decimal"). */
const ZERO_DECIMAL = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** Currencies with three decimals; Stripe wants the last digit to be 0. */
const THREE_DECIMAL = new Set('BHD JOD KWD OMR TND'.split(' '));

/** How many decimals of the major unit one minor unit stands for: 0, 2 or 3. */
export function minorDigits(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** `money(500, 'USD')` is five dollars. Throws on fractions of a minor unit: those are bugs, not input. */
export function money(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor))
    throw new RangeError(`not whole minor units: ${String(amountMinor)}`);
  return { amountMinor, currency };
}

/** Major units as configured (`5`, `0.30`) to minor units, rounded to the nearest. */
export function fromMajor(major: number, currency: string): Money {
  return money(Math.round(major * 10 ** minorDigits(currency)), currency);
}

/**
 * What a person typed ("5", "5.00", "1,000", "$7.50", "7,50") as money; null where it is not one clear amount.
 * A last group of one or two digits after `.` or `,` is the decimals (of three too, where the currency has three); other
 * separators must stand at thousands.
 */
export function parseAmount(typed: string, currency: string): Money | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\p{Sc}\s']/gu, '')
    .replace(new RegExp(`^${currency}|${currency}$`, 'i'), '');
  const digits = minorDigits(currency);
  // With three decimals "1.250" reads both ways: taken as decimals, since charging a thousandfold is the worse mistake.
  const shape =
    digits === 3
      ? /^(\d{1,3}(?:[.,]\d{3})*?|\d+)(?:[.,](\d{1,3}))?$/
      : /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,3}))?$/;
  const match = shape.exec(text);
  if (!match?.[1]) return null;
  const separators = match[1].replace(/\d/g, '');
  if (new Set(separators).size > 1) return null;
  const decimals = match[2] ?? '';
  if (decimals.length > digits) return null;
  const whole = match[1].replace(/[.,]/g, '');
  if (whole.length > 9) return null;
  return money(Number(whole + decimals.padEnd(digits, '0')), currency);
}

/** `$5`, `$5.45`: the decimals only where they say something, unless `decimals` is `always`. */
export function formatMoney(value: Money, locale: string, decimals: 'needed' | 'always' = 'needed'): string {
  const digits = minorDigits(value.currency);
  const whole = value.amountMinor % 10 ** digits === 0;
  const shown = decimals === 'needed' && whole ? 0 : digits;
  return numberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(value.amountMinor / 10 ** digits);
}

/** How a card fee is reckoned: `percent` of the charge and a fixed part in minor units. */
export interface FeeRate {
  readonly percent: number;
  readonly fixedMinor: number;
}

/**
 * What to add to a donation so that the donation itself is left after the fee, which is taken from donation and addition together:
 * the smallest addition `a` with `a >= percent * (donation + a) + fixed`.
 */
export function feeCover(gift: Money, rate: FeeRate): Money {
  const share = rate.percent / 100;
  const added = Math.ceil((gift.amountMinor * share + rate.fixedMinor) / (1 - share) - 1e-9);
  const step = THREE_DECIMAL.has(gift.currency) ? 10 : 1;
  return money(Math.ceil(added / step) * step, gift.currency);
}

/** The sum of two amounts of one currency; throws where the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${a.currency} and ${b.currency}`);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

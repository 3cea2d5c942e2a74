/** Money as whole minor units of one currency, how it is written, and the fee that a payer may add. */
import { unitsOf } from './currencies.ts';
import { numberFormat } from './formats.ts';

/** An amount in whole minor units (cents, yen, fils) and its upper-case ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** `money(500, 'USD')` is five dollars. Throws on fractions of a minor unit: those are bugs, not input. */
export function money(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor))
    throw new RangeError(`not whole minor units: ${String(amountMinor)}`);
  return { amountMinor, currency };
}

/**
 * A decimal number of major units ("5", "7.50", "0.30") as money: null where it is none, or falls between two steps in
 * which Stripe charges the currency. Never rounds: what is not exact is a mistake of the writer.
 */
export function exactAmount(decimal: string, currency: string): Money | null {
  const [, whole, fraction = ''] = /^(0|[1-9]\d{0,11})(?:\.(\d{1,12}))?$/.exec(decimal) ?? [];
  if (whole === undefined) return null;
  const { decimals, stepMinor } = unitsOf(currency);
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  const amountMinor = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return amountMinor % stepMinor === 0 ? money(amountMinor, currency) : null;
}

/** The shortest decimal number of major units that `exactAmount` reads as this amount: for settings and addresses. */
export function plainMajor({ amountMinor, currency }: Money): string {
  return String(amountMinor / 10 ** unitsOf(currency).decimals);
}

/** The same with all decimals of the currency, exact however large: `5.00`, `-0.30`, `1200` yen. For tables that are added up. */
export function fixedMajor({ amountMinor, currency }: Money): string {
  const { decimals } = unitsOf(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = amountMinor < 0 ? '-' : '';
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** `$5`, `$5.45`: the decimals only where they say something, unless `decimals` is `always`. */
export function formatMoney(value: Money, locale: string, decimals: 'needed' | 'always' = 'needed'): string {
  return moneyFormat(value, locale, decimals).format(inMajor(value));
}

/** The same without the currency's sign and without groups, as for a field that already shows the sign. */
export function formatAmount(value: Money, locale: string): string {
  return moneyFormat(value, locale, 'needed', false)
    .formatToParts(inMajor(value))
    .filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'fraction')
    .map((part) => part.value)
    .join('');
}

const inMajor = ({ amountMinor, currency }: Money) => amountMinor / 10 ** unitsOf(currency).decimals;

function moneyFormat(value: Money, locale: string, decimals: 'needed' | 'always', useGrouping = true) {
  const { currency, amountMinor } = value;
  const isWhole = amountMinor % 10 ** unitsOf(currency).decimals === 0;
  const shown = isWhole ? (decimals === 'needed' ? 0 : shownDecimals(currency)) : unitsOf(currency).decimals;
  return numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
    ...(useGrouping ? {} : { useGrouping }),
  });
}

/** How many decimals readers write and read: none where only whole major units are charged, though told in hundredths. */
export function shownDecimals(currency: string): number {
  const { decimals, stepMinor } = unitsOf(currency);
  return stepMinor === 10 ** decimals ? 0 : decimals;
}

/** How many decimals may be other than 0 in what Stripe charges: two of the dinar's three. */
export function chargedDecimals(currency: string): number {
  const { decimals, stepMinor } = unitsOf(currency);
  return decimals - Math.round(Math.log10(stepMinor));
}

/** The smallest difference between two amounts that Stripe charges. */
export function stepOf(currency: string): Money {
  return money(unitsOf(currency).stepMinor, currency);
}

/** What several units of a currency are called: "US dollars". */
export function currencyName(currency: string, locale: string): string {
  const parts = numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name' }).formatToParts(
    5,
  );
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** How a card fee is reckoned: `percent` of the charge and a fixed part in minor units. */
export interface FeeRate {
  readonly percent: number;
  readonly fixedMinor: number;
}

/**
 * What to add to a donation so that the donation itself is left after the fee, which is taken from donation and addition together:
 * the smallest addition `a`, in steps of the currency, with `a >= percent * (donation + a) + fixed`.
 */
export function feeCover(donation: Money, rate: FeeRate): Money {
  const share = rate.percent / 100;
  const added = Math.ceil((donation.amountMinor * share + rate.fixedMinor) / (1 - share) - 1e-9);
  const { stepMinor } = unitsOf(donation.currency);
  return money(Math.ceil(added / stepMinor) * stepMinor, donation.currency);
}

/** The sum of two amounts of one currency; throws where the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${a.currency} and ${b.currency}`);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

/**
 * Amounts as people type them. Charging a hundredfold is the worst mistake that a form can make: what is read has one
 * reading, in the way in which the page's locale writes numbers; what could be read two ways is asked back.
 */
import { isCurrencySign, plainSign, signsOf } from './currency-signs.ts';
import { chargedDecimals, exactAmount, shownDecimals, type Money } from './money.ts';
import { numberForms, plainCharacters, type NumberForm } from './number-form.ts';

export type TypedAmount =
  | { readonly kind: 'amount'; readonly amount: Money }
  /** Not as the locale writes numbers: what may have been meant, ascending, at least one. */
  | { readonly kind: 'unsure'; readonly readings: readonly Money[] }
  | { readonly kind: 'other-currency'; readonly sign: string }
  /** One number, but between two steps in which the currency is charged. */
  | { readonly kind: 'too-fine' }
  | { readonly kind: 'unreadable' };

const unreadable: TypedAmount = { kind: 'unreadable' };

/** Far more than an amount with its sign takes. */
const lengthMax = 60;

interface Reader {
  readonly currency: string;
  readonly locale: string;
  readonly forms: readonly NumberForm[];
  /** Whether a text is the site's own sign, or two of them as in "USD $". */
  readonly isOwnSign: (text: string) => boolean;
}

/** The sign may stand at either end; all between the first and the last digit is the number. */
export function readTypedAmount(typed: string, currency: string, locale: string): TypedAmount {
  if (typed.length > lengthMax) return unreadable;
  const own = signsOf(currency, locale);
  const isOwnSign = (text: string) => {
    const sign = plainSign(text);
    return own.has(sign) || [...own].some((one) => sign.startsWith(one) && own.has(sign.slice(one.length)));
  };
  const reader = { currency, locale, forms: numberForms(currency, locale), isOwnSign };
  const characters = Array.from(plainCharacters(typed));
  const isDigit = (character: string) => reader.forms.some(({ digits }) => digits.includes(character));
  const first = characters.findIndex(isDigit);
  const last = characters.findLastIndex(isDigit);
  if (first === -1) return unreadable;
  const text = (from: number, to?: number) => characters.slice(from, to).join('');
  const around = [text(0, first), text(last + 1)];
  const odd = around.find((part) => plainSign(part) !== '' && !isOwnSign(part));
  return odd === undefined ? readNumber(text(first, last + 1), reader) : readOdd(odd, reader);
}

/** What is neither digit, separator nor the site's own sign. */
function readOdd(text: string, { locale }: Reader): TypedAmount {
  return isCurrencySign(plainSign(text), locale) ? { kind: 'other-currency', sign: text.trim() } : unreadable;
}

/** `text` begins and ends with a digit. */
function readNumber(text: string, reader: Reader): TypedAmount {
  const { currency, forms } = reader;
  const numbers = new Set(forms.map((form) => readAsWritten(text, form)).filter((number) => number !== null));
  const [number, ...others] = numbers;
  if (number !== undefined && others.length === 0 && !isTwofold(text, number, currency)) {
    const amount = exactAmount(number, currency);
    return amount ? { kind: 'amount', amount } : { kind: 'too-fine' };
  }
  return readLoosely(text, reader);
}

/** Whether three digits after the only separator, here decimals or a group of thousands, may elsewhere be the other. */
function isTwofold(text: string, number: string, currency: string): boolean {
  const decimals = number.split('.')[1];
  if (shownDecimals(currency) !== 3) return decimals?.length === 3;
  return decimals === undefined && Array.from(text).length === number.length + 1;
}

/** The decimal number that a text is in one way of writing, each separator standing where that way has it. */
function readAsWritten(text: string, form: NumberForm): string | null {
  const [whole = '', decimals, ...more] = form.decimal === '' ? [text] : text.split(form.decimal);
  const bare = valuesOf(form.group === '' ? whole : whole.replaceAll(form.group, ''), form);
  if (bare === null || more.length > 0 || !/^(0|[1-9]\d{0,11})$/.test(bare)) return null;
  if (whole !== form.grouped(bare) && valuesOf(whole, form) === null) return null;
  if (decimals === undefined) return bare;
  const fraction = valuesOf(decimals, form);
  return fraction === null ? null : `${bare}.${fraction}`;
}

/** Digits of one script as 0 to 9; null where there are none, or anything else. */
function valuesOf(text: string, { digits }: NumberForm): string | null {
  const values = Array.from(text, (character) => digits.indexOf(character));
  return values.length === 0 || values.includes(-1) ? null : values.join('');
}

/** What some locale puts between digits, and where the site's own sign stands there. */
const separators = new Set(['.', ',', "'", ' ', '\u066b', '\u066c', 'sign']);

/**
 * What digits may mean between which stands something else than the locale would put there: all one whole number, or with
 * decimals after the last separator, of which those that are not charged are left out.
 */
function readLoosely(text: string, reader: Reader): TypedAmount {
  const { currency, forms, isOwnSign } = reader;
  const form = forms.find(({ digits }) => digits.includes(String.fromCodePoint(text.codePointAt(0) ?? 0)));
  const between: string[] = [];
  const runs: string[] = [];
  for (const part of splitAtDigits(text, form?.digits ?? [])) {
    const values = form ? valuesOf(part, form) : null;
    if (values !== null) runs.push(values);
    else between.push(isOwnSign(part) ? 'sign' : part);
  }
  const odd = between.find((part) => !separators.has(part));
  if (odd !== undefined) return readOdd(odd, reader);
  const amounts = looseNumbers(runs, between, chargedDecimals(currency)).map((number) =>
    exactAmount(number, currency),
  );
  const readings = amounts
    .filter((amount) => amount !== null)
    .toSorted((a, b) => a.amountMinor - b.amountMinor);
  return readings.length > 0 ? { kind: 'unsure', readings } : unreadable;
}

/** Runs of digits, and what stands between them. */
function splitAtDigits(text: string, digits: readonly string[]): string[] {
  const parts: string[] = [];
  let wasDigit: boolean | null = null;
  for (const character of text) {
    const isDigit = digits.includes(character);
    parts.push(isDigit === wasDigit ? (parts.pop() ?? '') + character : character);
    wasDigit = isDigit;
  }
  return parts;
}

function looseNumbers(runs: readonly string[], between: readonly string[], decimals: number): string[] {
  const [end = '', last] = [runs.at(-1), between.at(-1)];
  if (last === undefined) return [];
  const [groups, earlier] = [runs.slice(1, -1), between.slice(0, -1)];
  const whole = new Set(between).size === 1 ? [runs.join('')] : [];
  const isDivided =
    new Set(earlier).size <= 1 &&
    (!earlier.includes(last) || end.length < 3) &&
    groups.every((group) => group.length === 2 || group.length === 3);
  const shown = end.slice(0, decimals);
  const divided = isDivided ? [runs.slice(0, -1).join('') + (shown && `.${shown}`)] : [];
  return [...new Set([...divided, ...whole])];
}

/** How numbers are written in a locale: its digits, its separators and where they stand. */
import { madeOnce, numberFormat } from './formats.ts';

/** One way of writing numbers, told in characters as `plainCharacters` leaves them. */
export interface NumberForm {
  /** From 0 to 9. */
  readonly digits: readonly string[];
  readonly decimal: string;
  readonly group: string;
  /** A whole number, given in the digits 0 to 9, with its groups. */
  readonly grouped: (whole: string) => string;
}

/**
 * Characters that are typed for one another, as one: what has full width, kinds of spaces and of apostrophes. Nothing that
 * changes a value: superscripts and fractions stay what they are.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\uff01-\uff5e\uffe0-\uffe6]/g, (wide) => wide.normalize('NFKC'))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u2019\u02bc]/g, "'");
}

/** The ways in which a locale writes amounts of a currency: as money and as plain numbers, in its own digits and in 0 to 9. */
export const numberForms = madeOnce(readForms);

function readForms(currency: string, locale: string): readonly NumberForm[] {
  const styles = [{ style: 'currency', currency }, { style: 'decimal' }] as const;
  const inLatinDigits = new Intl.Locale(locale, { numberingSystem: 'latn' }).toString();
  return styles.flatMap((style) => [formOf(locale, style), formOf(inLatinDigits, style)]);
}

function formOf(locale: string, style: Intl.NumberFormatOptions): NumberForm {
  const plain = numberFormat(locale, { useGrouping: false });
  const whole = numberFormat(locale, { ...style, useGrouping: 'always', maximumFractionDigits: 0 });
  const divided = numberFormat(locale, { ...style, minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const parts = (format: Intl.NumberFormat, value: number | bigint, wanted: readonly string[]) =>
    format
      .formatToParts(value)
      .filter(({ type }) => wanted.includes(type))
      .map((part) => plainCharacters(part.value))
      .join('');
  return {
    digits: Array.from({ length: 10 }, (_, digit) => plainCharacters(plain.format(digit))),
    decimal: parts(divided, 1.5, ['decimal']),
    group: parts(whole, 1000, ['group']),
    grouped: (text) => parts(whole, BigInt(text), ['integer', 'group']),
  };
}

/** What a reader chose, as it travels in the form's own address: `/donate?amount=7.50&cover=yes`. An organisation never does. */
import type { DonationFormRules, DonationFormValues } from './donation-form.ts';
import { numberFormat } from './formats.ts';
import { minorDigits, type Money } from './money.ts';

/** Fields of the address; an amount is in whole units of the currency, with a point whatever the locale. */
export interface DonationChoice {
  readonly amount: string;
  readonly cover?: 'yes';
}

type Rules = Pick<DonationFormRules, 'currency' | 'locale' | 'presets' | 'amountMin' | 'amountMax'>;
type Preselected = Partial<Pick<DonationFormValues, 'amount' | 'amountOther' | 'coverFee'>>;

export function writeChoice(chosen: { readonly amount: Money; readonly feeCover: Money }): DonationChoice {
  const digits = minorDigits(chosen.amount.currency);
  const units = (chosen.amount.amountMinor / 10 ** digits).toFixed(digits);
  const amount = units.replace(/\.0+$/, '');
  return chosen.feeCover.amountMinor > 0 ? { amount, cover: 'yes' } : { amount };
}

/**
 * The values with which the form then begins: the amount's preset, else an amount of the reader's own as the locale writes it;
 * nothing where it is none that can be given.
 */
export function readChoice(query: (name: string) => string | null, rules: Rules): Preselected {
  return {
    ...readAmount(query('amount') ?? '', rules),
    ...(query('cover') === 'yes' && { coverFee: 'yes' }),
  };
}

function readAmount(
  written: string,
  { currency, locale, presets, amountMin, amountMax }: Rules,
): Preselected {
  const digits = minorDigits(currency);
  const [, units = '', decimals = ''] = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(written) ?? [];
  if (units === '' || decimals.length > digits) return {};
  const amountMinor = Number(units + decimals.padEnd(digits, '0'));
  if (amountMinor < amountMin.amountMinor || amountMinor > amountMax.amountMinor) return {};
  if (presets.some((preset) => preset.amountMinor === amountMinor)) return { amount: String(amountMinor) };
  const shown = decimals === '' ? 0 : digits;
  const format = numberFormat(locale, {
    numberingSystem: 'latn',
    useGrouping: false,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
  return { amountOther: format.format(amountMinor / 10 ** digits) };
}

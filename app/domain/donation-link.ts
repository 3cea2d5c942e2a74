/** What a reader chose, as it travels in the form's own address: `/donate?amount=7.50&cover=yes`. An organisation never does. */
import type { DonationFormRules, DonationFormValues } from './donation-form.ts';
import { exactAmount, formatAmount, plainMajor, type Money } from './money.ts';

/** Fields of the address; an amount is in whole units of the currency, with a point whatever the locale. */
export interface DonationChoice {
  readonly amount: string;
  readonly cover?: 'yes';
}

type Rules = Pick<DonationFormRules, 'currency' | 'locale' | 'presets' | 'amountMin' | 'amountMax'>;
type Preselected = Partial<Pick<DonationFormValues, 'amount' | 'amountOther' | 'coverFee'>>;

export function writeChoice(chosen: { readonly amount: Money; readonly feeCover: Money }): DonationChoice {
  const amount = plainMajor(chosen.amount);
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

function readAmount(written: string, rules: Rules): Preselected {
  const { currency, locale, presets, amountMin, amountMax } = rules;
  const amount = exactAmount(written, currency);
  if (!amount || amount.amountMinor < amountMin.amountMinor || amount.amountMinor > amountMax.amountMinor)
    return {};
  return presets.some((preset) => preset.amountMinor === amount.amountMinor)
    ? { amount: String(amount.amountMinor) }
    : { amountOther: formatAmount(amount, locale) };
}

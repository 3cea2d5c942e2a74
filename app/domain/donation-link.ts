/** What a reader chose, as it travels in the form's own address: `/donate?amount=7.50&cover=yes`. An organisation never does. */
import type { DonationFormRules, DonationFormValues } from './donation-form.ts';
import { directSite } from './embedding.ts';
import { giftIntervals, type GiftFrequency, type GiftInterval } from './standing-gift/standing-gift.ts';
import { exactAmount, formatAmount, plainMajor, type Money } from './money.ts';

/** Names of the address's fields. */
export const choiceFields = {
  article: 'article',
  /** In whole units of the currency, with a point whatever the locale. */
  amount: 'amount',
  /** An amount as the reader typed it, in the locale's way; it wins over `amount` where it is filled in. */
  own: 'own',
  cover: 'cover',
  /** Of the amount, and of the form; the newsroom's own where it is left out. */
  currency: 'currency',
  /** `month` or `year`; once where it is left out. */
  frequency: 'frequency',
  /** The origin of the page on which the reader chose; `readSite` reads it. */
  site: 'site',
} as const;

export interface DonationChoice {
  readonly amount: string;
  readonly currency: string;
  readonly cover?: 'yes';
  readonly frequency?: GiftInterval;
  readonly site?: string;
}

type Rules = Pick<DonationFormRules, 'currency' | 'locale' | 'presets' | 'amountMin' | 'amountMax' | 'step'>;
type Preselected = Partial<Pick<DonationFormValues, 'amount' | 'amountOther' | 'coverFee' | 'frequency'>>;

export function writeChoice(chosen: {
  readonly amount: Money;
  readonly feeCover: Money;
  readonly frequency: GiftFrequency;
  readonly site: string;
}): DonationChoice {
  return {
    amount: plainMajor(chosen.amount),
    // Also the newsroom's own, which may be another one by the time that somebody follows the link.
    currency: chosen.amount.currency,
    ...(chosen.feeCover.amountMinor > 0 && { cover: 'yes' }),
    ...(chosen.frequency !== 'once' && { frequency: chosen.frequency }),
    ...(chosen.site !== directSite && { site: chosen.site }),
  };
}

/** As much of an amount as is read of an address; one that is longer is none, and is shown cut. */
const ownLengthMax = 100;

/**
 * The values with which the form then begins: what the reader typed as it is, else the amount's preset, else an amount of the
 * reader's own as the locale writes it; nothing where it is none that can be given. An amount of a currency that `rules` are not
 * for is none: five of one are not five of another.
 */
export function readChoice(query: (name: string) => string | null, rules: Rules): Preselected {
  const isOther = (query(choiceFields.currency) ?? rules.currency) !== rules.currency;
  const own = isOther ? '' : (query(choiceFields.own) ?? '').replaceAll('\0', '').slice(0, ownLengthMax);
  const frequency = giftIntervals.find((each) => each === query(choiceFields.frequency));
  return {
    ...(!isOther && readAmount(query(choiceFields.amount) ?? '', rules)),
    ...(own.trim() !== '' && { amountOther: own }),
    ...(query(choiceFields.cover) === 'yes' && { coverFee: 'yes' }),
    ...(frequency !== undefined && { frequency }),
  };
}

function readAmount(written: string, rules: Rules): Preselected {
  const { currency, locale, presets, amountMin, amountMax, step } = rules;
  const amount = exactAmount(written, currency);
  if (!amount || amount.amountMinor % step.amountMinor !== 0) return {};
  if (amount.amountMinor < amountMin.amountMinor || amount.amountMinor > amountMax.amountMinor) return {};
  return presets.some((preset) => preset.amountMinor === amount.amountMinor)
    ? { amount: String(amount.amountMinor) }
    : { amountOther: formatAmount(amount, locale) };
}

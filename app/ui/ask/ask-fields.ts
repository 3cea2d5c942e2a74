/** What the parts of the ask share: the newsroom's settings, the ids of fields, and the names under which they are sent. */
import { donationFields, type DonationField } from '#app/domain/donation-form.ts';
import { choiceFields } from '#app/domain/donation-link.ts';
import type { CurrencyChoice, DonationSettings } from '#app/domain/donation-settings.ts';
import { plainMajor, type Money } from '#app/domain/money.ts';
import type { GiftFrequency } from '#app/domain/standing-gift/standing-gift.ts';

/** The newsroom's settings that the form shows. */
export interface AskSite extends DonationSettings {
  readonly locale: string;
  readonly offersStandingGifts: boolean;
  /** The codes of all that the newsroom takes. */
  readonly currencies: readonly string[];
}

/** So much of the site as the form shows, in the currency that the site stands in (`inCurrency`). */
export function askSite(site: CurrencyChoice & Pick<AskSite, 'locale' | 'offersStandingGifts'>): AskSite {
  const { locale, currency, presets, amountMin, amountMax, step, feeRate, offersStandingGifts } = site;
  const currencies = site.currencies.map((each) => each.currency);
  return { locale, currency, presets, amountMin, amountMax, step, feeRate, offersStandingGifts, currencies };
}

/** The ids that labels, errors and the style sheet's `:has()` rules share; presets are `give-amount-1` and on. */
export const fieldId = (field: DonationField): string => `give-${donationFields[field].replaceAll('_', '-')}`;
export const frequencyId = (frequency: GiftFrequency): string => `${fieldId('frequency')}-${frequency}`;
export const presetId = (index: number): string => `${fieldId('amount')}-${String(index + 1)}`;

/** How the choice of an amount is sent. */
export interface AmountFields {
  readonly amount: string;
  readonly own: string;
  readonly cover: string;
  readonly frequency: string;
  readonly valueOf: (preset: Money) => string;
}

/** In the form that is posted. */
export const postedFields: AmountFields = {
  amount: donationFields.amount,
  own: donationFields.amountOther,
  cover: donationFields.coverFee,
  frequency: donationFields.frequency,
  valueOf: ({ amountMinor }) => String(amountMinor),
};

/** In the address that leads to that form. */
export const linkedFields: AmountFields = {
  amount: choiceFields.amount,
  own: choiceFields.own,
  cover: choiceFields.cover,
  frequency: choiceFields.frequency,
  valueOf: plainMajor,
};

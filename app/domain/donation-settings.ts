/** What a newsroom offers and takes: its own settings, and what it leaves out from the table of currencies. */
import { chargeMinorMax, findCurrency, donationRangeMinor, type Currency } from './currencies.ts';
import { exactAmount, feeCover, money, plainMajor, type FeeRate, type Money } from './money.ts';

export interface DonationSettings {
  /** Ascending, each between amountMin and amountMax. */
  readonly presets: readonly Money[];
  readonly amountMin: Money;
  readonly amountMax: Money;
  readonly feeRate: FeeRate;
}

/** As a newsroom writes them: decimal numbers of major units, such as "0.30". */
export interface GivenGiftSettings {
  readonly presets?: readonly string[] | undefined;
  readonly amountMin?: string | undefined;
  readonly amountMax?: string | undefined;
  readonly feeFixed?: string | undefined;
  readonly feePercent: number;
}

/** Which setting cannot be used, what was expected, and one that can. */
export interface DonationSettingFault {
  readonly setting: 'currency' | 'presets' | 'amountMin' | 'amountMax' | 'feeFixed';
  readonly expected: string;
  readonly example: string;
}

export type ReadGiftSettings =
  | { readonly ok: true; readonly settings: DonationSettings }
  | { readonly ok: false; readonly faults: readonly DonationSettingFault[] };

/** 0.30 beside a donation of 5, as in Stripe's standard price. */
const feeFixedShare = 0.06;

/** Refuses at the start what Stripe would refuse of a reader later: too little, too much, or finer than it charges. */
export function readDonationSettings(code: string, given: GivenGiftSettings): ReadGiftSettings {
  const currency = findCurrency(code);
  if (!currency) {
    const expected = 'a currency that Stripe charges';
    return { ok: false, faults: [{ setting: 'currency', expected, example: 'USD' }] };
  }
  const usual = usualSettings(currency);
  const amount = (text: string) => exactAmount(text, code);
  const presets = (given.presets ?? usual.presets).map(amount);
  const amountMin = amount(given.amountMin ?? usual.amountMin);
  const amountMax = amount(given.amountMax ?? usual.amountMax);
  const feeFixed = amount(given.feeFixed ?? usual.feeFixed);
  const exact = presets.filter((preset) => preset !== null);
  if (!amountMin || !amountMax || !feeFixed || exact.length < presets.length) {
    const expected = `amounts in steps of ${inWords(money(currency.stepMinor, code))}, as Stripe charges it`;
    const read = { amountMin, amountMax, feeFixed, presets: exact.length < presets.length ? null : exact };
    const wrong = (['presets', 'amountMin', 'amountMax', 'feeFixed'] as const).filter((name) => !read[name]);
    return {
      ok: false,
      faults: wrong.map((setting) => ({ setting, expected, example: String(usual[setting]) })),
    };
  }
  const settings = {
    presets: exact.toSorted((a, b) => a.amountMinor - b.amountMinor),
    amountMin,
    amountMax,
    feeRate: { percent: given.feePercent, fixedMinor: feeFixed.amountMinor },
  };
  const faults = rangeFaults(settings, currency);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, settings };
}

/** What a newsroom starts with that sets nothing. */
function usualSettings(currency: Currency) {
  const { code, presetsMinor, stepMinor } = currency;
  const major = (amountMinor: number) => plainMajor(money(amountMinor, code));
  const range = donationRangeMinor(currency);
  const feeFixedMinor = Math.round(((presetsMinor[0] ?? 0) * feeFixedShare) / stepMinor) * stepMinor;
  return {
    presets: presetsMinor.map(major),
    amountMin: major(range.min),
    amountMax: major(range.max),
    feeFixed: major(feeFixedMinor),
  };
}

function rangeFaults({ presets, amountMin, amountMax, feeRate }: DonationSettings, currency: Currency) {
  const usual = usualSettings(currency);
  const faults: DonationSettingFault[] = [];
  const least = money(currency.leastMinor, currency.code);
  if (amountMin.amountMinor < least.amountMinor || amountMin.amountMinor > amountMax.amountMinor) {
    const expected = `an amount from ${inWords(least)}, the least that Stripe charges, to ${inWords(amountMax)}, the largest gift`;
    faults.push({ setting: 'amountMin', expected, example: usual.amountMin });
  }
  if (amountMax.amountMinor + feeCover(amountMax, feeRate).amountMinor > chargeMinorMax) {
    const most = money(chargeMinorMax, currency.code);
    const expected = `an amount that with its fee is at most ${inWords(most)}, the most that Stripe charges`;
    faults.push({ setting: 'amountMax', expected, example: usual.amountMax });
  }
  const isInRange = ({ amountMinor }: Money) =>
    amountMinor >= amountMin.amountMinor && amountMinor <= amountMax.amountMinor;
  if (!presets.every(isInRange)) {
    const fitting = usual.presets.filter((text) => isInRange(exactAmount(text, currency.code) ?? least));
    const expected = `amounts from ${plainMajor(amountMin)} to ${inWords(amountMax)}, the smallest and the largest gift`;
    faults.push({ setting: 'presets', expected, example: fitting.join(',') || plainMajor(amountMin) });
  }
  return faults;
}

const inWords = (amount: Money) => `${plainMajor(amount)} ${amount.currency}`;

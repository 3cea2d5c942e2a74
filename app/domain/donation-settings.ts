/** What a newsroom offers and takes: its own settings, and what it leaves out from the table of currencies. */
import { chargeMinorMax, findCurrency, donationRangeMinor, type Currency } from './currencies.ts';
import { exactAmount, feeCover, money, plainMajor, type FeeRate, type Money } from './money.ts';

/** Of one currency. */
export interface DonationSettings {
  readonly currency: string;
  /** Ascending, each between amountMin and amountMax. */
  readonly presets: readonly Money[];
  readonly amountMin: Money;
  readonly amountMax: Money;
  /** What is given is a multiple of it. */
  readonly step: Money;
  readonly feeRate: FeeRate;
}

/** What a newsroom takes in each currency that it takes, its own first; it is offered as its own until a reader chooses. */
export interface CurrencyChoice extends DonationSettings {
  readonly currencies: readonly DonationSettings[];
}

/** The site as it offers and takes a currency; as it is where it takes none of that name. */
export function inCurrency<Site extends CurrencyChoice>(site: Site, code: string): Site {
  return { ...site, ...site.currencies.find(({ currency }) => currency === code) };
}

/** As a newsroom writes them: decimal numbers of major units, such as "0.30". */
export interface GivenGiftSettings {
  readonly presets?: readonly string[] | undefined;
  readonly amountMin?: string | undefined;
  readonly amountMax?: string | undefined;
  readonly step?: string | undefined;
  readonly feeFixed?: string | undefined;
  readonly feePercent: number;
}

/** Which setting cannot be used, what was expected, and one that can. */
export interface DonationSettingFault {
  readonly setting: 'currency' | 'presets' | 'amountMin' | 'amountMax' | 'step' | 'feeFixed';
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
  const step = amount(given.step ?? usual.step);
  const feeFixed = amount(given.feeFixed ?? usual.feeFixed);
  const exact = presets.filter((preset) => preset !== null);
  if (!amountMin || !amountMax || !step || !feeFixed || exact.length < presets.length) {
    const expected = `amounts in steps of ${inWords(money(currency.stepMinor, code))}, as Stripe charges it`;
    const isExact = exact.length === presets.length;
    const read = { amountMin, amountMax, step, feeFixed, presets: isExact ? exact : null };
    const wrong = (['presets', 'amountMin', 'amountMax', 'step', 'feeFixed'] as const).filter(
      (name) => !read[name],
    );
    return {
      ok: false,
      faults: wrong.map((setting) => ({ setting, expected, example: String(usual[setting]) })),
    };
  }
  const settings = {
    currency: code,
    presets: exact.toSorted((a, b) => a.amountMinor - b.amountMinor),
    amountMin,
    amountMax,
    step,
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
    step: major(stepMinor),
    feeFixed: major(feeFixedMinor),
  };
}

function rangeFaults(settings: DonationSettings, currency: Currency) {
  const { presets, amountMin, amountMax, feeRate } = settings;
  const usual = usualSettings(currency);
  const faults: DonationSettingFault[] = stepFaults(settings, usual);
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

/** A newsroom's own step, which may be wider than Stripe's. */
function stepFaults(
  { presets, amountMin, amountMax, step }: DonationSettings,
  usual: ReturnType<typeof usualSettings>,
): DonationSettingFault[] {
  if (step.amountMinor <= 0) return [{ setting: 'step', expected: 'an amount above 0', example: usual.step }];
  const isOff = ({ amountMinor }: Money) => amountMinor % step.amountMinor !== 0;
  const off = [
    ...(presets.some(isOff) ? (['presets'] as const) : []),
    ...(isOff(amountMin) ? (['amountMin'] as const) : []),
    ...(isOff(amountMax) ? (['amountMax'] as const) : []),
  ];
  const expected = `amounts in steps of ${inWords(step)}, as step says`;
  return off.map((setting) => ({ setting, expected, example: plainMajor(step) }));
}

const inWords = (amount: Money) => `${plainMajor(amount)} ${amount.currency}`;

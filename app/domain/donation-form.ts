/** The donation form: its fields, what they must hold, and at which of them something is wrong. */
import { z } from 'zod';
import { cleanLine } from './clean-text.ts';
import type { DonationSettings } from './donation-settings.ts';
import { readSite, type Embedding } from './embedding.ts';
import { currencyName, feeCover, formatAmount, formatMoney, money, stepOf, type Money } from './money.ts';
import { giftIntervals, type GiftFrequency } from './standing-gift/standing-gift.ts';
import { textsFor } from './texts/catalogue.ts';
import { readTypedAmount } from './typed-amount.ts';

/** Names of the form's fields, as the page sends them. */
export const donationFields = {
  /** Minor units of a preset, or `other`. */
  amount: 'amount',
  /** What a person typed; it wins over the presets where it is filled in. */
  amountOther: 'amount_other',
  /** Minor units of the reading that was chosen, where what was typed could be read two ways. */
  amountMeant: 'amount_meant',
  coverFee: 'cover_fee',
  organisation: 'organisation',
  attestation: 'attestation',
  frequency: 'frequency',
  article: 'article',
  /** The origin of the page on which the form began, where that is another site's. */
  site: 'site',
  pledgeVersion: 'pledge_version',
  attestationVersion: 'attestation_version',
  locale: 'locale',
  currency: 'currency',
  /** Hidden from people; whatever fills it in is a machine. */
  trap: 'extra_line',
} as const;
export type DonationField = keyof typeof donationFields;

/** What the reader sent, as text, to be shown again where something must be mended. */
export type DonationFormValues = Readonly<Record<DonationField, string>>;

export type DonationFormErrors = Partial<Record<DonationField, string>>;

export interface DonationRequest {
  readonly amount: Money;
  readonly feeCover: Money;
  readonly frequency: GiftFrequency;
  readonly organisation: string | null;
  readonly articleSlug: string | null;
  /** An origin that is listed, or `direct`. */
  readonly site: string;
  readonly pledgeVersion: string;
  readonly attestationVersion: string;
  readonly locale: string;
}

/** What the form may hold here: the newsroom's settings, and the versions of its texts that were ever published. */
export interface DonationFormRules extends DonationSettings {
  readonly locale: string;
  readonly embedding: Pick<Embedding, 'origins'>;
  readonly pledgeVersions: ReadonlySet<string>;
  readonly attestationVersions: ReadonlySet<string>;
  /** Whether a reader may give every month or every year. */
  readonly offersStandingGifts: boolean;
}

const organisationLengthMax = 200;

/** A slug of ours; anything else is no article. */
const slug = z.string().regex(/^[a-z0-9-]{1,200}$/);

/**
 * The form's fields as text: a field that is missing or a file counts as empty, of several the first is taken. The organisation
 * is as we would keep it, and is cut only where it is longer than it may be, so that whoever sent it is told.
 */
export function readDonationForm(get: (name: string) => unknown): DonationFormValues {
  const text = (name: string) => {
    const value = get(name);
    if (typeof value !== 'string') return '';
    const clean = name === donationFields.organisation ? cleanLine(value) : value.replaceAll('\0', '');
    return clean.slice(0, 1000);
  };
  const entries = Object.entries(donationFields).map(([field, name]) => [field, text(name)] as const);
  return Object.fromEntries(entries) as DonationFormValues;
}

export type ParsedAmountForm =
  | { readonly ok: true; readonly amount: Money; readonly feeCover: Money }
  | Extract<ParsedDonationForm, { ok: false }>;

/** How much alone, of a form that asks for nothing else: the amount, and whether the card fee comes on top. */
export function parseAmountForm(
  values: DonationFormValues,
  rules: AmountRules & Pick<DonationFormRules, 'feeRate'>,
): ParsedAmountForm {
  const chosen = chosenAmount(values, rules);
  if (chosen.kind === 'wrong')
    return { ok: false, errors: { [chosen.field]: chosen.message }, readings: chosen.readings };
  return { ok: true, amount: chosen.amount, feeCover: coverOf(values, chosen.amount, rules) };
}

function coverOf(
  { coverFee }: DonationFormValues,
  amount: Money,
  { feeRate, currency }: Pick<DonationFormRules, 'feeRate' | 'currency'>,
): Money {
  return coverFee === 'yes' ? feeCover(amount, feeRate) : money(0, currency);
}

export type ParsedDonationForm =
  | { readonly ok: true; readonly request: DonationRequest }
  | {
      readonly ok: false;
      readonly errors: DonationFormErrors;
      /** What an amount that could be read two ways may mean: one of them is to be chosen. */
      readonly readings: readonly Money[];
    };

/** Says at each field what was expected and what came. */
export function parseDonationForm(values: DonationFormValues, rules: DonationFormRules): ParsedDonationForm {
  const errors: DonationFormErrors = {};
  const says = textsFor(rules.locale).donateErrors;
  const donation = chosenAmount(values, rules);
  if (donation.kind === 'wrong') errors[donation.field] = donation.message;
  const { organisation } = values;
  if (organisation.length > organisationLengthMax) {
    errors.organisation = says.organisationTooLong(organisationLengthMax, organisation.length);
  }
  const frequency = readFrequency(values.frequency, rules);
  if (frequency === null) {
    errors.frequency = says.frequency;
  }
  if (values.attestation !== 'yes') {
    errors.attestation = says.attestation;
  }
  if (values.currency !== rules.currency) {
    errors.currency = says.currency(rules.currency);
  }
  if (!rules.pledgeVersions.has(values.pledgeVersion)) {
    errors.pledgeVersion = says.pledgeVersion;
  }
  if (!rules.attestationVersions.has(values.attestationVersion)) {
    errors.attestationVersion = says.attestationVersion;
  }
  if (values.trap !== '') {
    errors.trap = says.trap;
  }
  if (donation.kind === 'wrong' || frequency === null || Object.keys(errors).length > 0) {
    return { ok: false, errors, readings: donation.kind === 'wrong' ? donation.readings : [] };
  }
  const { amount } = donation;
  return {
    ok: true,
    request: {
      amount,
      feeCover: coverOf(values, amount, rules),
      frequency,
      organisation: organisation === '' ? null : organisation,
      articleSlug: slug.safeParse(values.article).data ?? null,
      site: readSite(values.site, rules.embedding),
      pledgeVersion: values.pledgeVersion,
      attestationVersion: values.attestationVersion,
      // The page's own language is a constant of the page; anything else is a fault, not a wish.
      locale: rules.locale,
    },
  };
}

/** Once where nothing is said, as in a form of before there was a choice; null where it is none that is offered. */
function readFrequency(
  sent: string,
  { offersStandingGifts }: Pick<DonationFormRules, 'offersStandingGifts'>,
): GiftFrequency | null {
  if (sent === '' || sent === 'once') return 'once';
  return (offersStandingGifts && giftIntervals.find((interval) => interval === sent)) || null;
}

/**
 * The form as if the reading that was chosen had been typed, so that it is asked once. A choice counts only while it is a
 * reading of what stands in the field: whoever typed something else meant that.
 */
export function settleAmount(
  values: DonationFormValues,
  rules: Pick<DonationFormRules, 'currency' | 'locale'>,
): DonationFormValues {
  const typed = readTypedAmount(values.amountOther, rules.currency, rules.locale);
  const readings = typed.kind === 'unsure' ? typed.readings : [];
  const meant = readings.find(({ amountMinor }) => String(amountMinor) === values.amountMeant);
  return { ...values, amountMeant: '', ...(meant && { amountOther: formatAmount(meant, rules.locale) }) };
}

/** What is wrong with an amount of the reader's own before the form is sent: it came in the address, as it was typed. */
export function checkOwnAmount(
  typed: string,
  rules: AmountRules,
): { readonly errors: DonationFormErrors; readonly readings: readonly Money[] } {
  const own = typed.trim() === '' ? null : parseOwnAmount(typed, rules);
  if (own?.kind !== 'wrong') return { errors: {}, readings: [] };
  return { errors: { [own.field]: own.message }, readings: own.readings };
}

/** At the amount that was given, where Stripe does not charge it although the newsroom's settings let it through. */
export function refusedAmountErrors(
  values: DonationFormValues,
  { locale }: Pick<DonationFormRules, 'locale'>,
): DonationFormErrors {
  const field = values.amountOther.trim() === '' ? 'amount' : 'amountOther';
  return { [field]: textsFor(locale).donateErrors.notCharged };
}

type ParsedAmount =
  | { readonly kind: 'amount'; readonly amount: Money }
  | {
      readonly kind: 'wrong';
      readonly field: 'amount' | 'amountOther';
      readonly message: string;
      readonly readings: readonly Money[];
    };

type AmountRules = Pick<
  DonationFormRules,
  'currency' | 'locale' | 'presets' | 'amountMin' | 'amountMax' | 'step'
>;

function chosenAmount(values: DonationFormValues, rules: AmountRules): ParsedAmount {
  if (values.amountOther.trim() !== '') return parseOwnAmount(values.amountOther, rules);
  const preset = rules.presets.find(({ amountMinor }) => String(amountMinor) === values.amount);
  if (preset) return { kind: 'amount', amount: preset };
  const message = textsFor(rules.locale).donateErrors.noAmount;
  return { kind: 'wrong', field: 'amount', message, readings: [] };
}

function parseOwnAmount(typed: string, rules: AmountRules): ParsedAmount {
  const { currency, locale, presets, amountMin, amountMax } = rules;
  const says = textsFor(locale).donateErrors;
  const show = (value: Money) => formatMoney(value, locale, 'always');
  const wrong = (message: string, readings: readonly Money[] = []): ParsedAmount => ({
    kind: 'wrong',
    field: 'amountOther',
    message,
    readings,
  });
  const example = show(presets[0] ?? amountMin);
  const given = shownTyped(typed);
  const read = readTypedAmount(typed, currency, locale);
  switch (read.kind) {
    case 'amount': {
      const { amount } = read;
      if (amount.amountMinor % rules.step.amountMinor !== 0)
        return wrong(says.offStep(formatMoney(rules.step, locale), formatMoney(amount, locale)));
      if (isInRange(amount, rules)) return { kind: 'amount', amount };
      return amount.amountMinor < amountMin.amountMinor
        ? wrong(says.tooSmall(formatMoney(amountMin, locale), formatMoney(amount, locale)))
        : wrong(says.tooLarge(formatMoney(amountMax, locale), formatMoney(amount, locale)));
    }
    case 'unsure': {
      const readings = read.readings.filter(
        (reading) => isInRange(reading, rules) && reading.amountMinor % rules.step.amountMinor === 0,
      );
      const [least, most] = readings;
      if (!least) return wrong(says.notAnAmount(example, given));
      return wrong(says.whichAmount(show(least), most ? show(most) : null), readings);
    }
    case 'other-currency':
      return wrong(says.otherCurrency(currencyName(currency, locale), shownTyped(read.sign), example));
    case 'too-fine':
      return wrong(says.tooFine(formatMoney(stepOf(currency), locale), given));
    case 'unreadable':
      return wrong(says.notAnAmount(example, given));
  }
}

function isInRange(
  { amountMinor }: Money,
  { amountMin, amountMax }: Pick<DonationSettings, 'amountMin' | 'amountMax'>,
): boolean {
  return amountMinor >= amountMin.amountMinor && amountMinor <= amountMax.amountMinor;
}

/** What a reader typed, as a message repeats it: short, and without characters that nobody sees or that turn the text. */
function shownTyped(typed: string): string {
  return Array.from(typed.replace(/[\p{Cc}\p{Cf}]/gu, '').trim())
    .slice(0, 40)
    .join('');
}

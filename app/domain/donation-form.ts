/** The donation form: its fields, what they must hold, and at which of them something is wrong. */
import { z } from 'zod';
import { cleanLine } from './clean-text.ts';
import { feeCover, formatMoney, money, parseAmount, type FeeRate, type Money } from './money.ts';
import { textsFor } from './texts/catalogue.ts';

/** Names of the form's fields, as the page sends them. */
export const donationFields = {
  /** Minor units of a preset, or `other`. */
  amount: 'amount',
  /** What a person typed; it wins over the presets where it is filled in. */
  amountOther: 'amount_other',
  coverFee: 'cover_fee',
  organisation: 'organisation',
  attestation: 'attestation',
  frequency: 'frequency',
  article: 'article',
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
  readonly organisation: string | null;
  readonly articleSlug: string | null;
  readonly pledgeVersion: string;
  readonly attestationVersion: string;
  readonly locale: string;
}

/** What the form may hold here: the newsroom's settings, and the versions of its texts that were ever published. */
export interface DonationFormRules {
  readonly currency: string;
  readonly locale: string;
  readonly presets: readonly Money[];
  readonly amountMin: Money;
  readonly amountMax: Money;
  readonly feeRate: FeeRate;
  readonly pledgeVersions: ReadonlySet<string>;
  readonly attestationVersions: ReadonlySet<string>;
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

export type ParsedDonationForm =
  | { readonly ok: true; readonly request: DonationRequest }
  | { readonly ok: false; readonly errors: DonationFormErrors };

/** Says at each field what was expected and what came. */
export function parseDonationForm(values: DonationFormValues, rules: DonationFormRules): ParsedDonationForm {
  const errors: DonationFormErrors = {};
  const says = textsFor(rules.locale).donateErrors;
  const amount = chosenAmount(values, rules, errors);
  const organisation = values.organisation.trim();
  if (organisation.length > organisationLengthMax) {
    errors.organisation = says.organisationTooLong(organisationLengthMax, organisation.length);
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
  if (!amount || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    request: {
      amount,
      feeCover: values.coverFee === 'yes' ? feeCover(amount, rules.feeRate) : money(0, rules.currency),
      organisation: organisation === '' ? null : organisation,
      articleSlug: slug.safeParse(values.article).data ?? null,
      pledgeVersion: values.pledgeVersion,
      attestationVersion: values.attestationVersion,
      // The page's own language is a constant of the page; anything else is a fault, not a wish.
      locale: rules.locale,
    },
  };
}

/**
 * The amount that an address asks to have chosen ("10", "7.50", in whole units of the currency): its preset, else an
 * amount of the reader's own; nothing where it is none that can be given.
 */
export function preselectAmount(
  typed: string,
  rules: Pick<DonationFormRules, 'currency' | 'presets' | 'amountMin' | 'amountMax'>,
): Partial<Pick<DonationFormValues, 'amount' | 'amountOther'>> {
  const amountMinor = parseAmount(typed, rules.currency)?.amountMinor ?? 0;
  if (amountMinor < rules.amountMin.amountMinor || amountMinor > rules.amountMax.amountMinor) return {};
  const isPreset = rules.presets.some((preset) => preset.amountMinor === amountMinor);
  return isPreset ? { amount: String(amountMinor) } : { amountOther: typed };
}

function chosenAmount(
  values: DonationFormValues,
  rules: DonationFormRules,
  errors: DonationFormErrors,
): Money | null {
  const { currency, locale, amountMin, amountMax } = rules;
  const says = textsFor(locale).donateErrors;
  const typed = values.amountOther.trim();
  const show = (value: Money) => formatMoney(value, locale);
  if (typed === '') {
    const preset = rules.presets.find(({ amountMinor }) => String(amountMinor) === values.amount);
    if (!preset) errors.amount = says.noAmount;
    return preset ?? null;
  }
  const amount = parseAmount(typed, currency);
  if (!amount) {
    errors.amountOther = says.notAnAmount(show(amountMin), typed.slice(0, 40));
    return null;
  }
  if (amount.amountMinor < amountMin.amountMinor) {
    errors.amountOther = says.tooSmall(show(amountMin), show(amount));
    return null;
  }
  if (amount.amountMinor > amountMax.amountMinor) {
    errors.amountOther = says.tooLarge(show(amountMax), show(amount));
    return null;
  }
  return amount;
}

/** CURRENCIES: what a newsroom takes in several currencies, as JSON. */
import { z } from 'zod';
import {
  readDonationSettings,
  type DonationSettingFault,
  type DonationSettings,
} from './donation-settings.ts';

/** More would be a page of links above the amounts. */
const currenciesMax = 20;

/** An amount of major units, as a number or as a decimal ("0.30"). */
const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => /^\d{1,12}(\.\d{1,12})?$/.test(text));

const names = {
  presets: 'presets',
  amountMin: 'min',
  amountMax: 'max',
  step: 'step',
  feeFixed: 'feeFixed',
} as const;
type Setting = keyof typeof names;

const settings = z.strictObject({
  presets: z.array(amount).min(1).max(8).optional(),
  min: amount.optional(),
  max: amount.optional(),
  step: amount.optional(),
  feeFixed: amount.optional(),
});

export type ReadCurrencyList =
  | { readonly ok: true; readonly currencies: readonly [DonationSettings, ...DonationSettings[]] }
  /** What was expected, one line for each fault. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** `own` (the code of SITE_CURRENCY) must be among them, and comes first; the others in the order in which they are written. */
export function readCurrencies(written: string, own: string, feePercent: number): ReadCurrencyList {
  const json = parseJson(written);
  const read = z.record(z.string(), z.unknown()).safeParse(json);
  const codes = read.success ? Object.keys(read.data) : [];
  if (!read.success || codes.length === 0 || codes.length > currenciesMax) {
    return no(`a JSON object of 1 to ${String(currenciesMax)} currencies, each with what it offers`);
  }
  if (!codes.includes(own)) return no(`${own} among its currencies, as SITE_CURRENCY says`);
  const found = codes.map((code) => readOne(code, read.data[code], feePercent));
  const faults = found.flatMap((each) => (each.ok ? [] : each.faults));
  const [first, ...others] = found
    .flatMap((each) => (each.ok ? [each.settings] : []))
    .toSorted((a, b) => Number(b.currency === own) - Number(a.currency === own));
  return first && faults.length === 0 ? { ok: true, currencies: [first, ...others] } : { ok: false, faults };
}

const no = (...faults: string[]): ReadCurrencyList & { ok: false } => ({ ok: false, faults });

function readOne(code: string, given: unknown, feePercent: number) {
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = [code, ...(issue?.path.slice(0, 1) ?? [])].join('.');
    return no(
      issue?.code === 'unrecognized_keys'
        ? `only ${Object.values(names).join(', ')} in ${code}`
        : `amounts in whole units of the currency, such as 5 or "0.30", in ${place}`,
    );
  }
  const { presets, min, max, step, feeFixed } = parsed.data;
  const read = readDonationSettings(code, {
    presets,
    amountMin: min,
    amountMax: max,
    step,
    feeFixed,
    feePercent,
  });
  return read.ok ? read : no(...read.faults.map((fault) => inPlace(code, fault)));
}

function inPlace(code: string, { setting, expected, example }: DonationSettingFault): string {
  if (setting === 'currency')
    return `currencies that Stripe charges, in capitals, not ${JSON.stringify(code)}`;
  const name = names[setting satisfies Setting];
  return `${expected}, in ${code}.${name}, such as ${example}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

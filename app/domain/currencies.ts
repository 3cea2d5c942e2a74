/**
 * What Stripe charges in each currency: its decimals, the steps in which it can be charged and the least that is, with
 * amounts that a newsroom can start with. Decimals are Stripe's and not ISO's, which differ (docs.stripe.com/currencies).
 */

export interface Currency {
  /** Upper-case ISO 4217. */
  readonly code: string;
  /** How many decimals of the major unit one minor unit stands for at Stripe. */
  readonly decimals: 0 | 2 | 3;
  /** Stripe refuses charges that are not a multiple of this, in minor units. */
  readonly stepMinor: number;
  /** The least that Stripe charges, in minor units: published, or where nothing is published a tenth of the first preset. */
  readonly leastMinor: number;
  /** Four amounts to offer, ascending, in minor units: about 5, 10, 25 and 50 dollars. */
  readonly presetsMinor: readonly number[];
}

/** The most digits that a charge to a card may have at Stripe, in minor units. */
export const chargeMinorMax = 999_999_999_999;
/** The most digits that American Express allows. */
const everyCardMinorMax = 999_999_999;

/**
 * In each row: the code, a round amount of about five dollars, and the least charge where Stripe publishes one, both in
 * major units. Only the order of size matters of the amount: it is what a newsroom that sets nothing starts with.
 */
type Row = readonly [code: string, preset: number, least?: number];

const inHundredths: readonly Row[] = [
  ['AED', 20, 2],
  ['AFN', 350],
  ['ALL', 500],
  ['AMD', 2000],
  ['AOA', 5000],
  ['ARS', 7500, 0.5],
  ['AUD', 5, 0.5],
  ['AWG', 10],
  ['AZN', 10],
  ['BAM', 10],
  ['BBD', 10],
  ['BDT', 500],
  ['BMD', 5],
  ['BND', 5],
  ['BOB', 50],
  ['BRL', 25, 0.5],
  ['BSD', 5],
  ['BWP', 75],
  ['BYN', 15],
  ['BZD', 10],
  ['CAD', 5, 0.5],
  ['CDF', 15_000],
  ['CHF', 5, 0.5],
  ['CNY', 35],
  ['COP', 20_000, 0.5],
  ['CRC', 2500],
  ['CVE', 500],
  ['CZK', 100, 15],
  ['DKK', 30, 2.5],
  ['DOP', 300],
  ['DZD', 750],
  ['EGP', 250],
  ['ETB', 750],
  ['EUR', 5, 0.5],
  ['FJD', 10],
  ['FKP', 5],
  ['GBP', 5, 0.3],
  ['GEL', 15],
  ['GIP', 5],
  ['GMD', 350],
  ['GTQ', 40],
  ['GYD', 1000],
  ['HKD', 40, 4],
  ['HNL', 125],
  ['HTG', 650],
  ['HUF', 2000, 175],
  ['IDR', 75_000, 0.5],
  ['ILS', 20, 0.5],
  ['INR', 500, 0.5],
  ['JMD', 800],
  ['KES', 650],
  ['KGS', 450],
  ['KHR', 20_000],
  ['KYD', 5],
  ['KZT', 2500],
  ['LAK', 100_000],
  ['LBP', 450_000],
  ['LKR', 1500],
  ['LRD', 1000],
  ['LSL', 100],
  ['MAD', 50],
  ['MDL', 100],
  ['MKD', 300],
  ['MMK', 10_000],
  ['MNT', 20_000],
  ['MOP', 40],
  ['MUR', 250],
  ['MVR', 75],
  ['MWK', 10_000],
  ['MXN', 100, 10],
  ['MYR', 20, 2],
  ['MZN', 300],
  ['NAD', 100],
  ['NGN', 7500],
  ['NIO', 200],
  ['NOK', 50, 3],
  ['NPR', 750],
  ['NZD', 5, 0.5],
  ['PAB', 5],
  ['PEN', 20],
  ['PGK', 20],
  ['PHP', 300, 0.5],
  ['PKR', 1500],
  ['PLN', 20, 2],
  ['QAR', 20],
  ['RON', 20, 2],
  ['RSD', 500],
  ['RUB', 500, 0.5],
  ['SAR', 20],
  ['SBD', 40],
  ['SCR', 75],
  ['SEK', 50, 3],
  ['SGD', 5, 0.5],
  ['SHP', 5],
  ['SLE', 100],
  ['SOS', 3000],
  ['SRD', 200],
  ['SZL', 100],
  ['THB', 150, 10],
  ['TJS', 50],
  ['TOP', 10],
  ['TRY', 200],
  ['TTD', 35],
  ['TWD', 150],
  ['TZS', 12_500],
  ['UAH', 200],
  ['USD', 5, 0.5],
  ['UYU', 200],
  ['UZS', 60_000],
  ['WST', 15],
  ['XCD', 15],
  ['XCG', 10],
  ['YER', 1000],
  ['ZAR', 100, 0.5],
  ['ZMW', 100],
];

/** "Zero-decimal": one minor unit is one major unit. */
const inWholeUnits: readonly Row[] = [
  ['BIF', 15_000],
  ['CLP', 5000],
  ['DJF', 1000],
  ['GNF', 50_000],
  ['JPY', 500, 50],
  ['KMF', 2500],
  ['KRW', 5000, 50],
  ['MGA', 20_000],
  ['PYG', 40_000],
  ['RWF', 7500],
  ['VND', 125_000],
  ['VUV', 500],
  ['XAF', 3000],
  ['XOF', 3000],
  ['XPF', 500],
];

/** "Special cases": without decimals, but told in hundredths, which must end in 00. */
const inHundredthsEndingIn00: readonly Row[] = [
  ['ISK', 500],
  ['UGX', 20_000],
];

/** "Three-decimal": told in thousandths, which must end in 0. */
const inThousandthsEndingIn0: readonly Row[] = [
  ['BHD', 2],
  ['JOD', 3.5],
  ['KWD', 1.5],
  ['OMR', 2],
  ['TND', 15],
];

const table: ReadonlyMap<string, Currency> = new Map([
  ...inHundredths.map((row) => entry(row, 2, 1)),
  ...inWholeUnits.map((row) => entry(row, 0, 1)),
  ...inHundredthsEndingIn00.map((row) => entry(row, 2, 100)),
  ...inThousandthsEndingIn0.map((row) => entry(row, 3, 10)),
]);

function entry(
  [code, preset, least = preset / 10]: Row,
  decimals: Currency['decimals'],
  stepMinor: number,
): [string, Currency] {
  const toMinor = (major: number) => Math.ceil((major * 10 ** decimals) / stepMinor - 1e-9) * stepMinor;
  const presetsMinor = [1, 2, 5, 10].map((times) => toMinor(preset * times));
  return [code, { code, decimals, stepMinor, leastMinor: toMinor(least), presetsMinor }];
}

/** The currencies that Stripe charges; a newsroom gives in one of them. */
export const chargedCurrencies: readonly Currency[] = [...table.values()];

/** Null where Stripe does not charge in it. `code` in upper case. */
export function findCurrency(code: string): Currency | null {
  return table.get(code) ?? null;
}

/** How an amount in any currency is told; one that the table lacks, as of an account that pays out in it, is in hundredths. */
export function unitsOf(code: string): Pick<Currency, 'decimals' | 'stepMinor'> {
  return table.get(code) ?? { decimals: 2, stepMinor: 1 };
}

/** The smallest and the largest donation that a newsroom starts with, in minor units. */
export function donationRangeMinor({ presetsMinor, leastMinor, stepMinor }: Currency): {
  min: number;
  max: number;
} {
  const [first = leastMinor] = presetsMinor;
  const min = Math.max(leastMinor, Math.ceil(first / 5 / stepMinor) * stepMinor);
  return { min, max: first * (first * 1000 <= everyCardMinorMax ? 1000 : 100) };
}

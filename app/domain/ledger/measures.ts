/** What is added up by day: the accounts through which money goes, and two counts. */
import { LEDGER_ACCOUNTS, type LedgerAccount, type LedgerPosting } from './ledger.ts';

type MeasuredAccount = Exclude<LedgerAccount, 'card-holds' | 'card-holds-contra'>;

/** Holds are no money of ours and are not added up. */
const isMeasured = (account: LedgerAccount): account is MeasuredAccount =>
  account !== 'card-holds' && account !== 'card-holds-contra';

/**
 * `gifts`: donations, by the day on which they first brought something in. `supporters`: donors, by the day on which they first gave
 * in the calendar year.
 */
export type Measure = MeasuredAccount | 'gifts' | 'supporters';

/** Each is a column of `day_rollup`. */
export const MEASURES: readonly Measure[] = [
  ...LEDGER_ACCOUNTS.filter((account) => isMeasured(account)),
  'gifts',
  'supporters',
];

export interface Measured {
  readonly measure: Measure;
  readonly currency: string;
  readonly value: number;
}

/** What a posting adds to its day; one entry an account and currency. */
export function measuredIn({ entries }: Pick<LedgerPosting, 'entries'>): Measured[] {
  const sums = new Map<string, Measured>();
  for (const { account, currency, amountMinor } of entries) {
    if (!isMeasured(account)) continue;
    const key = `${account} ${currency}`;
    const value = (sums.get(key)?.value ?? 0) + amountMinor;
    sums.set(key, { measure: account, currency, value });
  }
  return [...sums.values()].filter(({ value }) => value !== 0);
}

/** The currency in which a posting brings a donation in; null where it brings none. A charge has one such posting in its life. */
export function givenIn({ category, donationId, entries }: LedgerPosting): string | null {
  if (category !== 'charge' || donationId === null) return null;
  return (
    entries.find(({ account, amountMinor }) => account === 'donation-income' && amountMinor < 0)?.currency ??
    null
  );
}

/** The ledger as it is read. */
export interface LedgerStore {
  /** Sums per account and currency. */
  totals(): Promise<{ account: string; currency: string; amountMinor: number }[]>;
}

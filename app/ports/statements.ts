/** The ledger as a bookkeeper reads it, and the files that are made of it. */
import type { AccountSum } from '../domain/ledger/donation-sums.ts';
import type { Sheet } from '../domain/statement/csv-rows.ts';
import type { LineSum } from '../domain/statement/month.ts';
import type { Movement } from '../domain/statement/movement.ts';

/** By when something moved at Stripe or reached the bank, not by when it was posted. */
export interface StatementStore {
  /** What stood in each account before a moment. */
  sumsBefore(before: Date): Promise<AccountSum[]>;
  sumsWithin(from: Date, until: Date): Promise<LineSum[]>;
  /** Movements of the balance, the oldest first. */
  movementsWithin(from: Date, until: Date): Promise<Movement[]>;
  /** What a payout paid out as far as that is known, and the payout itself, the oldest first. */
  movementsOfPayout(payoutId: string): Promise<Movement[]>;
  /** When the first movement was; null where there is none. */
  first(): Promise<Date | null>;
}

export interface CsvText {
  /** As RFC 4180 has it. No cell of text can become a formula where a table program opens it. */
  write(sheet: Sheet): string;
}

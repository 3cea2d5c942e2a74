/** Receipts and what yearly statements are made of, as they are read; a step alone writes them. */
import type { Receipt } from '../domain/receipt/receipt.ts';
import type { GivenInYear, PrintedStatement } from '../domain/receipt/statement.ts';

export interface ReceiptStore {
  /** The oldest first. */
  ofDonation(donationId: string): Promise<Receipt[]>;
  /** What a donor gave and got back in a year, by days on clocks in `timeZone`; null where there is no such donor. */
  ofDonorYear(donorEmailHash: string, year: number, timeZone: string): Promise<GivenInYear | null>;
}

export interface StatementPrinter {
  /** A PDF; the same statement issued at the same moment is the same file. */
  print(statement: PrintedStatement, issuedAt: Date): Promise<Uint8Array>;
}

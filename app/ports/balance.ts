/** The account's balance at Stripe, what moved it, and how far we have read that. */
import type { Balance, BalanceTransaction } from '../domain/balance-transaction.ts';

export interface BalanceAtStripe {
  /** What Stripe has booked since `since`, the newest first, page by page. An outage throws. */
  since(since: Date | null): AsyncIterable<readonly BalanceTransaction[]>;
  /** Per currency, what is available and what will be. */
  read(): Promise<Balance[]>;
}

export interface BalanceImports {
  /** Everything that Stripe booked before this is read; null where nothing ever was. */
  reached(): Promise<Date | null>;
  /** Stripe was read to the end at `readAt`, and all of it before `reached` needs no second look. */
  note(reached: Date, readAt: Date): Promise<void>;
}

/** Payouts as they are stored, and as Stripe has them. */
import type { ListCursor } from '../domain/list-cursor.ts';
import type { PaidOut, Payout, PayoutAtStripe } from '../domain/payout/payout.ts';

export interface PayoutStore {
  find(id: string): Promise<Payout | null>;
  /** Ours of these ids. */
  known(ids: readonly string[]): Promise<Payout[]>;
  /** Newest first. */
  list(after: ListCursor | null, limit: number): Promise<Payout[]>;
}

/** Payouts at Stripe. An outage, a rate limit or a time-out throws. */
export interface PayoutsAtStripe {
  /** Null where Stripe has it not. */
  read(id: string): Promise<PayoutAtStripe | null>;
  /** What an automatic one paid out, once Stripe has put that together. */
  paidOutBy(id: string): Promise<readonly PaidOut[]>;
  /** Made since `since`, the newest first, page by page. */
  since(since: Date): AsyncIterable<readonly PayoutAtStripe[]>;
}

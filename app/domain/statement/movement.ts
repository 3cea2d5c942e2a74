/** One movement of the balance at Stripe, as the ledger has it and as a bookkeeper reads it. */
import type { Money } from '../money.ts';

export interface Movement {
  /** Stripe's id of the balance transaction. */
  readonly id: string;
  /** Stripe's reporting category. */
  readonly category: string;
  readonly occurredAt: Date;
  readonly postedAt: Date;
  readonly donationId: string | null;
  /** The automatic payout that paid it out; null where none has, or Stripe does not say. */
  readonly payoutId: string | null;
  /** In the currency in which the account settles; `amount` less `fee` is `net`, which the balance changed by. */
  readonly amount: Money;
  readonly fee: Money;
  readonly net: Money;
  /** What it was of gifts, in the currency of the gift: below zero where it went back. Null for what is of none. */
  readonly given: Money | null;
}

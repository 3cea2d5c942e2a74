/** The subscriptions and invoices of the account at Stripe as a comparison reads them, page by page. An outage throws. */
import type { Money } from '../domain/money.ts';
import type { RememberedSetup } from '../domain/standing-gift/setup-memory.ts';

/** One that bills, or may, and names a standing gift. */
export interface SubscriptionAtStripe {
  readonly id: string;
  readonly standingGiftId: string;
  readonly keepsDrafts: boolean;
  /** Whether what it remembers of its donor's changes cannot be read. */
  readonly hasOddNote: boolean;
}

/** One after the first that somebody could still pay, of a subscription that names a standing gift. */
export interface InvoiceAtStripe {
  readonly id: string;
  readonly standingGiftId: string;
  readonly due: Money;
}

/** A page that saves a card and names a standing gift. */
export interface SetupAtStripe extends RememberedSetup {
  readonly standingGiftId: string;
  /** Where the payer was sent back to: says whose site it is. */
  readonly origin: string;
  readonly status: 'open' | 'complete' | 'expired';
}

export interface BillingAccount {
  setups(since: Date): AsyncIterable<readonly SetupAtStripe[]>;
  /** Null where Stripe has it not, or it names no standing gift. */
  setup(sessionId: string): Promise<SetupAtStripe | null>;
  subscriptions(): AsyncIterable<readonly SubscriptionAtStripe[]>;
  /** Null where it does not bill any more, or names no standing gift. */
  subscription(id: string): Promise<SubscriptionAtStripe | null>;
  invoices(): AsyncIterable<readonly InvoiceAtStripe[]>;
  invoice(id: string): Promise<InvoiceAtStripe | null>;
}

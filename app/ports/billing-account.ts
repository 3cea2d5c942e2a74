/** The subscriptions and invoices of the account at Stripe as a comparison reads them, page by page. An outage throws. */
import type { Money } from '../domain/money.ts';

/** One that bills, or may, and names a standing gift. */
export interface SubscriptionAtStripe {
  readonly id: string;
  readonly standingGiftId: string;
  readonly keepsDrafts: boolean;
}

/** One after the first that somebody could still pay, of a subscription that names a standing gift. */
export interface InvoiceAtStripe {
  readonly id: string;
  readonly standingGiftId: string;
  readonly due: Money;
}

export interface BillingAccount {
  subscriptions(): AsyncIterable<readonly SubscriptionAtStripe[]>;
  /** Null where it does not bill any more, or names no standing gift. */
  subscription(id: string): Promise<SubscriptionAtStripe | null>;
  invoices(): AsyncIterable<readonly InvoiceAtStripe[]>;
  invoice(id: string): Promise<InvoiceAtStripe | null>;
}

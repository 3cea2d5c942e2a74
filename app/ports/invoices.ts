/** What we ask of Stripe for the invoices of standing gifts after their first. */
import type { InvoiceBegun, InvoiceSeen } from '../domain/renewal/seen.ts';
import type { StripeAnswer } from './payments.ts';

/** An outage, a rate limit or a time-out throws where something is read. */
export interface Invoices {
  /** Those after the first that are not void, the newest first. */
  ofSubscription(subscriptionId: string): Promise<InvoiceBegun[]>;
  /** Throws where Stripe does not have it. */
  read(invoiceId: string): Promise<InvoiceSeen>;
  /** Stripe charges it by itself from now on; the same where it does so already. */
  collect(invoiceId: string, idempotencyKey: string): Promise<StripeAnswer>;
  /** One attempt now. */
  pay(invoiceId: string, idempotencyKey: string): Promise<StripeAnswer>;
  /** Nobody can pay it any more; the same where nobody can already. */
  void(invoiceId: string, idempotencyKey: string): Promise<StripeAnswer>;
}

/** What Stripe says of the invoices of a standing gift after its first. */
import type { Money } from '../money.ts';
import { tellsOfBank, tellsOfRefund, type Payment } from '../payment.ts';
import type { RenewalState } from './states.ts';

/** One that may be unknown here. */
export interface InvoiceBegun {
  readonly id: string;
  /** The period that it pays for. */
  readonly periodStartsAt: Date;
  readonly periodEndsAt: Date;
}

export interface InvoiceSeen {
  readonly id: string;
  /** `unknown`: a status that we do not know; nothing is done about it. An uncollectible one can still be paid. */
  readonly status: 'draft' | 'open' | 'uncollectible' | 'paid' | 'void' | 'unknown';
  readonly total: Money;
  readonly due: Money;
  /** A credit of the customer's before it; a gift is never paid by one. */
  readonly startingBalanceMinor: number;
  /** Whether Stripe charges it by itself. */
  readonly collects: boolean;
  /** Whether a bank was asked. */
  readonly isTried: boolean;
  /** When Stripe tries next by itself; null where it does not. */
  readonly nextTryAt: Date | null;
  /** Its subscription has ended after the last try: nobody can mend it any more. */
  readonly isOver: boolean;
  /** The card that was tried last; null where none was, or where Stripe does not say. */
  readonly triedCardId: string | null;
  /** Where its donor can confirm it for their bank; null where the bank does not ask. */
  readonly confirmUrl: string | null;
  /** What paid it; null where it is not paid, or where no money moved. */
  readonly paid: { readonly invoicePaymentId: string; readonly payment: Payment } | null;
}

/** Types of events that tell of what is read from Stripe at each look, or of nothing that changes a renewal. */
const understoodTypes: ReadonlySet<string> = new Set([
  'invoice.created',
  'invoice.updated',
  'invoice.finalized',
  'invoice.finalization_failed',
  'invoice.voided',
  'invoice.marked_uncollectible',
  'invoice.overdue',
  'invoice.paid',
  'invoice.payment_succeeded',
  'invoice.payment_failed',
  'invoice.payment_action_required',
  'invoice.payment_attempt_required',
  'invoice_payment.paid',
  'payment_intent.created',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.pending',
  'charge.succeeded',
  'charge.failed',
  'charge.captured',
  'charge.updated',
]);

/**
 * Whether looking at Stripe's state, which led to this one, did all that an event of this type asks for. What is said of a payment that is
 * no donation yet, such as its dispute, led to the look that makes one of it; the rest is for the sweeps, which look at every payment.
 */
export function isUnderstoodOfRenewal(_: { readonly state: RenewalState }, type: string): boolean {
  return understoodTypes.has(type) || tellsOfRefund(type) || tellsOfBank(type);
}

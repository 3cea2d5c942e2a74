/** The InvoicePayment: which PaymentIntent pays an invoice, and whether it has. */
import type { Invoice } from '#app/sandbox/objects/invoice.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export interface InvoicePayment extends StripeObject {
  object: 'invoice_payment';
  amount_paid: number | null;
  amount_requested: number;
  invoice: string;
  payment: { readonly payment_intent: string; readonly type: 'payment_intent' };
  status: 'open' | 'paid' | 'canceled';
  status_transitions: { readonly canceled_at: number | null; readonly paid_at: number | null };
}

export function newInvoicePayment(id: string, invoice: Invoice, intent: string, now: number): InvoicePayment {
  return {
    id,
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
}

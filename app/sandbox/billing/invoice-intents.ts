/** The PaymentIntent of an invoice: made when the invoice is finalised, used for every attempt, ended with it. */
import { newId, randomText } from '#app/sandbox/ids.ts';
import type { Invoice } from '#app/sandbox/objects/invoice.ts';
import type { InvoicePayment } from '#app/sandbox/objects/invoice-payment.ts';
import {
  newPaymentIntent,
  type PaymentIntent,
  type PaymentIntentHidden,
} from '#app/sandbox/objects/payment-intent.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { insertObject } from '#app/sandbox/store.ts';

const DESCRIPTIONS: Readonly<Record<Invoice['billing_reason'], string>> = {
  subscription_create: 'Subscription creation',
  subscription_cycle: 'Subscription update',
  subscription_update: 'Subscription update',
};

/** Not charged yet, and without an event. */
export async function newInvoiceIntent(operation: Operation, invoice: Invoice): Promise<PaymentIntent> {
  const intent = newPaymentIntent({
    id: newId('pi_', operation.random),
    secret: randomText(25, operation.random),
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    allowedTypes: null,
    data: {
      capture_method: 'automatic',
      description: DESCRIPTIONS[invoice.billing_reason],
      metadata: {},
      receipt_email: null,
      setup_future_usage: 'off_session',
      statement_descriptor_suffix: null,
    },
    now: operation.now,
  });
  const hidden: PaymentIntentHidden = { session: null, invoice: invoice.id };
  await insertObject(operation.sql, intent, { hidden });
  return intent;
}

/** The payment that an invoice waits for; null where nothing is due, or it is over. */
export async function openPayment(operation: Operation, invoice: string): Promise<InvoicePayment | null> {
  const [row] = await operation.sql.query<{ body: InvoicePayment }>(
    `SELECT body FROM sandbox.object
     WHERE kind = 'invoice_payment' AND body ->> 'invoice' = $1 AND body ->> 'status' = 'open'`,
    [invoice],
  );
  return row?.body ?? null;
}

/** Reads whatever an event names, to learn whose it is. */
import Stripe from 'stripe';
import type { StripeObjects } from '#app/ports/payments.ts';
import { readObject } from './object-reading.ts';

type Read = (stripe: Stripe, id: string) => Promise<unknown>;

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['checkout.session', (stripe, id) => stripe.checkout.sessions.retrieve(id)],
  ['payment_intent', readPayment],
  ['charge', (stripe, id) => stripe.charges.retrieve(id)],
  ['setup_intent', (stripe, id) => stripe.setupIntents.retrieve(id)],
  ['subscription', (stripe, id) => stripe.subscriptions.retrieve(id)],
  ['invoice', (stripe, id) => stripe.invoices.retrieve(id)],
  ['invoice_payment', (stripe, id) => stripe.invoicePayments.retrieve(id)],
  ['customer', (stripe, id) => stripe.customers.retrieve(id)],
  ['payment_method', (stripe, id) => stripe.paymentMethods.retrieve(id)],
  ['refund', (stripe, id) => stripe.refunds.retrieve(id)],
  ['dispute', (stripe, id) => stripe.disputes.retrieve(id)],
  ['radar.early_fraud_warning', (stripe, id) => stripe.radar.earlyFraudWarnings.retrieve(id)],
  ['review', (stripe, id) => stripe.reviews.retrieve(id)],
]);

/** One that paid an invoice bears nothing of ours; the invoice says of which subscription it is, and bears that one's metadata. */
async function readPayment(stripe: Stripe, id: string): Promise<unknown> {
  const intent = await stripe.paymentIntents.retrieve(id);
  if (intent.customer === null || readObject(intent).owner === 'named') return intent;
  const { data } = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: id },
    limit: 1,
    expand: ['data.invoice'],
  });
  const invoice = data[0]?.invoice;
  return invoice && typeof invoice !== 'string' && !invoice.deleted
    ? { ...intent, invoice: invoice.id, parent: invoice.parent }
    : intent;
}

export function createStripeObjects(stripe: Stripe): StripeObjects {
  return {
    read: async ({ object, id }) => {
      const read = readers.get(object);
      if (!read) return null;
      try {
        return readObject(await read(stripe, id));
      } catch (error) {
        // What is not there belongs to nobody whom we know.
        if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return null;
        throw error;
      }
    },
  };
}

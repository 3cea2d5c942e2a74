/** Reads whatever an event names, to learn whose it is. */
import Stripe from 'stripe';
import type { StripeObjects } from '#app/ports/payments.ts';
import { readObject } from './object-reading.ts';

type Read = (stripe: Stripe, id: string) => Promise<unknown>;

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['checkout.session', (stripe, id) => stripe.checkout.sessions.retrieve(id)],
  ['payment_intent', (stripe, id) => stripe.paymentIntents.retrieve(id)],
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

/** Customers at Stripe and their cards: whether they are still there, and how they go. */
import type Stripe from 'stripe';
import type { Customers } from '#app/ports/subscriptions.ts';
import { answerOf } from './answers.ts';
import { existing } from './subscriptions.ts';

export function createCustomers(stripe: Stripe): Customers {
  return {
    kept: async (customerId, paymentMethodId) => {
      const [customer, method] = await Promise.all([
        existing(stripe.customers.retrieve(customerId)),
        existing(stripe.paymentMethods.retrieve(paymentMethodId)),
      ]);
      return {
        customer: customer !== null && !customer.deleted,
        card: method !== null && method.customer !== null,
      };
    },
    detachCard: (paymentMethodId, idempotencyKey) =>
      answerOf(stripe.paymentMethods.detach(paymentMethodId, {}, { idempotencyKey })),
    delete: (customerId, idempotencyKey) =>
      answerOf(stripe.customers.del(customerId, {}, { idempotencyKey })),
  };
}

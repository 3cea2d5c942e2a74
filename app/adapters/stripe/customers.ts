/** Customers at Stripe and their cards: whether they are still there, and how they go. */
import type Stripe from 'stripe';
import type { CardAtStripe, CardsSeen } from '#app/domain/standing-gift/changed-card.ts';
import type { CardUse, Customers } from '#app/ports/subscriptions.ts';
import { answerOf } from './answers.ts';
import { billingFrom, cardFrom } from './payment-from.ts';
import { existing, idOf } from './subscriptions.ts';

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
    cards: (customerId) => cardsOf(stripe, customerId),
    useCard: (use) => answerOf(useCard(stripe, use)),
    setEmail: (customerId, email) => answerOf(stripe.customers.update(customerId, { email })),
    detachCard: (paymentMethodId, idempotencyKey) =>
      answerOf(stripe.paymentMethods.detach(paymentMethodId, {}, { idempotencyKey })),
    delete: (customerId, idempotencyKey) =>
      answerOf(stripe.customers.del(customerId, {}, { idempotencyKey })),
  };
}

async function cardsOf(stripe: Stripe, customerId: string): Promise<CardsSeen> {
  const customer = await existing(stripe.customers.retrieve(customerId));
  if (!customer || customer.deleted) return { email: null, defaultId: null, attached: [] };
  const { data } = await stripe.customers.listPaymentMethods(customerId, { type: 'card', limit: 100 });
  const defaultId = idOf(customer.invoice_settings.default_payment_method);
  return { email: customer.email, defaultId, attached: data.map(cardAt) };
}

function cardAt({ id, billing_details, card }: Stripe.PaymentMethod): CardAtStripe {
  return {
    paymentMethodId: id,
    billing: billingFrom(billing_details),
    card: cardFrom(card),
    expires: card ? { year: card.exp_year, month: card.exp_month } : null,
  };
}

/** Without keys, since asked again each says the same. The old card goes last: until then there is always one to charge. */
async function useCard(stripe: Stripe, use: CardUse): Promise<void> {
  const { customerId, subscriptionId, paymentMethodId: card, replaced } = use;
  await stripe.subscriptions.update(subscriptionId, { default_payment_method: card });
  await stripe.customers.update(customerId, { invoice_settings: { default_payment_method: card } });
  const old = await existing(stripe.paymentMethods.retrieve(replaced));
  if (idOf(old?.customer ?? null) === customerId) await stripe.paymentMethods.detach(replaced);
}

/** Stripe behind its ports: one client, what we ask of it, and what its webhook says. */
import type { Checkouts, Payments, Webhooks } from '#app/ports/payments.ts';
import type { CardSetups, Customers, Subscriptions } from '#app/ports/subscriptions.ts';
import { createCardSetups } from './card-setups.ts';
import { createCheckouts } from './checkouts.ts';
import { createClient, type ClientSettings } from './client.ts';
import { createCustomers } from './customers.ts';
import { createPayments } from './payments.ts';
import { readEvent } from './stripe-event.ts';
import { createSubscriptions } from './subscriptions.ts';

export interface StripeSettings extends ClientSettings {
  readonly webhookSecret: string;
  readonly siteName: string;
}

export interface StripePorts {
  readonly checkouts: Checkouts;
  readonly payments: Payments;
  readonly cardSetups: CardSetups;
  readonly subscriptions: Subscriptions;
  readonly customers: Customers;
  readonly webhooks: Webhooks;
}

export function createStripe(settings: StripeSettings): StripePorts {
  const stripe = createClient(settings);
  return {
    checkouts: createCheckouts(stripe, settings.siteName),
    payments: createPayments(stripe),
    cardSetups: createCardSetups(stripe, settings.siteName),
    subscriptions: createSubscriptions(stripe, settings.siteName),
    customers: createCustomers(stripe),
    webhooks: {
      verify: (body, signature) => {
        try {
          return readEvent(stripe.webhooks.constructEvent(body, signature, settings.webhookSecret));
        } catch {
          return null;
        }
      },
    },
  };
}

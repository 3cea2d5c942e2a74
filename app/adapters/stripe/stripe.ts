/** Stripe behind its ports: one client, what we ask of it, and what its webhook says. */
import type Stripe from 'stripe';
import type { BalanceAtStripe } from '#app/ports/balance.ts';
import type { Checkouts, Payments, StripeObjects, Webhooks } from '#app/ports/payments.ts';
import type { RefundsAtStripe } from '#app/ports/refunds.ts';
import type { CardSetups, Customers, Subscriptions } from '#app/ports/subscriptions.ts';
import { createBalance } from './balance.ts';
import { createCardSetups } from './card-setups.ts';
import { createCheckouts } from './checkouts.ts';
import { createClient, type ClientSettings } from './client.ts';
import { createCustomers } from './customers.ts';
import { createPayments } from './payments.ts';
import { readEvent } from './stripe-event.ts';
import { createRefunds } from './refunds.ts';
import { createStripeObjects } from './stripe-objects.ts';
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
  readonly refundsAtStripe: RefundsAtStripe;
  readonly stripeObjects: StripeObjects;
  readonly balance: BalanceAtStripe;
  readonly webhooks: Webhooks;
}

export function createStripe(settings: StripeSettings): StripePorts {
  const stripe = createClient(settings);
  const isLive = /^[a-z]+_live_/.test(settings.secretKey);
  return {
    checkouts: createCheckouts(stripe, settings.siteName),
    payments: createPayments(stripe),
    cardSetups: createCardSetups(stripe, settings.siteName),
    subscriptions: createSubscriptions(stripe, settings.siteName),
    customers: createCustomers(stripe),
    stripeObjects: createStripeObjects(stripe),
    refundsAtStripe: createRefunds(stripe),
    balance: createBalance(stripe),
    webhooks: {
      verify: (body, signature) => {
        try {
          verifySignature(stripe, body, signature, settings.webhookSecret);
          return readEvent(JSON.parse(body.toString()), isLive);
        } catch {
          return null;
        }
      },
    },
  };
}

/** Throws where the signature does not fit. The SDK's `constructEvent` does the same, but takes no thin events. */
function verifySignature({ webhooks }: Stripe, body: Buffer, signature: string, secret: string): void {
  if (!webhooks.signature) throw new Error('the SDK cannot verify signatures');
  webhooks.signature.verifyHeader(body, signature, secret, webhooks.DEFAULT_TOLERANCE);
}

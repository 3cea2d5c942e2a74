/** Stripe behind its ports: one client, what we ask of it, and what its webhook says. */
import type { BalanceAtStripe } from '#app/ports/balance.ts';
import type { Checkouts, Payments, Webhooks } from '#app/ports/payments.ts';
import { answerOf } from './answers.ts';
import { createBalance } from './balance.ts';
import { createCheckouts } from './checkouts.ts';
import { createClient, type ClientSettings } from './client.ts';
import { readEvent } from './stripe-event.ts';

export interface StripeSettings extends ClientSettings {
  readonly webhookSecret: string;
  readonly siteName: string;
}

export interface StripePorts {
  readonly checkouts: Checkouts;
  readonly payments: Payments;
  readonly balance: BalanceAtStripe;
  readonly webhooks: Webhooks;
}

export function createStripe(settings: StripeSettings): StripePorts {
  const stripe = createClient(settings);
  return {
    checkouts: createCheckouts(stripe, settings.siteName),
    payments: {
      capture: (paymentIntentId, idempotencyKey) =>
        answerOf(stripe.paymentIntents.capture(paymentIntentId, {}, { idempotencyKey })),
      // No reason: Stripe knows none that fits, and a finding about a payer does not belong in its records.
      cancel: (paymentIntentId, idempotencyKey) =>
        answerOf(stripe.paymentIntents.cancel(paymentIntentId, {}, { idempotencyKey })),
    },
    balance: createBalance(stripe),
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

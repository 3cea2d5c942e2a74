/** Stripe behind its ports: one client, what we ask of it, and what its webhook says. */
import type Stripe from 'stripe';
import type { BalanceAtStripe } from '#app/ports/balance.ts';
import type { Checkouts, Payments, StripeObjects, Webhooks } from '#app/ports/payments.ts';
import type { PayoutsAtStripe } from '#app/ports/payouts.ts';
import type { AccountAtStripe } from '#app/ports/reconciliation.ts';
import type { RefundsAtStripe } from '#app/ports/refunds.ts';
import { createAccount } from './account.ts';
import { answerOf } from './answers.ts';
import { createBalance } from './balance.ts';
import { createCheckouts } from './checkouts.ts';
import { createClient, type ClientSettings } from './client.ts';
import { readEvent } from './stripe-event.ts';
import { createPayouts } from './payouts.ts';
import { createRefunds } from './refunds.ts';
import { createStripeObjects } from './stripe-objects.ts';

export interface StripeSettings extends ClientSettings {
  readonly webhookSecret: string;
  readonly siteName: string;
}

export interface StripePorts {
  readonly checkouts: Checkouts;
  readonly payments: Payments;
  readonly refundsAtStripe: RefundsAtStripe;
  readonly payoutsAtStripe: PayoutsAtStripe;
  readonly account: AccountAtStripe;
  readonly stripeObjects: StripeObjects;
  readonly balance: BalanceAtStripe;
  readonly webhooks: Webhooks;
}

export function createStripe(settings: StripeSettings): StripePorts {
  const stripe = createClient(settings);
  const isLive = /^[a-z]+_live_/.test(settings.secretKey);
  return {
    checkouts: createCheckouts(stripe, settings.siteName),
    payments: {
      capture: (paymentIntentId, idempotencyKey) =>
        answerOf(stripe.paymentIntents.capture(paymentIntentId, {}, { idempotencyKey })),
      // No reason: Stripe knows none that fits, and a finding about a payer does not belong in its records.
      cancel: (paymentIntentId, idempotencyKey) =>
        answerOf(stripe.paymentIntents.cancel(paymentIntentId, {}, { idempotencyKey })),
    },
    stripeObjects: createStripeObjects(stripe),
    refundsAtStripe: createRefunds(stripe),
    payoutsAtStripe: createPayouts(stripe),
    account: createAccount(stripe, isLive),
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

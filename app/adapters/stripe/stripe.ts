/** Stripe behind its ports: one client, what we ask of it, and what its webhook says. */
import type Stripe from 'stripe';
import type { BalanceAtStripe } from '#app/ports/balance.ts';
import type { Checkouts, Payments, StripeObjects, Webhooks } from '#app/ports/payments.ts';
import type { DisputesAtStripe } from '#app/ports/disputes.ts';
import type { PayoutsAtStripe } from '#app/ports/payouts.ts';
import type { AccountAtStripe } from '#app/ports/reconciliation.ts';
import type { RefundsAtStripe } from '#app/ports/refunds.ts';
import type { BillingAccount } from '#app/ports/billing-account.ts';
import type { Invoices } from '#app/ports/invoices.ts';
import type { CardPages, CardSetups, Customers, Subscriptions } from '#app/ports/subscriptions.ts';
import { createBillingAccount } from './billing-account.ts';
import { createAccount } from './account.ts';
import { createBalance } from './balance.ts';
import { createCardPages } from './card-pages.ts';
import { createCardSetups } from './card-setups.ts';
import { createCheckouts } from './checkouts.ts';
import { createClient, type ClientSettings } from './client.ts';
import { createCustomers } from './customers.ts';
import { createDisputes } from './disputes.ts';
import { createInvoices } from './invoices.ts';
import { createPayments } from './payments.ts';
import { readEvent } from './stripe-event.ts';
import { createPayouts } from './payouts.ts';
import { createRefunds } from './refunds.ts';
import { createStripeObjects } from './stripe-objects.ts';
import { createSubscriptions } from './subscriptions.ts';

export interface StripeSettings extends ClientSettings {
  readonly webhookSecret: string;
  /** Where Stripe tells of what happens. */
  readonly webhookUrl: string;
  readonly siteName: string;
  /** Where a person sees a payment, by its id; Stripe's own Dashboard where absent. */
  readonly paymentPage?: (paymentIntentId: string) => string;
}

export interface StripePorts {
  readonly checkouts: Checkouts;
  readonly payments: Payments;
  readonly cardSetups: CardSetups;
  readonly cardPages: CardPages;
  readonly subscriptions: Subscriptions;
  readonly customers: Customers;
  readonly invoices: Invoices;
  readonly refundsAtStripe: RefundsAtStripe;
  readonly disputesAtStripe: DisputesAtStripe;
  readonly payoutsAtStripe: PayoutsAtStripe;
  readonly account: AccountAtStripe;
  readonly billingAccount: BillingAccount;
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
    cardPages: createCardPages(stripe),
    cardSetups: createCardSetups(stripe, settings.siteName),
    subscriptions: createSubscriptions(stripe, settings.siteName),
    customers: createCustomers(stripe),
    invoices: createInvoices(stripe),
    stripeObjects: createStripeObjects(stripe),
    refundsAtStripe: createRefunds(stripe),
    disputesAtStripe: createDisputes(stripe, settings.paymentPage ?? dashboardPage(isLive)),
    payoutsAtStripe: createPayouts(stripe),
    account: createAccount(stripe, isLive, settings.webhookUrl),
    billingAccount: createBillingAccount(stripe),
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

/** Stripe's Dashboard; it shows test payments at an address of their own. */
const dashboardPage = (isLive: boolean) => (paymentIntentId: string) =>
  `https://dashboard.stripe.com/${isLive ? '' : 'test/'}payments/${encodeURIComponent(paymentIntentId)}`;

/** Throws where the signature does not fit. The SDK's `constructEvent` does the same, but takes no thin events. */
function verifySignature({ webhooks }: Stripe, body: Buffer, signature: string, secret: string): void {
  if (!webhooks.signature) throw new Error('the SDK cannot verify signatures');
  webhooks.signature.verifyHeader(body, signature, secret, webhooks.DEFAULT_TOLERANCE);
}

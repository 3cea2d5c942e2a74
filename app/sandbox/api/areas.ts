/** The areas of the API: a new one is a file with its endpoints and one line here. */
import { BALANCE } from '#app/sandbox/api/balance.ts';
import { BILLING_PORTAL } from '#app/sandbox/api/billing-portal.ts';
import { CHARGES } from '#app/sandbox/api/charges.ts';
import { CHECKOUT_SESSIONS } from '#app/sandbox/api/checkout-sessions.ts';
import { CUSTOMERS } from '#app/sandbox/api/customers.ts';
import { DISPUTES } from '#app/sandbox/api/disputes.ts';
import type { Area, Endpoint } from '#app/sandbox/api/endpoint.ts';
import { EVENTS } from '#app/sandbox/api/events.ts';
import type { ExpandableFields } from '#app/sandbox/api/expand.ts';
import { INVOICES } from '#app/sandbox/api/invoices.ts';
import { PAYMENT_INTENTS } from '#app/sandbox/api/payment-intents.ts';
import { PAYMENT_METHODS } from '#app/sandbox/api/payment-methods.ts';
import { PAYOUTS } from '#app/sandbox/api/payouts.ts';
import { PRODUCTS } from '#app/sandbox/api/products.ts';
import { REFUNDS } from '#app/sandbox/api/refunds.ts';
import { SETUP_INTENTS } from '#app/sandbox/api/setup-intents.ts';
import { SUBSCRIPTIONS } from '#app/sandbox/api/subscriptions.ts';
import { TEST_CLOCKS } from '#app/sandbox/api/test-clocks.ts';
import { WEBHOOK_ENDPOINTS } from '#app/sandbox/api/webhook-endpoints.ts';

const AREAS: readonly Area[] = [
  BALANCE,
  BILLING_PORTAL,
  CHARGES,
  CHECKOUT_SESSIONS,
  CUSTOMERS,
  DISPUTES,
  EVENTS,
  INVOICES,
  PAYMENT_INTENTS,
  PAYMENT_METHODS,
  PAYOUTS,
  PRODUCTS,
  REFUNDS,
  SETUP_INTENTS,
  SUBSCRIPTIONS,
  TEST_CLOCKS,
  WEBHOOK_ENDPOINTS,
];

export const ENDPOINTS: readonly Endpoint[] = AREAS.flatMap(({ endpoints }) => endpoints);

export const EXPANDABLE: ExpandableFields = Object.fromEntries(
  AREAS.flatMap(({ expandable }) => Object.entries(expandable)),
);

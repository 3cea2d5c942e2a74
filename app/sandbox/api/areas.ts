/** The areas of the API: a new one is a file with its endpoints and one line here. */
import { BALANCE } from '#app/sandbox/api/balance.ts';
import { CHARGES } from '#app/sandbox/api/charges.ts';
import { CHECKOUT_SESSIONS } from '#app/sandbox/api/checkout-sessions.ts';
import { CUSTOMERS } from '#app/sandbox/api/customers.ts';
import type { Area, Endpoint } from '#app/sandbox/api/endpoint.ts';
import { EVENTS } from '#app/sandbox/api/events.ts';
import type { ExpandableFields } from '#app/sandbox/api/expand.ts';
import { PAYMENT_INTENTS } from '#app/sandbox/api/payment-intents.ts';
import { PAYMENT_METHODS } from '#app/sandbox/api/payment-methods.ts';
import { WEBHOOK_ENDPOINTS } from '#app/sandbox/api/webhook-endpoints.ts';

const AREAS: readonly Area[] = [
  BALANCE,
  CHARGES,
  CHECKOUT_SESSIONS,
  CUSTOMERS,
  EVENTS,
  PAYMENT_INTENTS,
  PAYMENT_METHODS,
  WEBHOOK_ENDPOINTS,
];

export const ENDPOINTS: readonly Endpoint[] = AREAS.flatMap(({ endpoints }) => endpoints);

export const EXPANDABLE: ExpandableFields = Object.fromEntries(
  AREAS.flatMap(({ expandable }) => Object.entries(expandable)),
);

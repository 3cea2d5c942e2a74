/** /v1/checkout/sessions: create, read, list and expire. */
import { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import { refuseFraction, refuseTotal } from '#app/sandbox/api/amounts.ts';
import { type CreateParams, createParams } from '#app/sandbox/api/checkout-session-params.ts';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching, pageOf } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { expireSession, lockSession } from '#app/sandbox/checkout.ts';
import { newId } from '#app/sandbox/ids.ts';
import {
  type CheckoutSession,
  EMPTY_SESSION,
  type LineItem,
  lineItemList,
  type SessionHidden,
} from '#app/sandbox/objects/checkout-session.ts';
import type { Customer } from '#app/sandbox/objects/payer.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { findObject, insertObject, type Stored } from '#app/sandbox/store.ts';
import { badParameter, missing, wrongState } from '#app/sandbox/stripe-error.ts';

const DAY = 24 * 3600;
/** An SDK's clock may be a little off: the window for `expires_at` is a minute wider than documented. */
const TOLERANCE = 60;

/** A new Session, as the API makes it. */
export async function createSession(operation: Operation, params: CreateParams): Promise<CheckoutSession> {
  const lineItems = params.line_items.map((line): LineItem => ({
    name: line.price_data.product_data.name,
    description: line.price_data.product_data.description ?? null,
    unitAmount: line.price_data.unit_amount,
    quantity: line.quantity,
    currency: line.price_data.currency,
    metadata: line.metadata ?? {},
    itemId: newId('li_', operation.random),
    priceId: newId('price_', operation.random),
    productId: newId('prod_', operation.random),
  }));
  const currency = lineItems[0]?.currency ?? '';
  const total = lineItems.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  refuseCombinations(operation, params, lineItems, total);
  if (params.customer && !(await findObject<Customer>(operation.sql, 'customer', params.customer))) {
    throw missing('customer', params.customer, 'customer', false);
  }
  const session = newSession(operation, params, { id: newId('cs_test_', operation.random), currency, total });
  await insertObject(operation.sql, session, {
    hidden: hiddenOf(params, lineItems),
    dueAt: session.expires_at,
  });
  return session;
}

function refuseCombinations(
  operation: Operation,
  params: CreateParams,
  lineItems: readonly LineItem[],
  total: number,
): void {
  const { currency } = lineItems[0] ?? { currency: '' };
  if (
    lineItems.some((line) => line.currency !== currency) ||
    (params.currency && params.currency !== currency)
  ) {
    throw badParameter(
      'line_items',
      'You cannot have line items of more than one currency in one Checkout Session.',
    );
  }
  lineItems.forEach(({ unitAmount }, index) => {
    refuseFraction(unitAmount, currency, `line_items[${String(index)}][price_data][unit_amount]`);
  });
  refuseTotal(total, currency);
  if (params.customer && params.customer_email) {
    throw badParameter(
      'customer_email',
      'You may only specify one of these parameters: customer, customer_email.',
    );
  }
  if (params.client_reference_id && !/^[\w-]+$/.test(params.client_reference_id)) {
    throw badParameter('client_reference_id', 'Invalid client_reference_id: letters, digits, - and _ only.');
  }
  const ahead = params.expires_at === undefined ? DAY : params.expires_at - operation.now;
  if (ahead < 30 * 60 - TOLERANCE) {
    throw badParameter(
      'expires_at',
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    );
  }
  if (ahead > DAY + TOLERANCE) {
    throw badParameter(
      'expires_at',
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
    );
  }
}

function newSession(
  operation: Operation,
  params: CreateParams,
  made: { id: string; currency: string; total: number },
): CheckoutSession {
  const { after_expiration: recovery, custom_text: texts } = params;
  return {
    ...EMPTY_SESSION,
    id: made.id,
    object: 'checkout.session',
    ...(recovery?.recovery
      ? { after_expiration: { recovery: { ...recovery.recovery, expires_at: null, url: null } } }
      : {}),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: made.total,
    amount_total: made.total,
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: operation.now,
    currency: made.currency,
    custom_text: {
      after_submit: texts?.after_submit || null,
      shipping_address: texts?.shipping_address || null,
      submit: texts?.submit || null,
      terms_of_service_acceptance: texts?.terms_of_service_acceptance || null,
    },
    customer: params.customer ?? null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_email: params.customer_email ?? null,
    expires_at: params.expires_at ?? operation.now + DAY,
    integration_identifier: params.integration_identifier ?? null,
    locale: params.locale ?? null,
    metadata: params.metadata,
    mode: 'payment',
    ...(params.name_collection ? { name_collection: definedNames(params.name_collection) } : {}),
    payment_intent: null,
    payment_method_options: {
      card: { request_three_d_secure: 'automatic', ...params.payment_method_options?.card },
    },
    payment_status: 'unpaid',
    status: 'open',
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
    url: `${operation.publicOrigin}/sandbox/checkout/${made.id}`,
  };
}

function definedNames(
  names: NonNullable<CreateParams['name_collection']>,
): NonNullable<CheckoutSession['name_collection']> {
  return {
    ...(names.business ? { business: names.business } : {}),
    ...(names.individual ? { individual: names.individual } : {}),
  };
}

function hiddenOf(params: CreateParams, lineItems: readonly LineItem[]): SessionHidden {
  const data = params.payment_intent_data;
  const isManual =
    data?.capture_method === 'manual' || params.payment_method_options?.card?.capture_method === 'manual';
  return {
    lineItems,
    paymentIntentData: {
      capture_method: isManual ? 'manual' : 'automatic',
      description: data?.description ?? null,
      metadata: data?.metadata ?? {},
      receipt_email: data?.receipt_email ?? null,
      setup_future_usage: data?.setup_future_usage ?? null,
      statement_descriptor_suffix: data?.statement_descriptor_suffix ?? null,
    },
  };
}

async function expire(operation: Operation, id: string): Promise<CheckoutSession> {
  const found = await lockSession(operation, id);
  if (!found) throw missing('checkout.session', id, 'session');
  if (found.body.status !== 'open') {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${found.body.status}\`.`;
    throw wrongState(message, { param: 'session' });
  }
  return expireSession(operation, found.body);
}

async function read(operation: Operation, id: string): Promise<Stored<CheckoutSession, SessionHidden>> {
  const found = await findObject<CheckoutSession, SessionHidden>(operation.sql, 'checkout.session', id);
  if (!found) throw missing('checkout.session', id, 'session');
  return found;
}

async function lineItemsOf(sql: Sql, body: Record<string, unknown>): Promise<unknown> {
  const id = String(body['id']);
  const found = await findObject<CheckoutSession, SessionHidden>(sql, 'checkout.session', id);
  return found && lineItemList(found.body, found.hidden.lineItems);
}

const lineItemParams = z.strictObject(p.cursors);
const onlyExpand = z.strictObject({ expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  customer: p.text().optional(),
  payment_intent: p.text().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
});

export const CHECKOUT_SESSIONS: Area = {
  endpoints: [
    endpoint('POST /v1/checkout/sessions', createParams, createSession),
    endpoint('GET /v1/checkout/sessions', listParams, (operation, params) => {
      const { customer, payment_intent, status, ...page } = params;
      const conditions = matching({ customer, payment_intent, status });
      return answerList(operation, 'checkout.session', '/v1/checkout/sessions', page, conditions);
    }),
    endpoint('GET /v1/checkout/sessions/:id', onlyExpand, async (operation, _params, id) => {
      return (await read(operation, id)).body;
    }),
    endpoint('GET /v1/checkout/sessions/:id/line_items', lineItemParams, async (operation, params, id) => {
      const { body, hidden } = await read(operation, id);
      return pageOf('item', lineItemList(body, hidden.lineItems), params);
    }),
    endpoint('POST /v1/checkout/sessions/:id/expire', onlyExpand, (operation, _params, id) =>
      expire(operation, id),
    ),
  ],
  expandable: {
    'checkout.session': {
      customer: 'customer',
      payment_intent: 'payment_intent',
      line_items: lineItemsOf,
    },
  },
};

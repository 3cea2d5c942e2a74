/** /v1/checkout/sessions: create, read, list and expire. */
import { z } from 'zod';
import { createParams } from '#app/sandbox/api/checkout-session-params.ts';
import { createSession } from '#app/sandbox/api/create-checkout-session.ts';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching, pageOf } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { expireSession, lockSession } from '#app/sandbox/checkout.ts';
import {
  type CheckoutSession,
  lineItemList,
  type SessionHidden,
} from '#app/sandbox/objects/checkout-session.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { findObject, type Stored } from '#app/sandbox/store.ts';
import { missing, wrongState } from '#app/sandbox/stripe-error.ts';

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
      setup_intent: 'setup_intent',
    },
  },
};

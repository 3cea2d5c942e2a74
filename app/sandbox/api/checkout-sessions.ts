/** /v1/checkout/sessions: create, read, list and expire. */
import { z } from 'zod';
import { createParams } from '#app/sandbox/api/checkout-session-params.ts';
import { createSession } from '#app/sandbox/api/create-checkout-session.ts';
import { endpoint, type Endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { expireSession, lockSession } from '#app/sandbox/checkout.ts';
import {
  type CheckoutSession,
  lineItemList,
  type SessionHidden,
} from '#app/sandbox/objects/checkout-session.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject } from '#app/sandbox/store.ts';
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

const onlyExpand = z.strictObject({ expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  customer: p.text().optional(),
  payment_intent: p.text().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
});

export const CHECKOUT_SESSIONS: readonly Endpoint[] = [
  endpoint('POST /v1/checkout/sessions', 'create', createParams, createSession),
  endpoint(
    'GET /v1/checkout/sessions',
    'read',
    listParams,
    (operation, { customer, payment_intent, status, ...page }) =>
      answerList(
        operation,
        'checkout.session',
        '/v1/checkout/sessions',
        page,
        matching({ customer, payment_intent, status }),
      ),
  ),
  endpoint('GET /v1/checkout/sessions/:id', 'read', onlyExpand, async (operation, _params, id) => {
    const found = await findObject<CheckoutSession>(operation.sql, 'checkout.session', id);
    if (!found) throw missing('checkout.session', id, 'session');
    return found.body;
  }),
  endpoint('GET /v1/checkout/sessions/:id/line_items', 'read', onlyExpand, async (operation, _params, id) => {
    const found = await findObject<CheckoutSession, SessionHidden>(operation.sql, 'checkout.session', id);
    if (!found) throw missing('checkout.session', id, 'session');
    return lineItemList(found.body, found.hidden.lineItems);
  }),
  endpoint('POST /v1/checkout/sessions/:id/expire', 'expire', onlyExpand, (operation, _params, id) =>
    expire(operation, id),
  ),
];

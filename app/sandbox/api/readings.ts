/** What the API only reads: charges, customers, payment methods, events. */
import { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import { endpoint, type Endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { type Condition, findObject, type StripeObject } from '#app/sandbox/store.ts';
import { badParameter, missing } from '#app/sandbox/stripe-error.ts';

const onlyExpand = z.strictObject({ expand: p.expand });
/** Events can be read for thirty days. */
const EVENT_SECONDS = 30 * 24 * 3600;

/** `GET /v1/path/:id` of objects that the API shows as they are. */
export function reading(kind: string, path: string, param: string): Endpoint {
  return endpoint(`GET /v1/${path}/:id`, 'read', onlyExpand, async (operation, _params, id) => {
    const found = await findObject<StripeObject>(operation.sql, kind, id);
    if (!found || isForgotten(operation, found.body)) throw missing(kind, id, param);
    return found.body;
  });
}

const isForgotten = (operation: Operation, body: StripeObject) =>
  body.object === 'event' && body.created < operation.now - EVENT_SECONDS;

const chargeParams = z.strictObject({
  ...p.paging,
  customer: p.text().optional(),
  payment_intent: p.text().optional(),
});
const customerParams = z.strictObject({ ...p.paging, email: p.text().optional() });
const eventParams = z.strictObject({
  ...p.paging,
  delivery_success: p.boolean.optional(),
  type: p.text().optional(),
  types: z.array(p.text()).max(20).optional(),
});

function eventConditions(operation: Operation, params: z.output<typeof eventParams>): Condition[] {
  if (params.type && params.types)
    throw badParameter('types', 'You may only specify one of these parameters: type, types.');
  const patterns = params.types ?? (params.type ? [params.type] : []);
  const conditions: Condition[] = [{ sql: 'created >= ?::bigint', value: operation.now - EVENT_SECONDS }];
  if (patterns.length > 0) {
    conditions.push({ sql: `body ->> 'type' LIKE ANY (?::text[])`, value: patterns.map(toLike) });
  }
  if (params.delivery_success !== undefined) {
    conditions.push({
      sql: `((body ->> 'pending_webhooks')::int = 0) = ?::boolean`,
      value: params.delivery_success,
    });
  }
  return conditions;
}

/** `charge.*` to SQL's `charge.%`; everything else means itself. */
const toLike = (pattern: string) => pattern.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');

export const READINGS: readonly Endpoint[] = [
  reading('charge', 'charges', 'charge'),
  endpoint('GET /v1/charges', 'read', chargeParams, (operation, { customer, payment_intent, ...page }) =>
    answerList(operation, 'charge', '/v1/charges', page, matching({ customer, payment_intent })),
  ),
  reading('customer', 'customers', 'id'),
  endpoint('GET /v1/customers', 'read', customerParams, (operation, { email, ...page }) =>
    answerList(operation, 'customer', '/v1/customers', page, matching({ email })),
  ),
  reading('payment_method', 'payment_methods', 'payment_method'),
  reading('event', 'events', 'id'),
  endpoint('GET /v1/events', 'read', eventParams, (operation, params) =>
    answerList(operation, 'event', '/v1/events', params, eventConditions(operation, params)),
  ),
];

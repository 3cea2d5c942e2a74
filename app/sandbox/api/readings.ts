/** What the API only reads: charges, balance transactions, the balance, events. */
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

function reading(kind: string, path: string, param: string): Endpoint {
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
const transactionParams = z.strictObject({
  ...p.paging,
  currency: p.currency.optional(),
  source: p.text().optional(),
  type: p.text().optional(),
});
const eventParams = z.strictObject({
  ...p.paging,
  delivery_success: p.boolean.optional(),
  type: p.text().optional(),
  types: z.array(p.text()).max(20).optional(),
});

async function balance(operation: Operation): Promise<Record<string, unknown>> {
  const rows = await operation.sql.query<{ status: string; currency: string; net: string }>(
    `SELECT body ->> 'status' AS status, body ->> 'currency' AS currency, sum((body ->> 'net')::bigint)::text AS net
     FROM sandbox.object WHERE kind = 'balance_transaction' GROUP BY 1, 2 ORDER BY 2`,
  );
  const currencies = [...new Set(rows.map((row) => row.currency))];
  const part = (status: string) =>
    (currencies.length > 0 ? currencies : ['usd']).map((currency) => {
      const amount = Number(rows.find((row) => row.status === status && row.currency === currency)?.net ?? 0);
      return { amount, currency, source_types: { card: amount } };
    });
  return { object: 'balance', available: part('available'), livemode: false, pending: part('pending') };
}

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
  reading('balance_transaction', 'balance_transactions', 'id'),
  endpoint(
    'GET /v1/balance_transactions',
    'read',
    transactionParams,
    (operation, { currency, source, type, ...page }) =>
      answerList(
        operation,
        'balance_transaction',
        '/v1/balance_transactions',
        page,
        matching({ currency, source, type }),
      ),
  ),
  endpoint('GET /v1/balance', 'read', onlyExpand, (operation) => balance(operation)),
  reading('event', 'events', 'id'),
  endpoint('GET /v1/events', 'read', eventParams, (operation, params) =>
    answerList(operation, 'event', '/v1/events', params, eventConditions(operation, params)),
  ),
];

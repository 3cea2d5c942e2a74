/** /v1/events: read and list, for thirty days. */
import { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import type { StripeEvent } from '#app/sandbox/events.ts';
import { type Condition, findObject } from '#app/sandbox/store.ts';
import { badParameter, missing } from '#app/sandbox/stripe-error.ts';

/** Events can be read for thirty days. */
const KEPT_SECONDS = 30 * 24 * 3600;

const onlyExpand = z.strictObject({ expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  delivery_success: p.boolean.optional(),
  type: p.text().optional(),
  types: z.array(p.text()).max(20).optional(),
});

function eventConditions(operation: Operation, params: z.output<typeof listParams>): Condition[] {
  if (params.type && params.types)
    throw badParameter('types', 'You may only specify one of these parameters: type, types.');
  const patterns = params.types ?? (params.type ? [params.type] : []);
  const conditions: Condition[] = [{ sql: 'created >= ?::bigint', value: operation.now - KEPT_SECONDS }];
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

export const EVENTS: Area = {
  endpoints: [
    endpoint('GET /v1/events/:id', onlyExpand, async (operation, _params, id) => {
      const found = await findObject<StripeEvent>(operation.sql, 'event', id);
      if (!found || found.body.created < operation.now - KEPT_SECONDS) throw missing('event', id, 'id');
      return found.body;
    }),
    endpoint('GET /v1/events', listParams, (operation, params) =>
      answerList(operation, 'event', '/v1/events', params, eventConditions(operation, params)),
    ),
  ],
  expandable: {},
};

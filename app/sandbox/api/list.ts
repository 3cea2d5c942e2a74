/** Lists as Stripe answers them: newest first, by cursor, with filters on the time of creation. */
import type { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import type { cursors, paging } from '#app/sandbox/api/params.ts';
import { type Condition, findObject, listObjects, type StripeObject } from '#app/sandbox/store.ts';
import { badParameter, missing } from '#app/sandbox/stripe-error.ts';

/** What `cursors` parses to. */
export type Cursors = { [K in keyof typeof cursors]?: z.output<(typeof cursors)[K]> };

/** What `paging` parses to. */
export type Paging = { [K in keyof typeof paging]?: z.output<(typeof paging)[K]> };

/** How many a page has where nobody says. */
const LIMIT = 10;
const COMPARISONS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** One page of `kind`. `conditions` besides those on `created`; an unknown cursor is `resource_missing`. */
export async function answerList(
  operation: Operation,
  kind: string,
  url: string,
  params: Paging,
  conditions: readonly Condition[] = [],
): Promise<Record<string, unknown>> {
  const { starting_after: after, ending_before: before } = params;
  refuseBoth(params);
  for (const [param, cursor] of Object.entries({ starting_after: after, ending_before: before })) {
    const isKnown =
      cursor === undefined || (await findObject<StripeObject>(operation.sql, kind, cursor)) !== null;
    if (!isKnown) throw missing(kind, cursor, param, false);
  }
  const page = await listObjects<StripeObject>(
    operation.sql,
    kind,
    [...conditions, ...rangeConditions('created', params.created)],
    {
      limit: params.limit ?? LIMIT,
      after,
      before,
    },
  );
  return { object: 'list', url, has_more: page.hasMore, data: page.data };
}

/** One page of a list that is there whole: by cursor, like those that are read. `kind` names it in refusals. */
export function pageOf(
  kind: string,
  whole: { readonly object: 'list'; readonly url: string; readonly data: readonly { readonly id: string }[] },
  params: Cursors,
): Record<string, unknown> {
  const { starting_after: after, ending_before: before, limit = LIMIT } = params;
  refuseBoth(params);
  const place = (param: 'starting_after' | 'ending_before') => {
    const cursor = params[param];
    const found = whole.data.findIndex(({ id }) => id === cursor);
    if (cursor !== undefined && found < 0) throw missing(kind, cursor, param, false);
    return found;
  };
  const rest = before
    ? whole.data.slice(0, place('ending_before'))
    : whole.data.slice(after ? place('starting_after') + 1 : 0);
  const data = before ? rest.slice(-limit) : rest.slice(0, limit);
  return { ...whole, has_more: rest.length > data.length, data };
}

function refuseBoth({ starting_after: after, ending_before: before }: Cursors): void {
  if (after && before)
    throw badParameter('starting_after', 'You cannot parameterize both starting_after and ending_before.');
}

/** The conditions for a second or a range of seconds; `column` is SQL. */
export function rangeConditions(column: string, range: Paging['created']): Condition[] {
  if (range === undefined) return [];
  if (typeof range === 'number') return [{ sql: `${column} = ?::bigint`, value: range }];
  return Object.entries(COMPARISONS).flatMap(([name, operator]) => {
    const value = range[name as keyof typeof COMPARISONS];
    return value === undefined ? [] : [{ sql: `${column} ${operator} ?::bigint`, value }];
  });
}

/** The conditions for the filters that were given; `field` is a column or a field of the body. */
export function matching(filters: Readonly<Record<string, string | undefined>>): Condition[] {
  return Object.entries(filters).flatMap(([field, value]) =>
    value === undefined
      ? []
      : [{ sql: COLUMNS.has(field) ? `${field} = ?` : `body ->> '${field}' = ?`, value }],
  );
}

const COLUMNS = new Set(['payment_intent', 'customer']);

/** /v1/subscriptions and /v1/subscription_items: create, read, list, change and cancel; and schedules, of which there are none. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { emptyList } from '#app/sandbox/api/empty-list.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import {
  cancelParams,
  createParams,
  itemChange,
  updateParams,
} from '#app/sandbox/api/subscription-params.ts';
import { createSubscription } from '#app/sandbox/billing/create-subscription.ts';
import { endSubscription } from '#app/sandbox/billing/end-subscription.ts';
import { refuseProration } from '#app/sandbox/billing/first-terms.ts';
import { readSubscription, withSubscription } from '#app/sandbox/billing/scope.ts';
import { updateSubscription } from '#app/sandbox/billing/update-subscription.ts';
import { hasEnded, type Subscription, type SubscriptionItem } from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import type { Condition } from '#app/sandbox/store.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

const STATUSES = [
  'active',
  'canceled',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
] as const;

const listParams = z.strictObject({
  ...p.paging,
  collection_method: z.enum(['charge_automatically', 'send_invoice']).optional(),
  customer: p.text().optional(),
  price: p.text().optional(),
  status: z.enum([...STATUSES, 'all', 'ended']).optional(),
  test_clock: p.text().optional(),
});
type ListParams = z.output<typeof listParams>;

/** Stripe hides canceled subscriptions from whoever does not ask for them. */
function statusCondition(status: ListParams['status']): Condition[] {
  if (status === 'all') return [];
  const among = (values: readonly string[]): Condition[] => [
    { sql: `body ->> 'status' = ANY (?::text[])`, value: values },
  ];
  if (status === undefined) return among(STATUSES.filter((each) => each !== 'canceled'));
  return among(status === 'ended' ? ['canceled', 'incomplete_expired'] : [status]);
}

async function list(operation: Operation, params: ListParams): Promise<Record<string, unknown>> {
  const { collection_method, customer, price, status, test_clock, ...page } = params;
  const conditions = [
    ...statusCondition(status),
    ...matching({ collection_method, customer, test_clock }),
    ...(price === undefined
      ? []
      : [
          { sql: `body @> ?::jsonb`, value: JSON.stringify({ items: { data: [{ price: { id: price } }] } }) },
        ]),
  ];
  return answerList(operation, 'subscription', '/v1/subscriptions', page, conditions);
}

/** The subscription after `work`. 404 where there is none. */
async function changed(
  operation: Operation,
  id: string,
  work: (operation: Operation, before: Subscription) => Promise<unknown>,
): Promise<Subscription> {
  const done = await withSubscription(operation, id, async (inTime, before) => {
    await work(inTime, before);
    return (await readSubscription(inTime, id)).body;
  });
  if (!done) throw missing('subscription', id, 'id');
  return done;
}

function cancel(
  operation: Operation,
  params: z.output<typeof cancelParams>,
  id: string,
): Promise<Subscription> {
  return changed(operation, id, (inTime, before) => {
    if (hasEnded(before)) throw missing('subscription', id, 'id');
    if (params.prorate) refuseProration(undefined, 'The rest of the period');
    const { comment = null, feedback = null } = params.cancellation_details ?? {};
    return endSubscription(inTime, id, { comment, feedback, reason: 'cancellation_requested' });
  });
}

const itemList = z.strictObject({ ...p.paging, subscription: p.text() });
const itemUpdate = z.strictObject({
  ...itemChange,
  expand: p.expand,
  off_session: p.boolean.optional(),
  payment_behavior: z.enum(['allow_incomplete', 'error_if_incomplete']).optional(),
  proration_behavior: z.enum(['none', 'always_invoice', 'create_prorations']).optional(),
});
const onlyExpand = z.strictObject({ expand: p.expand });

/** The subscription that the item is part of. 404 where there is no such item. */
async function ownerOf(operation: Operation, item: string): Promise<Subscription> {
  const [row] = await operation.sql.query<{ body: Subscription }>(
    `SELECT body FROM sandbox.object WHERE kind = 'subscription' AND body @> $1::jsonb`,
    [JSON.stringify({ items: { data: [{ id: item }] } })],
  );
  if (!row) throw missing('subscription_item', item, 'id');
  return row.body;
}

function itemOf(subscription: Subscription, id: string): SubscriptionItem {
  const item = subscription.items.data.find((each) => each.id === id);
  if (!item) throw missing('subscription_item', id, 'id');
  return item;
}

async function listItems(operation: Operation, id: string): Promise<Record<string, unknown>> {
  const found = await withSubscription(operation, id, (_inTime, { items }) => Promise.resolve(items));
  if (!found) throw missing('subscription', id, 'subscription', false);
  return { object: 'list', url: '/v1/subscription_items', has_more: false, data: found.data };
}

export const SUBSCRIPTIONS: Area = {
  endpoints: [
    endpoint('POST /v1/subscriptions', createParams, createSubscription),
    endpoint('GET /v1/subscriptions', listParams, list),
    readOne('subscription', 'subscriptions', 'id'),
    endpoint('POST /v1/subscriptions/:id', updateParams, (operation, params, id) =>
      changed(operation, id, (inTime, before) => updateSubscription(inTime, before, params)),
    ),
    endpoint('DELETE /v1/subscriptions/:id', cancelParams, cancel),
    endpoint('GET /v1/subscription_items', itemList, (operation, params) =>
      listItems(operation, params.subscription),
    ),
    endpoint('GET /v1/subscription_items/:id', onlyExpand, async (operation, _params, id) =>
      itemOf(await ownerOf(operation, id), id),
    ),
    endpoint('POST /v1/subscription_items/:id', itemUpdate, async (operation, params, id) => {
      const { metadata, price, price_data, quantity, proration_behavior } = params;
      const items = [{ id, metadata, price, price_data, quantity }];
      const owner = await ownerOf(operation, id);
      const after = await changed(operation, owner.id, (inTime, before) =>
        updateSubscription(inTime, before, { items, proration_behavior }),
      );
      return itemOf(after, id);
    }),
    emptyList('subscription_schedules'),
  ],
  expandable: {
    subscription: {
      customer: 'customer',
      default_payment_method: 'payment_method',
      latest_invoice: 'invoice',
      test_clock: 'test_helpers.test_clock',
    },
  },
};

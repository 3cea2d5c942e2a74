/** Signed events that are none of the app's business, though they reach its endpoint. */
import { queueDelivery, type StripeEvent } from '#app/sandbox/events.ts';
import { newId, randomText } from '#app/sandbox/ids.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { insertObject } from '#app/sandbox/store.ts';

/** What the rows of such events are called, so that no list and no reading of events shows them. */
export const FOREIGN_KIND = 'foreign event';

/**
 * Sends `original` once more as an event of another account (a Connect endpoint gets those) or of live mode: the same
 * objects under another event's id. The API knows nothing of it.
 */
export async function sendForeignEvent(
  operation: Operation,
  original: StripeEvent,
  of: 'account' | 'livemode',
): Promise<StripeEvent> {
  const event: StripeEvent = {
    ...original,
    id: newId('evt_', operation.random),
    created: operation.now,
    pending_webhooks: 1,
    ...(of === 'account' ? { account: `acct_${randomText(16, operation.random)}` } : { livemode: true }),
  };
  await insertObject(operation.sql, event, { kind: FOREIGN_KIND });
  await queueDelivery(operation, event.id, 'waiting');
  return event;
}

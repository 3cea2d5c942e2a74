/** What a customer's subscriptions feel of a change to the customer or its cards. */
import { endSubscription } from '#app/sandbox/billing/end-subscription.ts';
import { withSubscription } from '#app/sandbox/billing/scope.ts';
import { updateWithEvent } from '#app/sandbox/changes.ts';
import type { Subscription } from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';

/** The customer was deleted: nothing is charged any more. Called before the customer is gone. */
export async function endSubscriptionsOf(operation: Operation, customer: string): Promise<void> {
  for (const { id } of await liveSubscriptionsOf(operation, customer)) {
    await withSubscription(operation, id, (inTime) =>
      endSubscription(inTime, id, { reason: 'cancellation_requested' }),
    );
  }
}

/** Nothing is charged for them until the operation is over. */
export async function lockSubscriptionsOf(operation: Operation, customer: string): Promise<void> {
  await liveSubscriptionsOf(operation, customer);
}

/** The subscriptions of their own card now charge `method`. Answers whether there were any. */
export async function moveSubscriptionsTo(
  operation: Operation,
  customer: string,
  method: string,
): Promise<boolean> {
  const withOwnCard = (await liveSubscriptionsOf(operation, customer)).filter(
    (subscription) => subscription.default_payment_method !== null,
  );
  for (const subscription of withOwnCard) await setCard(operation, subscription, method);
  return withOwnCard.length > 0;
}

/** The cards that the customer's subscriptions charge instead of the customer's own. */
export async function ownCardsOfSubscriptions(operation: Operation, customer: string): Promise<string[]> {
  const subscriptions = await liveSubscriptionsOf(operation, customer);
  return subscriptions.flatMap(({ default_payment_method: method }) => (method === null ? [] : [method]));
}

/** A detached card is no subscription's card any more. */
export async function forgetCardOfSubscriptions(
  operation: Operation,
  customer: string,
  method: string,
): Promise<void> {
  for (const subscription of await liveSubscriptionsOf(operation, customer)) {
    if (subscription.default_payment_method === method) await setCard(operation, subscription, null);
  }
}

async function setCard(
  operation: Operation,
  subscription: Subscription,
  method: string | null,
): Promise<void> {
  const after: Subscription = { ...subscription, default_payment_method: method };
  await updateWithEvent(operation, 'customer.subscription.updated', subscription, after);
}

async function liveSubscriptionsOf(operation: Operation, customer: string): Promise<Subscription[]> {
  const rows = await operation.sql.query<{ body: Subscription }>(
    `SELECT body FROM sandbox.object
     WHERE kind = 'subscription' AND customer = $1 AND body ->> 'status' NOT IN ('canceled', 'incomplete_expired')
     ORDER BY seq FOR UPDATE`,
    [customer],
  );
  return rows.map((row) => row.body);
}

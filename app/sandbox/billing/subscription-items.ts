/** Other prices or quantities for a subscription's items, from the next period on. */
import type { UpdateParams } from '#app/sandbox/api/subscription-params.ts';
import { refuseOther } from '#app/sandbox/billing/create-subscription.ts';
import { refuseProration } from '#app/sandbox/billing/first-terms.ts';
import { priceOf } from '#app/sandbox/billing/prices.ts';
import { mergeMetadata } from '#app/sandbox/changes.ts';
import { planOf } from '#app/sandbox/objects/product.ts';
import type { Subscription, SubscriptionItem } from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { badParameter, missing } from '#app/sandbox/stripe-error.ts';

export type ItemChange = NonNullable<UpdateParams['items']>[number];

/** The items with the changes that name them. 400 where one is not there, or would change how often all are due. */
export async function changedItems(
  operation: Operation,
  subscription: Subscription,
  changes: readonly ItemChange[],
  prorationBehavior: UpdateParams['proration_behavior'],
): Promise<Subscription['items']> {
  let data = subscription.items.data;
  for (const [index, change] of changes.entries()) {
    const at = `items[${String(index)}]`;
    const item = data.find(({ id }) => id === change.id);
    if (change.id === undefined)
      throw badParameter(`${at}[id]`, 'The local Stripe changes items and adds none: name one by its id.');
    if (!item) throw missing('subscription_item', change.id, `${at}[id]`, false);
    const changed = await changedItem(operation, item, change, at);
    if (amountOf(changed) !== amountOf(item)) refuseProration(prorationBehavior, 'A change of the amount');
    data = data.map((each) => (each.id === item.id ? changed : each));
  }
  return { ...subscription.items, data };
}

const amountOf = ({ price, quantity }: SubscriptionItem): number => price.unit_amount * quantity;

async function changedItem(
  operation: Operation,
  item: SubscriptionItem,
  change: ItemChange,
  at: string,
): Promise<SubscriptionItem> {
  const price = (await priceOf(operation, change, at)) ?? item.price;
  refuseOther(item.price, price);
  if (!price.recurring) throw new Error(`${price.id} is not recurring`);
  return {
    ...item,
    price,
    plan: planOf(price, price.recurring),
    quantity: change.quantity ?? item.quantity,
    metadata: change.metadata === undefined ? item.metadata : mergeMetadata(item.metadata, change.metadata),
  };
}

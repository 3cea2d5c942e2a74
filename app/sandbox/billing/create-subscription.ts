/** A subscription begins: its first period, its first invoice, and the first payment within the same request. */
import type { CreateParams } from '#app/sandbox/api/subscription-params.ts';
import { type Collected, collect, defaultCardOf } from '#app/sandbox/billing/collect.ts';
import { announceDraft, finalizeDraft, insertDraft } from '#app/sandbox/billing/drafts.ts';
import { forgetSubscription } from '#app/sandbox/billing/forget-subscription.ts';
import { refusedPayment } from '#app/sandbox/billing/refused-payment.ts';
import { cancelTime, firstTerms, type FirstTerms } from '#app/sandbox/billing/first-terms.ts';
import { priceOf } from '#app/sandbox/billing/prices.ts';
import { onClock, readSubscription, reschedule } from '#app/sandbox/billing/scope.ts';
import { updateWithEvent } from '#app/sandbox/changes.ts';
import { lockCustomer } from '#app/sandbox/customers.ts';
import { amendEvent, recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import type { Customer } from '#app/sandbox/objects/customer.ts';
import type { Price } from '#app/sandbox/objects/product.ts';
import {
  itemList,
  newItem,
  newSubscription,
  type Subscription,
  type SubscriptionHidden,
} from '#app/sandbox/objects/subscription.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findSavedCard, notTheirCard } from '#app/sandbox/saved-cards.ts';
import { insertObject, updateObject } from '#app/sandbox/store.ts';
import { badParameter, StripeError } from '#app/sandbox/stripe-error.ts';

/**
 * Answers the subscription: `active`, `trialing`, or `incomplete` where the first payment failed. With
 * `error_if_incomplete` a failed payment is 402, and nothing of the subscription is left.
 */
export async function createSubscription(operation: Operation, params: CreateParams): Promise<Subscription> {
  const customer = await lockCustomer(operation, params.customer, 'customer', false);
  const inTime = await onClock(operation, customer.test_clock);
  const prices = await pricesOf(inTime, params);
  const terms = firstTerms(params, prices[0], inTime.now);
  const total = prices.reduce(
    (sum, price, at) => sum + price.unit_amount * (params.items[at]?.quantity ?? 1),
    0,
  );
  await refuseWithoutCard(inTime, params, terms.isCharged && total > 0);
  const subscription = begin(inTime, params, customer, prices, terms, total);
  const hidden: SubscriptionHidden = { upcomingFor: null, clockDueAt: null };
  await insertObject(inTime.sql, subscription, { hidden });
  if (terms.hasInvoice) await invoiceFirst(inTime, subscription, terms, params);
  else await recordEvent(inTime, 'customer.subscription.created', subscription);
  await fixCurrency(inTime, customer, subscription);
  await reschedule(inTime, subscription.id);
  return (await readSubscription(inTime, subscription.id)).body;
}

async function pricesOf(
  operation: Operation,
  { items, currency }: CreateParams,
): Promise<[Price, ...Price[]]> {
  const prices: Price[] = [];
  for (const [index, item] of items.entries()) {
    const price = await priceOf(operation, item, `items[${String(index)}]`);
    if (!price)
      throw badParameter(
        `items[${String(index)}]`,
        'Missing required param: items[price].',
        'parameter_missing',
      );
    prices.push(price);
  }
  const [first, ...others] = prices;
  if (!first) throw badParameter('items', 'Missing required param: items.', 'parameter_missing');
  if (currency && currency !== first.currency)
    throw badParameter('currency', `The currency of the prices is ${first.currency}, not ${currency}.`);
  for (const other of others) refuseOther(first, other);
  return [first, ...others];
}

/** All items of one subscription are billed together. */
export function refuseOther(first: Price, other: Price): void {
  if (other.currency !== first.currency) {
    throw badParameter('items', 'All prices on a subscription must have the same currency.');
  }
  const isSame =
    other.recurring?.interval === first.recurring?.interval &&
    other.recurring?.interval_count === first.recurring?.interval_count;
  if (!isSame)
    throw badParameter('items', 'All prices on a subscription must have the same `recurring.interval`.');
}

async function refuseWithoutCard(
  operation: Operation,
  params: CreateParams,
  isCharged: boolean,
): Promise<void> {
  const { customer, default_payment_method: own } = params;
  if (own !== undefined && !(await findSavedCard(operation, customer, own))) throw notTheirCard(own);
  if (!isCharged || own !== undefined || (await defaultCardOf(operation, customer)) !== null) return;
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message:
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
  });
}

function begin(
  operation: Operation,
  params: CreateParams,
  customer: Customer,
  prices: readonly [Price, ...Price[]],
  terms: FirstTerms,
  total: number,
): Subscription {
  const { now } = operation;
  const id = newId('sub_', operation.random);
  const items = prices.map((price, at) =>
    newItem({
      id: newId('si_', operation.random),
      subscription: id,
      price,
      quantity: params.items[at]?.quantity ?? 1,
      metadata: params.items[at]?.metadata ?? {},
      period: terms.period,
      now,
    }),
  );
  const cancelAt = cancelTime(params, terms.period, now);
  return newSubscription({
    id,
    billing_cycle_anchor: terms.anchor,
    cancel_at: cancelAt ?? null,
    cancel_at_period_end: params.cancel_at_period_end ?? false,
    created: now,
    currency: prices[0].currency,
    customer: customer.id,
    default_payment_method: params.default_payment_method ?? null,
    description: params.description ?? null,
    items: itemList(id, items),
    metadata: params.metadata,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: params.payment_settings?.payment_method_types ?? null,
      save_default_payment_method: params.payment_settings?.save_default_payment_method ?? 'off',
    },
    status: terms.isTrial ? 'trialing' : terms.isCharged && total > 0 ? 'incomplete' : 'active',
    test_clock: customer.test_clock,
    trial_end: terms.isTrial ? terms.period.end : null,
    trial_start: terms.isTrial ? now : null,
  });
}

/** The first invoice is finalised and charged at once. The event of the creation tells what came of it. */
async function invoiceFirst(
  operation: Operation,
  begun: Subscription,
  terms: FirstTerms,
  params: CreateParams,
): Promise<void> {
  const { now } = operation;
  const draft = await insertDraft(operation, begun, {
    reason: 'subscription_create',
    before: { start: now, end: now },
    isFree: !terms.isCharged,
  });
  const subscription: Subscription = { ...begun, latest_invoice: draft.id };
  await updateObject(operation.sql, subscription);
  const created = await recordEvent(operation, 'customer.subscription.created', subscription);
  const open = await finalizeDraft(operation, await announceDraft(operation, draft), true);
  const collected = await collect(operation, open, { isAutomatic: true, isFirst: true });
  if (collected.kind === 'paid') {
    const status = begun.status === 'incomplete' ? 'active' : begun.status;
    const settled: Subscription = { ...subscription, status };
    await updateObject(operation.sql, settled);
    await amendEvent(operation, created, settled);
  } else if (params.payment_behavior === 'error_if_incomplete') {
    await undo(operation, subscription.id, collected);
  }
}

async function undo(
  operation: Operation,
  subscription: string,
  collected: Exclude<Collected, { kind: 'paid' }>,
): Promise<never> {
  const intent = await forgetSubscription(operation, subscription, collected.invoice.id);
  throw refusedPayment(collected, intent);
}

/** A customer's first invoice fixes the currency of all that follow. */
async function fixCurrency(
  operation: Operation,
  customer: Customer,
  { currency }: Subscription,
): Promise<void> {
  if ((customer['currency'] ?? null) !== null) return;
  const current = await lockCustomer(operation, customer.id, 'customer', false);
  await updateWithEvent(operation, 'customer.updated', current, { ...current, currency });
}

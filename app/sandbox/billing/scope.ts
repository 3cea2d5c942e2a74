/**
 * A subscription and its invoices change together: whoever changes one of them locks the subscription first, and in
 * the end the subscription's row says when the next thing is due.
 */
import { nextTurn } from '#app/sandbox/billing/due.ts';
import { updateWithEvent } from '#app/sandbox/changes.ts';
import { type Invoice, type InvoiceHidden, subscriptionOf } from '#app/sandbox/objects/invoice.ts';
import type { Subscription, SubscriptionHidden } from '#app/sandbox/objects/subscription.ts';
import type { TestClock } from '#app/sandbox/objects/test-clock.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject, lockObject, type Stored, updateObject } from '#app/sandbox/store.ts';

/** The operation at the time of a test clock; as it is where there is none. */
export async function onClock(operation: Operation, testClock: string | null): Promise<Operation> {
  if (testClock === null) return operation;
  const clock = await findObject<TestClock>(operation.sql, 'test_helpers.test_clock', testClock);
  return clock ? { ...operation, now: clock.body.frozen_time } : operation;
}

/**
 * `work` with the subscription locked and at its own time; afterwards its next turn is noted. Null where there is no
 * such subscription.
 */
export async function withSubscription<T>(
  operation: Operation,
  id: string,
  work: (operation: Operation, subscription: Subscription) => Promise<T>,
): Promise<T | null> {
  const found = await lockObject<Subscription, SubscriptionHidden>(operation.sql, 'subscription', id);
  if (!found) return null;
  const inTime = await onClock(operation, found.body.test_clock);
  const result = await work(inTime, found.body);
  await reschedule(inTime, id);
  return result;
}

/** The same for one invoice: its subscription is locked, then it is read. */
export async function withInvoice<T>(
  operation: Operation,
  id: string,
  work: (operation: Operation, found: FoundInvoice) => Promise<T>,
): Promise<T | null> {
  const seen = await findInvoice(operation, id);
  if (!seen) return null;
  return withSubscription(operation, subscriptionOf(seen.body), async (inTime) => {
    const found = await findInvoice(inTime, id);
    if (!found) throw new Error(`${id} is gone`);
    return work(inTime, found);
  });
}

export type FoundInvoice = Stored<Invoice, InvoiceHidden>;

export const findInvoice = (operation: Operation, id: string): Promise<FoundInvoice | null> =>
  findObject<Invoice, InvoiceHidden>(operation.sql, 'invoice', id);

/** The subscription as it stands; the caller has locked it. */
export async function readSubscription(
  operation: Operation,
  id: string,
): Promise<Stored<Subscription, SubscriptionHidden>> {
  const found = await findObject<Subscription, SubscriptionHidden>(operation.sql, 'subscription', id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

/** Changes the subscription as it stands and tells of it; silent where nothing changed. The caller has locked it. */
export async function changeSubscription(
  operation: Operation,
  id: string,
  change: (before: Subscription) => Subscription,
): Promise<Subscription> {
  const { body } = await readSubscription(operation, id);
  return updateWithEvent(operation, 'customer.subscription.updated', body, change(body));
}

/** Notes on the subscription's row when time changes it or one of its invoices next. */
export async function reschedule(operation: Operation, id: string): Promise<void> {
  const { body, hidden } = await readSubscription(operation, id);
  const at = (await nextTurn(operation, body, hidden))?.at ?? null;
  if (body.test_clock === null) await updateObject(operation.sql, body, { dueAt: at });
  else await updateObject(operation.sql, body, { hidden: { ...hidden, clockDueAt: at } });
}

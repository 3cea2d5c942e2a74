/** Customers: made by the payment page or the API, locked, deleted. */
import { endSubscriptionsOf } from '#app/sandbox/customer-subscriptions.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId, randomText } from '#app/sandbox/ids.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import {
  type Customer,
  customerFieldsOf,
  type DeletedCustomer,
  deletedCustomer,
  isDeleted,
  newCustomer,
} from '#app/sandbox/objects/customer.ts';
import type { Payer } from '#app/sandbox/objects/payer.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { detachCard } from '#app/sandbox/saved-cards.ts';
import { insertObject, lockObject, updateObject } from '#app/sandbox/store.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

export async function makeCustomer(operation: Operation, fields: Partial<Customer>): Promise<Customer> {
  const id = newId('cus_', operation.random);
  const invoicePrefix = randomText(8, operation.random).toUpperCase();
  const customer = newCustomer({ id, invoicePrefix, now: operation.now }, fields);
  await insertObject(operation.sql, customer);
  await recordEvent(operation, 'customer.created', customer);
  return customer;
}

/** The Session's customer; a new one where it asked for that, and null where neither. */
export async function customerOf(
  operation: Operation,
  session: CheckoutSession,
  payer: Payer,
): Promise<string | null> {
  if (session.customer || session.customer_creation !== 'always') return session.customer;
  return (await makeCustomer(operation, customerFieldsOf(payer))).id;
}

/** The customer, locked for the rest of the operation. 404 (400 as a parameter) where there is none, or it was deleted. */
export async function lockCustomer(
  operation: Operation,
  id: string,
  param = 'id',
  inPath = true,
): Promise<Customer> {
  const found = await lockObject<Customer>(operation.sql, 'customer', id);
  if (!found || isDeleted(found.body)) throw missing('customer', id, param, inPath);
  return found.body;
}

/** Ends the customer's subscriptions, detaches the cards, forgets the person. Asked again, it is 404, as at Stripe. */
export async function deleteCustomer(operation: Operation, id: string): Promise<DeletedCustomer> {
  // Subscriptions are locked before their customers everywhere, so that nobody waits for each other.
  await endSubscriptionsOf(operation, id);
  const customer = await lockCustomer(operation, id);
  const methods = await operation.sql.query<{ id: string }>(
    `SELECT id FROM sandbox.object WHERE kind = 'payment_method' AND customer = $1 ORDER BY seq`,
    [id],
  );
  const gone = deletedCustomer(id);
  await updateObject(operation.sql, gone);
  for (const method of methods) await detachCard(operation, method.id);
  await recordEvent(operation, 'customer.deleted', customer);
  return gone;
}

/** PaymentMethods: kept, attached to a customer, detached from it for good, and found where they can be charged. */
import type { Card } from '#app/sandbox/cards.ts';
import { updateWithEvent } from '#app/sandbox/changes.ts';
import { forgetCardOfSubscriptions, lockSubscriptionsOf } from '#app/sandbox/customer-subscriptions.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { type Customer, isDeleted } from '#app/sandbox/objects/customer.ts';
import {
  newPaymentMethod,
  type PaymentMethod,
  type PaymentMethodHidden,
  type PaymentMethodInput,
} from '#app/sandbox/objects/payer.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject, insertObject, lockObject, type Stored, updateObject } from '#app/sandbox/store.ts';
import { missing, StripeError } from '#app/sandbox/stripe-error.ts';

type StoredMethod = Stored<PaymentMethod, PaymentMethodHidden>;

/** A card that was typed, not yet anybody's. */
export async function keepCard(
  operation: Operation,
  input: Omit<PaymentMethodInput, 'id' | 'now'>,
): Promise<PaymentMethod> {
  const id = newId('pm_', operation.random);
  const method = newPaymentMethod({ ...input, id, now: operation.now });
  const hidden: PaymentMethodHidden = { card: input.card, isSetUp: false, isSpent: false };
  await insertObject(operation.sql, method, { hidden });
  return method;
}

/** The PaymentMethod, locked for the rest of the operation. 404 (400 as a parameter) where there is none. */
export async function lockMethod(
  operation: Operation,
  id: string,
  param = 'payment_method',
  inPath = true,
): Promise<StoredMethod> {
  const found = await lockObject<PaymentMethod, PaymentMethodHidden>(operation.sql, 'payment_method', id);
  if (!found) throw missing('PaymentMethod', id, param, inPath);
  return found;
}

/** Makes the card the customer's, and tells. The caller has seen that it may be. */
export async function attachCard(
  operation: Operation,
  method: PaymentMethod,
  customer: string,
  { isSetUp }: { isSetUp: boolean },
): Promise<PaymentMethod> {
  const { hidden } = await lockMethod(operation, method.id);
  const attached: PaymentMethod = { ...method, customer };
  await updateObject(operation.sql, attached, { hidden: { ...hidden, isSetUp } });
  await recordEvent(operation, 'payment_method.attached', attached);
  return attached;
}

/** Charged without a customer, a card cannot be used a second time. */
export async function spendCard(operation: Operation, method: PaymentMethod): Promise<void> {
  const { hidden } = await lockMethod(operation, method.id);
  await updateObject(operation.sql, method, { hidden: { ...hidden, isSpent: true } });
}

/** Takes the card from its customer for good: nothing can be charged to it again. 400 where it has none. */
export async function detachCard(operation: Operation, id: string): Promise<PaymentMethod> {
  // A renewal locks its subscription before the card that it charges: nobody may wait the other way round.
  const seen = await findObject<PaymentMethod>(operation.sql, 'payment_method', id);
  if (seen?.body.customer) await lockSubscriptionsOf(operation, seen.body.customer);
  const { body: method, hidden } = await lockMethod(operation, id);
  const { customer } = method;
  if (customer === null) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      message: 'The payment method you provided is not attached to a customer so detachment is impossible.',
    });
  }
  const detached: PaymentMethod = { ...method, customer: null };
  await updateObject(operation.sql, detached, { hidden: { ...hidden, isSpent: true } });
  await recordEvent(operation, 'payment_method.detached', detached, { customer });
  await forgetCardOfSubscriptions(operation, customer, id);
  await forgetDefaultCard(operation, customer, id);
  return detached;
}

async function forgetDefaultCard(operation: Operation, customer: string, method: string): Promise<void> {
  const found = await lockObject<Customer>(operation.sql, 'customer', customer);
  if (!found || isDeleted(found.body)) return;
  if (found.body.invoice_settings.default_payment_method !== method) return;
  await setDefaultCard(operation, found.body, null);
}

/** The card that the customer's invoices are charged to, unless a subscription has its own. */
export async function setDefaultCard(
  operation: Operation,
  customer: Customer,
  method: string | null,
): Promise<Customer> {
  const settings = { ...customer.invoice_settings, default_payment_method: method };
  return updateWithEvent(operation, 'customer.updated', customer, {
    ...customer,
    invoice_settings: settings,
  });
}

/** The card where it is this customer's and can be charged; else null. */
export async function findSavedCard(
  operation: Operation,
  customer: string,
  id: string,
): Promise<{ method: PaymentMethod; card: Card; isSetUp: boolean } | null> {
  const found = await lockObject<PaymentMethod, PaymentMethodHidden>(operation.sql, 'payment_method', id);
  if (found?.body.customer !== customer) return null;
  return { method: found.body, card: found.hidden.card, isSetUp: found.hidden.isSetUp };
}

/** What Stripe says where a card is another's, nobody's, or gone. */
export function notTheirCard(id: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    param: 'payment_method',
  });
}

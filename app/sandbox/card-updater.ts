/** Banks replace cards: the card updater tells Stripe the new number, and the PaymentMethod changes by itself. */
import type { Card } from '#app/sandbox/cards.ts';
import { updateWithEvent } from '#app/sandbox/changes.ts';
import { cardFields, type PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { lockMethod } from '#app/sandbox/saved-cards.ts';
import type { Outcome } from '#app/sandbox/settings.ts';
import { updateObject } from '#app/sandbox/store.ts';

/** Another number, expiry and fingerprint under the same id, and `payment_method.automatically_updated`. */
export async function replaceCard(operation: Operation, id: string, card: Card): Promise<PaymentMethod> {
  const { body: method, hidden } = await lockMethod(operation, id);
  await updateObject(operation.sql, method, { hidden: { ...hidden, card } });
  const address = method.billing_details.address;
  const after: PaymentMethod = { ...method, card: { ...method.card, ...cardFields(card, address) } };
  return updateWithEvent(operation, 'payment_method.automatically_updated', method, after);
}

/** From now on the bank answers each charge to this saved card so. */
export async function answerLater(
  operation: Operation,
  id: string,
  outcome: Outcome,
): Promise<PaymentMethod> {
  const { body: method, hidden } = await lockMethod(operation, id);
  const card: Card = { ...hidden.card, laterOutcome: outcome };
  await updateObject(operation.sql, method, { hidden: { ...hidden, card } });
  return method;
}

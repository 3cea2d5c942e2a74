/** A payer at the page of an open invoice: paying with a card, or answering the bank about the saved one. */
import { type Attempt, type Collected, collect, conclude } from '#app/sandbox/billing/collect.ts';
import { openPayment } from '#app/sandbox/billing/invoice-intents.ts';
import { changeSubscription, withInvoice } from '#app/sandbox/billing/scope.ts';
import type { Card } from '#app/sandbox/cards.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { type Customer, isDeleted } from '#app/sandbox/objects/customer.ts';
import { type Invoice, subscriptionOf } from '#app/sandbox/objects/invoice.ts';
import {
  billingOf,
  type Payer,
  type PaymentMethod,
  type PaymentMethodHidden,
} from '#app/sandbox/objects/payer.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import { answerBank } from '#app/sandbox/off-session.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { keepCard, lockMethod } from '#app/sandbox/saved-cards.ts';
import { findObject, updateObject } from '#app/sandbox/store.ts';

/** What came of it; `closed` where there is nothing to pay, or nobody was asked. */
export type PaidOnPage = Collected | { readonly kind: 'closed'; readonly invoice: Invoice };

const PRESENT: Attempt = { isAutomatic: false, isPayerPresent: true };

/** Whether the page still takes money: what was given up as uncollectible can be paid as well. */
export const isPayable = ({ status }: Invoice): boolean => status === 'open' || status === 'uncollectible';

/** Pays with a card that is typed, and kept as the customer's once it has paid. Null where there is no such invoice. */
export function payInvoiceOnPage(
  operation: Operation,
  id: string,
  payer: Payer,
  card: Card,
): Promise<PaidOnPage | null> {
  return withInvoice(operation, id, async (inTime, found): Promise<PaidOnPage> => {
    const customer = await findObject<Customer>(inTime.sql, 'customer', found.body.customer);
    if (!isPayable(found.body) || !customer || isDeleted(customer.body))
      return { kind: 'closed', invoice: found.body };
    const billing = billingOf(payer);
    const method = await keepCard(inTime, { billing, card, allowRedisplay: 'limited' });
    await lend(inTime, method, found.body.customer);
    const collected = await collect(inTime, found, { ...PRESENT, method: method.id });
    await settleCard(inTime, found.body, method.id, collected);
    return collected;
  });
}

/** The payer answers the bank's question. Null where there is no such invoice. */
export function answerInvoiceBank(
  operation: Operation,
  id: string,
  hasPassed: boolean,
): Promise<PaidOnPage | null> {
  return withInvoice(operation, id, async (inTime, found): Promise<PaidOnPage> => {
    const intent = await askedIntent(inTime, found.body);
    const method = intent?.payment_method ?? null;
    const result = intent && (await answerBank(inTime, intent.id, hasPassed));
    if (!result || method === null) return { kind: 'closed', invoice: found.body };
    const collected = await conclude(inTime, found, PRESENT, result, method);
    await settleCard(inTime, found.body, method, collected);
    return collected;
  });
}

/** The PaymentIntent about which the bank asks the payer; null where it asks nothing. */
export async function askedIntent(operation: Operation, invoice: Invoice): Promise<PaymentIntent | null> {
  const payment = await openPayment(operation, invoice.id);
  const id = payment?.payment.payment_intent ?? '';
  const found = await findObject<PaymentIntent>(operation.sql, 'payment_intent', id);
  return isPayable(invoice) && found?.body.status === 'requires_action' ? found.body : null;
}

/** The customer's for the attempt, without a word: Stripe tells of a card once it has paid. */
async function lend(operation: Operation, method: PaymentMethod, customer: string): Promise<void> {
  const { hidden } = await lockMethod(operation, method.id);
  await updateObject(operation.sql, { ...method, customer }, { hidden: { ...hidden, isLent: true } });
}

/** A card that was typed stays the customer's if it has paid, and is nobody's if the bank refused it. */
async function settleCard(
  operation: Operation,
  invoice: Invoice,
  id: string,
  { kind }: Collected,
): Promise<void> {
  const { body: method, hidden } = await lockMethod(operation, id);
  if (hidden.isSetUp || !hidden.isLent || kind === 'requires_action') return;
  if (kind !== 'paid') {
    await updateObject(operation.sql, { ...method, customer: null });
    return;
  }
  const kept: PaymentMethodHidden = { ...hidden, isSetUp: true, isLent: false };
  await updateObject(operation.sql, method, { hidden: kept });
  await recordEvent(operation, 'payment_method.attached', method);
  await changeSubscription(operation, subscriptionOf(invoice), (before) =>
    before.payment_settings.save_default_payment_method === 'on_subscription'
      ? { ...before, default_payment_method: method.id }
      : before,
  );
}

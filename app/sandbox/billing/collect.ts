/** Charging an open invoice: the attempt, what its failure sets off, and the schedule by which it is tried again. */
import { followInvoice, markPaid } from '#app/sandbox/billing/close-invoice.ts';
import { endSubscription } from '#app/sandbox/billing/end-subscription.ts';
import { openPayment } from '#app/sandbox/billing/invoice-intents.ts';
import { changeSubscription, type FoundInvoice, readSubscription } from '#app/sandbox/billing/scope.ts';
import type { Decline } from '#app/sandbox/cards.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { type Customer, isDeleted } from '#app/sandbox/objects/customer.ts';
import { type Invoice, type InvoiceHidden, subscriptionOf } from '#app/sandbox/objects/invoice.ts';
import type { PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import { hasEnded, type Subscription } from '#app/sandbox/objects/subscription.ts';
import { chargeSavedCard, type SavedCardResult } from '#app/sandbox/off-session.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject, updateObject } from '#app/sandbox/store.ts';

const DAY = 24 * 3600;
/** After these a bank takes no further attempt with the same card. */
const FINAL_DECLINES = new Set(['lost_card', 'stolen_card']);

export interface Attempt {
  /** By Stripe's schedule, and not because somebody asked. */
  readonly isAutomatic: boolean;
  /** Left out, it is the invoice's own, the subscription's or the customer's, in this order. */
  readonly method?: string | undefined;
  readonly isPayerPresent?: boolean;
  /** The subscription is being made: what it becomes is told by the event of its creation. */
  readonly isFirst?: boolean;
}

export type Collected =
  | { readonly kind: 'paid'; readonly invoice: Invoice }
  | {
      readonly kind: 'declined';
      readonly invoice: Invoice;
      readonly intent: PaymentIntent;
      readonly reason: Decline;
    }
  | { readonly kind: 'requires_action'; readonly invoice: Invoice; readonly intent: PaymentIntent }
  /** There is no card, or none that the bank would take: nothing was attempted. */
  | { readonly kind: 'not_attempted'; readonly invoice: Invoice };

/** One attempt at an open invoice. */
export async function collect(
  operation: Operation,
  found: FoundInvoice,
  attempt: Attempt,
): Promise<Collected> {
  const { body: invoice, hidden } = found;
  const payment = await openPayment(operation, invoice.id);
  if (!payment) return { kind: 'paid', invoice: await paid(operation, found, attempt) };
  const method = attempt.method ?? (await methodOf(operation, invoice));
  if (attempt.isAutomatic && method !== null && method === hidden.refusedMethod) {
    return { kind: 'not_attempted', invoice: await failed(operation, found, attempt, 'invoice.updated') };
  }
  if (method === null) {
    return {
      kind: 'not_attempted',
      invoice: await failed(operation, found, attempt, 'invoice.payment_failed'),
    };
  }
  const result = await chargeSavedCard(operation, {
    customer: invoice.customer,
    paymentMethod: method,
    amount: invoice.amount_due,
    currency: invoice.currency,
    invoice: invoice.id,
    paymentIntent: payment.payment.payment_intent,
    isPayerPresent: attempt.isPayerPresent ?? false,
  });
  return conclude(operation, found, attempt, result, method);
}

/** What an attempt means for the invoice, once the bank has spoken. */
export async function conclude(
  operation: Operation,
  { body, hidden }: FoundInvoice,
  attempt: Attempt,
  result: SavedCardResult,
  method: string,
): Promise<Collected> {
  if (result.kind === 'succeeded')
    return { kind: 'paid', invoice: await paid(operation, { body, hidden }, attempt) };
  const isFinal = result.kind === 'requires_action' || FINAL_DECLINES.has(result.declineCode);
  const remembered: InvoiceHidden = { ...hidden, refusedMethod: isFinal ? method : null };
  const tried = { body, hidden: remembered };
  if (result.kind === 'requires_action') {
    const invoice = await failed(operation, tried, attempt, 'invoice.payment_action_required');
    return { kind: 'requires_action', invoice, intent: result.intent };
  }
  const { intent, code, declineCode, message } = result;
  const invoice = await failed(operation, tried, attempt, 'invoice.payment_failed');
  return { kind: 'declined', invoice, intent, reason: { code, declineCode, message } };
}

async function paid(operation: Operation, found: FoundInvoice, attempt: Attempt): Promise<Invoice> {
  const invoice = await markPaid(operation, found, counted(found.body, attempt));
  if (!attempt.isFirst) await followInvoice(operation, invoice);
  return invoice;
}

/** Stripe's count: the first attempt, whoever made it, and from then on only those of the schedule. */
const counted = ({ attempt_count: count }: Invoice, { isAutomatic }: Attempt): number =>
  count === 0 || isAutomatic ? count + 1 : count;

/** The card that is charged: the invoice's, the subscription's, or the customer's; null where it is theirs no more. */
async function methodOf(operation: Operation, invoice: Invoice): Promise<string | null> {
  const { body: subscription } = await readSubscription(operation, subscriptionOf(invoice));
  const own = invoice.default_payment_method ?? subscription.default_payment_method;
  const method = own ?? (await defaultCardOf(operation, invoice.customer));
  const found = method && (await findObject<PaymentMethod>(operation.sql, 'payment_method', method));
  return found && found.body.customer === invoice.customer ? found.body.id : null;
}

/** The card of the customer's invoices; null where there is none, or no such customer any more. */
export async function defaultCardOf(operation: Operation, customer: string): Promise<string | null> {
  const found = await findObject<Customer>(operation.sql, 'customer', customer);
  return found && !isDeleted(found.body) ? found.body.invoice_settings.default_payment_method : null;
}

type FailureEvent = 'invoice.payment_failed' | 'invoice.payment_action_required' | 'invoice.updated';

async function failed(
  operation: Operation,
  { body: invoice, hidden }: FoundInvoice,
  attempt: Attempt,
  event: FailureEvent,
): Promise<Invoice> {
  const { body: subscription } = await readSubscription(operation, subscriptionOf(invoice));
  const count = counted(invoice, attempt);
  const next = nextAttempt(operation, invoice, subscription, count);
  const isLast = next === null && count > invoice.attempt_count && isCollected(invoice, subscription);
  const after: Invoice = {
    ...invoice,
    attempt_count: count,
    attempted: true,
    auto_advance: invoice.auto_advance && !isLast,
    next_payment_attempt: next,
  };
  await updateObject(operation.sql, after, { hidden: { ...hidden, dueAt: next } });
  const previous =
    event === 'invoice.updated'
      ? { attempt_count: invoice.attempt_count, next_payment_attempt: invoice.next_payment_attempt }
      : undefined;
  await recordEvent(operation, event, after, previous);
  await fallBehind(operation, subscription);
  if (isLast) await giveUp(operation, subscription.id);
  return after;
}

/** Whether Stripe tries again by itself: not a first invoice, and not after the end. */
const isCollected = (invoice: Invoice, subscription: Subscription): boolean =>
  invoice.auto_advance && subscription.status !== 'incomplete' && !hasEnded(subscription);

function nextAttempt(
  operation: Operation,
  invoice: Invoice,
  subscription: Subscription,
  count: number,
): number | null {
  if (!isCollected(invoice, subscription)) return null;
  // An attempt that somebody asked for leaves the schedule as it was.
  if (count === invoice.attempt_count) return invoice.next_payment_attempt;
  const days = operation.settings.billing.retryAfterDays[count - 1];
  return days === undefined ? null : operation.now + days * DAY;
}

async function fallBehind(operation: Operation, { id, status }: Subscription): Promise<void> {
  if (status !== 'active' && status !== 'trialing') return;
  await changeSubscription(operation, id, (before) => ({ ...before, status: 'past_due' }));
}

/** After the last attempt: as the account is set. */
async function giveUp(operation: Operation, subscription: string): Promise<void> {
  const { afterLastFailure } = operation.settings.billing;
  if (afterLastFailure === 'cancel') {
    await endSubscription(operation, subscription, { reason: 'payment_failed' });
  } else if (afterLastFailure === 'unpaid') {
    await changeSubscription(operation, subscription, (before) => ({ ...before, status: 'unpaid' }));
  }
}

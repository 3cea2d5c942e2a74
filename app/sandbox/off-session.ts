/** Charging a saved card without a payment page: what the payment of an invoice does, whether its payer is there or not. */
import { NOT_AUTHENTICATED } from '#app/sandbox/attempt.ts';
import { type Card, type Decline, DECLINES, hasExpired } from '#app/sandbox/cards.ts';
import { lockCustomer } from '#app/sandbox/customers.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId, randomText } from '#app/sandbox/ids.ts';
import { type Charge, newCharge } from '#app/sandbox/objects/charge.ts';
import type { PaymentMethod } from '#app/sandbox/objects/payer.ts';
import {
  failedIntent,
  newPaymentIntent,
  type PaymentIntent,
  type PaymentIntentHidden,
} from '#app/sandbox/objects/payment-intent.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { lockIntent, settle } from '#app/sandbox/payments.ts';
import { findSavedCard, notTheirCard } from '#app/sandbox/saved-cards.ts';
import { type Outcome, takeNext } from '#app/sandbox/settings.ts';
import { insertObject, updateObject } from '#app/sandbox/store.ts';

export interface SavedCardCharge {
  readonly customer: string;
  /** A card attached to this customer; another is refused with 400 `resource_missing`. */
  readonly paymentMethod: string;
  /** In minor units of `currency`, which is in lower case, as on Stripe's wire. */
  readonly amount: number;
  readonly currency: string;
  readonly metadata?: Record<string, string>;
  readonly description?: string | null;
  /** The invoice that is paid. Its PaymentIntent cannot be canceled through the API. */
  readonly invoice?: string | null;
  /** The PaymentIntent of an attempt that failed, to be tried again; left out, there is a new one. */
  readonly paymentIntent?: string | null;
  /** Whether the payer is at a page of Stripe's, so that the bank may treat it as any other payment. */
  readonly isPayerPresent?: boolean;
}

/** What came of it. All of it is kept and told in events before this is returned. */
export type SavedCardResult =
  | { readonly kind: 'succeeded'; readonly intent: PaymentIntent; readonly charge: Charge }
  /** The bank refused; the PaymentIntent waits for another attempt. */
  | ({ readonly kind: 'declined'; readonly intent: PaymentIntent } & Decline)
  /** The bank wants its question answered: see `answerBank`. Nothing was charged. */
  | { readonly kind: 'requires_action'; readonly intent: PaymentIntent };

/** One attempt to charge a saved card, captured at once. */
export async function chargeSavedCard(
  operation: Operation,
  input: SavedCardCharge,
): Promise<SavedCardResult> {
  await lockCustomer(operation, input.customer, 'customer', false);
  const saved = await findSavedCard(operation, input.customer, input.paymentMethod);
  if (!saved) throw notTheirCard(input.paymentMethod);
  const { method, card } = saved;
  const intent = input.paymentIntent
    ? (await lockIntent(operation, input.paymentIntent)).body
    : await begin(operation, input);
  const hidden: PaymentIntentHidden = { session: null, invoice: input.invoice ?? null };
  const attempt: Attempt = { operation, intent, method, card, hidden };
  const next = await takeNext(operation.sql, operation.settings, 'nextCharges');
  const outcome = next ?? answerTo(operation, input, saved);
  if (outcome === 'ok') return succeed(attempt, false);
  if (outcome === '3ds') return ask(attempt);
  return decline(attempt, DECLINES[outcome]);
}

/** The payer answers the bank's question about an attempt that ended in `requires_action`. */
export async function answerBank(
  operation: Operation,
  intentId: string,
  hasPassed: boolean,
): Promise<SavedCardResult | null> {
  const { body: intent, hidden } = await lockIntent(operation, intentId);
  if (intent.status !== 'requires_action' || hidden.session !== null) return null;
  const saved = await findSavedCard(operation, intent.customer ?? '', intent.payment_method ?? '');
  if (!saved) throw notTheirCard(intent.payment_method ?? '');
  const attempt: Attempt = { operation, intent, method: saved.method, card: saved.card, hidden };
  if (hasPassed) return succeed(attempt, true);
  return fail(attempt, NOT_AUTHENTICATED, null);
}

/** Ends the PaymentIntent of an invoice that is voided; nothing where it is over already. */
export async function abandonCharge(operation: Operation, intentId: string): Promise<void> {
  const { body: intent } = await lockIntent(operation, intentId);
  if (intent.status === 'succeeded' || intent.status === 'canceled') return;
  const canceled: PaymentIntent = {
    ...intent,
    status: 'canceled',
    next_action: null,
    canceled_at: operation.now,
    cancellation_reason: 'void_invoice',
  };
  await updateObject(operation.sql, canceled, { dueAt: null });
  await recordEvent(operation, 'payment_intent.canceled', canceled);
}

interface Attempt {
  readonly operation: Operation;
  readonly intent: PaymentIntent;
  readonly method: PaymentMethod;
  readonly card: Card;
  readonly hidden: PaymentIntentHidden;
}

function answerTo(
  operation: Operation,
  input: SavedCardCharge,
  { card, isSetUp }: { card: Card; isSetUp: boolean },
): Outcome {
  if (hasExpired(card, operation.now)) return 'expired_card';
  if (input.isPayerPresent) return card.outcome;
  // A card that was only attached, and never set up, is asked about as if its holder were there.
  return card.outcome === '3ds' && !isSetUp ? '3ds' : card.laterOutcome;
}

async function begin(operation: Operation, input: SavedCardCharge): Promise<PaymentIntent> {
  const intent = newPaymentIntent({
    id: newId('pi_', operation.random),
    secret: randomText(25, operation.random),
    amount: input.amount,
    currency: input.currency,
    customer: input.customer,
    allowedTypes: null,
    data: {
      capture_method: 'automatic',
      description: input.description ?? null,
      metadata: input.metadata ?? {},
      receipt_email: null,
      setup_future_usage: null,
      statement_descriptor_suffix: null,
    },
    now: operation.now,
  });
  await insertObject(operation.sql, intent);
  await recordEvent(operation, 'payment_intent.created', intent);
  return intent;
}

async function succeed(attempt: Attempt, hasAuthenticated: boolean): Promise<SavedCardResult> {
  const { operation, method, hidden } = attempt;
  const intent: PaymentIntent = { ...attempt.intent, payment_method: method.id, last_payment_error: null };
  const charge = await charged({ ...attempt, intent }, hasAuthenticated, null);
  const settled = await settle(operation, intent, charge, null, charge.amount);
  await updateObject(operation.sql, settled.intent, { hidden });
  await recordEvent(operation, 'charge.succeeded', settled.charge);
  await recordEvent(operation, 'payment_intent.succeeded', settled.intent);
  return { kind: 'succeeded', ...settled };
}

async function ask({ operation, intent, method, hidden }: Attempt): Promise<SavedCardResult> {
  const waiting: PaymentIntent = {
    ...intent,
    status: 'requires_action',
    payment_method: method.id,
    last_payment_error: null,
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } },
  };
  await updateObject(operation.sql, waiting, { hidden });
  await recordEvent(operation, 'payment_intent.requires_action', waiting);
  return { kind: 'requires_action', intent: waiting };
}

async function decline(attempt: Attempt, reason: Decline): Promise<SavedCardResult> {
  const charge = await charged(attempt, false, reason);
  await recordEvent(attempt.operation, 'charge.failed', charge);
  return fail(attempt, reason, charge.id);
}

async function fail(attempt: Attempt, reason: Decline, charge: string | null): Promise<SavedCardResult> {
  const { operation, method, hidden } = attempt;
  const failed = failedIntent(attempt.intent, method, reason, charge);
  await updateObject(operation.sql, failed, { hidden });
  await recordEvent(operation, 'payment_intent.payment_failed', failed);
  return { kind: 'declined', intent: failed, ...reason };
}

async function charged(
  { operation, intent, method, card }: Attempt,
  hasAuthenticated: boolean,
  reason: Decline | null,
): Promise<Charge> {
  const charge = newCharge({
    id: newId('ch_', operation.random),
    intent,
    method,
    card,
    hasAuthenticated,
    decline: reason,
    receiptUrl: null,
    now: operation.now,
  });
  await insertObject(operation.sql, charge);
  return charge;
}

/** What happens to a PaymentIntent that holds money: capture, release, expiry, and the balance transaction. */
import type { Operation } from '#app/sandbox/operation.ts';
import { refuseFraction } from '#app/sandbox/api/amounts.ts';
import { bookCapture } from '#app/sandbox/capture-booking.ts';
import { behaviourOf } from '#app/sandbox/behaviours.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { type Charge, HOLD_SECONDS } from '#app/sandbox/objects/charge.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import type { PaymentIntent, PaymentIntentHidden } from '#app/sandbox/objects/payment-intent.ts';
import { mergeMetadata } from '#app/sandbox/changes.ts';
import { findObject, lockObject, type Stored, updateObject } from '#app/sandbox/store.ts';
import { badParameter, missing, wrongState } from '#app/sandbox/stripe-error.ts';

type LockedIntent = Stored<PaymentIntent, PaymentIntentHidden>;

/** The PaymentIntent, locked for the rest of the operation. 404 where there is none. */
export async function lockIntent(operation: Operation, id: string): Promise<LockedIntent> {
  const found = await lockObject<PaymentIntent, PaymentIntentHidden>(operation.sql, 'payment_intent', id);
  if (!found) throw missing('payment_intent', id, 'intent');
  return found;
}

async function chargeOf(operation: Operation, intent: PaymentIntent): Promise<Charge> {
  const found = await lockObject<Charge>(operation.sql, 'charge', intent.latest_charge ?? '');
  if (!found) throw new Error(`${intent.id} has no charge`);
  return found.body;
}

/** What a capture may say besides which PaymentIntent it means. */
export interface CaptureInput {
  readonly amount_to_capture?: number | undefined;
  readonly metadata?: Record<string, string> | undefined;
  readonly statement_descriptor_suffix?: string | undefined;
}

/** Takes the held money. 400 `payment_intent_unexpected_state` where nothing is held. */
export async function captureIntent(
  operation: Operation,
  id: string,
  input: CaptureInput,
): Promise<PaymentIntent> {
  const { body: intent, hidden } = await lockIntent(operation, id);
  const amount = input.amount_to_capture ?? intent.amount_capturable;
  refuseCapture(intent, input, amount);
  const charge = await chargeOf(operation, intent);
  const labels = input.statement_descriptor_suffix
    ? { statement_descriptor_suffix: input.statement_descriptor_suffix }
    : {};
  const held = { ...intent, ...labels, metadata: mergeMetadata(intent.metadata, input.metadata) };
  const captured = await settle(operation, held, { ...charge, ...labels }, hidden.session, amount);
  await recordEvent(operation, 'charge.captured', captured.charge);
  if (amount < intent.amount) await recordEvent(operation, 'charge.refunded', captured.charge);
  await recordEvent(operation, 'payment_intent.succeeded', captured.intent);
  return captured.intent;
}

function refuseCapture(intent: PaymentIntent, input: CaptureInput, amount: number): void {
  if (intent.status !== 'requires_capture') {
    throw wrongState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  }
  if (input.amount_to_capture !== undefined && amount < 1) {
    throw badParameter(
      'amount_to_capture',
      'This value must be greater than or equal to 1.',
      'parameter_invalid_integer',
    );
  }
  refuseFraction(amount, intent.currency, 'amount_to_capture');
  if (amount > intent.amount_capturable) {
    throw badParameter(
      'amount_to_capture',
      `The requested capture amount is greater than the amount you can capture for this charge: ${String(amount)} > ${String(intent.amount_capturable)}.`,
      'amount_too_large',
    );
  }
}

/** Moves held money to captured and books it, now or after the delay that the panel set. Records no event. */
export async function settle(
  operation: Operation,
  intent: PaymentIntent,
  charge: Charge,
  sessionId: string | null,
  amount: number,
): Promise<{ intent: PaymentIntent; charge: Charge }> {
  const delay = operation.settings.balanceDelaySeconds;
  const taken: Charge = {
    ...charge,
    captured: true,
    amount_captured: amount,
    amount_refunded: charge.amount - amount,
  };
  const booked = delay > 0 ? taken : await bookCapture(operation, taken);
  const done: PaymentIntent = {
    ...intent,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
    latest_charge: charge.id,
    next_action: null,
  };
  // What its card has in store comes after the capture's own events, by the next look at the clock.
  const { dispute, warning } = behaviourOf(booked);
  await updateObject(operation.sql, booked, dispute || warning ? { dueAt: operation.now + delay } : {});
  await updateObject(operation.sql, done, { dueAt: delay > 0 ? operation.now + delay : null });
  const session = await findObject<CheckoutSession>(operation.sql, 'checkout.session', sessionId ?? '');
  if (session) await updateObject(operation.sql, { ...session.body, payment_status: 'paid' });
  return { intent: done, charge: booked };
}

/** Releases what is held. 400 where nothing is: an open page has to be expired, taken money to be refunded. */
export async function cancelIntent(
  operation: Operation,
  id: string,
  reason: string | null,
): Promise<PaymentIntent> {
  const { body: intent, hidden } = await lockIntent(operation, id);
  if (hidden.invoice) {
    throw wrongState(
      'You cannot cancel this PaymentIntent because it was created by an Invoice. Void the invoice instead.',
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  }
  if (intent.status === 'requires_payment_method' || intent.status === 'requires_action') {
    throw wrongState(
      'You cannot cancel this PaymentIntent because it was created by Checkout and its Checkout Session is still open. Expire the Checkout Session instead.',
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  }
  if (intent.status !== 'requires_capture') {
    throw wrongState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  }
  return release(operation, intent, reason, 'charge.refunded');
}

/** The hold of seven days is over: the bank has let go, and Stripe says so. */
export async function expireHold(operation: Operation, intent: PaymentIntent): Promise<PaymentIntent> {
  return release(operation, intent, 'automatic', 'charge.expired');
}

async function release(
  operation: Operation,
  intent: PaymentIntent,
  reason: string | null,
  chargeEvent: 'charge.refunded' | 'charge.expired',
): Promise<PaymentIntent> {
  const held = await chargeOf(operation, intent);
  // The trap that Stripe sets: a released hold reads as refunded, though nothing was ever captured.
  const charge: Charge = { ...held, amount_refunded: held.amount, refunded: true };
  const canceled: PaymentIntent = {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: operation.now,
    cancellation_reason: reason,
  };
  await updateObject(operation.sql, charge);
  await updateObject(operation.sql, canceled, { dueAt: null });
  await recordEvent(operation, chargeEvent, charge);
  await recordEvent(operation, 'payment_intent.canceled', canceled);
  return canceled;
}

/** The second at which the bank lets go of an authorisation made now. */
export function holdEnds(operation: Operation): number {
  return operation.now + HOLD_SECONDS;
}

/** The balance transaction that the panel had delayed, and `charge.updated`, which tells of it. */
export async function bookDelayed(operation: Operation, intent: PaymentIntent): Promise<void> {
  const charge = await bookCapture(operation, await chargeOf(operation, intent));
  await updateObject(operation.sql, charge);
  await updateObject(operation.sql, intent, { dueAt: null });
  await recordEvent(operation, 'charge.updated', charge, { balance_transaction: null });
}

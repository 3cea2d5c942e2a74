/** One attempt to pay on the page: authorised, declined, or asked to authenticate. */
import type { Operation } from '#app/sandbox/operation.ts';
import type { Card, Decline } from '#app/sandbox/cards.ts';
import { customerOf } from '#app/sandbox/customers.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { type Charge, newCharge } from '#app/sandbox/objects/charge.ts';
import {
  type CheckoutSession,
  completedSession,
  type SessionHidden,
} from '#app/sandbox/objects/checkout-session.ts';
import type { Payer, PaymentMethod } from '#app/sandbox/objects/payer.ts';
import {
  failedIntent,
  type PaymentIntent,
  type PaymentIntentHidden,
} from '#app/sandbox/objects/payment-intent.ts';
import { holdEnds, settle } from '#app/sandbox/payments.ts';
import { attachCard, spendCard } from '#app/sandbox/saved-cards.ts';
import { insertObject, type Stored, updateObject } from '#app/sandbox/store.ts';

/** A Session with what the payer last typed. */
export type OpenSession = Stored<CheckoutSession, SessionHidden & { payer?: Payer }>;

/** What came of an attempt to pay. */
export type PayResult =
  | { readonly kind: 'complete'; readonly session: CheckoutSession }
  | { readonly kind: 'requires_action'; readonly session: CheckoutSession }
  | { readonly kind: 'declined'; readonly session: CheckoutSession; readonly decline: Decline }
  /** The page was left open too long, or the Session was expired by the API. */
  | { readonly kind: 'expired'; readonly session: CheckoutSession };

/** What an authentication that failed says to the payer and in `last_payment_error`. */
export const NOT_AUTHENTICATED: Decline = {
  code: 'payment_intent_authentication_failure',
  declineCode: '',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};

export interface Attempt {
  readonly operation: Operation;
  readonly found: OpenSession;
  readonly intent: PaymentIntent;
  readonly method: PaymentMethod;
  readonly payer: Payer;
  readonly card: Card;
}

/** The bank wants to know whether it is the cardholder; the payment waits for the answer. */
export async function askToAuthenticate({
  operation,
  found,
  intent,
  method,
  card,
}: Attempt): Promise<PayResult> {
  const url = `${operation.publicOrigin}/sandbox/checkout/${found.body.id}/authentication`;
  const waiting: PaymentIntent = {
    ...intent,
    status: 'requires_action',
    payment_method: method.id,
    last_payment_error: null,
    next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: found.body.url } },
  };
  const hidden: PaymentIntentHidden = { session: found.body.id, card };
  await updateObject(operation.sql, waiting, { hidden });
  await recordEvent(operation, 'payment_intent.requires_action', waiting);
  return { kind: 'requires_action', session: found.body };
}

/** The bank refuses: a failed charge, and the Session stays open for another card. */
export async function decline(attempt: Attempt, reason: Decline): Promise<PayResult> {
  const charge = await charged(attempt, false, reason);
  await recordEvent(attempt.operation, 'charge.failed', charge);
  await fail(attempt, reason, charge.id);
  return { kind: 'declined', session: attempt.found.body, decline: reason };
}

/** The attempt is over without money; `charge` is the failed charge, where the bank was reached. */
export async function fail(
  { operation, intent, method, found }: Attempt,
  reason: Decline,
  charge: string | null,
): Promise<void> {
  const failed = failedIntent(intent, method, reason, charge);
  const hidden: PaymentIntentHidden = { session: found.body.id };
  await updateObject(operation.sql, failed, { hidden });
  await recordEvent(operation, 'payment_intent.payment_failed', failed);
}

async function charged(attempt: Attempt, hasAuthenticated: boolean, reason: Decline | null): Promise<Charge> {
  const { operation, intent, method, card } = attempt;
  const charge = newCharge({
    id: newId('ch_', operation.random),
    intent,
    method,
    card,
    hasAuthenticated,
    decline: reason,
    receiptUrl: `${operation.publicOrigin}/sandbox/checkout/${attempt.found.body.id}`,
    now: operation.now,
  });
  await insertObject(operation.sql, charge);
  return charge;
}

/** The bank agrees: held under manual capture, taken otherwise; the Session is complete. */
export async function complete(attempt: Attempt, hasAuthenticated: boolean): Promise<PayResult> {
  const { operation, found } = attempt;
  const customer = await customerOf(operation, found.body, attempt.payer);
  const isSaved = customer !== null && attempt.intent['setup_future_usage'] !== null;
  const method = isSaved
    ? await attachCard(operation, attempt.method, customer, { isSetUp: true })
    : attempt.method;
  if (!isSaved) await spendCard(operation, method);
  const authorised: PaymentIntent = {
    ...attempt.intent,
    customer,
    payment_method: method.id,
    last_payment_error: null,
    next_action: null,
  };
  const charge = await charged({ ...attempt, intent: authorised, method }, hasAuthenticated, null);
  const hidden: PaymentIntentHidden = { session: found.body.id };
  if (authorised.capture_method === 'automatic') {
    const settled = await settle(operation, authorised, charge, found.body.id, charge.amount);
    await updateObject(operation.sql, settled.intent, { hidden });
    await recordEvent(operation, 'charge.succeeded', settled.charge);
    await recordEvent(operation, 'payment_intent.succeeded', settled.intent);
  } else {
    const held: PaymentIntent = {
      ...authorised,
      status: 'requires_capture',
      amount_capturable: charge.amount,
      latest_charge: charge.id,
    };
    await updateObject(operation.sql, held, { hidden, dueAt: holdEnds(operation) });
    await recordEvent(operation, 'charge.succeeded', charge);
    await recordEvent(operation, 'payment_intent.amount_capturable_updated', held);
  }
  // Under manual capture the money is held, not ours: Stripe says `unpaid` until the capture.
  const status = authorised.capture_method === 'automatic' ? 'paid' : 'unpaid';
  const session = completedSession(found.body, attempt.payer, customer, status);
  await updateObject(operation.sql, session, { dueAt: null });
  await recordEvent(operation, 'checkout.session.completed', session);
  return { kind: 'complete', session };
}

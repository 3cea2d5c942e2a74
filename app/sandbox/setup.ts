/** Saving a card without charging it: one attempt on a SetupIntent, well or badly, and the bank's question. */
import { type Card, type Decline, DECLINES, hasExpired } from '#app/sandbox/cards.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId, randomText } from '#app/sandbox/ids.ts';
import type { PaymentMethod, PaymentMethodHidden } from '#app/sandbox/objects/payer.ts';
import {
  newSetupAttempt,
  newSetupIntent,
  type SetupAttempt,
  setupError,
  type SetupIntent,
  type SetupTerms,
} from '#app/sandbox/objects/setup-intent.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { attachCard, lockMethod } from '#app/sandbox/saved-cards.ts';
import { type Outcome, takeNext } from '#app/sandbox/settings.ts';
import { insertObject, lockObject, updateObject } from '#app/sandbox/store.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

/** What came of an attempt to save a card. */
export type SetupResult =
  | { readonly kind: 'succeeded'; readonly intent: SetupIntent; readonly method: PaymentMethod }
  | { readonly kind: 'requires_action'; readonly intent: SetupIntent }
  /** The SetupIntent waits for another card. */
  | { readonly kind: 'declined'; readonly intent: SetupIntent; readonly decline: Decline };

/** What an authentication that failed says to the payer and in `last_setup_error`. */
const NOT_AUTHENTICATED: Decline = {
  code: 'setup_intent_authentication_failure',
  declineCode: '',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};

/** How the bank answers a card that is to be saved: as the panel asked, or as the card is. */
export async function setupOutcome(operation: Operation, card: Card): Promise<Outcome> {
  const next = await takeNext(operation.sql, operation.settings, 'nextSetups');
  return next ?? (hasExpired(card, operation.now) ? 'expired_card' : card.setupOutcome);
}

export async function beginSetup(operation: Operation, terms: SetupTerms): Promise<SetupIntent> {
  const ids = { id: newId('seti_', operation.random), secret: randomText(25, operation.random) };
  const intent = newSetupIntent(ids, terms, operation.now);
  await insertObject(operation.sql, intent);
  await recordEvent(operation, 'setup_intent.created', intent);
  return intent;
}

export async function lockSetupIntent(operation: Operation, id: string): Promise<SetupIntent> {
  const found = await lockObject<SetupIntent>(operation.sql, 'setup_intent', id);
  if (!found) throw missing('setupintent', id, 'intent');
  return found.body;
}

export interface SetupTry {
  readonly intent: SetupIntent;
  readonly method: PaymentMethod;
  readonly card: Card;
  readonly outcome: Outcome;
  /** Where the bank asks its question, and where that page leads back to. */
  readonly question: { readonly url: string; readonly return_url: string | null };
}

/** One attempt. On success the card belongs to the SetupIntent's customer and may be charged later. */
export async function trySetup(operation: Operation, input: SetupTry): Promise<SetupResult> {
  const { method, outcome } = input;
  const attempt = newSetupAttempt({ ...input, id: newId('setatt_', operation.random), now: operation.now });
  await insertObject(operation.sql, attempt);
  const intent: SetupIntent = { ...input.intent, latest_attempt: attempt.id };
  if (outcome === 'ok') return succeed(operation, intent, attempt, method);
  if (outcome !== '3ds') return fail(operation, intent, attempt, method, DECLINES[outcome]);
  const waiting: SetupIntent = {
    ...intent,
    status: 'requires_action',
    payment_method: method.id,
    last_setup_error: null,
    next_action: { type: 'redirect_to_url', redirect_to_url: input.question },
  };
  await updateObject(operation.sql, waiting);
  await recordEvent(operation, 'setup_intent.requires_action', waiting);
  return { kind: 'requires_action', intent: waiting };
}

/** The holder answers the bank's question; `customer` is whose card it becomes. Null where nobody was asked. */
export async function answerSetupQuestion(
  operation: Operation,
  intent: SetupIntent,
  hasPassed: boolean,
): Promise<SetupResult | null> {
  if (intent.status !== 'requires_action') return null;
  const attempt = await lockObject<SetupAttempt>(operation.sql, 'setup_attempt', intent.latest_attempt ?? '');
  if (!attempt) return null;
  const { body: method } = await lockMethod(operation, intent.payment_method ?? '');
  return hasPassed
    ? succeed(operation, intent, attempt.body, method)
    : fail(operation, intent, attempt.body, method, NOT_AUTHENTICATED);
}

/** Ends a SetupIntent that nobody will finish. */
export async function abandonSetup(operation: Operation, intent: SetupIntent): Promise<void> {
  const canceled: SetupIntent = {
    ...intent,
    status: 'canceled',
    cancellation_reason: 'abandoned',
    next_action: null,
  };
  await updateObject(operation.sql, canceled);
  await recordEvent(operation, 'setup_intent.canceled', canceled);
}

async function succeed(
  operation: Operation,
  intent: SetupIntent,
  attempt: SetupAttempt,
  typed: PaymentMethod,
): Promise<SetupResult> {
  const { customer } = intent;
  const method = customer
    ? await attachCard(operation, typed, customer, { isSetUp: true })
    : await setUpUnattached(operation, typed);
  const done: SetupIntent = {
    ...intent,
    status: 'succeeded',
    payment_method: method.id,
    last_setup_error: null,
    next_action: null,
  };
  await updateObject(operation.sql, { ...attempt, customer, status: 'succeeded' });
  await updateObject(operation.sql, done);
  await recordEvent(operation, 'setup_intent.succeeded', done);
  return { kind: 'succeeded', intent: done, method };
}

/** Without a customer the card is nobody's yet; the API may attach it. */
async function setUpUnattached(operation: Operation, method: PaymentMethod): Promise<PaymentMethod> {
  const { hidden } = await lockMethod(operation, method.id);
  const changed: PaymentMethodHidden = { ...hidden, isSetUp: true };
  await updateObject(operation.sql, method, { hidden: changed });
  return method;
}

async function fail(
  operation: Operation,
  intent: SetupIntent,
  attempt: SetupAttempt,
  method: PaymentMethod,
  decline: Decline,
): Promise<SetupResult> {
  const error = setupError(decline, method);
  const failed: SetupIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    last_setup_error: error,
    next_action: null,
  };
  await updateObject(operation.sql, { ...attempt, status: 'failed', setup_error: error });
  await updateObject(operation.sql, failed);
  await recordEvent(operation, 'setup_intent.setup_failed', failed);
  return { kind: 'declined', intent: failed, decline };
}

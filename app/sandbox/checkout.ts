/** A payer at the payment page: paying, authenticating, being declined; and the Session's end. */
import type { Operation } from '#app/sandbox/operation.ts';
import {
  askToAuthenticate,
  type Attempt,
  complete,
  decline,
  fail,
  NOT_AUTHENTICATED,
  type OpenSession,
  type PayResult,
} from '#app/sandbox/attempt.ts';
import { type Card, DECLINES } from '#app/sandbox/cards.ts';
import { authenticateSetup, saveOnPage } from '#app/sandbox/checkout-setup.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId, randomText } from '#app/sandbox/ids.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import { billingOf, type Payer, type PaymentMethod } from '#app/sandbox/objects/payer.ts';
import {
  intentTerms,
  newPaymentIntent,
  type PaymentIntent,
  type PaymentIntentHidden,
} from '#app/sandbox/objects/payment-intent.ts';
import { lockIntent } from '#app/sandbox/payments.ts';
import { keepCard } from '#app/sandbox/saved-cards.ts';
import { takeNext } from '#app/sandbox/settings.ts';
import { abandonSetup, lockSetupIntent } from '#app/sandbox/setup.ts';
import { findObject, insertObject, lockObject, updateObject } from '#app/sandbox/store.ts';

/** The Session, locked for the rest of the operation; null where there is none. */
export async function lockSession(operation: Operation, id: string): Promise<OpenSession | null> {
  return lockObject<CheckoutSession, OpenSession['hidden']>(operation.sql, 'checkout.session', id);
}

/**
 * The payer presses the button. A Session that is complete already stays as it is, so a form sent twice pays once.
 * Null where there is no such Session.
 */
export async function payOnPage(
  operation: Operation,
  sessionId: string,
  payer: Payer,
  card: Card,
): Promise<PayResult | null> {
  const found = await lockSession(operation, sessionId);
  if (!found) return null;
  const { body: session, hidden } = found;
  if (session.status !== 'open') return { kind: session.status, session };
  if (session.mode === 'setup') return saveOnPage(operation, found, payer, card);
  const { intent, isNew } = await intentOf(operation, found);
  const method = await keepCard(operation, { billing: billingOf(payer), card, allowRedisplay: 'limited' });
  const attached = { ...session, payment_intent: intent.id };
  await updateObject(operation.sql, attached, { hidden: { ...hidden, payer } });
  if (isNew) await recordEvent(operation, 'payment_intent.created', intent);
  const outcome = (await takeNext(operation.sql, operation.settings, 'nextOutcomes')) ?? card.outcome;
  const attempt: Attempt = { operation, found: { body: attached, hidden }, intent, method, payer, card };
  if (outcome === '3ds') return askToAuthenticate(attempt);
  return outcome === 'ok' ? complete(attempt, false) : decline(attempt, DECLINES[outcome]);
}

async function intentOf(
  operation: Operation,
  found: OpenSession,
): Promise<{ intent: PaymentIntent; isNew: boolean }> {
  const { body: session, hidden } = found;
  if (session.payment_intent)
    return { intent: (await lockIntent(operation, session.payment_intent)).body, isNew: false };
  const intent = newPaymentIntent({
    ...intentTerms(session),
    id: newId('pi_', operation.random),
    secret: randomText(25, operation.random),
    data: hidden.paymentIntentData,
    now: operation.now,
  });
  const hiddenOfIntent: PaymentIntentHidden = { session: session.id };
  await insertObject(operation.sql, intent, { hidden: hiddenOfIntent });
  return { intent, isNew: true };
}

/** The payer answers the bank's question. Null where nobody was asked: then the payment page is the place to go. */
export async function authenticate(
  operation: Operation,
  sessionId: string,
  hasPassed: boolean,
): Promise<PayResult | null> {
  const found = await lockSession(operation, sessionId);
  if (!found) return null;
  const session = found.body;
  if (session.status !== 'open') return { kind: session.status, session };
  if (session.mode === 'setup') return authenticateSetup(operation, found, hasPassed);
  if (!session.payment_intent || !found.hidden.payer) return null;
  const { body: intent, hidden } = await lockIntent(operation, session.payment_intent);
  const method = await findObject<PaymentMethod>(
    operation.sql,
    'payment_method',
    intent.payment_method ?? '',
  );
  if (intent.status !== 'requires_action' || !hidden.card || !method) return null;
  const attempt: Attempt = {
    operation,
    found,
    intent,
    method: method.body,
    payer: found.hidden.payer,
    card: hidden.card,
  };
  if (hasPassed) return complete(attempt, true);
  await fail(attempt, NOT_AUTHENTICATED, null);
  return { kind: 'declined', session, decline: NOT_AUTHENTICATED };
}

/** Ends an open Session, and the PaymentIntent or SetupIntent of a payer who had tried. The caller has locked it and seen it open. */
export async function expireSession(operation: Operation, open: CheckoutSession): Promise<CheckoutSession> {
  const session: CheckoutSession = { ...open, status: 'expired', url: null };
  await updateObject(operation.sql, session, { dueAt: null });
  if (open.payment_intent) {
    const { body: intent } = await lockIntent(operation, open.payment_intent);
    const canceled: PaymentIntent = {
      ...intent,
      status: 'canceled',
      next_action: null,
      canceled_at: operation.now,
      cancellation_reason: 'expired',
    };
    await updateObject(operation.sql, canceled, { dueAt: null });
    await recordEvent(operation, 'payment_intent.canceled', canceled);
  }
  if (open.setup_intent) await abandonSetup(operation, await lockSetupIntent(operation, open.setup_intent));
  await recordEvent(operation, 'checkout.session.expired', session);
  return session;
}

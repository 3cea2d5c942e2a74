/** A payer on the page of a Session in setup mode: the card is saved, nothing is charged. */
import type { OpenSession, PayResult } from '#app/sandbox/attempt.ts';
import type { Card } from '#app/sandbox/cards.ts';
import { customerOf } from '#app/sandbox/customers.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { type CheckoutSession, completedSession } from '#app/sandbox/objects/checkout-session.ts';
import { billingOf, type Payer } from '#app/sandbox/objects/payer.ts';
import type { SetupIntent } from '#app/sandbox/objects/setup-intent.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { keepCard } from '#app/sandbox/saved-cards.ts';
import {
  answerSetupQuestion,
  beginSetup,
  lockSetupIntent,
  setupOutcome,
  type SetupResult,
  trySetup,
} from '#app/sandbox/setup.ts';
import { updateObject } from '#app/sandbox/store.ts';

/** The payer presses the button. The caller has locked the Session and seen it open. */
export async function saveOnPage(
  operation: Operation,
  { body: session, hidden }: OpenSession,
  payer: Payer,
  card: Card,
): Promise<PayResult> {
  const outcome = await setupOutcome(operation, card);
  // The customer is made by the attempt that succeeds, before all else, as Stripe's events have it.
  const customer = outcome === 'ok' ? await customerOf(operation, session, payer) : session.customer;
  const intent = await intentOf(operation, { body: session, hidden }, customer);
  const method = await keepCard(operation, { billing: billingOf(payer), card, allowRedisplay: 'limited' });
  const begun: CheckoutSession = { ...session, setup_intent: intent.id };
  await updateObject(operation.sql, begun, { hidden: { ...hidden, payer } });
  const url = `${operation.publicOrigin}/sandbox/checkout/${session.id}/authentication`;
  const question = { url, return_url: session.url };
  const result = await trySetup(operation, { intent, method, card, outcome, question });
  return finish(operation, begun, payer, result);
}

/** The payer answers the bank's question. Null where nobody was asked. */
export async function authenticateSetup(
  operation: Operation,
  { body: session, hidden }: OpenSession,
  hasPassed: boolean,
): Promise<PayResult | null> {
  if (!session.setup_intent || !hidden.payer) return null;
  const asked = await lockSetupIntent(operation, session.setup_intent);
  if (asked.status !== 'requires_action') return null;
  const customer = hasPassed ? await customerOf(operation, session, hidden.payer) : asked.customer;
  const result = await answerSetupQuestion(operation, { ...asked, customer }, hasPassed);
  return result && finish(operation, session, hidden.payer, result);
}

async function intentOf(
  operation: Operation,
  { body: session, hidden }: OpenSession,
  customer: string | null,
): Promise<SetupIntent> {
  if (session.setup_intent) return { ...(await lockSetupIntent(operation, session.setup_intent)), customer };
  const allowedTypes = session['allowed_payment_method_types'] ?? null;
  return beginSetup(operation, { ...hidden.setupIntentData, customer, allowedTypes });
}

async function finish(
  operation: Operation,
  session: CheckoutSession,
  payer: Payer,
  result: SetupResult,
): Promise<PayResult> {
  if (result.kind === 'declined') return { kind: 'declined', session, decline: result.decline };
  if (result.kind === 'requires_action') return { kind: 'requires_action', session };
  const complete = completedSession(session, payer, result.intent.customer, 'no_payment_required');
  await updateObject(operation.sql, complete, { dueAt: null });
  await recordEvent(operation, 'checkout.session.completed', complete);
  return { kind: 'complete', session: complete };
}

/** A payer at the payment page: paying, authenticating, being declined; and the Session's end. */
import type { Act } from '#app/sandbox/act.ts';
import { type Card, type Decline, DECLINES } from '#app/sandbox/cards.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId, randomText } from '#app/sandbox/ids.ts';
import { type Charge, newCharge } from '#app/sandbox/objects/charge.ts';
import type { CheckoutSession, SessionHidden } from '#app/sandbox/objects/checkout-session.ts';
import {
  newCustomer,
  newPaymentMethod,
  type Payer,
  type PaymentMethod,
  toAddress,
} from '#app/sandbox/objects/payer.ts';
import {
  newPaymentIntent,
  type PaymentIntent,
  type PaymentIntentHidden,
} from '#app/sandbox/objects/payment-intent.ts';
import { holdEnds, lockIntent, settle } from '#app/sandbox/payments.ts';
import { takeNextOutcome } from '#app/sandbox/settings.ts';
import { findObject, insertObject, lockObject, type Stored, updateObject } from '#app/sandbox/store.ts';

type OpenSession = Stored<CheckoutSession, SessionHidden & { payer?: Payer }>;

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

export async function lockSession(act: Act, id: string): Promise<OpenSession | null> {
  return lockObject<CheckoutSession, SessionHidden & { payer?: Payer }>(act.sql, 'checkout.session', id);
}

/**
 * The payer presses the button. A Session that is complete already stays as it is, so a form sent twice pays once.
 * Null where there is no such Session.
 */
export async function payOnPage(
  act: Act,
  sessionId: string,
  payer: Payer,
  card: Card,
): Promise<PayResult | null> {
  const found = await lockSession(act, sessionId);
  if (!found) return null;
  const { body: session, hidden } = found;
  if (session.status !== 'open') return { kind: session.status, session };
  const { intent, isNew } = await intentOf(act, found);
  const method = newPaymentMethod(newId('pm_', act.random), payer, card, act.now);
  await insertObject(act.sql, method);
  const attached = { ...session, payment_intent: intent.id };
  await updateObject(act.sql, attached, { hidden: { ...hidden, payer } });
  if (isNew) await recordEvent(act, 'payment_intent.created', intent);
  const outcome = (await takeNextOutcome(act.sql, act.settings)) ?? card.outcome;
  const attempt: Attempt = { act, found: { body: attached, hidden }, intent, method, payer, card };
  if (outcome === '3ds') return askToAuthenticate(attempt);
  return outcome === 'ok' ? complete(attempt, false) : decline(attempt, DECLINES[outcome]);
}

interface Attempt {
  readonly act: Act;
  readonly found: OpenSession;
  readonly intent: PaymentIntent;
  readonly method: PaymentMethod;
  readonly payer: Payer;
  readonly card: Card;
}

async function intentOf(act: Act, found: OpenSession): Promise<{ intent: PaymentIntent; isNew: boolean }> {
  const { body: session, hidden } = found;
  if (session.payment_intent)
    return { intent: (await lockIntent(act, session.payment_intent)).body, isNew: false };
  const ids = { id: newId('pi_', act.random), secret: randomText(25, act.random) };
  const intent = newPaymentIntent(ids, session, hidden.paymentIntentData, act.now);
  const hiddenOfIntent: PaymentIntentHidden = { session: session.id };
  await insertObject(act.sql, intent, { hidden: hiddenOfIntent });
  return { intent, isNew: true };
}

async function askToAuthenticate({ act, found, intent, method, card }: Attempt): Promise<PayResult> {
  const url = `${act.publicOrigin}/sandbox/checkout/${found.body.id}/authentication`;
  const waiting: PaymentIntent = {
    ...intent,
    status: 'requires_action',
    payment_method: method.id,
    last_payment_error: null,
    next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: found.body.url } },
  };
  const hidden: PaymentIntentHidden = { session: found.body.id, card };
  await updateObject(act.sql, waiting, { hidden });
  await recordEvent(act, 'payment_intent.requires_action', waiting);
  return { kind: 'requires_action', session: found.body };
}

/** The payer answers the bank's question. Null where nobody was asked: then the payment page is the place to go. */
export async function authenticate(
  act: Act,
  sessionId: string,
  hasPassed: boolean,
): Promise<PayResult | null> {
  const found = await lockSession(act, sessionId);
  if (!found) return null;
  const session = found.body;
  if (session.status !== 'open') return { kind: session.status, session };
  if (!session.payment_intent || !found.hidden.payer) return null;
  const { body: intent, hidden } = await lockIntent(act, session.payment_intent);
  const method = await findObject<PaymentMethod>(act.sql, 'payment_method', intent.payment_method ?? '');
  if (intent.status !== 'requires_action' || !hidden.card || !method) return null;
  const attempt: Attempt = {
    act,
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

async function decline(attempt: Attempt, reason: Decline): Promise<PayResult> {
  const charge = await charged(attempt, false, reason);
  await recordEvent(attempt.act, 'charge.failed', charge);
  await fail(attempt, reason, charge.id);
  return { kind: 'declined', session: attempt.found.body, decline: reason };
}

async function fail(
  { act, intent, method, found }: Attempt,
  reason: Decline,
  charge: string | null,
): Promise<void> {
  const failed: PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: charge ?? intent.latest_charge,
    last_payment_error: {
      type: charge ? 'card_error' : 'invalid_request_error',
      code: reason.code,
      ...(reason.declineCode ? { decline_code: reason.declineCode } : {}),
      ...(charge ? { charge } : {}),
      doc_url: `https://docs.stripe.com/error-codes/${reason.code.replaceAll('_', '-')}`,
      message: reason.message,
      payment_method: method,
    },
  };
  const hidden: PaymentIntentHidden = { session: found.body.id };
  await updateObject(act.sql, failed, { hidden });
  await recordEvent(act, 'payment_intent.payment_failed', failed);
}

async function charged(attempt: Attempt, hasAuthenticated: boolean, reason: Decline | null): Promise<Charge> {
  const { act, intent, method, payer, card } = attempt;
  const charge = newCharge({
    id: newId('ch_', act.random),
    intent,
    method,
    payer,
    card,
    hasAuthenticated,
    decline: reason,
    receiptUrl: `${act.publicOrigin}/sandbox/checkout/${attempt.found.body.id}`,
    now: act.now,
  });
  await insertObject(act.sql, charge);
  return charge;
}

async function complete(attempt: Attempt, hasAuthenticated: boolean): Promise<PayResult> {
  const { act, found } = attempt;
  const customer = await customerOf(attempt);
  const method = { ...attempt.method, customer: attempt.intent['setup_future_usage'] ? customer : null };
  if (method.customer) await updateObject(act.sql, method);
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
    const settled = await settle(act, authorised, charge, found.body.id, charge.amount);
    await updateObject(act.sql, settled.intent, { hidden });
    await recordEvent(act, 'charge.succeeded', settled.charge);
    await recordEvent(act, 'payment_intent.succeeded', settled.intent);
  } else {
    const held: PaymentIntent = {
      ...authorised,
      status: 'requires_capture',
      amount_capturable: charge.amount,
      latest_charge: charge.id,
    };
    await updateObject(act.sql, held, { hidden, dueAt: holdEnds(act) });
    await recordEvent(act, 'charge.succeeded', charge);
    await recordEvent(act, 'payment_intent.amount_capturable_updated', held);
  }
  const session = completed(found.body, attempt.payer, customer, authorised.capture_method === 'automatic');
  await updateObject(act.sql, session, { dueAt: null });
  await recordEvent(act, 'checkout.session.completed', session);
  return { kind: 'complete', session };
}

async function customerOf({ act, found, payer }: Attempt): Promise<string | null> {
  if (found.body.customer || found.body.customer_creation !== 'always') return found.body.customer;
  const customer = newCustomer(
    newId('cus_', act.random),
    payer,
    randomText(8, act.random).toUpperCase(),
    act.now,
  );
  await insertObject(act.sql, customer);
  await recordEvent(act, 'customer.created', customer);
  return customer.id;
}

function completed(
  session: CheckoutSession,
  payer: Payer,
  customer: string | null,
  isPaid: boolean,
): CheckoutSession {
  const { businessName, individualName } = payer;
  return {
    ...session,
    status: 'complete',
    // Under manual capture the money is held, not ours: Stripe says `unpaid` until the capture.
    payment_status: isPaid ? 'paid' : 'unpaid',
    url: null,
    customer,
    customer_details: {
      address: toAddress(payer),
      business_name: businessName,
      email: payer.email,
      individual_name: individualName,
      name: payer.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    collected_information: {
      business_name: businessName,
      individual_name: individualName,
      shipping_details: null,
    },
  };
}

/** Ends an open Session, and the PaymentIntent of a payer who had tried. The caller has locked it and seen it open. */
export async function expireSession(act: Act, open: CheckoutSession): Promise<CheckoutSession> {
  const session: CheckoutSession = { ...open, status: 'expired', url: null };
  await updateObject(act.sql, session, { dueAt: null });
  if (open.payment_intent) {
    const { body: intent } = await lockIntent(act, open.payment_intent);
    const canceled: PaymentIntent = {
      ...intent,
      status: 'canceled',
      next_action: null,
      canceled_at: act.now,
      cancellation_reason: 'expired',
    };
    await updateObject(act.sql, canceled, { dueAt: null });
    await recordEvent(act, 'payment_intent.canceled', canceled);
  }
  await recordEvent(act, 'checkout.session.expired', session);
  return session;
}

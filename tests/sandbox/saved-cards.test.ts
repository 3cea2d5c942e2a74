/** Saved cards: attached, listed, detached for good, and charged while nobody is there. */
import { afterEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '#app/sandbox/engine.ts';
import {
  abandonCharge,
  answerBank,
  chargeSavedCard,
  type SavedCardCharge,
  type SavedCardResult,
} from '#app/sandbox/off-session.ts';
import {
  KEY,
  localStripe,
  type LocalStripe,
  ORIGIN,
  takeBreaches,
  WEBHOOK_SECRET,
} from '#tests/sandbox/support/local-stripe.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

async function flushed(): Promise<string[]> {
  const before = local.received.length;
  await local.control({ action: 'flush' });
  return local.received.slice(before).map((event) => event.type);
}

/** A customer with one attached card, and nothing waiting to be sent. */
async function withCard(card = 'pm_card_visa'): Promise<{ customer: string; paymentMethod: string }> {
  const customer = await local.stripe.customers.create({ email: 'ada@example.org' });
  const method = await local.stripe.paymentMethods.attach(card, { customer: customer.id });
  await flushed();
  return { customer: customer.id, paymentMethod: method.id };
}

/** The local Stripe as its own subscriptions see it. */
function engine(): Engine {
  return createEngine({
    sql: local.sql,
    publicOrigin: ORIGIN,
    secretKey: KEY,
    webhooks: { url: `${ORIGIN}/webhooks/stripe`, secret: WEBHOOK_SECRET },
    realNow: () => new Date(local.time.nowMs),
  });
}

const charge = (
  saved: Pick<SavedCardCharge, 'customer' | 'paymentMethod'>,
  change: Partial<SavedCardCharge> = {},
): Promise<SavedCardResult> =>
  engine().perform((operation) =>
    chargeSavedCard(operation, { amount: 500, currency: 'usd', ...saved, ...change }),
  );

test('a saved card is charged at once, booked less the fee, and told of in the order of Stripe', async () => {
  local = await localStripe();
  const saved = await withCard();
  const result = await charge(saved, { metadata: { gift: 'g_1' }, description: 'Monthly gift' });
  expect(result.kind).toBe('succeeded');
  const intent = await local.stripe.paymentIntents.retrieve(result.intent.id, {
    expand: ['latest_charge.balance_transaction', 'payment_method'],
  });
  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 500,
    customer: saved.customer,
    payment_method: { id: saved.paymentMethod },
    metadata: { gift: 'g_1' },
  });
  expect(intent.latest_charge).toMatchObject({
    captured: true,
    customer: saved.customer,
    description: 'Monthly gift',
    balance_transaction: { amount: 500, fee: 45, net: 455 },
  });
  expect(await flushed()).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
});

test('a card that declines when it is charged can be saved; its PaymentIntent is tried again with another', async () => {
  local = await localStripe();
  const saved = await withCard('pm_card_chargeCustomerFail');
  const failed = await charge(saved, { invoice: 'in_1' });
  expect(failed).toMatchObject({ kind: 'declined', code: 'card_declined', declineCode: 'generic_decline' });
  expect(await local.stripe.paymentIntents.retrieve(failed.intent.id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', payment_method: { id: saved.paymentMethod } },
  });
  expect(await flushed()).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);
  const other = await local.stripe.paymentMethods.attach('pm_card_mastercard', { customer: saved.customer });
  const mended = await charge(
    { ...saved, paymentMethod: other.id },
    { invoice: 'in_1', paymentIntent: failed.intent.id },
  );
  expect(mended).toMatchObject({ kind: 'succeeded', intent: { id: failed.intent.id } });
  expect(await flushed()).toEqual([
    'payment_method.attached',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
});

test('a card that authenticates each time waits for its holder, who can pass, fail, or never come', async () => {
  local = await localStripe();
  const saved = await withCard('pm_card_authenticationRequired');
  const asked = async () => {
    const result = await charge(saved, { invoice: 'in_1' });
    expect(result).toMatchObject({ kind: 'requires_action', intent: { status: 'requires_action' } });
    return result.intent.id;
  };
  const [passed, failed, abandoned] = [await asked(), await asked(), await asked()];
  const answer = (intent: string, hasPassed: boolean) =>
    engine().perform((operation) => answerBank(operation, intent, hasPassed));
  expect(await answer(passed, true)).toMatchObject({ kind: 'succeeded', intent: { status: 'succeeded' } });
  expect(await answer(passed, true)).toBeNull();
  expect(await answer(failed, false)).toMatchObject({
    kind: 'declined',
    code: 'payment_intent_authentication_failure',
  });
  await expect(local.stripe.paymentIntents.cancel(abandoned)).rejects.toMatchObject({ statusCode: 400 });
  await engine().perform((operation) => abandonCharge(operation, abandoned));
  expect(await local.stripe.paymentIntents.retrieve(abandoned)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'void_invoice',
  });
  expect((await local.stripe.balanceTransactions.list()).data).toHaveLength(1);
});

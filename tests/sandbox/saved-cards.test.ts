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

test('what the panel says of the next charge, and of each later one, goes before the card', async () => {
  local = await localStripe();
  const saved = await withCard();
  await local.control({ action: 'next', on: 'saved-card', outcome: 'insufficient_funds' });
  expect(await charge(saved)).toMatchObject({ kind: 'declined', declineCode: 'insufficient_funds' });
  expect(await charge(saved)).toMatchObject({ kind: 'succeeded' });
  await local.control({ action: 'card-answer', payment_method: saved.paymentMethod, outcome: 'lost_card' });
  expect(await charge(saved)).toMatchObject({ kind: 'declined', declineCode: 'lost_card' });
  expect(await charge(saved)).toMatchObject({ kind: 'declined', declineCode: 'lost_card' });
});

test('a card is charged to the end of its month and not after', async () => {
  local = await localStripe();
  const saved = await withCard();
  const { card } = await local.stripe.paymentMethods.retrieve(saved.paymentMethod);
  const year = card?.exp_year ?? 0;
  local.time.nowMs = Date.UTC(year, 11, 31, 23);
  expect(await charge(saved)).toMatchObject({ kind: 'succeeded' });
  local.time.nowMs = Date.UTC(year + 1, 0, 1, 1);
  expect(await charge(saved)).toMatchObject({ kind: 'declined', code: 'expired_card' });
});

test('the card updater changes number, expiry and fingerprint under the same id', async () => {
  local = await localStripe();
  const { customer, paymentMethod } = await withCard();
  const before = await local.stripe.paymentMethods.retrieve(paymentMethod);
  await local.control({
    action: 'card-replace',
    payment_method: paymentMethod,
    card: '4000 0000 0000 0341',
    month: 3,
    year: 2040,
  });
  const after = await local.stripe.paymentMethods.retrieve(paymentMethod);
  expect(after).toMatchObject({
    id: paymentMethod,
    customer,
    card: { last4: '0341', exp_month: 3, exp_year: 2040 },
  });
  expect(after.card?.fingerprint).not.toBe(before.card?.fingerprint);
  expect(await flushed()).toEqual(['payment_method.automatically_updated']);
  expect(local.received.at(-1)?.data.previous_attributes).toMatchObject({
    card: { last4: '4242', fingerprint: before.card?.fingerprint },
  });
  expect(await charge({ customer, paymentMethod })).toMatchObject({ kind: 'declined' });
  const unknown = local.control({ action: 'card-replace', payment_method: 'pm_none' });
  await expect(unknown).rejects.toThrow(/control 404/);
});

test('a detached card is nobody’s for good: no default, no charge, no second customer', async () => {
  local = await localStripe();
  const { customer, paymentMethod } = await withCard();
  await local.stripe.customers.update(customer, {
    invoice_settings: { default_payment_method: paymentMethod },
  });
  await flushed();
  expect(await local.stripe.paymentMethods.detach(paymentMethod)).toMatchObject({ customer: null });
  expect(await flushed()).toEqual(['payment_method.detached', 'customer.updated']);
  expect(local.received.at(-2)?.data.previous_attributes).toEqual({ customer });
  await expect(local.stripe.paymentMethods.detach(paymentMethod)).rejects.toMatchObject({ statusCode: 400 });
  await expect(local.stripe.paymentMethods.attach(paymentMethod, { customer })).rejects.toMatchObject({
    message: expect.stringContaining('may not be used again') as unknown,
  });
  await expect(charge({ customer, paymentMethod })).rejects.toMatchObject({
    status: 400,
    body: { code: 'resource_missing' },
  });
  expect((await local.stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
});

test('a card is refused to a second customer, and to any where the bank does not know it', async () => {
  local = await localStripe();
  const { customer, paymentMethod } = await withCard();
  const other = await local.stripe.customers.create();
  const { paymentMethods } = local.stripe;
  await expect(paymentMethods.attach(paymentMethod, { customer: other.id })).rejects.toMatchObject({
    message: 'The payment method you provided has already been attached to a customer.',
  });
  await expect(paymentMethods.attach('pm_card_chargeDeclined', { customer })).rejects.toMatchObject({
    statusCode: 402,
    code: 'card_declined',
    decline_code: 'generic_decline',
  });
  await expect(paymentMethods.attach('pm_none', { customer })).rejects.toMatchObject({ statusCode: 404 });
  await expect(paymentMethods.attach('pm_card_visa', { customer: 'cus_none' })).rejects.toMatchObject({
    statusCode: 400,
    param: 'customer',
  });
  await expect(paymentMethods.list({ customer: 'cus_none' })).rejects.toMatchObject({ statusCode: 400 });
});

test('a PaymentMethod is made of a test card, told apart by what is updated, and expired by nobody', async () => {
  local = await localStripe();
  const made = await local.stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_visa' },
    billing_details: { name: 'Ada', address: { country: 'GB' } },
    metadata: { a: '1' },
  });
  expect(made).toMatchObject({ customer: null, billing_details: { name: 'Ada', email: null } });
  await expect(local.stripe.paymentMethods.update(made.id, { metadata: {} })).rejects.toMatchObject({
    statusCode: 400,
  });
  const { id: customer } = await local.stripe.customers.create();
  await local.stripe.paymentMethods.attach(made.id, { customer });
  await flushed();
  const updated = await local.stripe.paymentMethods.update(made.id, {
    billing_details: { name: 'Ada Lovelace' },
    card: { exp_month: 2, exp_year: 2041 },
    metadata: { a: '', b: '2' },
  });
  expect(updated).toMatchObject({
    billing_details: { name: 'Ada Lovelace', address: { country: 'GB' } },
    card: { exp_month: 2, exp_year: 2041 },
    metadata: { b: '2' },
  });
  expect(await flushed()).toEqual(['payment_method.updated']);
  expect(local.received.at(-1)?.data.previous_attributes).toMatchObject({ metadata: { a: '1', b: null } });
  const past = local.stripe.paymentMethods.update(made.id, { card: { exp_month: 1, exp_year: 2020 } });
  await expect(past).rejects.toMatchObject({ code: 'invalid_expiry_month' });
});

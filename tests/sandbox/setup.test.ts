/** Checkout in setup mode: a card is saved with whoever typed it, and nothing is charged. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import {
  donationSession,
  KEY,
  localStripe,
  type LocalStripe,
  ORIGIN,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';

const DAY = 24 * 3600;
let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

/** A standing gift's Session as the app creates it. */
const setupSession = (
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'setup',
  currency: 'usd',
  customer_creation: 'always',
  allowed_payment_method_types: ['card'],
  setup_intent_data: { description: '$5 every month', metadata: { gift: 'g_1' } },
  metadata: { gift: 'g_1' },
  success_url: `${ORIGIN}/gifts/token?session={CHECKOUT_SESSION_ID}`,
  cancel_url: `${ORIGIN}/donate`,
  ...change,
});

async function flushed(): Promise<string[]> {
  const before = local.received.length;
  await local.control({ action: 'flush' });
  return local.received.slice(before).map((event) => event.type);
}

async function saved(card = '4242424242424242', authentication?: 'complete' | 'fail') {
  const session = await local.stripe.checkout.sessions.create(setupSession());
  const payer = { name: 'Ada Lovelace', email: 'ada@example.org', country: 'GB' };
  const answer = await local.control({ action: 'pay', session: session.id, card, ...payer, authentication });
  return { session, answer, intentId: String(answer['setup_intent']) };
}

test('a card is saved with its payer: customer, method and SetupIntent, and no payment', async () => {
  local = await localStripe();
  const { session, answer, intentId } = await saved();
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'no_payment_required',
    amount_total: null,
    setup_intent: null,
    payment_intent: null,
  });
  expect(answer).toMatchObject({ status: 'complete', payment_intent: null });
  const intent = await local.stripe.setupIntents.retrieve(intentId, {
    expand: ['payment_method', 'latest_attempt', 'customer'],
  });
  expect(intent).toMatchObject({
    status: 'succeeded',
    usage: 'off_session',
    description: '$5 every month',
    metadata: { gift: 'g_1' },
    customer: { email: 'ada@example.org', name: 'Ada Lovelace' },
    latest_attempt: { object: 'setup_attempt', status: 'succeeded', setup_intent: intentId },
  });
  const customer = (intent.customer as Stripe.Customer).id;
  expect(intent.payment_method).toMatchObject({
    customer,
    billing_details: { name: 'Ada Lovelace', email: 'ada@example.org', address: { country: 'GB' } },
    card: { last4: '4242', funding: 'credit' },
  });
  expect(await local.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    payment_intent: null,
    setup_intent: intentId,
    customer,
  });
  expect(await flushed()).toEqual([
    'customer.created',
    'setup_intent.created',
    'payment_method.attached',
    'setup_intent.succeeded',
    'checkout.session.completed',
  ]);
  expect((await local.stripe.paymentIntents.list()).data).toEqual([]);
  expect((await local.stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1);
});

test('a card that the bank refuses leaves the Session open and nobody behind; another card then works', async () => {
  local = await localStripe();
  const { session, answer, intentId } = await saved('4000000000009995');
  expect(answer).toMatchObject({ status: 'declined', code: 'card_declined' });
  expect(await local.stripe.setupIntents.retrieve(intentId)).toMatchObject({
    status: 'requires_payment_method',
    customer: null,
    last_setup_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
  });
  expect(await flushed()).toEqual(['setup_intent.created', 'setup_intent.setup_failed']);
  expect((await local.stripe.customers.list()).data).toEqual([]);
  const second = await local.control({ action: 'pay', session: session.id });
  expect(second).toMatchObject({ status: 'complete', setup_intent: intentId });
  expect(await flushed()).toEqual([
    'customer.created',
    'payment_method.attached',
    'setup_intent.succeeded',
    'checkout.session.completed',
  ]);
  const attempts = await local.stripe.setupAttempts.list({ setup_intent: intentId });
  expect(attempts.data.map((attempt) => attempt.status)).toEqual(['succeeded', 'failed']);
});

test('a card that asks for authentication is saved once its holder passed, and not before', async () => {
  local = await localStripe();
  const { session, answer, intentId } = await saved('4000002500003155');
  expect(answer['status']).toBe('requires_action');
  expect(await local.stripe.setupIntents.retrieve(intentId)).toMatchObject({
    status: 'requires_action',
    next_action: { type: 'redirect_to_url' },
  });
  await local.control({ action: 'authenticate', session: session.id, outcome: 'fail' });
  expect(await local.stripe.setupIntents.retrieve(intentId)).toMatchObject({
    status: 'requires_payment_method',
    last_setup_error: { code: 'setup_intent_authentication_failure' },
  });
  expect((await local.stripe.customers.list()).data).toEqual([]);
  const done = await local.control({
    action: 'pay',
    session: session.id,
    card: '4000002500003155',
    authentication: 'complete',
  });
  expect(done['status']).toBe('complete');
  expect(await flushed()).toEqual([
    'setup_intent.created',
    'setup_intent.requires_action',
    'setup_intent.setup_failed',
    'setup_intent.requires_action',
    'customer.created',
    'payment_method.attached',
    'setup_intent.succeeded',
    'checkout.session.completed',
  ]);
});

test('the panel lets the next card that is saved be declined, whatever it is, and no payment', async () => {
  local = await localStripe();
  await local.control({ action: 'next', on: 'setup', outcome: 'stolen_card' });
  expect((await saved()).answer).toMatchObject({ status: 'declined' });
  expect((await saved()).answer).toMatchObject({ status: 'complete' });
});

test('with a customer of ours the card becomes that one’s, and no other is made', async () => {
  local = await localStripe();
  const { id } = await local.stripe.customers.create({ email: 'ada@example.org', name: 'Ada' });
  const { customer_creation: _always, ...terms } = setupSession();
  const session = await local.stripe.checkout.sessions.create({ ...terms, customer: id });
  await local.control({ action: 'pay', session: session.id });
  expect(await local.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ customer: id });
  expect((await local.stripe.customers.list()).data).toHaveLength(1);
  expect((await local.stripe.paymentMethods.list({ customer: id })).data).toHaveLength(1);
});

test('an abandoned Session ends its SetupIntent', async () => {
  local = await localStripe();
  const { session, intentId } = await saved('4000000000000002');
  await flushed();
  await local.control({ action: 'clock', advanceSeconds: DAY + 1 });
  expect(await local.stripe.setupIntents.retrieve(intentId)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'abandoned',
  });
  expect((await local.stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
  expect(await flushed()).toEqual(['setup_intent.canceled', 'checkout.session.expired']);
});

test('the page says that nothing is charged, and its form saves the card and leads on', async () => {
  local = await localStripe();
  const session = await local.stripe.checkout.sessions.create(setupSession());
  const path = new URL(session.url ?? '').pathname;
  const page = await (await local.ask(path)).text();
  for (const words of ['Save your card', 'It is not charged here', '4000 0025 0000 3155', 'no real money'])
    expect(page).toContain(words);
  const card = { expiry: '12 / 40', cvc: '123', name: 'Ada', country: 'DE', email: 'ada@example.org' };
  const send = (at: string, form: Record<string, string>) =>
    local.ask(at, { method: 'POST', body: new URLSearchParams(form) });
  const asked = await send(path, { ...card, cardNumber: '4000002760003184' });
  expect(asked.headers.get('location')).toBe(`${path}/authentication`);
  expect(await (await local.ask(`${path}/authentication`)).text()).toContain('who saves this card?');
  const done = await send(`${path}/authentication`, { outcome: 'complete' });
  expect(done.headers.get('location')).toBe(`${ORIGIN}/gifts/token?session=${session.id}`);
  expect(await (await local.ask(path)).text()).toContain('The card was saved; nothing was charged.');
  expect(await (await local.ask('/sandbox')).text()).toContain('saves a card');
});

test('a payment can save its card as well; one that does not leaves a card that nobody can use again', async () => {
  local = await localStripe();
  const pay = async (data: Stripe.Checkout.SessionCreateParams.PaymentIntentData) => {
    const terms = donationSession({ customer_creation: 'always', payment_intent_data: data });
    const session = await local.stripe.checkout.sessions.create(terms);
    await local.control({ action: 'pay', session: session.id });
    const { payment_intent: intent } = await local.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.payment_method'],
    });
    return (intent as Stripe.PaymentIntent).payment_method as Stripe.PaymentMethod;
  };
  const saved = await pay({ setup_future_usage: 'off_session' });
  expect(saved.customer).toMatch(/^cus_/);
  expect(await flushed()).toContain('payment_method.attached');
  const spent = await pay({});
  expect(spent.customer).toBeNull();
  expect(await flushed()).not.toContain('payment_method.attached');
  const { id: customer } = await local.stripe.customers.create();
  await expect(local.stripe.paymentMethods.attach(spent.id, { customer })).rejects.toMatchObject({
    message: expect.stringContaining('may not be used again') as unknown,
  });
});

const SETUP_FORM = 'mode=setup&success_url=https%3A%2F%2Fx.test&currency=usd&customer_creation=always';
const LINE =
  'line_items[0][quantity]=1&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=500&line_items[0][price_data][product_data][name]=Gift';

test.each([
  ['line_items', `${SETUP_FORM}&${LINE}`, 'You can not pass `line_items` in `setup` mode.'],
  [
    'payment_intent_data',
    `${SETUP_FORM}&payment_intent_data[capture_method]=manual`,
    'You can not pass `payment_intent_data` in `setup` mode.',
  ],
  ['submit_type', `${SETUP_FORM}&submit_type=donate`, 'You can not pass `submit_type` in `setup` mode.'],
  [
    'setup_intent_data',
    `mode=payment&success_url=https%3A%2F%2Fx.test&${LINE}&setup_intent_data[description]=x`,
    'You can not pass `setup_intent_data` in `payment` mode.',
  ],
  ['currency', SETUP_FORM.replace('&currency=usd', ''), 'Missing required param: currency.'],
])('a Session whose %s does not fit its mode is refused', async (param, body, message) => {
  local = await localStripe();
  const response = await local.ask('/v1/checkout/sessions', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error', param, message } });
});

/** Whole payments through the local Stripe, from the open Session to captured, released or expired money. */
import type Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import {
  donationSession,
  localStripe,
  type LocalStripe,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';

const DAY = 24 * 3600;
let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const eventTypes = () => local.received.map((event) => event.type);

/** A Session paid on the page; `change` is what the payer does differently. */
async function authorised(
  change: Record<string, unknown> = {},
  session: Partial<Stripe.Checkout.SessionCreateParams> = {},
) {
  const made = await local.stripe.checkout.sessions.create(donationSession(session));
  const paid = await local.control({ action: 'pay', session: made.id, ...change });
  return { session: made, paid, intentId: String(paid['payment_intent']) };
}

async function flushed(): Promise<string[]> {
  const before = local.received.length;
  await local.control({ action: 'flush' });
  return eventTypes().slice(before);
}

test('a payer is authorised: the money is held, not taken, and no payment was there before', async () => {
  local = await localStripe();
  const payer = { name: 'Ada Lovelace', email: 'ada@example.org', country: 'GB' };
  const { session, paid, intentId } = await authorised(payer);
  expect(session).toMatchObject({ status: 'open', payment_intent: null, payment_status: 'unpaid' });
  expect(session.url).toBe(`http://127.0.0.1:3000/sandbox/checkout/${session.id}`);
  expect(paid['redirect']).toBe(`http://127.0.0.1:3000/donations/token?session=${session.id}`);
  const intent = await local.stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 500, amount_received: 0 });
  expect(intent.metadata).toEqual({ donation: 'don_1' });
  const charge = intent.latest_charge as Stripe.Charge;
  expect(charge).toMatchObject({
    captured: false,
    paid: true,
    status: 'succeeded',
    balance_transaction: null,
  });
  expect(charge.billing_details).toMatchObject({
    name: payer.name,
    email: payer.email,
    address: { country: 'GB' },
  });
  expect(charge.payment_method_details?.card?.capture_before).toBe(charge.created + 7 * DAY);
  const complete = await local.stripe.checkout.sessions.retrieve(session.id);
  expect(complete).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    url: null,
    payment_intent: intentId,
  });
  expect(complete.customer_details).toMatchObject({ name: payer.name, email: payer.email });
  expect(await flushed()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'checkout.session.completed',
  ]);
});

test('a capture takes the money once, books it less the fee, and pays the Session', async () => {
  local = await localStripe();
  const { session, intentId } = await authorised();
  await flushed();
  const intent = await local.stripe.paymentIntents.capture(intentId, {
    expand: ['latest_charge.balance_transaction'],
  });
  expect(intent).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 500 });
  const charge = intent.latest_charge as Stripe.Charge;
  expect(charge).toMatchObject({ captured: true, amount_captured: 500, refunded: false });
  expect(charge.balance_transaction).toMatchObject({
    amount: 500,
    fee: 45,
    net: 455,
    currency: 'usd',
    source: charge.id,
  });
  expect((await local.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  expect(await flushed()).toEqual(['charge.captured', 'payment_intent.succeeded']);
  const again = local.stripe.paymentIntents.capture(intentId);
  await expect(again).rejects.toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
  expect(await local.stripe.balance.retrieve()).toMatchObject({
    pending: [{ amount: 455, currency: 'usd' }],
  });
  await local.control({ action: 'clock', advanceSeconds: 2 * DAY });
  expect(await local.stripe.balance.retrieve()).toMatchObject({
    available: [{ amount: 455 }],
    pending: [{ amount: 0 }],
  });
});

test('a release reads as refunded and never as money: no balance transaction, and no capture after it', async () => {
  local = await localStripe();
  const { intentId } = await authorised();
  await flushed();
  const intent = await local.stripe.paymentIntents.cancel(intentId, {
    cancellation_reason: 'requested_by_customer',
    expand: ['latest_charge'],
  });
  expect(intent).toMatchObject({
    status: 'canceled',
    amount_capturable: 0,
    cancellation_reason: 'requested_by_customer',
  });
  expect(intent.latest_charge).toMatchObject({
    captured: false,
    refunded: true,
    amount_refunded: 500,
    balance_transaction: null,
  });
  expect(await flushed()).toEqual(['charge.refunded', 'payment_intent.canceled']);
  expect((local.received.at(-2)?.data.object as Stripe.Charge).captured).toBe(false);
  await expect(local.stripe.paymentIntents.capture(intentId)).rejects.toMatchObject({ statusCode: 400 });
  await expect(local.stripe.paymentIntents.cancel(intentId)).rejects.toMatchObject({ statusCode: 400 });
  expect((await local.stripe.balanceTransactions.list()).data).toEqual([]);
});

test('a hold that nobody decides expires by the clock after seven days', async () => {
  local = await localStripe();
  const { intentId } = await authorised();
  await flushed();
  await local.control({ action: 'clock', advanceSeconds: 7 * DAY - 60 });
  expect((await local.stripe.paymentIntents.retrieve(intentId)).status).toBe('requires_capture');
  await local.control({ action: 'clock', advanceSeconds: 120 });
  const late = local.stripe.paymentIntents.capture(intentId);
  await expect(late).rejects.toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
  const intent = await local.stripe.paymentIntents.retrieve(intentId);
  expect(intent).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
  expect(await flushed()).toEqual(['charge.expired', 'payment_intent.canceled']);
});

test.each([
  ['4000000000000002', 'card_declined', 'generic_decline'],
  ['4000000000009995', 'card_declined', 'insufficient_funds'],
  ['4000000000000069', 'expired_card', 'expired_card'],
  ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
  ['4000000000000119', 'processing_error', 'processing_error'],
])(
  'card %s is refused with %s / %s and leaves the Session open for another card',
  async (card, code, declineCode) => {
    local = await localStripe();
    const { session, paid, intentId } = await authorised({ card });
    expect(paid).toMatchObject({ status: 'declined', code });
    const intent = await local.stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code, decline_code: declineCode },
    });
    expect(intent.latest_charge).toMatchObject({ status: 'failed', paid: false, failure_code: code });
    expect((await local.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    expect(await flushed()).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
    ]);
    const second = await local.control({ action: 'pay', session: session.id });
    expect(second).toMatchObject({ status: 'complete', payment_intent: intentId });
    expect(await flushed()).toEqual([
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'checkout.session.completed',
    ]);
  },
);

test('a card that asks for authentication waits for the answer; failing it leaves the Session open', async () => {
  local = await localStripe();
  const { session, paid, intentId } = await authorised({ card: '4000002760003184' });
  expect(paid['status']).toBe('requires_action');
  expect(await local.stripe.paymentIntents.retrieve(intentId)).toMatchObject({ status: 'requires_action' });
  await local.control({ action: 'authenticate', session: session.id, outcome: 'fail' });
  const failed = await local.stripe.paymentIntents.retrieve(intentId);
  expect(failed.last_payment_error?.code).toBe('payment_intent_authentication_failure');
  const done = await local.control({
    action: 'pay',
    session: session.id,
    card: '4000002760003184',
    authentication: 'complete',
  });
  expect(done['status']).toBe('complete');
  const intent = await local.stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
  expect(intent.latest_charge).toMatchObject({
    payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
  });
  expect(await flushed()).toEqual([
    'payment_intent.created',
    'payment_intent.requires_action',
    'payment_intent.payment_failed',
    'payment_intent.requires_action',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'checkout.session.completed',
  ]);
});

test('an abandoned Session expires by the clock after a day, or earlier where the app said so or asks for it', async () => {
  local = await localStripe();
  const day = await local.stripe.checkout.sessions.create(donationSession());
  const soon = donationSession({ expires_at: Math.floor(local.time.nowMs / 1000) + 3600 });
  const hour = await local.stripe.checkout.sessions.create(soon);
  const now = await local.stripe.checkout.sessions.create(donationSession());
  await local.stripe.checkout.sessions.expire(now.id);
  await local.control({ action: 'clock', advanceSeconds: 3601 });
  const status = async (id: string) => (await local.stripe.checkout.sessions.retrieve(id)).status;
  expect([await status(day.id), await status(hour.id), await status(now.id)]).toEqual([
    'open',
    'expired',
    'expired',
  ]);
  await local.control({ action: 'clock', advanceSeconds: DAY });
  expect(await status(day.id)).toBe('expired');
  expect(await flushed()).toEqual(Array(3).fill('checkout.session.expired'));
  await expect(local.control({ action: 'pay', session: day.id })).resolves.toMatchObject({
    status: 'expired',
  });
});

test('expiring a Session after a decline ends its PaymentIntent; a complete one cannot be expired', async () => {
  local = await localStripe();
  const { session, intentId } = await authorised({ card: '4000000000000002' });
  const early = local.stripe.paymentIntents.cancel(intentId);
  await expect(early).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
  await local.stripe.checkout.sessions.expire(session.id);
  expect((await local.stripe.paymentIntents.retrieve(intentId)).status).toBe('canceled');
  const other = await authorised();
  await expect(local.stripe.checkout.sessions.expire(other.session.id)).rejects.toMatchObject({
    statusCode: 400,
  });
});

test('a delayed balance transaction arrives by the clock, with charge.updated', async () => {
  local = await localStripe();
  await local.control({ action: 'balance-delay', seconds: 60 });
  const { intentId } = await authorised();
  const intent = await local.stripe.paymentIntents.capture(intentId, { expand: ['latest_charge'] });
  expect(intent.latest_charge).toMatchObject({ captured: true, balance_transaction: null });
  await flushed();
  await local.control({ action: 'clock', advanceSeconds: 61 });
  expect(await flushed()).toEqual(['charge.updated']);
  expect(local.received.at(-1)?.data.previous_attributes).toEqual({ balance_transaction: null });
  const later = await local.stripe.paymentIntents.retrieve(intentId, {
    expand: ['latest_charge.balance_transaction'],
  });
  expect((later.latest_charge as Stripe.Charge).balance_transaction).toMatchObject({ net: 455 });
});

test('a partial capture takes its part and lets go of the rest', async () => {
  local = await localStripe();
  const { intentId } = await authorised();
  const tooMuch = local.stripe.paymentIntents.capture(intentId, { amount_to_capture: 501 });
  await expect(tooMuch).rejects.toMatchObject({ code: 'amount_too_large', param: 'amount_to_capture' });
  const intent = await local.stripe.paymentIntents.capture(intentId, {
    amount_to_capture: 200,
    expand: ['latest_charge'],
  });
  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 200 });
  expect(intent.latest_charge).toMatchObject({ amount_captured: 200, amount_refunded: 300, refunded: false });
  expect(await local.control({ action: 'state' })).toMatchObject({
    balance: { usd: { amount: 200, fee: 36, net: 164 } },
  });
});

test('without manual capture the money is taken on the page and the Session is paid', async () => {
  local = await localStripe();
  const { session, intentId } = await authorised({}, { payment_intent_data: { metadata: {} } });
  expect(await local.stripe.paymentIntents.retrieve(intentId)).toMatchObject({
    status: 'succeeded',
    amount_received: 500,
  });
  expect(await local.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  expect(await flushed()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
  ]);
});

test('a customer is kept where the Session asks for one, and the names asked for are told', async () => {
  local = await localStripe();
  const { session } = await authorised(
    { name: 'Bea Card', businessName: 'Acme Ltd', individualName: 'Beatrice Card' },
    {
      customer_creation: 'always',
      name_collection: { business: { enabled: true, optional: true }, individual: { enabled: true } },
    },
  );
  const complete = await local.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['customer', 'line_items'],
  });
  expect(complete.customer).toMatchObject({ object: 'customer', email: 'jenny.rosen@example.com' });
  expect(complete.customer_details).toMatchObject({
    name: 'Bea Card',
    business_name: 'Acme Ltd',
    individual_name: 'Beatrice Card',
  });
  expect(complete.collected_information).toMatchObject({
    business_name: 'Acme Ltd',
    individual_name: 'Beatrice Card',
  });
  expect(complete.line_items?.data).toMatchObject([
    { description: 'Gift to Factually', amount_total: 500, quantity: 1 },
  ]);
  expect(await flushed()).toContain('customer.created');
});

test('the same card number has the same fingerprint, another number another', async () => {
  local = await localStripe();
  const fingerprint = async (card: string) => {
    const { intentId } = await authorised({ card });
    const intent = await local.stripe.paymentIntents.retrieve(intentId, { expand: ['payment_method'] });
    return (intent.payment_method as Stripe.PaymentMethod).card?.fingerprint;
  };
  const [first, same, other] = [
    await fingerprint('4242424242424242'),
    await fingerprint('4242 4242 4242 4242'),
    await fingerprint('5555555555554444'),
  ];
  expect(first).toMatch(/^\w{16}$/);
  expect(same).toBe(first);
  expect(other).not.toBe(first);
});

test('the panel chooses the next outcomes over the card, one payment each', async () => {
  local = await localStripe();
  await local.control({ action: 'next', outcome: 'lost_card' });
  expect((await authorised()).paid).toMatchObject({ status: 'declined' });
  expect((await authorised()).paid).toMatchObject({ status: 'complete' });
});

test('a Session that is paid many times at once is charged once', async () => {
  local = await localStripe();
  const session = await local.stripe.checkout.sessions.create(donationSession());
  const pays = Array.from({ length: 5 }, () => local.control({ action: 'pay', session: session.id }));
  const results = await Promise.all(pays);
  expect(
    new Set(results.map((result) => `${String(result['status'])} ${String(result['payment_intent'])}`)).size,
  ).toBe(1);
  expect((await local.stripe.charges.list()).data).toHaveLength(1);
  expect(await flushed()).toHaveLength(4);
});

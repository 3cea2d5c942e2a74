/** Webhooks: signed, tried again, shuffled, doubled, lost, sent again by hand. */
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { createSandbox } from '#app/sandbox/sandbox.ts';
import {
  donationSession,
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

const FLOW = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.amount_capturable_updated',
  'checkout.session.completed',
];

async function pay(): Promise<void> {
  const session = await local.stripe.checkout.sessions.create(donationSession());
  await local.control({ action: 'pay', session: session.id });
}

const types = () => local.received.map((event) => event.type);

test('an event is delivered once, and then counts as delivered', async () => {
  local = await localStripe();
  await pay();
  const [before] = (await local.stripe.events.list({ limit: 1 })).data;
  expect(before?.pending_webhooks).toBe(1);
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 4, failed: 0 });
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 0 });
  expect(types()).toEqual(FLOW);
  expect((await local.stripe.events.retrieve(before?.id ?? '')).pending_webhooks).toBe(0);
});

test('what the endpoint refuses is tried again later with the same body and a new signature', async () => {
  const signatures: string[] = [];
  const bodies: string[] = [];
  let status = 500;
  local = await localStripe({
    deliver: async (request) => {
      signatures.push(request.headers.get('stripe-signature') ?? '');
      bodies.push(await request.text());
      return new Response(null, { status });
    },
  });
  await local.stripe.checkout.sessions.expire(
    (await local.stripe.checkout.sessions.create(donationSession())).id,
  );
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 1 });
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 0 });
  local.time.nowMs += 1500;
  status = 302;
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 1 });
  expect((await local.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  local.time.nowMs += 6000;
  status = 204;
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 1, failed: 0 });
  expect(new Set(bodies).size).toBe(1);
  expect(new Set(signatures).size).toBe(3);
  for (const signature of signatures) {
    expect(() => Stripe.webhooks.constructEvent(bodies[0] ?? '', signature, WEBHOOK_SECRET)).not.toThrow();
    expect(() => Stripe.webhooks.constructEvent(`${bodies[0] ?? ''} `, signature, WEBHOOK_SECRET)).toThrow();
  }
});

test('an endpoint that cannot be reached is tried for three days, ever more seldom, and then given up', async () => {
  local = await localStripe({ deliver: () => Promise.reject(new Error('nobody there')) });
  await local.stripe.checkout.sessions.expire(
    (await local.stripe.checkout.sessions.create(donationSession())).id,
  );
  const attemptHours: number[] = [];
  for (let hour = 0; hour <= 80; hour++) {
    const { failed } = await local.control({ action: 'flush' });
    if (failed) attemptHours.push(hour);
    local.time.nowMs += 3600 * 1000;
  }
  const gaps = attemptHours.slice(1).map((hour, index) => hour - (attemptHours[index] ?? 0));
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect(gaps.at(-1)).toBe(12);
  expect(attemptHours.at(-1)).toBeGreaterThan(60);
  expect(attemptHours.at(-1)).toBeLessThanOrEqual(72);
  expect(await local.control({ action: 'state' })).toMatchObject({ deliveries: { failed: 1 } });
  const [lost] = (await local.stripe.events.list({ delivery_success: false })).data;
  expect(lost).toMatchObject({ type: 'checkout.session.expired', pending_webhooks: 1 });
});

test('moving the clock brings a waiting attempt near, and setting it back does not put it off', async () => {
  local = await localStripe();
  local.endpoint.status = 500;
  await pay();
  for (const status of [500, 500, 200]) {
    local.endpoint.status = status;
    const outcome = status === 200 ? { delivered: 4, failed: 0 } : { delivered: 0, failed: 4 };
    expect(await local.control({ action: 'flush' })).toEqual(outcome);
    await local.control({ action: 'clock', advanceSeconds: 3600 });
  }
  local.endpoint.status = 500;
  await pay();
  await local.control({ action: 'flush' });
  await local.control({ action: 'clock-reset' });
  local.endpoint.status = 200;
  local.time.nowMs += 1001;
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 4, failed: 0 });
});

test('in an outage events are lost for its days, by when things fell due, however far the clock jumps', async () => {
  local = await localStripe();
  await pay();
  await local.control({ action: 'flush' });
  local.received.length = 0;
  const first = await local.stripe.checkout.sessions.create(donationSession());
  await local.control({ action: 'outage', days: 3 });
  const began = Math.floor(local.sandbox.now().getTime() / 1000);
  // Within the outage a Session expires after one day; after it a hold ends, seven days after the payment.
  await local.control({ action: 'clock', advanceSeconds: 8 * 24 * 3600 });
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 2, failed: 0 });
  expect(types()).toEqual(['charge.expired', 'payment_intent.canceled']);
  const [lost, ...more] = (await local.stripe.events.list({ delivery_success: false })).data;
  expect(more).toEqual([]);
  expect(lost).toMatchObject({ type: 'checkout.session.expired', data: { object: { id: first.id } } });
  expect((lost?.created ?? 0) - began).toBeCloseTo(24 * 3600, -2);
});

test('an outage can be ended', async () => {
  local = await localStripe();
  await local.control({ action: 'outage', days: 30 });
  await pay();
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 0 });
  await local.control({ action: 'outage', days: 0 });
  await pay();
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 4, failed: 0 });
});

test('in a roll of the secret both sign for the hours of the overlap, then the new one alone', async () => {
  const seen: { body: string; signature: string }[] = [];
  local = await localStripe({
    deliver: async (request) => {
      seen.push({ body: await request.text(), signature: request.headers.get('stripe-signature') ?? '' });
      return new Response(null, { status: 200 });
    },
  });
  const accepted = async (secrets: readonly string[]) => {
    await pay();
    await local.control({ action: 'flush' });
    const { body = '', signature = '' } = seen.at(-1) ?? {};
    return secrets.map((secret) => {
      try {
        Stripe.webhooks.constructEvent(body, signature, secret);
        return true;
      } catch {
        return false;
      }
    });
  };
  const roll = async () =>
    String((await local.control({ action: 'roll-secret', overlapHours: 24 }))['secret']);
  const second = await roll();
  expect(await accepted([WEBHOOK_SECRET, second])).toEqual([true, true]);
  expect(await local.sandbox.signingSecret()).toBe(second);
  const third = await roll();
  expect(await accepted([WEBHOOK_SECRET, second, third])).toEqual([false, true, true]);
  await local.control({ action: 'clock', advanceSeconds: 24 * 3600 + 1 });
  expect(await accepted([second, third])).toEqual([false, true]);
  // Started again with the newest, as one does who has put it into the environment; or with one of their own.
  for (const secret of [third, 'whsec_own']) {
    const again = createSandbox({
      sql: local.sql,
      publicOrigin: ORIGIN,
      secretKey: KEY,
      webhooks: { url: `${ORIGIN}/hook`, secret },
    });
    expect(await again.signingSecret()).toBe(secret);
  }
});

test('an endpoint that fails for nine days is disabled: nothing waits, nothing is queued, until it is enabled', async () => {
  local = await localStripe();
  const [endpoint] = (await local.stripe.webhookEndpoints.list()).data;
  const status = async () => (await local.stripe.webhookEndpoints.retrieve(endpoint?.id ?? '')).status;
  local.endpoint.status = 500;
  await pay();
  await local.control({ action: 'flush' });
  await local.control({ action: 'clock', advanceSeconds: 8 * 24 * 3600 });
  await local.control({ action: 'flush' });
  expect(await status()).toBe('enabled');
  await pay();
  await local.control({ action: 'clock', advanceSeconds: 24 * 3600 });
  await local.control({ action: 'flush' });
  expect(await status()).toBe('disabled');
  await pay();
  const newest = (await local.stripe.events.list({ limit: 4 })).data;
  expect(newest.map((event) => event.pending_webhooks)).toEqual([0, 0, 0, 0]);
  local.time.nowMs += 2000;
  await local.control({ action: 'flush' });
  expect(await local.control({ action: 'state' })).not.toHaveProperty('deliveries.waiting');
  await local.stripe.webhookEndpoints.update(endpoint?.id ?? '', { disabled: false });
  expect(await status()).toBe('enabled');
  local.endpoint.status = 200;
  local.received.length = 0;
  await pay();
  await local.control({ action: 'flush' });
  expect(types()).toEqual(FLOW);
});

test('a success in between starts the count of failing days anew', async () => {
  local = await localStripe();
  for (const days of [5, 5]) {
    local.endpoint.status = 500;
    await pay();
    await local.control({ action: 'flush' });
    await local.control({ action: 'clock', advanceSeconds: days * 24 * 3600 });
    await local.control({ action: 'flush' });
    local.endpoint.status = 200;
    await pay();
    await local.control({ action: 'flush', early: true });
  }
  expect((await local.stripe.webhookEndpoints.list()).data).toMatchObject([{ status: 'enabled' }]);
});

test('events of another account and of live mode arrive signed, and the API knows nothing of them', async () => {
  local = await localStripe();
  await expect(local.control({ action: 'foreign-event', of: 'account' })).rejects.toThrow(/make a payment/);
  await pay();
  await local.control({ action: 'flush' });
  local.received.length = 0;
  for (const of of ['account', 'livemode']) await local.control({ action: 'foreign-event', of });
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 2, failed: 0 });
  const [account, live] = local.received;
  expect(account).toMatchObject({
    account: expect.stringMatching(/^acct_\w{16}$/) as string,
    livemode: false,
  });
  expect(live).toMatchObject({ livemode: true });
  expect(live).not.toHaveProperty('account');
  for (const event of [account, live])
    await expect(local.stripe.events.retrieve(event?.id ?? '')).rejects.toMatchObject({ statusCode: 404 });
  expect((await local.stripe.events.list()).data).toHaveLength(4);
});

test('a payment of another app on the account is an ordinary one with nothing of ours on it', async () => {
  local = await localStripe();
  const { session, payment_intent: id } = await local.control({
    action: 'foreign-payment',
    amountMinor: 2500,
  });
  const intent = await local.stripe.paymentIntents.retrieve(String(id), { expand: ['latest_charge'] });
  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2500 });
  expect(Object.keys(intent.metadata)).toEqual(['order']);
  expect(await local.stripe.checkout.sessions.retrieve(String(session))).toMatchObject({
    payment_status: 'paid',
    client_reference_id: null,
  });
  await local.control({ action: 'flush' });
  expect(types()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
  ]);
  expect((await local.stripe.balanceTransactions.list()).data).toHaveLength(1);
  await expect(local.control({ action: 'foreign-payment', currency: 'zzz' })).rejects.toThrow(/control 400/);
});

test('signatures carry real time, however far the clock was moved', async () => {
  local = await localStripe();
  await local.control({ action: 'clock', advanceSeconds: 6 * 24 * 3600 });
  await pay();
  // constructEvent in the endpoint refuses a signature older than five minutes of real time.
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 4, failed: 0 });
  expect(local.received[0]?.created).toBeGreaterThan(local.time.nowMs / 1000 + 5 * 24 * 3600);
});

test('extra copies carry the same event', async () => {
  local = await localStripe();
  await local.control({ action: 'webhooks', mode: { duplicate: 2 } });
  await pay();
  await local.control({ action: 'flush' });
  expect(types()).toEqual(FLOW.flatMap((type) => [type, type, type]));
  expect(new Set(local.received.map((event) => event.id)).size).toBe(4);
});

test('shuffled events all arrive, in another order for another chance', async () => {
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  local = await localStripe({ random });
  await local.control({ action: 'webhooks', mode: { shuffle: true } });
  const orders = new Set<string>();
  for (let i = 0; i < 6; i++) {
    local.received.length = 0;
    await pay();
    await local.control({ action: 'flush' });
    expect(types().toSorted()).toEqual(FLOW.toSorted());
    orders.add(types().join());
  }
  expect(orders.size).toBeGreaterThan(2);
});

test('lost types never arrive but can be listed as undelivered; switched off, nothing arrives', async () => {
  local = await localStripe();
  await local.control({ action: 'webhooks', mode: { drop: ['charge.*', 'checkout.session.completed'] } });
  await pay();
  await local.control({ action: 'flush' });
  expect(types()).toEqual(['payment_intent.created', 'payment_intent.amount_capturable_updated']);
  const lost = await local.stripe.events.list({ delivery_success: false });
  expect(lost.data.map((event) => event.type)).toEqual(['checkout.session.completed', 'charge.succeeded']);
  for (const mode of [{ off: true }, { dropRate: 1 }]) {
    await local.control({ action: 'webhooks', mode });
    await pay();
    expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 0 });
  }
  await local.control({ action: 'resend', event: lost.data[0]?.id });
  await local.control({ action: 'flush' });
  expect(types().at(-1)).toBe('checkout.session.completed');
});

test('delayed events wait for their time, or for a flush that does not', async () => {
  local = await localStripe();
  await local.control({ action: 'webhooks', mode: { delayMs: 60_000 } });
  await pay();
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 0 });
  expect(await local.control({ action: 'flush', early: true })).toEqual({ delivered: 4, failed: 0 });
  await pay();
  local.time.nowMs += 60_001;
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 4, failed: 0 });
});

test('attempts that are made to fail never reach the endpoint until they may', async () => {
  local = await localStripe();
  await local.control({ action: 'webhooks', mode: { fail: true } });
  await pay();
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 4 });
  expect(local.received).toEqual([]);
  await local.control({ action: 'webhooks', mode: {} });
  expect(await local.control({ action: 'flush', early: true })).toEqual({ delivered: 4, failed: 0 });
});

test('in the background events go out by themselves and time passes', async () => {
  local = await localStripe();
  local.time.nowMs = Date.now();
  await local.sandbox.start();
  await pay();
  const deadline = Date.now() + 5000;
  while (local.received.length < 4 && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(types()).toEqual(FLOW);
});

test('without an endpoint nothing is queued and events are delivered by definition', async () => {
  local = await localStripe({ webhooks: undefined });
  await pay();
  expect((await local.stripe.events.list()).data.map((event) => event.pending_webhooks)).toEqual([
    0, 0, 0, 0,
  ]);
});

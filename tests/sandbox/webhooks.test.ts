/** Webhooks: signed, tried again, shuffled, doubled, lost, sent again by hand. */
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import {
  donationSession,
  localStripe,
  type LocalStripe,
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

test('an endpoint that cannot be reached is given up after many attempts', async () => {
  local = await localStripe({ deliver: () => Promise.reject(new Error('nobody there')) });
  await local.stripe.checkout.sessions.expire(
    (await local.stripe.checkout.sessions.create(donationSession())).id,
  );
  for (let attempt = 0; attempt < 12; attempt++) {
    local.time.nowMs += 2 * 3600 * 1000;
    expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 1 });
  }
  local.time.nowMs += 2 * 3600 * 1000;
  expect(await local.control({ action: 'flush' })).toEqual({ delivered: 0, failed: 0 });
  expect(await local.control({ action: 'state' })).toMatchObject({ deliveries: { failed: 1 } });
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

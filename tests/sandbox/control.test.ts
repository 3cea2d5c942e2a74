/** The control door and the clock: what is refused, what is told, and two processes on one database. */
import { afterEach, expect, test } from 'vitest';
import { createSandbox } from '#app/sandbox/sandbox.ts';
import {
  donationSession,
  KEY,
  localStripe,
  type LocalStripe,
  ORIGIN,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

async function post(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const response = await local.ask('/sandbox/control', { method: 'POST', headers, body });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}

test.each([
  ['{', /expected JSON/],
  ['{"action":"dance"}', /action/],
  ['{"action":"clock"}', /exactly one of advanceSeconds and to/],
  ['{"action":"clock","advanceSeconds":-5}', /advanceSeconds.*>=0.*got -5/],
  ['{"action":"fault","on":"lunch","kind":"500"}', /on: .*got \\"lunch\\"/],
  ['{"action":"webhooks","mode":{"shufle":true}}', /mode: .*shufle/],
  [
    '{"action":"pay","session":"cs_test_1","card":"1234"}',
    /card: expected a well-formed card number, got '1234'/,
  ],
])('the control request %s is refused with what was expected', async (body, words) => {
  local = await localStripe();
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect(answer.text).toMatch(words);
});

test('unknown sessions and events are 404, other methods and types are refused', async () => {
  local = await localStripe();
  expect((await post('{"action":"pay","session":"cs_test_none"}')).status).toBe(404);
  expect((await post('{"action":"resend","event":"evt_none"}')).status).toBe(404);
  expect((await post('x', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await local.ask('/sandbox/control')).status).toBe(405);
});

test('a form from the panel is followed back to it; one from another site is refused', async () => {
  local = await localStripe();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const own = await post('action=fault&on=any&kind=429&times=2', { ...form, origin: ORIGIN });
  expect(own).toMatchObject({ status: 303, location: '/sandbox' });
  const foreign = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const from of foreign) {
    const refused = await post('action=fault&on=any&kind=429', { ...form, ...from });
    expect(refused.status, JSON.stringify(from)).toBe(403);
  }
  const { settings } = await local.control({ action: 'state' });
  expect(settings).toMatchObject({ faults: [{ on: 'any', kind: '429', times: 2 }] });
  await post(
    'action=webhooks&mode.shuffle=on&mode.duplicate=1&mode.drop=charge.*+payment_intent.created',
    form,
  );
  const after = await local.control({ action: 'state' });
  expect(after['settings']).toMatchObject({
    webhooks: { shuffle: true, duplicate: 1, drop: ['charge.*', 'payment_intent.created'], off: false },
  });
});

test('pages with forms never withhold their own origin from us, or the control would refuse them (M7)', async () => {
  local = await localStripe();
  const session = await local.stripe.checkout.sessions.create(donationSession());
  for (const address of ['/sandbox', new URL(session.url ?? '').pathname, '/sandbox/checkout/none']) {
    const { headers } = await local.ask(address);
    expect(headers.get('referrer-policy'), address).toBe('same-origin');
  }
});

test('the clock moves on, to a time, and back, and tells who listens', async () => {
  local = await localStripe();
  let told = 0;
  const unsubscribe = local.sandbox.onClockMoved(() => told++);
  const ahead = () => Math.round((local.sandbox.now().getTime() - local.time.nowMs) / 1000);
  await local.control({ action: 'clock', advanceSeconds: 300 });
  await local.control({ action: 'clock', advanceSeconds: 300 });
  expect(ahead()).toBe(600);
  await local.control({ action: 'clock', to: '2030-01-01T00:00:00Z' });
  expect(local.sandbox.now().toISOString()).toBe('2030-01-01T00:00:00.000Z');
  local.time.nowMs += 1000;
  expect(local.sandbox.now().toISOString()).toBe('2030-01-01T00:00:01.000Z');
  expect(told).toBe(3);
  unsubscribe();
  await local.control({ action: 'clock-reset' });
  expect([ahead(), told]).toEqual([0, 3]);
});

test('a second process on the same database sees the same state and follows the clock', async () => {
  local = await localStripe();
  const second = createSandbox({
    sql: local.sql,
    publicOrigin: ORIGIN,
    secretKey: KEY,
    realNow: () => new Date(local.time.nowMs),
  });
  const session = await local.stripe.checkout.sessions.create(donationSession());
  let told = 0;
  second.onClockMoved(() => told++);
  await local.control({ action: 'clock', advanceSeconds: 25 * 3600 });
  const response = await second.fetch(
    new Request(`${ORIGIN}/v1/checkout/sessions/${session.id}`, {
      headers: { authorization: `Bearer ${KEY}` },
    }),
  );
  expect(await response.json()).toMatchObject({ id: session.id, status: 'expired' });
  expect(second.now()).toEqual(local.sandbox.now());
  expect(told).toBe(1);
});

test('two processes that deliver at once send each event once', async () => {
  local = await localStripe();
  const session = await local.stripe.checkout.sessions.create(donationSession());
  await local.control({ action: 'pay', session: session.id });
  await Promise.all([1, 2, 3].map(() => local.control({ action: 'flush' })));
  expect(local.received.map((event) => event.id).toSorted()).toEqual(
    [...new Set(local.received.map((event) => event.id))].toSorted(),
  );
  expect(local.received).toHaveLength(4);
});

test('the state tells each payment with what was booked for it', async () => {
  local = await localStripe();
  const ids: string[] = [];
  for (let i = 0; i < 2; i++) {
    const session = await local.stripe.checkout.sessions.create(donationSession());
    ids.push(String((await local.control({ action: 'pay', session: session.id }))['payment_intent']));
  }
  await local.stripe.paymentIntents.capture(ids[0] ?? '');
  expect(await local.control({ action: 'state' })).toMatchObject({
    held: [ids[1]],
    balance: { usd: { amount: 500, fee: 45, net: 455 } },
    payment_intents: [
      { id: ids[0], status: 'succeeded', booked: { amount: 500, fee: 45, net: 455, count: 1 } },
      { id: ids[1], status: 'requires_capture', booked: { amount: 0, count: 0 } },
    ],
  });
});

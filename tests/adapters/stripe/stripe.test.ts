import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { statusFrom } from '#app/adapters/stripe/subscriptions.ts';
import { createStripe, type StripePorts } from '#app/adapters/stripe/stripe.ts';
import { money } from '#app/domain/money.ts';
import type { CheckoutInput } from '#app/ports/payments.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { openWorld, type World } from '#tests/support/world.ts';

// The SDK speaks to Stripe's own address over Node's http client; what answers there is the local Stripe.
let world: World;
const server = setupServer();

beforeAll(async () => {
  world = await openWorld();
  const { sandbox } = world.deps;
  // A connection that the local Stripe cuts is cut here too.
  const answer = (request: Request) => sandbox?.fetch(request).catch(() => HttpResponse.error());
  server.use(http.all('https://api.stripe.com/*', ({ request }) => answer(request)));
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => world.control({ action: 'faults-clear' }));
afterAll(async () => {
  server.close();
  await world[Symbol.asyncDispose]();
});

/** The same port twice: over the network as in production, and in this process as in the demo. */
function bothWays(): [string, StripePorts][] {
  const { sandbox, ports } = world.deps;
  if (!sandbox) throw new Error('no local Stripe');
  const { secretKey, webhookSecret } = sandbox;
  const webhookUrl = `${ports.site.url}/webhooks/stripe`;
  return [
    ['over the network', createStripe({ secretKey, webhookSecret, webhookUrl, siteName: 'Factually' })],
    ['in this process', ports],
  ];
}

let serial = 1000;

async function openCheckout(stripe: StripePorts, feeCoverMinor = 0): Promise<string> {
  serial += 1;
  const opened = await stripe.checkouts.create(checkoutInput(500, feeCoverMinor));
  if (opened.kind !== 'opened') throw new Error(opened.reason);
  expect(opened.url).toContain(opened.sessionId);
  return opened.sessionId;
}

const checkoutInput = (amountMinor: number, feeCoverMinor: number): CheckoutInput => ({
  donationId: `donation-${String(serial)}`,
  amount: money(amountMinor, 'USD'),
  memory: {},
  feeCover: money(feeCoverMinor, 'USD'),
  locale: 'en',
  successUrl: 'https://factually.example/donations/x',
  cancelUrl: 'https://factually.example/donate',
  expiresAt: new Date(world.deps.ports.clock.now().getTime() + 3_600_000),
  idempotencyKey: `create-${String(serial)}`,
});

async function paid(
  stripe: StripePorts,
  feeCoverMinor = 0,
): Promise<{ sessionId: string; paymentId: string }> {
  const sessionId = await openCheckout(stripe, feeCoverMinor);
  await world.control({
    action: 'pay',
    session: sessionId,
    name: 'Robin Reader',
    email: 'r@example.org',
    card: cardNumber(serial),
  });
  const paymentId = (await stripe.checkouts.read(sessionId)).payment?.id ?? '';
  return { sessionId, paymentId };
}

test('an amount that Stripe does not charge is an answer, in its words (M23)', async () => {
  for (const [way, stripe] of bothWays()) {
    serial += 1;
    const answer = await stripe.checkouts.create(checkoutInput(49, 0));
    expect(answer, way).toMatchObject({ kind: 'amount-refused' });
    expect(JSON.stringify(answer)).toContain('at least $0.50 usd');
  }
});

test('an open checkout has no payment; a paid one has the payer, the card and the end of the hold', async () => {
  for (const [way, stripe] of bothWays()) {
    const sessionId = await openCheckout(stripe);
    expect(await stripe.checkouts.read(sessionId), way).toMatchObject({ status: 'open', payment: null });
    const held = await stripe.checkouts.read((await paid(stripe, 46)).sessionId);
    expect(held, way).toMatchObject({
      status: 'complete',
      payer: { name: 'Robin Reader', email: 'r@example.org' },
      payment: {
        status: 'requires-capture',
        charged: { amountMinor: 546, currency: 'USD' },
        charge: { balanceTransactions: [] },
      },
    });
    const charge = held.payment?.charge;
    expect(charge?.card?.fingerprint, way).toMatch(/\w+/);
    expect(charge?.captureBefore?.getTime(), way).toBe((charge?.createdAt.getTime() ?? 0) + 7 * 86_400_000);
  }
});

test('a capture brings a balance with its fee, and a second capture changes nothing', async () => {
  for (const [way, stripe] of bothWays()) {
    const { sessionId, paymentId } = await paid(stripe);
    expect(await stripe.payments.capture(paymentId, `capture-${paymentId}`), way).toEqual({ kind: 'done' });
    expect(await stripe.payments.capture(paymentId, `again-${paymentId}`), way).toMatchObject({
      kind: 'refused',
    });
    const { payment } = await stripe.checkouts.read(sessionId);
    expect(payment?.charge?.balanceTransactions, way).toMatchObject([
      {
        category: 'charge',
        amount: { amountMinor: 500, currency: 'USD' },
        fee: { amountMinor: 45, currency: 'USD' },
        source: { kind: 'charge', presented: { amountMinor: 500, currency: 'USD' } },
      },
    ]);
  }
});

test('a cancelled payment is canceled, cannot be captured, and never has a balance', async () => {
  for (const [way, stripe] of bothWays()) {
    const { sessionId, paymentId } = await paid(stripe);
    expect(await stripe.payments.cancel(paymentId, `cancel-${paymentId}`), way).toEqual({ kind: 'done' });
    expect(await stripe.payments.capture(paymentId, `late-${paymentId}`), way).toMatchObject({
      kind: 'refused',
    });
    const { payment } = await stripe.checkouts.read(sessionId);
    expect(payment, way).toMatchObject({ status: 'canceled', charge: { balanceTransactions: [] } });
  }
});

test('an answer that is lost after the request is asked for again under the same key and done once', async () => {
  for (const [way, stripe] of bothWays()) {
    const { sessionId, paymentId } = await paid(stripe);
    await world.control({ action: 'fault', on: 'capture', kind: 'cut-after', times: 1 });
    await stripe.payments.capture(paymentId, `lost-${paymentId}`);
    expect(await stripe.payments.capture(paymentId, `lost-${paymentId}`), way).toEqual({ kind: 'done' });
    expect((await stripe.checkouts.read(sessionId)).payment?.status, way).toBe('succeeded');
    const intent = (await world.intents()).find(({ id }) => id === paymentId);
    expect(intent?.booked.count, way).toBe(1);
  }
});

test('of what did not come about, the answer says whether the same key may be used again (M13)', async () => {
  const expected = { '500-stored': 'failed', '429': 'unanswered', 'cut-before': 'unanswered' } as const;
  for (const [way, stripe] of bothWays()) {
    for (const [kind, answer] of Object.entries(expected)) {
      const { paymentId } = await paid(stripe);
      await world.control({ action: 'fault', on: 'capture', kind, times: 10 });
      const said = await stripe.payments.capture(paymentId, `${kind}-${paymentId}`);
      expect(said, `${way} ${kind}`).toEqual({
        kind: answer,
        code: expect.stringMatching(/^[\w -]+$/) as string,
      });
      await world.control({ action: 'faults-clear' });
    }
  }
}, 120_000);

test('an outage while reading is thrown and not taken for an answer', async () => {
  for (const [way, stripe] of bothWays()) {
    const { sessionId } = await paid(stripe);
    await world.control({ action: 'fault', on: 'read', kind: '500', times: 10 });
    await expect(stripe.checkouts.read(sessionId), way).rejects.toThrow();
    await world.control({ action: 'faults-clear' });
  }
}, 120_000);

test('a signature serves for five minutes, whichever way the clocks differ in which it was made (M27)', () => {
  const payload = JSON.stringify({ id: 'evt_1', type: 'charge.captured', data: { object: { id: 'ch_1' } } });
  const secret = world.deps.sandbox?.webhookSecret ?? '';
  for (const [way, stripe] of bothWays()) {
    const signedAgo = (seconds: number) => {
      const timestamp = Math.floor(Date.now() / 1000) - seconds;
      const signature = world.stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
      return stripe.webhooks.verify(Buffer.from(payload), signature)?.id ?? null;
    };
    expect(signedAgo(0), way).toBe('evt_1');
    expect(signedAgo(4 * 60), way).toBe('evt_1');
    expect(signedAgo(5 * 60 + 2), way).toBeNull();
    expect(signedAgo(24 * 3600), way).toBeNull();
  }
});

test.each(['paused', 'past_due', 'unpaid', 'zz'] as const)(
  'a subscription that is %s bills as far as we know, so nothing takes it for over (money 24)',
  (status) => {
    expect(statusFrom(status as Stripe.Subscription.Status)).toBe('live');
  },
);

test('events are read only from a body that Stripe signed', () => {
  const { ports } = world.deps;
  expect(ports.webhooks.verify(Buffer.from('{"id":"evt_1"}'), 't=1,v1=00')).toBeNull();
  expect(ports.webhooks.verify(Buffer.from(''), '')).toBeNull();
});

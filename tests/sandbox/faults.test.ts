/** Faults of the API: on everything, on a sort of endpoints or on one, for a number of requests or a share of them. */
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import {
  donationSession,
  KEY,
  localStripe,
  type LocalStripe,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

async function held(): Promise<string> {
  const session = await local.stripe.checkout.sessions.create(donationSession());
  const paid = await local.control({ action: 'pay', session: session.id });
  return String(paid['payment_intent']);
}

test.each([
  ['403', 'StripePermissionError', 'requires_capture'],
  ['429', 'StripeRateLimitError', 'requires_capture'],
  ['lock-timeout', 'StripeRateLimitError', 'requires_capture'],
  ['500', 'StripeAPIError', 'requires_capture'],
  ['500-stored', 'StripeAPIError', 'requires_capture'],
  ['500-after', 'StripeAPIError', 'succeeded'],
  ['503', 'StripeAPIError', 'requires_capture'],
  ['cut-before', 'StripeConnectionError', 'requires_capture'],
  ['cut-after', 'StripeConnectionError', 'succeeded'],
])('the fault %s meets the capture as %s and leaves the payment %s', async (kind, error, status) => {
  local = await localStripe();
  const intent = await held();
  await local.control({ action: 'fault', on: 'capture', kind });
  await expect(
    local.stripe.paymentIntents.capture(intent, {}, { idempotencyKey: 'c' }),
  ).rejects.toMatchObject({ type: error });
  expect((await local.stripe.paymentIntents.retrieve(intent)).status).toBe(status);
  const again = local.stripe.paymentIntents.capture(intent, {}, { idempotencyKey: 'c' });
  if (kind === '500-stored')
    await expect(again).rejects.toMatchObject({ headers: { 'idempotent-replayed': 'true' } });
  else await expect(again).resolves.toMatchObject({ status: 'succeeded' });
  expect((await local.stripe.balanceTransactions.list()).data).toHaveLength(kind === '500-stored' ? 0 : 1);
});

test('a limit says which one it was, a locked object that asking again helps', async () => {
  local = await localStripe();
  const asked = async (kind: string) => {
    await local.control({ action: 'fault', kind });
    return local.stripe.balance.retrieve().catch((error: unknown) => error as Stripe.errors.StripeError);
  };
  expect(await asked('429')).toMatchObject({
    code: 'rate_limit',
    headers: { 'stripe-rate-limited-reason': 'endpoint-rate' },
  });
  expect(await asked('lock-timeout')).toMatchObject({
    code: 'lock_timeout',
    headers: { 'stripe-should-retry': 'true' },
  });
});

test.each(['502', '502-after'])(
  'the fault %s is a page of something that stands before the API',
  async (kind) => {
    local = await localStripe();
    await local.control({ action: 'fault', on: 'create', kind });
    const body = 'mode=payment&success_url=https%3A%2F%2Funbought.example&line_items[0][quantity]=1'.concat(
      '&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=500',
      '&line_items[0][price_data][product_data][name]=Gift',
    );
    const response = await local.ask('/v1/checkout/sessions', {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(response.status).toBe(502);
    expect(await response.text()).toMatch(/^<html>/);
    expect((await local.stripe.checkout.sessions.list()).data).toHaveLength(kind === '502' ? 0 : 1);
  },
);

test('a fault on one endpoint leaves the others of its sort alone', async () => {
  local = await localStripe();
  await local.control({ action: 'fault', on: 'GET /v1/charges', kind: '500', times: 2 });
  await expect(local.stripe.paymentIntents.list()).resolves.toMatchObject({ data: [] });
  await expect(local.stripe.charges.list()).rejects.toMatchObject({ statusCode: 500 });
  await expect(local.stripe.charges.list()).rejects.toMatchObject({ statusCode: 500 });
  await expect(local.stripe.charges.list()).resolves.toMatchObject({ data: [] });
});

test('a fault on a share of the requests meets about so many of them, until it is removed', async () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  local = await localStripe({ random });
  await local.control({ action: 'fault', on: 'read', kind: '429', share: 0.25 });
  let met = 0;
  for (let i = 0; i < 80; i++) await local.stripe.balance.retrieve().catch(() => met++);
  expect(met).toBeGreaterThan(8);
  expect(met).toBeLessThan(36);
  const { settings } = await local.control({ action: 'state' });
  expect(settings).toMatchObject({ faults: [{ share: 0.25, times: null }] });
  await local.control({ action: 'faults-clear' });
  for (let i = 0; i < 20; i++) await local.stripe.balance.retrieve();
});

test('a slow answer comes after its time, and the request has acted before', async () => {
  local = await localStripe();
  const intent = await held();
  await local.control({ action: 'fault', on: 'capture', kind: 'slow', delayMs: 400, times: 2 });
  const impatient = local.stripe.paymentIntents.capture(intent, {}, { timeout: 100, idempotencyKey: 's' });
  await expect(impatient).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect((await local.stripe.paymentIntents.retrieve(intent)).status).toBe('succeeded');
  const began = performance.now();
  await local.stripe.paymentIntents.capture(intent, {}, { idempotencyKey: 's' });
  expect(performance.now() - began).toBeGreaterThan(390);
});

test('a request that hangs ends when the caller gives up', async () => {
  local = await localStripe();
  await local.control({ action: 'fault', on: 'read', kind: 'timeout', times: 2 });
  const impatient = local.stripe.charges.list({}, { timeout: 50 });
  await expect(impatient).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
});

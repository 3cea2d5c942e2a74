/** Whole payments through the local Stripe, from the open Session to captured, released or expired money. */
import { afterEach, expect, test } from 'vitest';
import {
  giftSession,
  localStripe,
  type LocalStripe,
  takeBreaches,
} from '#tests/sandbox/support/local-stripe.ts';

let local: LocalStripe;
afterEach(async () => {
  await local.close();
  expect(takeBreaches()).toEqual([]);
});

const types = (from: LocalStripe) => from.received.map((event) => event.type);

async function authorised(change: Record<string, unknown> = {}) {
  const session = await local.stripe.checkout.sessions.create(giftSession());
  const paid = await local.control({ action: 'pay', session: session.id, ...change });
  return { session, paid, intentId: String(paid['payment_intent']) };
}

test('a payer is authorised: the money is held, not taken', async () => {
  local = await localStripe();
  const { session, paid, intentId } = await authorised({
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    country: 'GB',
  });
  expect(session).toMatchObject({ status: 'open', payment_intent: null, payment_status: 'unpaid' });
  expect(paid).toMatchObject({
    status: 'complete',
    redirect: `http://127.0.0.1:3000/donations/token?session=${session.id}`,
  });
  const intent = await local.stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
  expect(intent).toMatchObject({
    status: 'requires_capture',
    amount_capturable: 500,
    amount_received: 0,
    metadata: { donation: 'don_1' },
  });
  expect(intent.latest_charge).toMatchObject({
    captured: false,
    paid: true,
    balance_transaction: null,
    billing_details: { name: 'Ada Lovelace', email: 'ada@example.org', address: { country: 'GB' } },
  });
  expect((await local.stripe.checkout.sessions.retrieve(session.id)).customer_details).toMatchObject({
    name: 'Ada Lovelace',
    email: 'ada@example.org',
  });
  await local.control({ action: 'flush' });
  expect(types(local)).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'checkout.session.completed',
  ]);
});

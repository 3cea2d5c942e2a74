/** POST /webhooks/stripe as Stripe meets it: over HTTP, on a real database that fails and comes back. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type Stripe from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { handleStripeWebhook } from '#app/http/stripe-webhook.ts';
import { openWorld, type World } from '#tests/support/world.ts';

/** Posts an event as Stripe does; answers status and text. */
async function listen(world: World): Promise<(event: Stripe.Event) => Promise<[number, string]>> {
  const server = createServer((req, res) => void handleStripeWebhook(world.deps, req, res)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  return async (event) => {
    const body = JSON.stringify(event);
    const secret = world.deps.sandbox?.webhookSecret ?? '';
    const signature = world.stripe.webhooks.generateTestHeaderString({ payload: body, secret });
    const response = await fetch(url, { method: 'POST', body, headers: { 'stripe-signature': signature } });
    return [response.status, (await response.text()).trim()];
  };
}

test('where an event cannot be stored Stripe hears 500 and sends it again, and then it is stored once (M27)', async () => {
  await using world = await openWorld();
  const post = await listen(world);
  const donation = await world.give();
  await world.pay(donation);
  const [event] = await world.events();
  if (!event) throw new Error('Stripe has no event');
  const stored = async () => (await world.deps.ports.events.oldestWaiting()) !== null;
  const db = new pg.Client(world.deps.env.databaseOwnerUrl);
  await db.connect();
  try {
    await db.query('ALTER TABLE stripe_event RENAME TO stripe_event_gone');
    expect(await post(event)).toEqual([500, 'The event could not be stored. Please send it again.']);
    await db.query('ALTER TABLE stripe_event_gone RENAME TO stripe_event');
  } finally {
    await db.end();
  }
  expect(await stored()).toBe(false);
  expect(await post(event)).toEqual([200, 'stored']);
  expect(await stored()).toBe(true);
  expect(await post(event)).toEqual([200, 'already stored']);
});

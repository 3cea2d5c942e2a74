/** Webhooks: how they travel, outages, the endpoint and its secret, and sending by hand. */
import { z } from 'zod';
import { type Action, action, line, SECONDS_MAX, type Told } from '#app/sandbox/control/action.ts';
import { payElsewhere } from '#app/sandbox/control/foreign-payment.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import { amount, currency } from '#app/sandbox/control/schemas.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { queueDelivery, type StripeEvent } from '#app/sandbox/events.ts';
import { sendForeignEvent } from '#app/sandbox/foreign-events.ts';
import { randomText } from '#app/sandbox/ids.ts';
import { changeSetting } from '#app/sandbox/settings.ts';
import { findObject, listObjects } from '#app/sandbox/store.ts';
import { rollSecret, setEndpoint } from '#app/sandbox/webhook-endpoint.ts';

const mode = z.strictObject({
  shuffle: z.boolean().default(false),
  duplicate: z.int().min(0).max(20).default(0),
  delayMs: z.int().min(0).max(86_400_000).default(0),
  dropRate: z.number().min(0).max(1).default(0),
  drop: z.array(line).max(50).default([]),
  fail: z.boolean().default(false),
  off: z.boolean().default(false),
});

const seconds = (engine: Engine) => Math.floor(engine.now().getTime() / 1000);

/** Events from now on and for so many days of the sandbox's time are never sent; 0 ends it. */
async function outage(engine: Engine, days: number): Promise<Told> {
  const until = days === 0 ? 0 : seconds(engine) + Math.round(days * 24 * 3600);
  return { outageUntil: await changeSetting(engine.sql, 'outageUntil', () => until) };
}

async function resend(engine: Engine, id: string): Promise<Told> {
  const found = await findObject<StripeEvent>(engine.sql, 'event', id);
  if (!found) throw new ControlRefusal(404, `event: no such event '${id}'`);
  refuseWithoutEndpoint(engine);
  await engine.perform((operation) => queueDelivery(operation, id, 'waiting'));
  return { queued: id };
}

async function foreignEvent(
  engine: Engine,
  input: { of: 'account' | 'livemode'; event?: string | undefined },
): Promise<Told> {
  refuseWithoutEndpoint(engine);
  const original = input.event
    ? (await findObject<StripeEvent>(engine.sql, 'event', input.event))?.body
    : (await listObjects<StripeEvent>(engine.sql, 'event', [], { limit: 1 })).data[0];
  if (!original) throw new ControlRefusal(404, 'event: there is none to send like; make a payment first');
  const sent = await engine.perform((operation) => sendForeignEvent(operation, original, input.of));
  return { queued: sent.id, like: original.id };
}

function refuseWithoutEndpoint(engine: Engine): void {
  if (!engine.webhooks) throw new ControlRefusal(400, 'event: there is no webhook endpoint to send it to');
}

async function roll(engine: Engine, overlapHours: number): Promise<Told> {
  const { webhooks } = engine;
  if (!webhooks) throw new ControlRefusal(400, 'roll: there is no webhook endpoint whose secret it would be');
  const next = {
    secret: `whsec_${randomText(32, engine.random)}`,
    now: seconds(engine),
    seconds: overlapHours * 3600,
  };
  const { current, previousUntil } = await rollSecret(engine.sql, webhooks.secret, next);
  return { secret: current, previousUntil };
}

const foreignPayment = {
  amountMinor: amount.default(1900),
  currency: currency.default('usd'),
};

export const WEBHOOK_ACTIONS: readonly Action[] = [
  action('webhooks', { mode }, async ({ sql }, input) => ({
    webhooks: await changeSetting(sql, 'webhooks', () => input.mode),
  })),
  action(
    'outage',
    {
      days: z
        .number()
        .min(0)
        .max(SECONDS_MAX / 86_400),
    },
    (engine, { days }) => outage(engine, days),
  ),
  action('endpoint', { status: z.enum(['enabled', 'disabled']) }, async ({ sql }, { status }) => ({
    endpoint: await setEndpoint(sql, status === 'disabled'),
  })),
  action(
    'roll-secret',
    {
      overlapHours: z
        .number()
        .min(0)
        .max(7 * 24)
        .default(24),
    },
    (engine, input) => roll(engine, input.overlapHours),
  ),
  action('resend', { event: line }, (engine, { event }) => resend(engine, event)),
  action('foreign-event', { of: z.enum(['account', 'livemode']), event: line.optional() }, foreignEvent),
  action('foreign-payment', foreignPayment, (engine, input) =>
    engine.perform((operation) => payElsewhere(operation, input)),
  ),
  action('flush', { early: z.boolean().default(false) }, async (engine, { early }) => ({
    ...(await engine.deliver(early)),
  })),
];

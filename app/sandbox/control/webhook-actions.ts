/** Webhooks: how they travel, and sending by hand. */
import { z } from 'zod';
import { type Action, action, line, type Told } from '#app/sandbox/control/action.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { queueDelivery, type StripeEvent } from '#app/sandbox/events.ts';
import { changeSetting } from '#app/sandbox/settings.ts';
import { findObject } from '#app/sandbox/store.ts';

const mode = z.strictObject({
  shuffle: z.boolean().default(false),
  duplicate: z.int().min(0).max(20).default(0),
  delayMs: z.int().min(0).max(86_400_000).default(0),
  dropRate: z.number().min(0).max(1).default(0),
  drop: z.array(line).max(50).default([]),
  fail: z.boolean().default(false),
  off: z.boolean().default(false),
});

async function resend(engine: Engine, id: string): Promise<Told> {
  const found = await findObject<StripeEvent>(engine.sql, 'event', id);
  if (!found) throw new ControlRefusal(404, `event: no such event '${id}'`);
  if (!engine.hasWebhooks) throw new ControlRefusal(400, 'event: there is no webhook endpoint to send it to');
  await engine.perform((operation) => queueDelivery(operation, id, 'waiting'));
  return { queued: id };
}

export const WEBHOOK_ACTIONS: readonly Action[] = [
  action('webhooks', { mode }, async ({ sql }, input) => ({
    webhooks: await changeSetting(sql, 'webhooks', () => input.mode),
  })),
  action('resend', { event: line }, (engine, { event }) => resend(engine, event)),
  action('flush', { early: z.boolean().default(false) }, async (engine, { early }) => ({
    ...(await engine.deliver(early)),
  })),
];

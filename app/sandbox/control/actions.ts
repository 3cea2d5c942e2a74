/** What `POST /sandbox/control` understands: one schema for each action, and what each does. */
import { z } from 'zod';
import { cardNumber, toCard } from '#app/sandbox/cards.ts';
import type { PayResult } from '#app/sandbox/attempt.ts';
import { authenticate, payOnPage } from '#app/sandbox/checkout.ts';
import { isMoneyAction, moneyActions, runMoneyAction } from '#app/sandbox/control/money-actions.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import { readState } from '#app/sandbox/control/state.ts';
import { queueDelivery, type StripeEvent } from '#app/sandbox/events.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { changeSetting, DEFAULTS, FAULT_KINDS, FAULT_TARGETS, OUTCOMES } from '#app/sandbox/settings.ts';
import { findObject } from '#app/sandbox/store.ts';

/** Ten years: further than any test needs, near enough that sums of seconds stay exact. */
const ADVANCE_MAX = 10 * 366 * 24 * 3600;

const line = z.string().trim().min(1).max(500);

export const controlSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('pay'),
    session: line,
    card: z.string().default('4242424242424242'),
    name: line.default('Jenny Rosen'),
    email: line.default('jenny.rosen@example.com'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('US'),
    postalCode: line.nullable().default('94107'),
    line1: line.nullable().default(null),
    city: line.nullable().default(null),
    businessName: line.nullable().default(null),
    individualName: line.nullable().default(null),
    /** What the payer answers to a card that asks for authentication; left out, the question stays open. */
    authentication: z.enum(['complete', 'fail']).optional(),
  }),
  z.strictObject({ action: z.literal('authenticate'), session: line, outcome: z.enum(['complete', 'fail']) }),
  z.strictObject({
    action: z.literal('next'),
    outcome: z.enum(OUTCOMES),
    times: z.int().min(1).max(100).default(1),
  }),
  z.strictObject({
    action: z.literal('webhooks'),
    mode: z.strictObject({
      shuffle: z.boolean().default(false),
      duplicate: z.int().min(0).max(20).default(0),
      delayMs: z.int().min(0).max(86_400_000).default(0),
      dropRate: z.number().min(0).max(1).default(0),
      drop: z.array(line).max(50).default([]),
      fail: z.boolean().default(false),
      off: z.boolean().default(false),
    }),
  }),
  z.strictObject({
    action: z.literal('fault'),
    on: z.enum(FAULT_TARGETS),
    kind: z.enum(FAULT_KINDS),
    times: z.int().min(1).max(1000).default(1),
  }),
  z.strictObject({ action: z.literal('faults-clear') }),
  z.strictObject({
    action: z.literal('clock'),
    advanceSeconds: z.number().min(0).max(ADVANCE_MAX).optional(),
    to: z.iso.datetime({ offset: true }).or(z.int().min(0).max(99_999_999_999)).optional(),
  }),
  z.strictObject({ action: z.literal('clock-reset') }),
  z.strictObject({ action: z.literal('balance-delay'), seconds: z.int().min(0).max(ADVANCE_MAX) }),
  z.strictObject({ action: z.literal('resend'), event: line }),
  z.strictObject({ action: z.literal('flush'), early: z.boolean().default(false) }),
  z.strictObject({ action: z.literal('state') }),
  /** Something that the site, not Stripe, does. */
  z.strictObject({ action: z.literal('site'), name: line }),
  ...moneyActions,
]);

export type ControlInput = z.output<typeof controlSchema>;
type Only<Name extends ControlInput['action']> = Extract<ControlInput, { action: Name }>;

/** Does one action and answers what to tell. Throws a ControlRefusal where it names something that is not there. */
export async function runControl(engine: Engine, input: ControlInput): Promise<Record<string, unknown>> {
  if (isMoneyAction(input)) return runMoneyAction(engine, input);
  const { sql } = engine;
  switch (input.action) {
    case 'pay':
      return pay(engine, input);
    case 'authenticate':
      return answerQuestion(engine, input.session, input.outcome);
    case 'next':
      return {
        next: await changeSetting(sql, 'nextOutcomes', (before) => [
          ...before,
          ...Array<typeof input.outcome>(input.times).fill(input.outcome),
        ]),
      };
    case 'webhooks':
      return { webhooks: await changeSetting(sql, 'webhooks', () => input.mode) };
    case 'fault': {
      const { on, kind, times } = input;
      return { faults: await changeSetting(sql, 'faults', (before) => [...before, { on, kind, times }]) };
    }
    case 'faults-clear':
      return { faults: await changeSetting(sql, 'faults', () => []) };
    case 'clock':
      return moveClock(engine, input);
    case 'clock-reset':
      return setOffset(engine, DEFAULTS.clockOffsetMs);
    case 'balance-delay':
      return { balanceDelaySeconds: await changeSetting(sql, 'balanceDelaySeconds', () => input.seconds) };
    case 'resend':
      return resend(engine, input.event);
    case 'flush':
      return { ...(await engine.deliver(input.early)) };
    case 'state':
      return readState(engine);
    case 'site':
      return runSiteAction(engine, input.name);
  }
}

async function runSiteAction(engine: Engine, name: string): Promise<Record<string, unknown>> {
  const found = engine.siteActions.find((action) => action.name === name);
  if (!found) throw new ControlRefusal(400, `name: the site offers nothing called '${name}'`);
  await found.run();
  return { done: name };
}

async function pay(engine: Engine, input: Only<'pay'>): Promise<Record<string, unknown>> {
  const number = cardNumber(input.card);
  if (!number) throw new ControlRefusal(400, `card: expected a well-formed card number, got '${input.card}'`);
  const expiry = { month: 12, year: engine.now().getUTCFullYear() + 3 };
  const { name, email, country, postalCode, line1, city, businessName, individualName } = input;
  const payer = { name, email, country, postalCode, line1, city, businessName, individualName };
  const result = await engine.perform((operation) =>
    payOnPage(operation, input.session, payer, toCard(number, expiry)),
  );
  if (!result) throw noSession(input.session);
  if (result.kind !== 'requires_action' || !input.authentication) return tell(engine, result);
  return answerQuestion(engine, input.session, input.authentication);
}

async function answerQuestion(
  engine: Engine,
  session: string,
  outcome: 'complete' | 'fail',
): Promise<Record<string, unknown>> {
  const result = await engine.perform((operation) =>
    authenticate(operation, session, outcome === 'complete'),
  );
  if (!result) throw new ControlRefusal(400, `session: nobody was asked to authenticate for '${session}'`);
  return tell(engine, result);
}

async function tell(engine: Engine, result: PayResult): Promise<Record<string, unknown>> {
  const { id, success_url } = result.session;
  const found = await findObject<CheckoutSession>(engine.sql, 'checkout.session', id);
  return {
    status: result.kind,
    session: id,
    payment_intent: found?.body.payment_intent ?? null,
    ...(result.kind === 'complete' ? { redirect: success_url.replaceAll('{CHECKOUT_SESSION_ID}', id) } : {}),
    ...(result.kind === 'declined' ? { code: result.decline.code, message: result.decline.message } : {}),
  };
}

const noSession = (id: string) => new ControlRefusal(404, `session: no such Checkout Session '${id}'`);

async function moveClock(engine: Engine, input: Only<'clock'>): Promise<Record<string, unknown>> {
  const { advanceSeconds, to } = input;
  if ((advanceSeconds === undefined) === (to === undefined)) {
    throw new ControlRefusal(400, 'clock: expected exactly one of advanceSeconds and to');
  }
  if (advanceSeconds !== undefined) {
    return setOffset(engine, (before) => before + advanceSeconds * 1000);
  }
  const target = typeof to === 'number' ? to * 1000 : Date.parse(to ?? '');
  return setOffset(engine, target - engine.realNow().getTime());
}

async function setOffset(
  engine: Engine,
  change: number | ((before: number) => number),
): Promise<Record<string, unknown>> {
  const to = typeof change === 'number' ? () => change : change;
  await changeSetting(engine.sql, 'clockOffsetMs', (before) => Math.round(to(before)));
  await engine.refresh();
  return { now: engine.now().toISOString() };
}

async function resend(engine: Engine, id: string): Promise<Record<string, unknown>> {
  const found = await findObject<StripeEvent>(engine.sql, 'event', id);
  if (!found) throw new ControlRefusal(404, `event: no such event '${id}'`);
  if (!engine.hasWebhooks) throw new ControlRefusal(400, 'event: there is no webhook endpoint to send it to');
  await engine.perform((operation) => queueDelivery(operation, id, 'waiting'));
  return { queued: id };
}

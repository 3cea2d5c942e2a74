/** Payers at the payment page, how their cards are answered; and the whole state. */
import { z } from 'zod';
import type { PayResult } from '#app/sandbox/attempt.ts';
import { authenticate, payOnPage } from '#app/sandbox/checkout.ts';
import { type Action, action, line, type Told } from '#app/sandbox/control/action.ts';
import { cardOf, payerFields } from '#app/sandbox/control/payer-fields.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import { readState } from '#app/sandbox/control/state.ts';
import type { CheckoutSession } from '#app/sandbox/objects/checkout-session.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { changeSetting, OUTCOME_QUEUES, OUTCOMES } from '#app/sandbox/settings.ts';
import { findObject } from '#app/sandbox/store.ts';

const payment = { session: line, ...payerFields };

async function pay(engine: Engine, input: z.output<z.ZodObject<typeof payment>>): Promise<Told> {
  const { session, card, authentication, ...payer } = input;
  const typed = cardOf(engine, card);
  const result = await engine.perform((operation) => payOnPage(operation, session, payer, typed));
  if (!result) throw new ControlRefusal(404, `session: no such Checkout Session '${session}'`);
  if (result.kind !== 'requires_action' || !authentication) return tell(engine, result);
  return answerQuestion(engine, session, authentication);
}

async function answerQuestion(engine: Engine, session: string, outcome: 'complete' | 'fail'): Promise<Told> {
  const result = await engine.perform((operation) =>
    authenticate(operation, session, outcome === 'complete'),
  );
  if (!result) throw new ControlRefusal(400, `session: nobody was asked to authenticate for '${session}'`);
  return tell(engine, result);
}

async function tell(engine: Engine, result: PayResult): Promise<Told> {
  const { id, success_url } = result.session;
  const found = await findObject<CheckoutSession>(engine.sql, 'checkout.session', id);
  return {
    status: result.kind,
    session: id,
    payment_intent: found?.body.payment_intent ?? null,
    setup_intent: found?.body.setup_intent ?? null,
    ...(result.kind === 'complete' ? { redirect: success_url.replaceAll('{CHECKOUT_SESSION_ID}', id) } : {}),
    ...(result.kind === 'declined' ? { code: result.decline.code, message: result.decline.message } : {}),
  };
}

const next = {
  on: z.literal(Object.keys(OUTCOME_QUEUES) as (keyof typeof OUTCOME_QUEUES)[]).default('payment'),
  outcome: z.enum(OUTCOMES),
  times: z.int().min(1).max(100).default(1),
};

export const PAYMENT_ACTIONS: readonly Action[] = [
  action('pay', payment, pay),
  action(
    'authenticate',
    { session: line, outcome: z.enum(['complete', 'fail']) },
    (engine, { session, outcome }) => answerQuestion(engine, session, outcome),
  ),
  action('next', next, async ({ sql }, { on, outcome, times }) => ({
    next: await changeSetting(sql, OUTCOME_QUEUES[on], (before) => [
      ...before,
      ...Array<typeof outcome>(times).fill(outcome),
    ]),
  })),
  action('state', {}, readState),
];

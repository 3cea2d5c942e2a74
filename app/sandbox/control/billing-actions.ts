/** How the account collects what subscriptions owe, and payers at the page of an open invoice. */
import { z } from 'zod';
import { answerInvoiceBank, type PaidOnPage, payInvoiceOnPage } from '#app/sandbox/billing/pay-on-page.ts';
import { type Action, action, line, type Told } from '#app/sandbox/control/action.ts';
import { cardOf, payerFields } from '#app/sandbox/control/payer-fields.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { AFTER_LAST_FAILURE, changeSetting } from '#app/sandbox/settings.ts';

const billing = {
  /** Days from each failed attempt to the next; empty, there is only the first. */
  retryAfterDays: z.array(z.coerce.number().int().min(1).max(60)).max(20).default([]),
  afterLastFailure: z.enum(AFTER_LAST_FAILURE).optional(),
  upcomingDays: z.int().min(0).max(45).optional(),
};

const payment = { invoice: line, ...payerFields };

async function pay(engine: Engine, input: z.output<z.ZodObject<typeof payment>>): Promise<Told> {
  const { invoice, card, authentication, ...payer } = input;
  const typed = cardOf(engine, card);
  const result = await engine.perform((operation) => payInvoiceOnPage(operation, invoice, payer, typed));
  if (result?.kind !== 'requires_action' || !authentication) return tell(invoice, result);
  return answer(engine, invoice, authentication);
}

async function answer(engine: Engine, invoice: string, outcome: 'complete' | 'fail'): Promise<Told> {
  const result = await engine.perform((operation) =>
    answerInvoiceBank(operation, invoice, outcome === 'complete'),
  );
  return tell(invoice, result);
}

function tell(invoice: string, result: PaidOnPage | null): Told {
  if (!result) throw new ControlRefusal(404, `invoice: no such invoice '${invoice}'`);
  const reason = result.kind === 'declined' ? { code: result.reason.code } : {};
  return { status: result.kind, invoice, ...reason };
}

export const BILLING_ACTIONS: readonly Action[] = [
  action('billing', billing, async ({ sql }, input) => ({
    billing: await changeSetting(sql, 'billing', (before) => ({
      retryAfterDays: input.retryAfterDays,
      afterLastFailure: input.afterLastFailure ?? before.afterLastFailure,
      upcomingDays: input.upcomingDays ?? before.upcomingDays,
    })),
  })),
  action('pay-invoice', payment, pay),
  action(
    'authenticate-invoice',
    { invoice: line, outcome: z.enum(['complete', 'fail']) },
    (engine, { invoice, outcome }) => answer(engine, invoice, outcome),
  ),
];

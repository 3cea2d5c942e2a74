/** What the panel does to payouts: the daily schedule, what becomes of the next, and the bank's word on one. */
import { z } from 'zod';
import { type Action, line, operationAction, type Told } from '#app/sandbox/control/action.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { arrive, failPayout, FAILURE_CODES, lockPayout } from '#app/sandbox/payout-course.ts';
import { schedulePayouts } from '#app/sandbox/payout-schedule.ts';
import { changeSetting, PAYOUT_OUTCOMES } from '#app/sandbox/settings.ts';

const next = { outcome: z.enum(PAYOUT_OUTCOMES), times: z.int().min(1).max(100).default(1) };

/** The bank's word on a payout, now. One that was paid can still fail. */
const word = {
  payout: line,
  outcome: z.enum(['paid', 'failed']),
  code: z.enum(FAILURE_CODES).default('account_closed'),
};

async function settle(
  operation: Operation,
  { payout: id, outcome, code }: z.output<z.ZodObject<typeof word>>,
): Promise<Told> {
  const { body: payout } = await lockPayout(operation, id);
  const isOver = payout.status === 'failed' || payout.status === 'canceled';
  if (isOver || payout.status === outcome)
    throw new ControlRefusal(400, `payout: ${payout.id} is ${payout.status} already`);
  return outcome === 'paid'
    ? arrive(operation, payout, { fate: 'paid' })
    : failPayout(operation, payout, code);
}

export const PAYOUT_ACTIONS: readonly Action[] = [
  operationAction('payouts', { daily: z.boolean().default(false) }, async (operation, { daily }) => ({
    payoutsDaily: await schedulePayouts(operation, daily),
  })),
  operationAction('next-payout', next, async ({ sql }, { outcome, times }) => {
    const added = Array<typeof outcome>(times).fill(outcome);
    return { nextPayouts: await changeSetting(sql, 'nextPayouts', (before) => [...before, ...added]) };
  }),
  operationAction('settle-payout', word, settle),
];

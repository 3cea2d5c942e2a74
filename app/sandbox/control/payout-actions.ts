/** What the panel does to payouts: the daily schedule, what becomes of the next, and the bank's word on one. */
import { z } from 'zod';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import { line } from '#app/sandbox/control/schemas.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { arrive, failPayout, FAILURE_CODES, lockPayout } from '#app/sandbox/payout-course.ts';
import { schedulePayouts } from '#app/sandbox/payout-schedule.ts';
import { changeSetting, PAYOUT_OUTCOMES } from '#app/sandbox/settings.ts';

export const payoutActions = [
  z.strictObject({ action: z.literal('payouts'), daily: z.boolean().default(false) }),
  z.strictObject({
    action: z.literal('next-payout'),
    outcome: z.enum(PAYOUT_OUTCOMES),
    times: z.int().min(1).max(100).default(1),
  }),
  /** The bank's word on a payout, now. One that was paid can still fail. */
  z.strictObject({
    action: z.literal('settle-payout'),
    payout: line,
    outcome: z.enum(['paid', 'failed']),
    code: z.enum(FAILURE_CODES).default('account_closed'),
  }),
] as const;

export async function runPayoutAction(
  operation: Operation,
  input: z.output<(typeof payoutActions)[number]>,
): Promise<Record<string, unknown>> {
  switch (input.action) {
    case 'payouts':
      return { payoutsDaily: await schedulePayouts(operation, input.daily) };
    case 'next-payout': {
      const added = Array<typeof input.outcome>(input.times).fill(input.outcome);
      const next = await changeSetting(operation.sql, 'nextPayouts', (before) => [...before, ...added]);
      return { nextPayouts: next };
    }
    case 'settle-payout': {
      const { body: payout } = await lockPayout(operation, input.payout);
      const isOver = payout.status === 'failed' || payout.status === 'canceled';
      if (isOver || payout.status === input.outcome)
        throw new ControlRefusal(400, `payout: ${payout.id} is ${payout.status} already`);
      return input.outcome === 'paid'
        ? arrive(operation, payout, { fate: 'paid' })
        : failPayout(operation, payout, input.code);
    }
  }
}

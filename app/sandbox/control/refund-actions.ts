/** What the panel does to refunds: one made in the Dashboard, what becomes of the next, and the bank's word. */
import { z } from 'zod';
import { type Action, line, operationAction, type Told } from '#app/sandbox/control/action.ts';
import { findTransaction } from '#app/sandbox/balance.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import { amount } from '#app/sandbox/control/schemas.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { refundCharge } from '#app/sandbox/refund-charge.ts';
import { chargeNamed } from '#app/sandbox/charges.ts';
import { lockRefund, succeedRefund, undoRefund } from '#app/sandbox/refund-course.ts';
import { changeSetting, REFUND_OUTCOMES } from '#app/sandbox/settings.ts';

/** A refund in the Dashboard; `charge` may be a PaymentIntent's id, without `amount` it is of all that is left. */
const refund = {
  charge: line,
  amount: amount.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
};

const next = { outcome: z.enum(REFUND_OUTCOMES), times: z.int().min(1).max(100).default(1) };

/** The bank's word on a refund, now. One that succeeded can still fail or be canceled. */
const word = {
  refund: line,
  outcome: z.enum(['succeeded', 'failed', 'canceled']),
  reason: line.default('expired_or_canceled_card'),
};

async function settle(
  operation: Operation,
  { refund: id, outcome, reason }: z.output<z.ZodObject<typeof word>>,
): Promise<Told> {
  const found = await lockRefund(operation, id);
  const isOver = found.status === 'failed' || found.status === 'canceled';
  if (isOver || found.status === outcome)
    throw new ControlRefusal(400, `refund: ${id} is ${found.status} already`);
  const booked = await findTransaction(operation.sql, found.balance_transaction);
  if (booked?.reporting_category === 'partial_capture_reversal')
    throw new ControlRefusal(400, `refund: ${id} is what a capture in part let go of; no bank decides on it`);
  if (outcome === 'succeeded') return succeedRefund(operation, found);
  return undoRefund(operation, found, { status: outcome, reason });
}

export const REFUND_ACTIONS: readonly Action[] = [
  operationAction('refund', refund, async (operation, input) => {
    const charge = await chargeNamed(operation, input.charge);
    return refundCharge(operation, charge, { by: 'charge', amount: input.amount, reason: input.reason });
  }),
  operationAction('next-refund', next, async ({ sql }, { outcome, times }) => {
    const added = Array<typeof outcome>(times).fill(outcome);
    return { nextRefunds: await changeSetting(sql, 'nextRefunds', (before) => [...before, ...added]) };
  }),
  operationAction('settle-refund', word, settle),
];

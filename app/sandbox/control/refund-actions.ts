/** What the panel does to refunds: one made in the Dashboard, what becomes of the next, and the bank's word. */
import { z } from 'zod';
import { findTransaction } from '#app/sandbox/balance.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import { amount, line } from '#app/sandbox/control/schemas.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { refundCharge } from '#app/sandbox/refund-charge.ts';
import { chargeNamed } from '#app/sandbox/charges.ts';
import { lockRefund, succeedRefund, undoRefund } from '#app/sandbox/refund-course.ts';
import { changeSetting, REFUND_OUTCOMES } from '#app/sandbox/settings.ts';

export const refundActions = [
  /** A refund in the Dashboard; `charge` may be a PaymentIntent's id, without `amount` it is of all that is left. */
  z.strictObject({
    action: z.literal('refund'),
    charge: line,
    amount: amount.optional(),
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  }),
  z.strictObject({
    action: z.literal('next-refund'),
    outcome: z.enum(REFUND_OUTCOMES),
    times: z.int().min(1).max(100).default(1),
  }),
  /** The bank's word on a refund, now. One that succeeded can still fail or be canceled. */
  z.strictObject({
    action: z.literal('settle-refund'),
    refund: line,
    outcome: z.enum(['succeeded', 'failed', 'canceled']),
    reason: line.default('expired_or_canceled_card'),
  }),
] as const;

type RefundAction = z.output<(typeof refundActions)[number]>;

export async function runRefundAction(
  operation: Operation,
  input: RefundAction,
): Promise<Record<string, unknown>> {
  switch (input.action) {
    case 'refund': {
      const charge = await chargeNamed(operation, input.charge);
      return refundCharge(operation, charge, { by: 'charge', amount: input.amount, reason: input.reason });
    }
    case 'next-refund': {
      const added = Array<typeof input.outcome>(input.times).fill(input.outcome);
      const next = await changeSetting(operation.sql, 'nextRefunds', (before) => [...before, ...added]);
      return { nextRefunds: next };
    }
    case 'settle-refund':
      return settleRefund(operation, input);
  }
}

async function settleRefund(
  operation: Operation,
  { refund: id, outcome, reason }: Extract<RefundAction, { action: 'settle-refund' }>,
): Promise<Record<string, unknown>> {
  const refund = await lockRefund(operation, id);
  const isOver = refund.status === 'failed' || refund.status === 'canceled';
  if (isOver || refund.status === outcome)
    throw new ControlRefusal(400, `refund: ${id} is ${refund.status} already`);
  const booked = await findTransaction(operation.sql, refund.balance_transaction);
  if (booked?.reporting_category === 'partial_capture_reversal')
    throw new ControlRefusal(400, `refund: ${id} is what a capture in part let go of; no bank decides on it`);
  if (outcome === 'succeeded') return succeedRefund(operation, refund);
  return undoRefund(operation, refund, { status: outcome, reason });
}

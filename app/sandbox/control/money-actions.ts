/** What `POST /sandbox/control` understands of money after the capture, by area. */
import type { z } from 'zod';
import { balanceActions, runBalanceAction } from '#app/sandbox/control/balance-actions.ts';
import { disputeActions, runDisputeAction } from '#app/sandbox/control/dispute-actions.ts';
import { payoutActions, runPayoutAction } from '#app/sandbox/control/payout-actions.ts';
import { refundActions, runRefundAction } from '#app/sandbox/control/refund-actions.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

export const moneyActions = [
  ...balanceActions,
  ...refundActions,
  ...disputeActions,
  ...payoutActions,
] as const;

export type MoneyInput = z.output<(typeof moneyActions)[number]>;

const NAMES: ReadonlySet<string> = new Set(moneyActions.map(({ shape }) => shape.action.value));

export function isMoneyAction(input: { action: string }): input is MoneyInput {
  return NAMES.has(input.action);
}

/** Does one action and answers what to tell. Throws a ControlRefusal in Stripe's words where Stripe would refuse. */
export async function runMoneyAction(engine: Engine, input: MoneyInput): Promise<Record<string, unknown>> {
  try {
    return await engine.settled(() => engine.perform((operation) => run(operation, input)));
  } catch (error) {
    if (error instanceof StripeError) throw new ControlRefusal(error.status, error.message);
    throw error;
  }
}

function run(operation: Operation, input: MoneyInput): Promise<Record<string, unknown>> {
  switch (input.action) {
    case 'settlement':
    case 'account-fee':
    case 'movement':
      return runBalanceAction(operation, input);
    case 'refund':
    case 'next-refund':
    case 'settle-refund':
      return runRefundAction(operation, input);
    case 'dispute':
    case 'move-dispute':
    case 'correct-dispute':
    case 'warn':
      return runDisputeAction(operation, input);
    case 'payouts':
    case 'next-payout':
    case 'settle-payout':
      return runPayoutAction(operation, input);
  }
}

/** What the panel does for a payer's bank: disputes, inquiries, its decisions, its corrections, and warnings. */
import { z } from 'zod';
import { type Action, line, operationAction } from '#app/sandbox/control/action.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import { amount, minor } from '#app/sandbox/control/schemas.ts';
import { correctDispute, lockDispute, moveDispute, openDispute } from '#app/sandbox/disputes.ts';
import { type Dispute, DISPUTE_REASONS, DISPUTE_STATUSES } from '#app/sandbox/objects/dispute.ts';
import { FRAUD_TYPES } from '#app/sandbox/objects/early-fraud-warning.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { chargeNamed, lockCharge } from '#app/sandbox/charges.ts';
import { warn } from '#app/sandbox/warnings.ts';

/** `charge` may be a PaymentIntent's id; `amount` may exceed or undercut it. */
const dispute = {
  charge: line,
  kind: z.enum(['chargeback', 'inquiry', 'prevented']).default('chargeback'),
  reason: z.enum(DISPUTE_REASONS).default('fraudulent'),
  amount: amount.optional(),
};

/** The bank's next word. `back`: how much of the sum the account has then; left out, what the status means. */
const nextWord = {
  dispute: line,
  status: z.enum(DISPUTE_STATUSES),
  back: z.int().min(0).max(99_999_999).optional(),
};

async function move(
  operation: Operation,
  { dispute: id, status, back }: z.output<z.ZodObject<typeof nextWord>>,
): Promise<Dispute> {
  const found = await lockDispute(operation, id);
  const { amount: disputed } = found.body;
  if (back !== undefined && back > disputed)
    throw new ControlRefusal(400, `back: expected at most the ${String(disputed)} that is disputed`);
  const isOurs = status === 'won' || status.startsWith('warning_');
  const usual = isOurs ? 0 : found.hidden.outMinor || disputed;
  return moveDispute(operation, found, {
    status,
    outMinor: back === undefined ? usual : disputed - back,
  });
}

const warning = { charge: line, fraudType: z.enum(FRAUD_TYPES).default('made_with_stolen_card') };

export const DISPUTE_ACTIONS: readonly Action[] = [
  operationAction('dispute', dispute, async (operation, input) => {
    const charge = await chargeNamed(operation, input.charge);
    return openDispute(operation, charge, { kind: input.kind, reason: input.reason, amount: input.amount });
  }),
  operationAction('move-dispute', nextWord, move),
  /** One more balance transaction of a dispute, in the account's currency. */
  operationAction('correct-dispute', { dispute: line, amount: minor }, (operation, input) =>
    correctDispute(operation, input.dispute, input.amount),
  ),
  operationAction('warn', warning, async (operation, input) => {
    const charge = await lockCharge(operation, await chargeNamed(operation, input.charge));
    return warn(operation, charge, input.fraudType);
  }),
];

/** What becomes of a refund: the bank settles it at once or later, it fails, it is canceled; and what that moves. */
import { book, findTransaction, toSettlementOf } from '#app/sandbox/balance.ts';
import { lockCharge } from '#app/sandbox/charges.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { Refund, RefundHidden } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { lockObject, updateObject } from '#app/sandbox/store.ts';
import { missing, wrongState } from '#app/sandbox/stripe-error.ts';

/** Takes the refund's money from the balance, from the same day's money as its charge. */
export async function bookRefund(operation: Operation, refund: Refund, charge: Charge): Promise<Refund> {
  const ofCharge = await findTransaction(operation.sql, charge.balance_transaction);
  const settled = toSettlementOf(operation, ofCharge, -refund.amount, refund.currency);
  const transaction = await book(operation, {
    ...settled,
    type: 'refund',
    category: 'refund',
    source: refund.id,
    description: 'REFUND FOR CHARGE',
    availableOn: ofCharge?.available_on,
    charge: charge.id,
  });
  return { ...refund, balance_transaction: transaction.id };
}

/** `charge.amount_refunded` counts refunds under way too, and what a capture in part let go of. */
export async function countRefunded(operation: Operation, charge: Charge, byMinor: number): Promise<Charge> {
  const amountRefunded = charge.amount_refunded + byMinor;
  const changed: Charge = {
    ...charge,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount,
  };
  await updateObject(operation.sql, changed);
  return changed;
}

/** The bank says that the payer has the money. */
export async function succeedRefund(operation: Operation, refund: Refund): Promise<Refund> {
  const charge = await lockCharge(operation, refund.charge);
  const paid = refund.balance_transaction === null ? await bookRefund(operation, refund, charge) : refund;
  const { pending_reason: _reason, next_action: _action, ...rest } = paid;
  return changed(operation, refund, { ...(rest as Refund), status: 'succeeded' });
}

/** The money does not reach the payer, or somebody stopped it: what was booked for it comes back. */
export async function undoRefund(
  operation: Operation,
  refund: Refund,
  outcome: { status: 'failed' | 'canceled'; reason: string },
): Promise<Refund> {
  const charge = await lockCharge(operation, refund.charge);
  const { pending_reason: _reason, next_action: _action, ...rest } = refund;
  const back = await bookedBack(operation, refund);
  await countRefunded(operation, charge, -refund.amount);
  return changed(operation, refund, {
    ...(rest as Refund),
    status: outcome.status,
    failure_reason: outcome.reason,
    ...(back ? { failure_balance_transaction: back } : {}),
  });
}

/** The same sum as was taken, whatever the rate is today. Null where nothing was taken. */
async function bookedBack(operation: Operation, refund: Refund): Promise<string | null> {
  const taken = await findTransaction(operation.sql, refund.balance_transaction);
  if (!taken) return null;
  const transaction = await book(operation, {
    type: 'adjustment',
    category: 'refund_failure',
    amountMinor: -taken.amount,
    currency: taken.currency,
    exchangeRate: taken.exchange_rate,
    source: refund.id,
    description: 'REFUND FAILURE',
    charge: refund.charge,
  });
  return transaction.id;
}

async function changed(operation: Operation, before: Refund, after: Refund): Promise<Refund> {
  await updateObject(operation.sql, after, { hidden: {}, dueAt: null });
  const previous = Object.fromEntries(
    ['status', 'balance_transaction', 'failure_reason', 'pending_reason']
      .filter((key) => before[key] !== after[key])
      .map((key) => [key, before[key] ?? null]),
  );
  await recordEvent(operation, 'refund.updated', after, previous);
  await recordEvent(operation, 'charge.refund.updated', after, previous);
  if (after.status === 'failed') await recordEvent(operation, 'refund.failed', after);
  return after;
}

/** What the bank had in store for this refund comes to pass. The caller has locked it and seen it due. */
export async function settleByTime(operation: Operation, refund: Refund): Promise<void> {
  const found = await lockObject<Refund, RefundHidden>(operation.sql, 'refund', refund.id);
  if (found?.hidden.later === 'succeeds') await succeedRefund(operation, refund);
  else if (found?.hidden.later === 'fails')
    await undoRefund(operation, refund, { status: 'failed', reason: 'expired_or_canceled_card' });
  else await updateObject(operation.sql, refund, { dueAt: null });
}

/** The refund, locked for the rest of the operation. 404 where there is none. */
export async function lockRefund(operation: Operation, id: string): Promise<Refund> {
  const found = await lockObject<Refund>(operation.sql, 'refund', id);
  if (!found) throw missing('refund', id, 'refund');
  return found.body;
}

/** Stops a refund that waits for its payer. */
export async function cancelRefund(operation: Operation, id: string): Promise<Refund> {
  const refund = await lockRefund(operation, id);
  if (refund.status !== 'requires_action') throw notWaiting(refund, 'canceled');
  return undoRefund(operation, refund, { status: 'canceled', reason: 'merchant_request' });
}

/** The payer whom a refund waited for never acted. */
export async function expireRefund(operation: Operation, id: string): Promise<Refund> {
  const refund = await lockRefund(operation, id);
  if (refund.status !== 'requires_action') throw notWaiting(refund, 'expired');
  return undoRefund(operation, refund, { status: 'failed', reason: 'unknown' });
}

const notWaiting = (refund: Refund, wish: string) =>
  wrongState(
    `This refund cannot be ${wish} because it has a status of ${refund.status}. Only a refund with one of the following statuses may be ${wish}: requires_action.`,
    {},
  );

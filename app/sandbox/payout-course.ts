/** What becomes of a payout: sent to the bank, arrived, returned, stopped; and what that moves. */
import { book, findTransaction } from '#app/sandbox/balance.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import type { Payout, PayoutHidden } from '#app/sandbox/objects/payout.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { lockObject, type Stored, updateObject } from '#app/sandbox/store.ts';
import { missing, wrongState } from '#app/sandbox/stripe-error.ts';

/** A payout waits for an hour before it goes to the bank; so long it can be canceled. */
export const SUBMIT_SECONDS = 3600;
/** Banks return money within five business days (docs: payouts); here after three days. */
const RETURN_SECONDS = 3 * 24 * 3600;

/** The payout, locked for the rest of the operation. 404 where there is none. */
export async function lockPayout(operation: Operation, id: string): Promise<Stored<Payout, PayoutHidden>> {
  const found = await lockObject<Payout, PayoutHidden>(operation.sql, 'payout', id);
  if (!found) throw missing('payout', id, 'payout');
  return found;
}

/** The next step of a payout by the clock. The caller has locked it and seen it due. */
export async function advancePayout(operation: Operation, payout: Payout): Promise<void> {
  const { hidden } = await lockPayout(operation, payout.id);
  if (payout.status === 'pending') return submit(operation, payout);
  if (payout.status === 'in_transit' && hidden.fate !== 'fails') {
    await arrive(operation, payout, hidden);
    return;
  }
  await failPayout(operation, payout, 'account_closed');
}

async function submit(operation: Operation, payout: Payout): Promise<void> {
  const sent: Payout = {
    ...payout,
    status: 'in_transit',
    // From now on its list of transactions is complete.
    reconciliation_status: payout.automatic ? 'completed' : 'not_applicable',
  };
  await updateObject(operation.sql, sent, { dueAt: payout.arrival_date });
  await recordEvent(operation, 'payout.updated', sent, {
    status: payout.status,
    ...(payout.automatic ? { reconciliation_status: payout.reconciliation_status } : {}),
  });
  if (payout.automatic) await recordEvent(operation, 'payout.reconciliation_completed', sent);
}

/** The money is at the newsroom's bank, as far as Stripe knows. */
export async function arrive(operation: Operation, payout: Payout, hidden: PayoutHidden): Promise<Payout> {
  const value = `TRACE${payout.id.slice(-12).toUpperCase()}`;
  const paid: Payout = { ...payout, status: 'paid', trace_id: { status: 'supported', value } };
  const returnsAt = hidden.fate === 'paid-then-fails' ? operation.now + RETURN_SECONDS : null;
  await updateObject(operation.sql, paid, { dueAt: returnsAt });
  await recordEvent(operation, 'payout.paid', paid);
  return paid;
}

const FAILURES: Readonly<Record<string, string>> = {
  account_closed: 'The bank account has been closed.',
  account_frozen: 'The bank account has been frozen.',
  could_not_process: 'The bank could not process this payout.',
  invalid_account_number: 'The bank account details on file are probably incorrect.',
};
export const FAILURE_CODES = Object.keys(FAILURES);

/** The bank sends the money back, even after it had arrived. */
export async function failPayout(operation: Operation, payout: Payout, code: string): Promise<Payout> {
  const failed: Payout = {
    ...payout,
    status: 'failed',
    failure_code: code,
    failure_message: FAILURES[code] ?? null,
    failure_balance_transaction: await bookedBack(operation, payout, 'payout_failure'),
    trace_id: { status: 'unsupported', value: null },
  };
  await updateObject(operation.sql, failed, { dueAt: null });
  await recordEvent(operation, 'payout.failed', failed);
  return failed;
}

/** Stops a payout by hand that has not gone to the bank. */
export async function cancelPayout(operation: Operation, id: string): Promise<Payout> {
  const { body: payout } = await lockPayout(operation, id);
  if (payout.automatic) throw wrongState('You cannot cancel an automatic payout.', {});
  if (payout.status !== 'pending')
    throw wrongState(
      `Payouts can only be canceled while they are pending; this one is ${payout.status}.`,
      {},
    );
  const canceled: Payout = {
    ...payout,
    status: 'canceled',
    failure_balance_transaction: await bookedBack(operation, payout, 'payout_cancel'),
    trace_id: { status: 'unsupported', value: null },
  };
  await updateObject(operation.sql, canceled, { dueAt: null });
  await recordEvent(operation, 'payout.canceled', canceled);
  return canceled;
}

async function bookedBack(
  operation: Operation,
  payout: Payout,
  type: 'payout_failure' | 'payout_cancel',
): Promise<string> {
  const taken = await findTransaction(operation.sql, payout.balance_transaction);
  const transaction = await book(operation, {
    type,
    category: 'payout_reversal',
    amountMinor: -(taken?.amount ?? -payout.amount),
    currency: payout.currency,
    source: payout.id,
    description: type === 'payout_cancel' ? 'PAYOUT CANCELED' : 'STRIPE PAYOUT FAILURE',
  });
  return transaction.id;
}

/** Refunds: made, settled by the bank at once or later, failed, canceled; what they move and what tells of it. */
import { formatMoney } from '#app/domain/money.ts';
import { book, findTransaction, toSettlementOf } from '#app/sandbox/balance.ts';
import { refuseFraction } from '#app/sandbox/api/amounts.ts';
import { behaviourOf } from '#app/sandbox/cards.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { mergeMetadata } from '#app/sandbox/metadata.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import { newRefund, type Refund, type RefundHidden } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { refuseDisputed } from '#app/sandbox/refundable.ts';
import { type RefundOutcome, takeNextRefund } from '#app/sandbox/settings.ts';
import { findObject, insertObject, lockObject, updateObject } from '#app/sandbox/store.ts';
import { badParameter, missing, wrongState } from '#app/sandbox/stripe-error.ts';

/** How long the bank takes where it takes its time. */
const LATER_SECONDS = 3600;

/** A refund as it is asked for; without `amount` it is of all that is left. */
export interface RefundRequest {
  /** How the charge was named, for the refusal's words. */
  readonly by: 'charge' | 'payment_intent';
  readonly amount?: number | undefined;
  readonly reason?: string | undefined;
  readonly metadata?: Record<string, string> | undefined;
}

const BEGINS: Readonly<
  Record<
    Exclude<RefundOutcome, 'no-balance'>,
    Pick<Refund, 'status' | 'pending_reason'> & RefundHidden & { readonly isBooked: boolean }
  >
> = {
  succeeds: { status: 'succeeded', isBooked: true },
  pending: { status: 'pending', pending_reason: 'processing', isBooked: true, later: 'succeeds' },
  'stays-pending': { status: 'pending', pending_reason: 'processing', isBooked: true },
  'insufficient-funds': {
    status: 'pending',
    pending_reason: 'insufficient_funds',
    isBooked: false,
    later: 'succeeds',
  },
  'requires-action': { status: 'requires_action', isBooked: true },
  'fails-later': { status: 'succeeded', isBooked: true, later: 'fails' },
  'pending-then-fails': { status: 'pending', pending_reason: 'processing', isBooked: true, later: 'fails' },
};

/** Gives back all or a part of a captured charge. 400 where it is not captured, disputed, or less is left. */
export async function createRefund(
  operation: Operation,
  chargeId: string,
  request: RefundRequest,
): Promise<Refund> {
  const charge = await lockCharge(operation, chargeId);
  const amountMinor = request.amount ?? charge.amount - charge.amount_refunded;
  await refuseRefund(operation, charge, request, amountMinor);
  const outcome =
    (await takeNextRefund(operation.sql, operation.settings)) ?? behaviourOf(charge).refund ?? 'succeeds';
  if (outcome === 'no-balance') throw noBalance();
  const { status, pending_reason: pendingReason, isBooked, later } = BEGINS[outcome];
  const asked = newRefund({
    id: newId('re_', operation.random),
    charge,
    amountMinor,
    reason: request.reason ?? null,
    metadata: mergeMetadata({}, request.metadata),
    status,
    pendingReason,
    now: operation.now,
  });
  const refund = isBooked ? await booked(operation, asked, charge) : asked;
  const hidden: RefundHidden = { later };
  await insertObject(operation.sql, refund, {
    hidden,
    dueAt: later ? operation.now + LATER_SECONDS : null,
  });
  const changed = await countRefunded(operation, charge, amountMinor);
  await recordEvent(operation, 'charge.refunded', changed, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  });
  await recordEvent(operation, 'refund.created', refund);
  return refund;
}

async function refuseRefund(
  operation: Operation,
  charge: Charge,
  request: RefundRequest,
  amountMinor: number,
): Promise<void> {
  if (charge.status === 'failed') {
    throw wrongState(`Charge ${charge.id} failed, so that it cannot be refunded.`, {});
  }
  if (!charge.captured) {
    throw wrongState(
      `This uncaptured Charge was created by a PaymentIntent and cannot be refunded. You must cancel the PaymentIntent (${charge.payment_intent}) instead.`,
      { code: 'payment_intent_unexpected_state' },
    );
  }
  await refuseDisputed(operation, charge, request.by);
  const leftMinor = charge.amount - charge.amount_refunded;
  if (leftMinor === 0) {
    throw wrongState(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (amountMinor < 1) {
    throw badParameter(
      'amount',
      'This value must be greater than or equal to 1.',
      'parameter_invalid_integer',
    );
  }
  refuseFraction(amountMinor, charge.currency, 'amount');
  if (amountMinor <= leftMinor) return;
  const price = (minor: number) =>
    formatMoney({ amountMinor: minor, currency: charge.currency.toUpperCase() }, 'en', 'always');
  const than =
    leftMinor === charge.amount
      ? `charge amount (${price(leftMinor)})`
      : `unrefunded amount on charge (${price(leftMinor)})`;
  throw badParameter('amount', `Refund amount (${price(amountMinor)}) is greater than ${than}`);
}

const noBalance = () =>
  wrongState('Insufficient funds in your Stripe balance to refund this amount.', {
    code: 'balance_insufficient',
  });

/** The charge that a PaymentIntent ended with. 400 where it never came to one. */
export async function chargeOfIntent(operation: Operation, id: string): Promise<string> {
  const found = await findObject<PaymentIntent>(operation.sql, 'payment_intent', id);
  if (!found) throw missing('payment_intent', id, 'payment_intent', false);
  const { latest_charge: charge, status } = found.body;
  if (charge !== null && (status === 'succeeded' || status === 'requires_capture')) return charge;
  throw wrongState(`This PaymentIntent (${id}) does not have a successful charge to refund.`, {});
}

/** The charge, locked for the rest of the operation. 400 where there is none. */
export async function lockCharge(operation: Operation, id: string): Promise<Charge> {
  const found = await lockObject<Charge>(operation.sql, 'charge', id);
  if (!found) throw missing('charge', id, 'charge', false);
  return found.body;
}

/** Takes the refund's money from the balance, from the same day's money as its charge. */
async function booked(operation: Operation, refund: Refund, charge: Charge): Promise<Refund> {
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
async function countRefunded(operation: Operation, charge: Charge, byMinor: number): Promise<Charge> {
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
  const paid = refund.balance_transaction === null ? await booked(operation, refund, charge) : refund;
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

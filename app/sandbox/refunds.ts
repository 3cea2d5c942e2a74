/** Refunds as they are asked for: what is refused, how each begins, and what tells of it. */
import { formatMoney } from '#app/domain/money.ts';
import { refuseFraction } from '#app/sandbox/api/amounts.ts';
import { behaviourOf } from '#app/sandbox/behaviours.ts';
import { lockCharge } from '#app/sandbox/charges.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { mergeMetadata } from '#app/sandbox/changes.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import { newRefund, type Refund, type RefundHidden } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { bookRefund, countRefunded } from '#app/sandbox/refund-course.ts';
import { refuseDisputed } from '#app/sandbox/refundable.ts';
import { type RefundOutcome, takeNext } from '#app/sandbox/settings.ts';
import { insertObject } from '#app/sandbox/store.ts';
import { badParameter, wrongState } from '#app/sandbox/stripe-error.ts';

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
    (await takeNext(operation.sql, operation.settings, 'nextRefunds')) ??
    behaviourOf(charge).refund ??
    'succeeds';
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
  const refund = isBooked ? await bookRefund(operation, asked, charge) : asked;
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

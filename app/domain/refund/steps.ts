/** The steps of a refund, as values: asked for at the desk, found at Stripe, and what each word of Stripe's brings. */
import { bookBalanceTransaction } from '../ledger/booking.ts';
import type { Money } from '../money.ts';
import type { Effect, RefundFields, RefundStep } from '../step.ts';
import { newStripeRequest } from '../stripe-request.ts';
import { lateRefusalSubject, refundSubject } from '../subject.ts';
import { nextRefundCheckAt } from './deadlines.ts';
import { possibleRefund } from './facts.ts';
import type { Refund, RefundAtStripe } from './refund.ts';
import { refundTransition, type RefundEvent } from './states.ts';
import type { Actor } from '../staff.ts';

interface AskedAtDesk {
  readonly id: string;
  readonly donationId: string;
  readonly attemptKey: string;
  readonly amount: Money;
  readonly reason: string;
  readonly note: string | null;
  readonly actor: Actor;
}

const unseen = {
  state: 'asked',
  version: 0,
  pendingReason: null,
  failureReason: null,
  toldAt: null,
  settledAt: null,
  attendedAt: null,
  attendedBy: null,
} as const;

/** A person of the staff asks for it: the row and the request to Stripe, before anything is asked of Stripe. */
export function askingRefund({ actor, ...asked }: AskedAtDesk, now: Date): Effect[] {
  const refund: Refund = {
    ...unseen,
    ...asked,
    origin: 'desk',
    stripeId: null,
    actorId: actor.id,
    actorName: actor.name,
    createdAt: now,
  };
  const request = newStripeRequest(refundSubject(refund.id), 'refund', now);
  return [
    { kind: 'create-refund', refund, checkAt: now },
    { kind: 'ask-stripe', request },
  ];
}

/** Somebody made it at Stripe. What it is now, it learns like any other, by being looked at. */
export function adoptingRefund(
  { id: stripeId, refundId, amount, createdAt }: RefundAtStripe,
  donationId: string,
  newId: string,
  now: Date,
): Effect {
  const refund: Refund = {
    ...unseen,
    // After a restore Stripe may have one of ours that we have not: under our id it is adopted once.
    id: refundId ?? newId,
    donationId,
    origin: 'stripe',
    attemptKey: null,
    amount,
    stripeId,
    reason: null,
    note: null,
    actorId: null,
    actorName: null,
    createdAt,
  };
  return { kind: 'create-refund', refund, checkAt: now };
}

/** The step that `event` makes; `ignored` or `illegal` where the table says so and nothing is to be written. */
export function refundStepBy(
  refund: Refund,
  event: RefundEvent,
  now: Date,
  fields: RefundFields,
  effects: readonly Effect[],
): RefundStep | 'ignored' | 'illegal' {
  const to = refundTransition(refund.state, event);
  if (to === 'ignored' || to === 'illegal') return to;
  // Where the gift was refused late, that is returned or is not by what becomes of this.
  const lookAgain: Effect = { kind: 'look-again', subject: lateRefusalSubject(refund.donationId) };
  const step = refundStepWithin(refund, now, { ...fields, state: to }, [...effects, lookAgain]);
  return { ...step, history: { at: now, event, fromState: refund.state, toState: to, actorName: null } };
}

/** A step in which the refund stays in its state. */
export function refundStepWithin(
  refund: Refund,
  at: Date,
  fields: RefundFields,
  effects: readonly Effect[] = [],
): RefundStep {
  const after = possibleRefund({ ...refund, ...fields });
  const { id, version } = refund;
  const checkAt = nextRefundCheckAt(after, at);
  return { subject: 'refund', id, version, at, fields, history: null, checkAt, effects };
}

/** What Stripe moved for it enters the ledger. */
export function refundBooked({ transactions }: RefundAtStripe, donationId: string): Effect[] {
  return transactions.map((each) => ({ kind: 'post', posting: bookBalanceTransaction(each, donationId) }));
}

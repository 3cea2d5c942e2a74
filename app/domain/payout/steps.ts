/** The steps of a payout, as values: found, what each word of Stripe's brings and posts, and matched to its movements. */
import { bookBalanceTransaction } from '../ledger/booking.ts';
import { payoutArrived, payoutReturned } from '../ledger/payout-postings.ts';
import { money } from '../money.ts';
import type { Effect, PayoutFields, PayoutStep } from '../step.ts';
import { nextPayoutCheckAt } from './deadlines.ts';
import { possiblePayout, type PaidOut, type Payout, type PayoutAtStripe } from './payout.ts';
import { payoutTransition, type PayoutEvent } from './states.ts';

/** One that Stripe has and we did not know. What it is now, it learns like any other, by being looked at. */
export function adoptingPayout(atStripe: PayoutAtStripe, now: Date): Effect {
  const { id, kind, amount, createdAt, arrivesAt, takesBack } = atStripe;
  const payout = possiblePayout({
    ...{ id, kind, amount, createdAt, arrivesAt, takesBack },
    state: 'announced',
    transactionId: null,
    version: 0,
    failureReason: null,
    settledAt: null,
    matching: kind === 'automatic' ? 'waiting' : 'none',
    differenceMinor: null,
  });
  return { kind: 'create-payout', payout, checkAt: now };
}

const eventOf: Readonly<Record<PayoutAtStripe['status'], PayoutEvent>> = {
  pending: 'went-pending',
  'in-transit': 'sent',
  paid: 'arrived',
  failed: 'failed',
  canceled: 'canceled',
};

/** The step that Stripe's word makes; `ignored` or `illegal` where the table says so and nothing is to be written. */
export function payoutStepBy(
  payout: Payout,
  seen: PayoutAtStripe,
  now: Date,
): PayoutStep | { readonly kind: 'ignored' | 'illegal'; readonly event: PayoutEvent } {
  const event = eventOf[seen.status];
  const to = payoutTransition(payout.state, event);
  if (to === 'ignored' || to === 'illegal') return { kind: to, event };
  const isOver = to === 'paid' || to === 'failed' || to === 'canceled';
  const fields: PayoutFields = {
    state: to,
    transactionId: seen.transactions[0]?.id ?? null,
    arrivesAt: seen.arrivesAt,
    settledAt: isOver ? now : null,
    failureReason: to === 'failed' || to === 'canceled' ? (seen.failureReason ?? to) : null,
  };
  const step = payoutStepWithin(payout, now, fields, movedBy(payout, seen, now));
  return { ...step, history: { at: now, event, fromState: payout.state, toState: to, actorName: null } };
}

/** Whatever Stripe booked, and the bank's side of it. Each is posted once, whoever sees it first. */
function movedBy(payout: Payout, seen: PayoutAtStripe, now: Date): Effect[] {
  const postings = seen.transactions.map((each) => bookBalanceTransaction(each, null));
  const [left, back] = seen.transactions;
  const at = seen.arrivesAt < now ? arrivalMoment(seen) : now;
  const moved = {
    payoutId: seen.id,
    atBank: seen.amount,
    leftStripe: left ? money(-left.amount.amountMinor, left.amount.currency) : seen.amount,
  };
  if (seen.status === 'paid') postings.push(payoutArrived({ ...moved, occurredAt: at }));
  // Where it never was at the bank, what Stripe booked back is all that happened.
  if (seen.status === 'failed' && payout.state === 'paid')
    postings.push(payoutReturned({ ...moved, occurredAt: back?.createdAt ?? now }));
  return postings.map((posting) => ({ kind: 'post', posting }));
}

const halfDayMs = 12 * 3_600_000;

/** Stripe names a day by its midnight in UTC. Its noon is of that day on nearly every clock, so that no arrival slips a month. */
function arrivalMoment({ kind, arrivesAt }: PayoutAtStripe): Date {
  return kind === 'instant' ? arrivesAt : new Date(arrivesAt.getTime() + halfDayMs);
}

/** Stripe has said which movements it paid out. */
export function payoutMatched(
  payout: Payout,
  paidOut: readonly PaidOut[],
  match: Pick<Payout, 'matching' | 'differenceMinor'>,
  now: Date,
): PayoutStep {
  const { matching, differenceMinor } = match;
  const transactionIds = paidOut.map(({ id }) => id);
  return payoutStepWithin(payout, now, { matching, differenceMinor }, [
    { kind: 'record-paid-out', payoutId: payout.id, transactionIds },
  ]);
}

/** A step in which the payout stays in its state. */
function payoutStepWithin(
  payout: Payout,
  at: Date,
  fields: PayoutFields,
  effects: readonly Effect[],
): PayoutStep {
  const after = possiblePayout({ ...payout, ...fields });
  const { id, version } = payout;
  const checkAt = nextPayoutCheckAt(after, at);
  return { subject: 'payout', id, version, at, fields, history: null, checkAt, effects };
}

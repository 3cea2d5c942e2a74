/** The steps of a dispute, as values: known for the first time, and what each word of Stripe's brings. */
import { bookBalanceTransaction } from '../ledger/booking.ts';
import type { BalanceTransaction } from '../balance-transaction.ts';
import type { DisputeFields, DisputeStep, Effect, SettleReceipt } from '../step.ts';
import { newStripeRequest } from '../stripe-request.ts';
import { disputeSubject, lateRefusalSubject } from '../subject.ts';
import { nextDisputeCheckAt } from './deadlines.ts';
import { possibleDispute } from './facts.ts';
import type { Dispute, DisputeAtStripe } from './dispute.ts';
import { disputeMeanings, disputeTransition } from './states.ts';

/** Somebody disputes a payment of this donation. What the dispute is now, it learns like any other, by being looked at. */
export function adoptingDispute(
  { id: stripeId, amount, reason, isRefundable, openedAt }: DisputeAtStripe,
  donationId: string,
  newId: string,
  now: Date,
): Effect {
  const dispute: Dispute = {
    id: newId,
    donationId,
    state: 'unread',
    version: 0,
    ...{ stripeId, amount, reason, isRefundable, openedAt },
    respondBy: null,
    settledAt: null,
    acceptedAt: null,
    acceptedBy: null,
  };
  return { kind: 'create-dispute', dispute, checkAt: now };
}

/** What Stripe says that we do not have yet; null where nothing is new. Its money is booked apart from its state. */
export function disputeRead(
  dispute: Dispute,
  said: DisputeAtStripe,
  unbooked: readonly BalanceTransaction[],
  { besides, receipt }: { readonly besides: readonly Effect[]; readonly receipt: SettleReceipt },
  now: Date,
): DisputeStep | null {
  const isMove = disputeTransition(dispute.state, said.status) !== 'ignored';
  const changed = changedFields(dispute, said, isMove ? now : dispute.settledAt);
  if (!isMove && Object.keys(changed).length === 0 && unbooked.length === 0) return null;
  const effects: Effect[] = [
    ...unbooked.map((each): Effect => ({
      kind: 'post',
      posting: bookBalanceTransaction(each, dispute.donationId),
    })),
    ...besides,
    ...(isGivenIn(dispute, said) ? [finished(dispute)] : []),
    { kind: 'look-again', subject: lateRefusalSubject(dispute.donationId) },
    receipt,
  ];
  const step = disputeStepWithin(dispute, now, { ...changed, state: said.status }, effects);
  if (!isMove) return step;
  const { state: fromState } = dispute;
  return {
    ...step,
    history: { at: now, event: said.status, fromState, toState: said.status, actorName: null },
  };
}

/** Stripe took it that we give in, or decided meanwhile. */
function isGivenIn({ acceptedAt, state }: Dispute, { status }: DisputeAtStripe): boolean {
  return acceptedAt !== null && disputeMeanings[state].needsAnswer && !disputeMeanings[status].needsAnswer;
}

function finished({ id }: Dispute): Effect {
  const request = { subject: disputeSubject(id), kind: 'accept-dispute', cause: '' } as const;
  return { kind: 'finish-request', request, outcome: 'made' };
}

function changedFields(dispute: Dispute, said: DisputeAtStripe, settledAt: Date | null): DisputeFields {
  const { needsAnswer, isOver } = disputeMeanings[said.status];
  const now = {
    amount: said.amount,
    reason: said.reason,
    isRefundable: said.isRefundable,
    respondBy: needsAnswer ? said.respondBy : null,
    settledAt: isOver ? settledAt : null,
  };
  const isSame = {
    amount:
      dispute.amount.amountMinor === now.amount.amountMinor &&
      dispute.amount.currency === now.amount.currency,
    reason: dispute.reason === now.reason,
    isRefundable: dispute.isRefundable === now.isRefundable,
    respondBy: dispute.respondBy?.getTime() === now.respondBy?.getTime(),
    settledAt: dispute.settledAt?.getTime() === now.settledAt?.getTime(),
  };
  return Object.fromEntries(Object.entries(now).filter(([field]) => !isSame[field as keyof typeof isSame]));
}

/** A person of the staff gives in: the bank keeps the money. Asked of Stripe once the bank waits for an answer. */
export function acceptingDispute(dispute: Dispute, actorName: string, now: Date): DisputeStep {
  const request = newStripeRequest(disputeSubject(dispute.id), 'accept-dispute', now);
  const fields = { acceptedAt: now, acceptedBy: actorName };
  const step = disputeStepWithin(dispute, now, fields, [{ kind: 'ask-stripe', request }]);
  return { ...step, checkAt: now };
}

/** A step in which the dispute stays in its state, or in which `disputeRead` changes it. */
function disputeStepWithin(
  dispute: Dispute,
  at: Date,
  fields: DisputeFields,
  effects: readonly Effect[],
): DisputeStep {
  const after = possibleDispute({ ...dispute, ...fields });
  const { id, version } = dispute;
  return {
    ...{ subject: 'dispute', id, version, at, fields, history: null },
    checkAt: nextDisputeCheckAt(after, at),
    effects,
  };
}

/** The desk's words for refunds: their states, and why one did not arrive. */
import { pendingDaysMax } from '#app/domain/refund/deadlines.ts';
import { lateRefusalReason, refundReasons } from '#app/domain/refund/form.ts';
import type { PendingReason } from '#app/domain/refund/facts.ts';
import type { Refund, RefundBar } from '#app/domain/refund/refund.ts';
import { unreturnedStates } from '#app/domain/refund/states.ts';

const pendingWords: Readonly<Record<PendingReason, string>> = {
  processing: 'is being sent by Stripe',
  'insufficient-funds': 'waits at Stripe until the account’s balance covers it',
  'charge-pending': 'waits at Stripe until the payment itself has settled',
  unknown: 'waits at Stripe',
};

/** After the amount: "$3.00 was sent back". */
export function refundStateWords({ state, pendingReason }: Refund): string {
  switch (state) {
    case 'asked':
      return 'is asked for, and Stripe has not confirmed it';
    case 'pending':
      return pendingWords[pendingReason];
    case 'requires-action':
      return 'waits for the donor, whom Stripe asks for the account to send it to';
    case 'succeeded':
      return 'was sent back';
    case 'failed':
      return 'did not arrive and came back to us';
    case 'canceled':
      return 'was called off at Stripe';
    case 'refused':
      return 'was never sent';
  }
}

export const refundReasonWords = (reason: string) =>
  reason === lateRefusalReason
    ? 'The gift was refused after it was received'
    : (Object.entries(refundReasons).find(([known]) => known === reason)?.[1] ?? reason);

const failureWords: ReadonlyMap<string, string> = new Map([
  ['lost_or_stolen_card', 'the card was lost or stolen'],
  ['expired_or_canceled_card', 'the card expired or was canceled'],
  ['charge_for_pending_refund_disputed', 'the donor disputed the payment meanwhile'],
  ['insufficient_funds', 'the account’s balance did not cover it'],
  ['declined', 'the bank declined it'],
  ['merchant_request', 'somebody called it off'],
  ['disputed', 'the donor’s bank disputes the payment'],
  ['not-captured', 'the payment was not taken'],
  ['more-than-left', 'less than that was left, because part of it was sent back meanwhile'],
  ['canceled', 'somebody called it off'],
  ['failed', 'Stripe does not say why'],
  ['unknown', 'Stripe does not say why'],
]);

export const refundFailureWords = (reason: string) => failureWords.get(reason) ?? `Stripe says “${reason}”`;

export const refundBarWords: Readonly<Record<RefundBar | 'nothing-left', string>> = {
  disputed:
    'The donor’s bank disputes this payment. Sending it back as well would pay it twice: answer the dispute in Stripe’s Dashboard.',
  'not-captured': 'This payment was not taken, so there is nothing to send back.',
  'nothing-left': 'Nothing is left to send back: all of it went back already, here or in Stripe’s Dashboard.',
};

export const stripeOutWords =
  'Stripe does not answer, so nobody can say what may go back. Nothing was sent; what you typed is still here. Try again in a minute.';

/** Why one is late: Stripe's reason to wait, why it did not arrive, or the error of the last try. */
export function refundCauseWords(code: string): string {
  const pending = Object.entries(pendingWords).find(([reason]) => reason === code)?.[1];
  return pending ?? failureWords.get(code) ?? code;
}

/** A person has to see to it. */
export function isLateRefund(refund: Refund, now: Date): boolean {
  if (unreturnedStates.has(refund.state)) return refund.attendedAt === null;
  const isUnderWay = refund.state === 'pending' || refund.state === 'requires-action';
  return isUnderWay && now.getTime() - refund.createdAt.getTime() > pendingDaysMax * 86_400_000;
}

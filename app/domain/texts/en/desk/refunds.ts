/** The desk's words about refunds: their states, why one did not arrive, and the form that sends money back. */
import { formatMoney } from '#app/domain/money.ts';
import { pendingDaysMax } from '#app/domain/refund/deadlines.ts';
import type { PendingReason } from '#app/domain/refund/facts.ts';
import { lateRefusalReason, type PartProblem, type RefundReason } from '#app/domain/refund/form.ts';
import type { Refund, RefundBar } from '#app/domain/refund/refund.ts';

const pendingReasons: Readonly<Record<PendingReason, string>> = {
  processing: 'is being sent by Stripe',
  'insufficient-funds': 'waits at Stripe until the account’s balance covers it',
  'charge-pending': 'waits at Stripe until the payment itself has settled',
  unknown: 'waits at Stripe',
};

/** After the amount: "$3.00 was sent back". */
function stateWords({ state, pendingReason }: Refund): string {
  switch (state) {
    case 'asked':
      return 'is asked for, and Stripe has not confirmed it';
    case 'pending':
      return pendingReasons[pendingReason];
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

const reasons: Readonly<Record<RefundReason, string>> = {
  'donor-asked': 'The donor asked for it',
  duplicate: 'The donor paid twice, or too much',
  'not-genuine': 'The payment does not look genuine',
};

const reasonWords = (reason: string) =>
  reason === lateRefusalReason
    ? 'The gift was refused after it was received'
    : (Object.entries(reasons).find(([known]) => known === reason)?.[1] ?? reason);

const failures: ReadonlyMap<string, string> = new Map([
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

const failureWords = (reason: string) => failures.get(reason) ?? `Stripe says “${reason}”`;

/** Why one is late: Stripe's reason to wait, why it did not arrive, or the error of the last try. */
export function refundCauseWords(code: string): string {
  const pending = Object.entries(pendingReasons).find(([reason]) => reason === code)?.[1];
  return pending ?? failures.get(code) ?? code;
}

const bars: Readonly<Record<RefundBar | 'nothing-left', string>> = {
  disputed:
    'The donor’s bank disputes this payment. Sending it back as well would pay it twice: answer the dispute in Stripe’s Dashboard.',
  'not-captured': 'This payment was not taken, so there is nothing to send back.',
  'nothing-left': 'Nothing is left to send back: all of it went back already, here or in Stripe’s Dashboard.',
};

/** What is wrong with the part that was typed. `locale`: how its sums are written. */
function partProblem(problem: PartProblem, locale: string): string {
  switch (problem.kind) {
    case 'none':
      return 'Write how much goes back.';
    case 'too-much':
      return `At most ${formatMoney(problem.most, locale, 'always')} can go back.`;
    case 'unsure': {
      const readings = problem.readings.map((each) => formatMoney(each, locale, 'always'));
      return `This could be ${readings.join(' or ')}. Write it as in ${formatMoney(problem.most, locale, 'always')}.`;
    }
    case 'other-currency':
      return `This gift was made in ${problem.currency}.`;
    case 'too-fine':
      return `${problem.currency} cannot be charged or returned to that fraction.`;
    case 'unreadable':
      return 'Write a number.';
  }
}

export const refunds = {
  stateWords,
  reasons,
  reasonWords,
  failureWords,
  refundCauseWords,
  bars,
  stripeOut:
    'Stripe does not answer, so nobody can say what may go back. Nothing was sent; what you typed is still here. Try again in a minute.',
  form: {
    title: 'Send it back',
    errorsTitle: 'Nothing was sent back',
    errors: { scope: 'Choose whether all of it goes back or a part.', reason: 'Choose a reason.' },
    partProblem,
    goOn: 'Go on: see what goes back',
    howMuch: 'How much',
    whole: (kept: string, hasCover: boolean) =>
      `${hasCover ? 'All that is left, with the fee that the donor added' : 'All that is left'}: ${kept} in the ledger`,
    part: 'A part',
    amount: (currency: string) => `How much of it, in ${currency}`,
    why: 'Why',
  },
  confirm: {
    title: (sum: string) => `Send ${sum} back?`,
    text: (sum: string, left: string, isWhole: boolean) =>
      `${isWhole ? `All that is left of this gift, ${sum},` : `${sum} of the ${left} that are left of this gift`} goes back to the card that paid. The donor is told by mail. This cannot be taken back, and Stripe keeps its fee.`,
    send: (sum: string) => `Send ${sum} back`,
    keep: 'Keep it',
  },
  made: {
    title: 'Sent back',
    late: `One that Stripe has not sent after ${String(pendingDaysMax)} days needs a look at the payment in Stripe’s Dashboard.`,
    by: (who: string | null) => `by ${who ?? 'a former member'}`,
    atStripe: 'at Stripe',
    /** After the state. */
    failed: (reason: string) => `: ${failureWords(reason)}`,
    when: (at: string, by: string) => `${at}, ${by}`,
    why: (reason: string) => `. ${reasonWords(reason)}`,
    note: (note: string) => `. ${note}`,
    seenToBy: (who: string | null, at: string) => `. Seen to by ${who ?? 'somebody'}, ${at}`,
    seenTo: 'I have seen to it',
  },
};

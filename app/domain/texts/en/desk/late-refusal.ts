/** The desk's words about gifts that are refused after they were received: the form, what follows, and where the money is. */
import type { LateRefusalReason } from '#app/domain/late-refusal/form.ts';
import type { OpenCause } from '#app/domain/late-refusal/late-refusal.ts';
import { refuseReasons } from './decision.ts';
import { refundCauseWords } from './refunds.ts';

const reasons: Readonly<Record<LateRefusalReason, string>> = {
  'is-listed-group': refuseReasons['is-listed-group'],
  'acts-for-group': refuseReasons['acts-for-group'],
  'is-political-group': refuseReasons['is-political-group'],
};

const openCauses: Readonly<Record<OpenCause, string>> = {
  disputed: 'the donor’s bank disputes the payment, so it must not be sent back as well',
  'left-after-dispute': 'the bank took a part of it, and Stripe refunds no payment that was charged back',
  'left-over': 'a part of it, or all, is with us, and nothing is on its way',
};

/** Why it did not go back by itself. */
function openCauseWords(cause: string): string {
  const known = Object.entries(openCauses).find(([each]) => each === cause)?.[1];
  return known ?? refundCauseWords(cause);
}

export const lateRefusal = {
  reasons,
  openCauseWords,
  /** The note with which its findings are closed. */
  closesFindings: 'Refused after it was received.',
  standing: {
    title: 'Refused after it was received',
    returning: 'It is being returned. Stripe has not confirmed it yet.',
    notReturned: 'It is not returned:',
    returned: 'It is returned.',
    returnedBy: (who: string) => `${who} returned it in another way.`,
    decided: (at: string, who: string, reason: string) => `${at}, by ${who}. ${reason}.`,
    tryAgain: 'Try again: see what goes back',
    otherWay: 'It was returned in another way',
    otherWayHint:
      'For a bank transfer, for example. Stripe and the ledger know nothing of it, and the item is closed.',
    haveReturned: 'I have returned it',
  },
  form: {
    title: 'Refuse it after all',
    text: 'For money that we must not keep: all that is left goes back, the donor is told, the card is remembered, and the public figures count it as returned.',
    errorsTitle: 'Nothing was refused',
    errors: { reason: 'Choose a reason.' },
    why: 'Why it must not be kept',
    goOn: 'Go on: see what follows',
  },
  confirm: {
    giveIn: {
      title: 'Refuse it and give in to the bank?',
      text: 'The donor’s bank disputes this payment. Sending it back as well would pay it twice, so the dispute is accepted at Stripe: the bank keeps the money for the donor, and Stripe keeps the fee of the dispute.',
      button: 'Refuse it and give in',
    },
    sendBack: (sum: string) => ({
      title: `Refuse it and return ${sum}?`,
      text: `All that is left of this gift, ${sum}, goes back to the card that paid. Stripe keeps its fee.`,
      button: `Refuse it and return ${sum}`,
    }),
    follows:
      'The donor is told by mail, the card is remembered, and findings about this gift are closed. This cannot be taken back.',
    keep: 'Keep it',
  },
};

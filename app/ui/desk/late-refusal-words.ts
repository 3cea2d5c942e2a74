/** The desk's words for gifts that were refused after they had been received. */
import type { OpenCause } from '#app/domain/late-refusal/late-refusal.ts';
import { refundBarWords, refundCauseWords } from './refund-words.ts';

const causeWords: Readonly<Record<OpenCause, string>> = {
  disputed: 'the donor’s bank disputes the payment, so it must not be sent back as well',
  'left-after-dispute': 'the bank took a part of it, and Stripe refunds no payment that was charged back',
  'left-over': 'a part of it, or all, is with us, and nothing is on its way',
};

/** Why it did not go back by itself. */
export function openCauseWords(cause: string): string {
  const known = Object.entries(causeWords).find(([each]) => each === cause)?.[1];
  return known ?? refundCauseWords(cause);
}

export const lateRefusalBarWords: Readonly<Record<'not-captured' | 'nothing-left', string>> = {
  'not-captured': refundBarWords['not-captured'],
  'nothing-left': refundBarWords['nothing-left'],
};

/** The desk's words about Stripe's events: what they are about, what became of them, and why. */
import { subjectMissing, type EventOutcome, type EventTopic } from '#app/domain/stripe-event.ts';

export const topicWords: Readonly<Record<EventTopic, string>> = {
  donation: 'Gift',
  'standing-gift': 'Standing gift',
  refund: 'Refund',
  dispute: 'Dispute',
  payout: 'Payout',
  other: 'Something else',
};

export const outcomeWords: Readonly<Record<EventOutcome, string>> = {
  waiting: 'Waiting',
  acted: 'Acted on',
  foreign: 'Not ours',
  'not-understood': 'Not understood',
  dead: 'Dead letter',
};

/** What an outcome means, as a sentence. */
export const outcomeSentences: Readonly<Record<EventOutcome, string>> = {
  waiting: 'Nobody has acted on it yet.',
  acted: 'What it is about was looked at again, which is all that it asks for.',
  foreign: 'It is about nothing of ours here, and nothing was done.',
  'not-understood':
    'It is about a gift of ours and says something that this site does not act on. Look at the payment in Stripe’s Dashboard.',
  dead: 'It names something of ours that never came here, and was given up after four days. Look it up in Stripe’s Dashboard.',
};

/** Codes of ours in words; those of Stripe and the network stand for themselves. */
export function eventErrorWords(code: string): string {
  switch (code) {
    case subjectMissing:
      return 'what it is about is not here yet';
    case 'foreign-account':
      return 'it comes from another account';
    case 'wrong-mode':
      return 'it comes from the other mode, live or test';
    default:
      return code;
  }
}

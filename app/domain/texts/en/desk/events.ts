/** The desk's words about Stripe's events: what they are about, what became of them, and why. */
import { subjectMissing, type EventOutcome, type EventTopic } from '#app/domain/stripe-event.ts';
import type { SubjectKind } from '#app/domain/subject.ts';
import { donation } from './donation.ts';

const topics: Readonly<Record<EventTopic, string>> = {
  donation: 'Gift',
  'standing-gift': 'Standing gift',
  refund: 'Refund',
  dispute: 'Dispute',
  payout: 'Payout',
  other: 'Something else',
};

/** As links are called that lead to them. */
const subjects: Readonly<Record<SubjectKind, string>> = {
  donation: 'The gift',
  'standing-gift': 'The standing gift',
  renewal: 'The renewal',
  refund: 'The refund',
  dispute: 'The dispute',
  'late-refusal': 'The gift',
  payout: 'The payout',
};

const outcomes: Readonly<Record<EventOutcome, string>> = {
  waiting: 'Waiting',
  acted: 'Acted on',
  foreign: 'Not ours',
  'not-understood': 'Not understood',
  dead: 'Dead letter',
};

/** What an outcome means, as a sentence. */
const outcomeSentences: Readonly<Record<EventOutcome, string>> = {
  waiting: 'Nobody has acted on it yet.',
  acted: 'What it is about was looked at again, which is all that it asks for.',
  foreign: 'It is about nothing of ours here, and nothing was done.',
  'not-understood':
    'It is about a gift of ours and says something that this site does not act on. Look at the payment in Stripe’s Dashboard.',
  dead: 'It names something of ours that never came here, and was given up after four days. Look it up in Stripe’s Dashboard.',
};

/** Codes of ours in words; those of Stripe and the network stand for themselves. */
function errorWords(code: string): string {
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

interface ResultShown {
  readonly kind: 'history' | 'request' | 'posting' | 'mail';
  readonly what: string;
}

function resultWords({ kind, what }: ResultShown): string {
  switch (kind) {
    case 'history':
      return Object.entries(donation.events).find(([event]) => event === what)?.[1] ?? what;
    case 'request':
      return `Stripe was asked: ${what}`;
    case 'posting':
      return `Posted to the ledger: ${what}`;
    case 'mail':
      return `A mail was written: ${what}`;
  }
}

export const events = {
  topics,
  subjects,
  outcomes,
  outcomeSentences,
  errorWords,
  resultWords,
  /** Before the link to what of ours it is about. */
  topicOf: (topic: EventTopic) => `${topics[topic]}:`,
  noMoneyTwice: 'No mail is sent twice by it, and no money moves twice.',
  all: 'All events',
  list: {
    title: 'Events from Stripe',
    list: 'Events, newest first',
    caption: 'Events from Stripe, newest first',
    columns: { came: 'Came', type: 'Type', about: 'About', became: 'Became', tries: 'Tries' },
    replayed: (count: number) =>
      `${count === 1 ? 'One event waits' : `${String(count)} events wait`} to be acted on again.`,
    outcome: 'What became of them',
    which: 'Which events',
    about: 'About',
    anything: 'Anything',
    type: 'Type',
    typeHint: 'As Stripe calls it, such as charge.succeeded',
    noOlder: 'There are no older events.',
    noneLikeThat: 'No event is like that.',
    none: 'Stripe has told us nothing yet. The first event will stand here.',
    /** After what became of it. */
    error: (code: string) => `: ${errorWords(code)}`,
    pagesBehind: 'Also those on the pages behind. ',
    replayAll: 'Act on all of these again',
    replayThis: 'Act on this again',
  },
  details: {
    replay: 'Act on it again',
    ledTo: 'What it led to',
    nothing: 'Nothing happened between its arrival and its outcome.',
    everything:
      'Everything that happened to the gift from the arrival of this event to its outcome. Events that came together led to it together.',
    became: 'Became',
    inTheWay: 'In the way',
    triedAgain: (moment: string) => `; tried again ${moment}`,
    about: 'About',
    came: 'Came',
    cameAt: (at: string, tries: number) => `${at}, ${tries === 1 ? 'one try' : `${String(tries)} tries`}`,
    done: (at: string) => `, done ${at}`,
    again: 'Again',
    askedBy: (who: string | null, moment: string) => `Asked for by ${who ?? 'somebody'} ${moment}`,
    event: 'Event',
  },
};

/** The desk's words about deciding: the reasons, the form and what was wrong with it, what is decided, and what it teaches. */
import {
  noteLengthMax,
  type ClearReason,
  type DecisionErrors,
  type RefuseReason,
} from '#app/domain/review.ts';
import { count } from './counts.ts';

export const refuseReasons: Readonly<Record<RefuseReason, string>> = {
  'is-listed-group': 'The payer is the listed group',
  'acts-for-group': 'The payer acts for a political group',
  'is-political-group': 'A political group that is not listed yet',
  'not-genuine': 'The payment does not look genuine',
};

const clearReasons: Readonly<Record<ClearReason, string>> = {
  'same-name-only': 'Another party with a similar name',
  'private-person': 'A private person giving for themselves',
  'not-political': 'An organization that is not political',
  'checked-with-payer': 'Checked with the payer',
};

/** The words of a typed reason; an older one that is no longer offered stands for itself. */
function reasonWords(reason: string): string {
  const all: Readonly<Record<string, string>> = { ...clearReasons, ...refuseReasons };
  return all[reason] ?? reason;
}

function reasonAndNote(reason: string, note: string | null): string {
  return note === null ? reasonWords(reason) : `${reasonWords(reason)}. ${note}`;
}

const reasonErrors: Readonly<Record<NonNullable<DecisionErrors['reason']>, string>> = {
  none: 'Choose a reason to clear or to refuse.',
  'not-to-clear': 'Choose one of the reasons to clear.',
  'not-to-refuse': 'Choose one of the reasons to refuse.',
};

/** More listings than these are counted. */
const listingsMax = 2;

/** "A", "A and B", "A, B and 3 more". */
function listed(listings: readonly string[]): string {
  const shown = listings.slice(0, listingsMax);
  const rest = listings.length - shown.length;
  const all = rest > 0 ? [...shown, `${String(rest)} more`] : shown;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

export const decision = {
  refuseReasons,
  clearReasons,
  reasonWords,
  reasonAndNote,
  /** For those who decide nothing. */
  waitsForReviewer: 'It waits for a reviewer’s decision.',
  errorsTitle: 'Nothing was decided',
  errors: { decision: { neither: 'Choose “clear” or “refuse”.' }, reason: reasonErrors },
  noteHint: `What you looked at and found; ${count(noteLengthMax)} characters at most. Only staff read it.`,
  /** The button, until a reason is chosen. */
  record: 'Record the decision',
  recordHint: 'You can take it back for five minutes before anything happens.',
  undo: 'Undo the decision',
  undoHint: (minutes: string) => `${minutes} left; this page does not count down by itself.`,
  nothingToUndo: 'There is no decision left to take back: it is in force, or somebody else took it back.',
  decided: { clear: 'Cleared', refuse: 'Refused' },
  decidedBy: (what: string, who: string) => `${what} by ${who}`,
  inForceAt: (decided: string, time: string) => `${decided}. In force at ${time}`,
  then: (consequence: string) => `Then ${consequence}.`,
  carriedOut: 'It is being carried out.',
  tooLate: (whatFollows: string) => `The time to decide is over. ${whatFollows}`,
  teaches: {
    clear: 'This also lets',
    cleared: (given: string, listings: readonly string[]) =>
      `“${given}” pass ${listings.length > 0 ? `for ${listed(listings)}` : 'whatever it says of itself'}`,
    refuse: '“The payer is the listed group” also makes',
    refused: (given: string, listings: readonly string[]) => `“${given}” another name of ${listed(listings)}`,
    and: ', and ',
    fromNowOn: 'from now on.',
    /** Before and in the link to what staff taught; the sentence ends behind it. */
    youCan: 'You can',
    withdraw: 'withdraw that',
  },
};

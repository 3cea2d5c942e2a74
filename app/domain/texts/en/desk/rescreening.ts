/** The desk's words about gifts of the past that are screened again: each run with its cause, each finding, closing one. */
import type { RescreeningCause } from '#app/domain/rescreening.ts';
import type { NoteProblem } from '#app/domain/review.ts';
import { count } from './counts.ts';
import { notes } from './notes.ts';

function causeWord(cause: RescreeningCause): string {
  switch (cause.kind) {
    case 'first':
      return 'The first re-screening';
    case 'new-edition':
      return `New edition: ${cause.label}`;
    case 'source-removed':
      return `Source removed: ${cause.sourceId}`;
    case 'alias-added':
      return 'Staff added another name of a listing';
    case 'alias-withdrawn':
      return 'Staff withdrew another name of a listing';
    case 'allowlist-added':
      return 'Staff set a payer apart from a listing';
    case 'allowlist-withdrawn':
      return 'Staff withdrew that a payer is not a listing';
    case 'rules-changed':
      return 'The rules of the screening changed';
    case 'taught-otherwise':
      return 'What staff taught changed';
    case 'outrun':
      return 'Gifts that were on their way as the lists changed';
  }
}

const gifts = (value: number) => `${value === 0 ? 'no' : count(value)} ${value === 1 ? 'gift' : 'gifts'}`;

function noteProblem(problem: NoteProblem): string {
  return problem.kind === 'empty'
    ? 'Write what you found, and what you did about it.'
    : notes.tooLong(problem);
}

export const rescreening = {
  /** Kept with the run, as it is said on the day. */
  causes: (causes: readonly RescreeningCause[]) => causes.map(causeWord).join('; '),
  title: 'Gifts screened again',
  errorsTitle: 'Nothing was closed',
  text: 'When a list, a rule or what staff taught changes, gifts that wait are screened again at once. Received gifts of the last 24 months are looked at too, and those that would not pass today stand here. Nothing happens to them by itself: nothing is refunded.',
  nothingOpen: 'Nothing to look into',
  open: (value: number) => (value === 1 ? 'One gift to look into' : `${count(value)} gifts to look into`),
  allPass: 'Every received gift would pass today, or staff looked into it.',
  noOlder: 'There is nothing older.',
  closed: 'Closed',
  pages: { open: 'Pages of open findings', closed: 'Pages of closed findings' },
  lastRun: {
    none: 'No registry is in force yet. The first re-screening follows the first import of a list.',
    underWay: 'A re-screening is under way:',
    soFar: (seen: number, total: number, cause: string) =>
      `${count(seen)} of ${gifts(total)} so far. ${cause}.`,
    finished: (moment: string, seen: number, cause: string) =>
      `Last screened again ${moment}: ${gifts(seen)}. ${cause}.`,
  },
  runs: {
    title: 'The latest re-screenings',
    list: 'The latest re-screenings, newest first',
    columns: { why: 'Why', began: 'Began', ended: 'Ended', gifts: 'Gifts', found: 'Found' },
    underWay: 'Under way',
    seenOf: (seen: number, total: number) => `${count(seen)} of ${count(total)}`,
  },
  finding: {
    /** After the link with the sum. */
    received: (moment: string) => `, received ${moment}`,
    erased: 'Erased',
    beside: ' beside ',
    /** Between the listing's name and the one that was compared. */
    also: ', also',
    today: (outcome: 'political' | 'unclear' | 'clear') =>
      `Today it would be ${outcome === 'political' ? 'refused' : 'held for a person'}.`,
    found: (reason: string, at: string, cause: string) => `${reason} Found ${at}: ${cause}.`,
    listing: 'The listing',
    refuse: 'Refuse it after all, and return it',
    closedByItself: (at: string) => `Closed by itself ${at}: it is true no more.`,
    closedBy: (who: string, at: string, note: string | null) =>
      `Closed by ${who}, ${at}. ${note ?? 'The note was erased.'}`,
    close: 'Close with a note',
    note: 'What you found and did',
    noteHint:
      'For a gift that stays. One that is refused and returned is closed by that. The same finding is not reported again.',
    noteProblem,
    closeIt: 'Close it',
    problems: {
      'closed-before': 'This was closed already; it stands below with its note.',
      'unknown-finding': 'There is no such finding.',
    },
  },
};

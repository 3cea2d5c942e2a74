/** The desk's words: counts, moments, states, reasons to hold, what happened, in plain English for staff. */
import { dateFormat } from '#app/domain/formats.ts';
import { directSite } from '#app/domain/embedding.ts';
import type { DonationEvent, DonationState } from '#app/domain/donation/states.ts';
import { clearReasons, refuseReasons } from '#app/domain/review.ts';

/** On whose clock and in whose notation moments are shown. */
export interface Place {
  readonly locale: string;
  readonly timeZone: string;
}

const small = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** A count as a sentence begins with it: "Four", and figures above twelve. */
function countWord(count: number): string {
  return small[count] ?? String(count);
}

/** "Four donations and one appeal are waiting", "Nothing is waiting". */
export function waitingWords({ donations, appeals }: { donations: number; appeals: number }): string {
  const parts = [
    ...(donations > 0 ? [`${countWord(donations)} ${donations === 1 ? 'gift' : 'gifts'}`] : []),
    ...(appeals > 0 ? [`${countWord(appeals)} ${appeals === 1 ? 'appeal' : 'appeals'}`] : []),
  ];
  const [first, second] = parts;
  if (first === undefined) return 'Nothing is waiting';
  const subject = second === undefined ? first : `${first} and ${second.toLowerCase()}`;
  return `${subject} ${donations + appeals === 1 ? 'is' : 'are'} waiting`;
}

/** A day as a number that grows by one at each midnight of `timeZone`. */
function dayNumber(at: Date, timeZone: string): number {
  const parts = dateFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000;
}

/** "2:10 PM" in the time zone of the place, as its locale and so its readers' pages write it. */
export function clockTime(at: Date, { locale, timeZone }: Place): string {
  return dateFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(at);
}

/** "today at 2:10 PM", "tomorrow at 9:00 AM", "on Mon, Nov 30 at 2:10 PM"; the year where it is another. */
export function momentWords(at: Date, now: Date, place: Place): string {
  const days = dayNumber(at, place.timeZone) - dayNumber(now, place.timeZone);
  const time = clockTime(at, place);
  const near = new Map([
    [0, 'today'],
    [1, 'tomorrow'],
    [-1, 'yesterday'],
  ]).get(days);
  if (near) return `${near} at ${time}`;
  const day = dateFormat(place.locale, {
    timeZone: place.timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(at.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' }),
  }).format(at);
  return `on ${day} at ${time}`;
}

/** A moment in a column: "Nov 30, 2026, 2:10 PM". */
export function stamp(at: Date, { locale, timeZone }: Place): string {
  return dateFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** Less time than this is shown as late: staff work one shift a day. */
const lateMs = 24 * 3_600_000;

export function isLate(until: Date, now: Date): boolean {
  return until.getTime() - now.getTime() < lateMs;
}

/** Minutes until a decision is in force, at least one while it can be undone. */
export function minutesLeft(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

export const stateWords: Readonly<Record<DonationState, string>> = {
  open: 'Open',
  abandoned: 'Abandoned',
  authorised: 'Authorized',
  held: 'Held',
  decided: 'Decided',
  capturing: 'Being taken',
  releasing: 'Being released',
  received: 'Received',
  refused: 'Refused',
  lapsed: 'Lapsed',
};

/** What a state means for the money, said after the amount. */
export const stateSentences: Readonly<Record<DonationState, string>> = {
  open: 'The payer has not finished the payment page.',
  abandoned: 'The payment page closed without a payment.',
  authorised: 'The bank holds the money; screening comes next.',
  held: 'Held, not taken.',
  decided: 'Held, not taken. A decision is waiting to come into force.',
  capturing: 'Stripe has been asked to take the money.',
  releasing: 'Stripe has been asked to let the hold go.',
  received: 'Received.',
  refused: 'Refused. Nothing was taken.',
  lapsed: 'Lapsed. Nothing was taken.',
};

/** What a donation waits for: a rule of the screening, and the listing that it rests on. */
export interface HoldShown {
  readonly rule: string;
  readonly listingName: string | null;
}

/** Why a donation waits, all reasons in the few words that a row has. */
export function holdWords(reasons: readonly HoldShown[]): string {
  return reasons.length === 0 ? 'waits for a person' : reasons.map(reasonToHold).join('; ');
}

function reasonToHold({ rule, listingName }: HoldShown): string {
  const name = listingName ?? 'a listed group';
  switch (rule) {
    case 'refused-card':
      return listingName === null ? 'the card of a refused payer' : `a card refused before, as ${name}`;
    case 'shared-name':
      return `has a name of ${name}`;
    case 'near-domain':
      return `mail domain is called like ${name}`;
    case 'calls-itself-political':
      return 'says of itself that it is political';
    case 'names-together':
      return `its names together are ${name}`;
    case 'office-address':
      return `writes from the domain of ${name}`;
    case 'cannot-read':
      return 'has a name that cannot be read as it looks';
    case 'cannot-screen':
      return 'could not be screened: the registry was not ready';
    case 'payer-unknown':
      return 'the payment says too little about the payer';
    case 'amount-differs':
      return 'the bank holds another amount than was agreed';
    case 'too-many-donations':
      return 'many gifts from one payer within a day';
    default:
      return `resembles ${name}`;
  }
}

/** What happened, for a timeline. */
export const eventWords: Readonly<Record<DonationEvent, string>> = {
  authorised: 'Card authorized: the bank holds the money',
  'checkout-expired': 'The payment page closed without a payment',
  'screened-clear': 'Screened: clear',
  'screened-unclear': 'Screened: unclear, held for a person',
  'screened-political': 'Screened: political',
  decided: 'Decided',
  undone: 'The decision was taken back',
  'clear-enforced': 'In force: Stripe was asked to take the money',
  'refusal-enforced': 'In force: Stripe was asked to let the hold go',
  'deadline-passed': 'The deadline passed: Stripe was asked to let the hold go',
  captured: 'Received',
  'released-refused': 'Refused: the hold is gone, nothing was taken',
  'released-lapsed': 'Lapsed: the hold is gone, nothing was taken',
  'hold-lost': 'The bank ended the hold: nothing was taken',
};

/** The words of a typed reason; an older one that is no longer offered stands for itself. */
export function reasonWords(reason: string): string {
  const all: Readonly<Record<string, string>> = { ...clearReasons, ...refuseReasons };
  return all[reason] ?? reason;
}

/** On whose page a donation began: the site's host, its scheme where that is not the usual one, or ours. */
export function siteWords(site: string): string {
  return site === directSite ? 'Our own pages' : site.replace(/^https:\/\//, '');
}

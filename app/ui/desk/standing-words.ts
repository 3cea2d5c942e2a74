/** The desk's words for standing gifts. */
import { agreedMinor } from '#app/domain/donation/donation.ts';
import { formatMoney, money } from '#app/domain/money.ts';
import type { GiftInterval, SecondChoice, StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { dueAtThen, type Agreed, type GiftChange } from '#app/domain/standing-gift/changes.ts';
import type { RenewalOutcome } from '#app/domain/renewal/renewal.ts';
import type { RenewalState } from '#app/domain/renewal/states.ts';
import type { StandingGiftEvent, StandingGiftState } from '#app/domain/standing-gift/states.ts';
import { formatShortDayOf } from '#app/ui/dates.ts';
import type { Place } from './desk-words.ts';

const each: Readonly<Record<GiftInterval, string>> = { month: 'a month', year: 'a year' };

/** "$5.00 a month": what the card is charged each time. */
export function standingWords(
  gift: Pick<StandingGift, 'amount' | 'feeCover' | 'interval'>,
  { locale }: Place,
): string {
  return `${formatMoney(money(agreedMinor(gift), gift.amount.currency), locale, 'always')} ${each[gift.interval]}`;
}

/** What its donor changed, from what to what and from when. */
export function changeWords(
  change: GiftChange,
  changes: readonly GiftChange[],
  interval: GiftInterval,
  place: Place,
): string {
  const print = (period: Date) =>
    formatShortDayOf(dueAtThen(changes, change, period), place.locale, place.timeZone);
  const day = print(change.holdsFrom);
  switch (change.kind) {
    case 'amount': {
      const words = (agreed: Agreed) => standingWords({ ...agreed, interval }, place);
      return `The donor changed ${words(change.from)} to ${words(change.to)}, from ${day} on`;
    }
    case 'pause':
      return `The donor left out what is due from ${day} on; the next is charged on ${print(change.until)}`;
    case 'day':
      return change.to === null
        ? `The donor went back to the usual day, from ${day} on`
        : `The donor changed the day, from ${day} on`;
    case 'resume':
      return `The donor took the pause back; the next is charged on ${day}`;
  }
}

export const standingStateWords: Readonly<Record<StandingGiftState, string>> = {
  open: 'Open',
  abandoned: 'Abandoned',
  'set-up': 'Card saved',
  held: 'Held',
  decided: 'Decided',
  starting: 'Starting',
  confirming: 'To be confirmed',
  active: 'Active',
  closing: 'Ending',
  refused: 'Refused',
  lapsed: 'Lapsed',
  declined: 'Declined',
  stopped: 'Stopped',
  unpaid: 'Unpaid',
};

/** What a state means, said after the amount. */
export const standingStateSentences: Readonly<Record<StandingGiftState, string>> = {
  open: 'The donor has not saved a card.',
  abandoned: 'The payment page closed without a card.',
  'set-up': 'A card is saved, nothing is charged; screening comes next.',
  held: 'A card is saved, nothing is charged.',
  decided: 'A card is saved, nothing is charged. A decision is waiting to come into force.',
  starting: 'Stripe has been asked for the first payment.',
  confirming: 'The donor’s bank wants them to confirm the first payment.',
  active: 'Active.',
  closing: 'Stripe has been asked to end it and to delete the card.',
  refused: 'Refused, and the card is deleted.',
  lapsed: 'Nobody decided in time. Nothing was charged, and the card is deleted.',
  declined: 'The bank declined the first payment, and the card is deleted.',
  stopped: 'Stopped. The card is deleted.',
  unpaid: 'The bank declined each attempt at a renewal, and nobody mended it. The card is deleted.',
};

/** What its donor said of an older one beside it. */
export const secondChoiceWords: Readonly<Record<SecondChoice | 'unsaid', string>> = {
  both: 'They want both.',
  instead: 'They want this one instead.',
  not: 'They do not want this one.',
  unsaid: 'This one starts only if they say so.',
};

/** What happened, for a timeline. */
export const standingEventWords: Readonly<Record<StandingGiftEvent, string>> = {
  'set-up': 'Card saved, nothing charged',
  'checkout-expired': 'The payment page closed without a card',
  'screened-clear': 'Screened: clear',
  'screened-unclear': 'Screened: unclear, held for a person',
  'screened-political': 'Screened: political',
  decided: 'Decided',
  undone: 'The decision was taken back',
  'clear-enforced': 'In force: Stripe was asked for the first payment',
  'refusal-enforced': 'In force: Stripe was asked to delete the card',
  'deadline-passed': 'The deadline passed: Stripe was asked to delete the card',
  'confirmation-demanded': 'The bank wants the donor to confirm the first payment',
  'payment-declined': 'The bank declined the first payment',
  started: 'First payment received',
  'stop-asked': 'The donor stopped it',
  'ended-at-stripe': 'Ended at Stripe, not by us',
  'renewals-failed': 'A renewal failed for good: Stripe was asked to delete the card',
  'card-changed': 'Another card: whose it is was screened',
  'amount-changed': 'The donor changed the amount',
  'day-changed': 'The donor changed the day',
  paused: 'The donor paused it',
  resumed: 'The donor took the pause back',
  'refused-later': 'Refused after it was paid for: Stripe was asked to end it',
  disputed: 'A bank takes back one of its payments: Stripe was asked to end it',
  'closed-refused': 'Refused: the card is deleted, nothing more is charged',
  'closed-lapsed': 'Lapsed: the card is deleted, nothing was charged',
  'closed-declined': 'The card is deleted, nothing was charged',
  'closed-stopped': 'The card is deleted, nothing more is charged',
  'closed-unpaid': 'The card is deleted, nothing more is charged',
};

export const renewalStateWords: Readonly<Record<RenewalState, string>> = {
  draft: 'drafted; screening comes next',
  held: 'held for a person',
  decided: 'decided, not yet in force',
  charging: 'being charged',
  failing: 'the bank declined it',
  voiding: 'being voided',
  paid: 'paid',
  void: 'not charged',
};

/** Why a renewal was not charged, or was not to be. */
export const renewalOutcomeWords: Readonly<Record<RenewalOutcome, string>> = {
  refused: 'its payer was refused',
  lapsed: 'nobody could decide in time',
  failed: 'each try failed, and nobody mended it',
  stopped: 'the standing gift had ended',
  skipped: 'the donor left it out',
  voided: 'somebody voided it at Stripe',
  unscreened: 'somebody took it at Stripe before its payer was screened',
};

/** What the desk calls a payout's kind, its state, and whether it is what it paid out. */
import type { PayoutKind, PayoutMatching } from '#app/domain/payout/payout.ts';
import type { PayoutState } from '#app/domain/payout/states.ts';
import { dateFormat } from '#app/domain/formats.ts';
import type { Place } from './desk-words.ts';

/** Stripe names a day, and writes it as its midnight in UTC whatever clocks the newsroom has. */
export const arrivalDay = (arrivesAt: Date, { locale }: Place) =>
  dateFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(arrivesAt);

export const payoutStateWords: Readonly<Record<PayoutState, string>> = {
  announced: 'announced',
  pending: 'being prepared',
  'in-transit': 'on its way',
  paid: 'at the bank',
  failed: 'failed',
  canceled: 'canceled',
};

export const payoutKindWords: Readonly<Record<PayoutKind, string>> = {
  automatic: 'automatic',
  manual: 'by hand',
  instant: 'instant',
};

/** Short, for a list. */
export const matchingWords: Readonly<Record<PayoutMatching, string>> = {
  none: 'cannot be',
  waiting: 'not yet',
  matched: 'to the cent',
  differs: 'differs',
};

/** Whole, with what to do. */
export const matchingSentences: Readonly<Record<PayoutMatching, string>> = {
  none: 'Stripe does not say what a payout by hand or an instant one paid out, so it cannot be matched. Automatic payouts can.',
  waiting:
    'Stripe has not put together yet what it paid out, or a movement of it has not come here yet. It is looked at again by itself.',
  matched: 'What it paid out adds up to it, and the ledger has every movement as Stripe has it, to the cent.',
  differs:
    'What Stripe says it paid out is not what the ledger has, or does not add up to it. Compare the file below with the payout in Stripe’s Dashboard, and tell Stripe if theirs does not add up.',
};

/** The desk's words about standing gifts: their states, what happened to them, what donors changed, and deciding. */
import type { GiftInterval, SecondChoice } from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftEvent, StandingGiftState } from '#app/domain/standing-gift/states.ts';

const states: Readonly<Record<StandingGiftState, string>> = {
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
const stateSentences: Readonly<Record<StandingGiftState, string>> = {
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
const secondChoices: Readonly<Record<SecondChoice | 'unsaid', string>> = {
  both: 'They want both.',
  instead: 'They want this one instead.',
  not: 'They do not want this one.',
  unsaid: 'This one starts only if they say so.',
};

/** What happened, for a timeline. */
const events: Readonly<Record<StandingGiftEvent, string>> = {
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

/** "$5.00 a month": what the card is charged each time. */
const each: Readonly<Record<GiftInterval, (sum: string) => string>> = {
  month: (sum) => `${sum} a month`,
  year: (sum) => `${sum} a year`,
};

/** What its donor changed, from what to what and from when. */
const changes = {
  amount: (from: string, to: string, day: string) => `The donor changed ${from} to ${to}, from ${day} on`,
  pause: (day: string, until: string) =>
    `The donor left out what is due from ${day} on; the next is charged on ${until}`,
  day: (day: string) => `The donor changed the day, from ${day} on`,
  usualDay: (day: string) => `The donor went back to the usual day, from ${day} on`,
  resume: (day: string) => `The donor took the pause back; the next is charged on ${day}`,
};

export const standingGift = {
  states,
  stateSentences,
  secondChoices,
  events,
  each,
  changes,
  /** What the browser calls it. */
  pageTitle: 'Standing gift',
  title: (charged: string, who: string | null) =>
    `${charged}, ${who === null ? 'from a payer without a name' : `from “${who}”`}`,
  eachTime: 'Each time',
  decide: 'Decide',
  notWaiting: 'This standing gift does not wait for a decision any more. What happened to it stands below.',
  noHold: '. No bank holds anything meanwhile',
  asked: 'Asked',
  /** Around the link to an older one of the same donor; what they said of it follows. */
  donorHas: 'Its donor has',
  olderOne: 'an older one',
  canBeMended: 'that can be mended.',
  renewalWaits: '. It is not charged meanwhile, and left out then',
  nextDue: 'Next due',
  paused: '. Paused until then, as the donor asked',
  readOn: 'Read on',
  payments: 'Payments',
  cameIn: (amount: string) => `, ${amount} came in`,
  refusedLater: ', refused later',
  renewals: 'Renewals',
  happened: 'What happened',
  pageOpened: 'Payment page opened',
  donorSees: 'What the donor sees',
  decision: (charged: string) => ({
    clear: {
      legend: 'Clear: the gift starts',
      button: `Clear and start ${charged}`,
      consequence: 'the first payment is made',
    },
    refuse: {
      legend: 'Refuse: the card is deleted',
      button: 'Refuse and delete the card',
      consequence: 'the card is deleted and the donor is told',
    },
    tooLate: 'The card is being deleted.',
  }),
  /** What it brought before it was refused. */
  earlier: {
    left: (who: string | null, at: string) =>
      `${who ?? 'Somebody'} looked at what it brought before and left it, ${at}. Each payment below can still be refused and returned.`,
    allReturned: 'Every payment of it was refused and returned.',
    title: (count: number) =>
      count === 1
        ? 'An earlier gift is still here. Return it?'
        : `${String(count)} earlier gifts are still here. Return them?`,
    text: 'The payer is refused from now on, and nothing of before was sent back. Open a payment below to refuse and return it, or leave what is here.',
    leave: 'Leave the rest with us',
    notOpen: 'Somebody else looked at its earlier gifts, or it is not ended yet.',
  },
};

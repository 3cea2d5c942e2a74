/** English words of the page that says what became of a standing gift. */
import type { StandingGiftNews, StandingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import type { RenewalStatus } from '#app/domain/renewal/donor-status.ts';
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';

/** What a state's words can speak of, already printed. */
export interface StandingGiftWords {
  readonly siteName: string;
  /** "$5 every month" */
  readonly charged: string;
  /** When the next gift is due; null where none is. */
  readonly nextDay: string | null;
  /** When an undecided one is given up; null where there is no deadline. */
  readonly deadline: string | null;
  /** The screening's reasons for a hold or a refusal. */
  readonly reasons: readonly string[];
}

interface StatusTexts {
  readonly heading: string;
  readonly marked: string;
  readonly now: (words: StandingGiftWords) => readonly string[];
  readonly next: (words: StandingGiftWords) => string;
}

const deleted = 'Nothing was ever charged, and we’ve deleted the card you saved.';

const statuses: Readonly<Record<StandingGiftStatus, StatusTexts>> = {
  unopened: {
    heading: 'The payment page didn’t open.',
    marked: 'You were not charged.',
    now: () => [
      'We got your form but couldn’t open the payment page. No card was saved, and you were not charged.',
    ],
    next: () => 'If you’d still like to give, please send the form again.',
  },
  open: {
    heading: 'We’re waiting',
    marked: 'for your card.',
    now: () => [
      'No card has reached us yet. If you just saved one, it will show up here in a moment. Nothing has been charged.',
    ],
    next: () => 'If you haven’t saved a card yet, the payment page is still open.',
  },
  abandoned: {
    heading: 'No card was saved.',
    marked: 'You were not charged.',
    now: () => ['The payment page closed before you saved a card. Nothing was charged.'],
    next: () => 'You’re welcome to start again whenever you like.',
  },
  checking: {
    heading: 'Your card is saved.',
    marked: 'We’re checking.',
    now: ({ charged }) => [
      `Before we charge the first ${charged}, we compare the payer with public registers of political groups. That usually takes seconds. Nothing has been charged.`,
    ],
    next: () =>
      'You don’t have to do anything: stay here or close this page. We’ll write to the address you gave on the payment page when it’s done, or if we have a question. Until the first payment you can still stop it.',
  },
  held: {
    heading: 'Your gift is waiting.',
    marked: 'Nothing was charged.',
    now: ({ deadline, reasons }) => [
      'Your card is saved, and nothing has been charged to it.',
      ...(reasons.length > 0
        ? [...reasons, 'So a person will review your gift before it starts.']
        : [
            'Our check couldn’t tell whose money this is, so a person will review your gift before it starts.',
          ]),
      deadline === null
        ? 'If nobody decides in time, your gift doesn’t start, and we delete the card you saved.'
        : `We’ll decide by ${deadline}. If nobody has decided by then, your gift doesn’t start, and we delete the card you saved.`,
    ],
    next: () =>
      'You don’t have to do anything: as soon as we decide, we’ll write to the address you gave on the payment page. Until then you can stop it; then nothing is charged, and we delete the card you saved.',
  },
  starting: {
    heading: 'All clear.',
    marked: 'Your first gift is on its way.',
    now: ({ charged }) => [
      `The check is done, and the first of your gifts of ${charged} is being charged now.`,
    ],
    next: () => 'Nothing. Stay here or close this page. We’ll write to you when it’s done.',
  },
  confirming: {
    heading: 'One more step:',
    marked: 'your bank wants you to confirm.',
    now: ({ charged }) => [
      `Our check is done, and your gift of ${charged} can start. Your bank asks you to confirm the first payment yourself. Nothing has been charged yet.`,
    ],
    next: () =>
      'Confirm the payment within 23 hours. If you don’t, your gift doesn’t start, and we delete the card you saved.',
  },
  active: {
    heading: 'Thank you.',
    marked: 'Your standing gift is running.',
    now: ({ charged, nextDay }) => [
      `You give ${charged}.${nextDay === null ? '' : ` The next gift is due on ${nextDay}.`} Before each one we check again that it isn’t a political group’s money, and we write to you each time.`,
    ],
    next: () =>
      'You can change the amount or the day, leave gifts out, or give with another card: we check whose it is before we charge it. You can stop at any time, here or by writing to us. Then nothing more is charged, and we delete the card you saved.',
  },
  refusing: {
    heading: 'We won’t take this gift.',
    marked: 'Nothing was charged.',
    now: () => ['Nothing was charged. We’re deleting the card you saved.'],
    next: () => 'Nothing for now. Once that is done, this page will say why, and we’ll write to you.',
  },
  'refusing-later': {
    heading: 'We can’t take this gift any longer.',
    marked: 'Nothing more is charged.',
    now: () => ['Nothing more will be charged. We’re deleting the card you saved.'],
    next: () => 'Nothing for now. Once that is done, this page will say why, and we’ll write to you.',
  },
  ending: {
    heading: 'Your standing gift is ending.',
    marked: 'Nothing more is charged.',
    now: () => ['Nothing more will be charged. We’re deleting the card you saved.'],
    next: () => 'Nothing. We’ll write to you when it’s done.',
  },
  refused: {
    heading: 'We couldn’t accept this gift.',
    marked: 'You were not charged.',
    now: ({ reasons }) => [
      ...(reasons.length > 0
        ? reasons
        : ['A member of our staff reviewed this gift and decided that we can’t accept it.']),
      deleted,
    ],
    next: () => 'If we got it wrong, tell us. One click is enough, and a person will check again.',
  },
  'refused-later': {
    heading: 'We can’t take this gift any longer.',
    marked: 'Nothing more is charged.',
    now: ({ reasons }) => [
      ...(reasons.length > 0
        ? reasons
        : ['A member of our staff reviewed this gift and decided that we can’t go on with it.']),
      'We won’t charge you again, and we’ve deleted the card you saved. A person here looks at what you gave before; if we send any of it back, we’ll write to you.',
    ],
    next: () => 'If we got it wrong, tell us. One click is enough, and a person will check again.',
  },
  lapsed: {
    heading: 'We ran out of time.',
    marked: 'You were not charged.',
    now: () => [
      'The check wasn’t finished within a week, and when we can’t be sure in time, we let it go. If we wrote to you with a question, our mail says more.',
      deleted,
    ],
    next: () => 'If you’d still like to give, we’d be glad to have it.',
  },
  declined: {
    heading: 'Your bank declined the payment.',
    marked: 'You were not charged.',
    now: () => [
      'Our check found nothing, but the first payment didn’t go through. We won’t try it again.',
      deleted,
    ],
    next: () => 'If you’d still like to give, you can try another card.',
  },
  withdrawn: {
    heading: 'Your standing gift doesn’t start.',
    marked: 'You were not charged.',
    now: () => ['You stopped it before the first payment.', deleted],
    next: () => 'Nothing. You’re welcome to give whenever you like.',
  },
  stopped: {
    heading: 'Your standing gift is stopped.',
    marked: 'Nothing more is charged.',
    now: () => [
      'We won’t charge you again, and we’ve deleted the card you saved. Thank you for what you gave.',
    ],
    next: () => 'Nothing. You’re welcome to give again whenever you like.',
  },
  unpaid: {
    heading: 'Your standing gift has ended.',
    marked: 'Nothing more is charged.',
    now: () => [
      'Your bank declined the last payment each time we tried. We won’t try again, and we’ve deleted the card you saved. Thank you for what you gave.',
    ],
    next: () => 'If you’d still like to give, you can start again with another card.',
  },
};

const news: Readonly<Record<StandingGiftNews, string>> = {
  begun: 'You sent the form.',
  'set-up': 'You saved your card. Nothing was charged.',
  'checkout-expired': 'The payment page closed without a card.',
  'screened-clear': 'The check found no political group.',
  'screened-unclear': 'The check wasn’t sure, so a person will review it.',
  'screened-political': 'The check found a political group.',
  'clear-enforced': 'A person reviewed it and found no political group.',
  'refusal-enforced': 'A person reviewed it and refused it.',
  'deadline-passed': 'The time to decide ran out.',
  'confirmation-demanded': 'Your bank asked you to confirm the first payment.',
  'payment-declined': 'The first payment didn’t go through.',
  started: 'Your card was charged. We received your first gift.',
  'stop-asked': 'You stopped it.',
  'ended-at-stripe': 'It was ended at our payment company.',
  'renewals-failed': 'The last payment failed, and the time to mend it ran out.',
  'card-changed': 'The card was changed, and we checked whose it is.',
  'refused-later': 'We found that this gift is a political group’s money, and ended it.',
  disputed: 'Your bank told us that you dispute one of these payments, so we ended it.',
  'closed-refused-later': 'Your card was deleted. Nothing more is charged.',
  'closed-refused': 'Your card was deleted. You were not charged.',
  'closed-lapsed': 'Your card was deleted. You were not charged.',
  'closed-declined': 'Your card was deleted. You were not charged.',
  'closed-stopped': 'Your card was deleted. Nothing more is charged.',
  'closed-unpaid': 'Your card was deleted. Nothing more is charged.',
};

/** `day`: when it was due. `until`: by when it is decided, or until when it can be mended. */
const renewals: Readonly<
  Record<RenewalStatus, (words: { readonly day: string; readonly until: string | null }) => string>
> = {
  checking: ({ day }) =>
    `The gift due on ${day} isn’t charged yet: before each one we check again whose money it is.`,
  held: ({ day, until }) =>
    `The gift due on ${day} is waiting for a person to review it, and isn’t charged. If nobody has decided by ${until ?? 'then'}, we leave it out.`,
  charging: ({ day }) => `The gift due on ${day} is being charged now.`,
  failing: ({ day }) =>
    `The gift due on ${day} didn’t go through. We’ll try again in a few days, or you can have it tried again now, with this card or another one.`,
  'last-try': ({ day, until }) =>
    `The gift due on ${day} didn’t go through, and we won’t try again by ourselves. You can have it tried again until ${until ?? 'then'}, with this card or another one. After that your standing gift ends.`,
  trying: ({ day }) => `The gift due on ${day} is being tried again now.`,
  skipped: ({ day }) => `The gift due on ${day} was left out, as you asked. You were not charged for it.`,
  lapsed: ({ day }) => `The gift due on ${day} was left out. You were not charged for it.`,
};

const each: Readonly<Record<GiftInterval, string>> = { month: 'every month', year: 'every year' };

export const standingGift = {
  title: (status: string, siteName: string) => `${status} – ${siteName}`,
  kicker: 'Your standing gift',
  charged: (amount: string, interval: GiftInterval) => `${amount} ${each[interval]}`,
  statuses,
  figures: {
    amount: each,
    withFee: (interval: GiftInterval, fee: string) => `${each[interval]}, with ${fee} for the card fee`,
    payments: (count: number): string => (count === 1 ? 'gift so far' : 'gifts so far'),
    next: 'next gift',
  },
  nowTitle: 'What happens now',
  happenedTitle: 'What happened',
  nextTitle: 'What you can do',
  renewalsTitle: 'Not charged yet, or left out',
  renewals,
  /** Said first of one that runs. */
  renewalHeads: {
    failing: { heading: 'Your last gift didn’t go through.', marked: 'You can mend that here.' },
    'last-try': { heading: 'Your last gift didn’t go through.', marked: 'You can mend that here.' },
    trying: { heading: 'Your gift is being tried again.', marked: 'Come back in a moment.' },
    held: { heading: 'Your next gift is waiting.', marked: 'It isn’t charged yet.' },
  },
  retry: 'Try the same card again',
  paymentsTitle: 'Your gifts',
  payment: (day: string) => `Your gift of ${day}`,
  factCheck: 'You gave after reading',
  checkAgain: 'Check again',
  toPayment: 'Go to the payment page',
  confirm: 'Confirm with your bank',
  stop: 'Stop this gift',
  changeCard: 'Use another card',
  changeAmount: 'Change the amount',
  changeDay: 'Change the day',
  pause: { month: 'Skip or pause', year: 'Skip the next one' },
  pausedHead: { heading: 'Thank you.', marked: 'Your standing gift is paused.' },
  paused: (day: string) => `Nothing is charged before ${day}, as you asked. It goes on by itself then.`,
  cardProblems: {
    limited:
      'You asked for that page many times. Please wait an hour and try again. Your gift goes on as before.',
    unavailable:
      'The page of our payment company didn’t open. Please try again in a few minutes. Your gift goes on as before.',
  },
  giveAgain: 'Set it up again',
  otherCard: 'Try another card',
  appeal: 'Appeal this decision',
  whyRefused: 'See what we compared',
  timelineTitle: 'Step by step',
  news,
  address:
    'Anyone with the address of this page can open it, change the gift and the card, and stop it. It shows no email address and no card.',
};

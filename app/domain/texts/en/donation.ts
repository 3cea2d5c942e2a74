/** English words of the page that says what became of a donation. */
import type { DonorNews, DonorStatus } from '#app/domain/donor-status.ts';

/** What a state's words can speak of, already printed. */
export interface DonationPageWords {
  readonly siteName: string;
  readonly donation: string;
  /** Donation and fee cover: what the card is charged or the bank holds. */
  readonly charged: string;
  /** When an undecided donation is released; null where there is no deadline. */
  readonly deadline: string | null;
  /** The screening's reason for a hold or a refusal; null where a person refused, or where it has been erased. */
  readonly sentence: string | null;
}

/** `heading` then `marked`: the marked part is what matters most. */
interface StatusTexts {
  readonly heading: string;
  readonly marked: string;
  readonly now: (words: DonationPageWords) => readonly string[];
  readonly next: (words: DonationPageWords) => string;
}

const pendingAtBank = (charged: string) =>
  `Nothing was taken. Your bank’s hold of ${charged} has been released. Your bank may still show it as pending for a few days, until it clears away.`;

const statuses: Readonly<Record<DonorStatus, StatusTexts>> = {
  unopened: {
    heading: 'The payment page did not open.',
    marked: 'Nothing happened.',
    now: () => [
      'Your form arrived, but the payment page could not be made. Nothing was held and nothing was taken.',
    ],
    next: () => 'If you would still like to give, please send the form again.',
  },
  open: {
    heading: 'We are waiting',
    marked: 'for your payment.',
    now: () => [
      'No payment has reached us yet. If you have just paid, it arrives here in a moment. Until your bank says so, nothing is held and nothing is taken.',
    ],
    next: () => 'If you have not paid yet, the payment page is still open.',
  },
  abandoned: {
    heading: 'No payment was made.',
    marked: 'Nothing was taken.',
    now: () => ['The payment page closed before anything was paid. Nothing was held and nothing was taken.'],
    next: () => 'You are welcome to start again whenever you like.',
  },
  checking: {
    heading: 'Held, not taken:',
    marked: 'we are checking.',
    now: ({ charged }) => [
      `Your bank holds ${charged}. Before we take any of it, we compare who paid with public registers of political groups. It usually takes seconds.`,
    ],
    next: () => 'Nothing. You can wait here or close this page; we write to you when it is done.',
  },
  taking: {
    heading: 'Checked.',
    marked: 'Your gift is on its way.',
    now: ({ charged }) => [
      `The check is done, and the ${charged} that your bank holds is being collected now.`,
    ],
    next: () => 'Nothing. You can wait here or close this page; we write to you when it is done.',
  },
  releasing: {
    heading: 'We will not take this gift.',
    marked: 'The hold is being released.',
    now: ({ charged }) => [
      `Nothing is taken. Your bank is being told to let go of the ${charged} that it holds.`,
    ],
    next: () => 'Nothing just now. When the release is certain, this page says why, and we write to you.',
  },
  held: {
    heading: 'Your gift is',
    marked: 'held, not taken.',
    now: ({ charged, deadline, sentence }) => [
      `Your bank holds ${charged}. Nothing has been taken.`,
      sentence ?? 'Our check could not tell whose money this is, so a person looks at this gift.',
      deadline === null
        ? 'If nobody has decided in time, the hold is released and nothing is taken.'
        : `It is decided by ${deadline}. If nobody has decided by then, the hold is released and nothing is taken.`,
    ],
    next: () =>
      'Nothing. We write to the address that you gave on the payment page as soon as it is decided.',
  },
  received: {
    heading: 'Thank you.',
    marked: 'Your gift has been received.',
    now: ({ charged, siteName }) => [
      `Your card was charged ${charged}. Before any of it was taken, ${siteName} checked that it is not a political group’s money.`,
      'It is counted in the public register, without your name.',
    ],
    next: () => 'Nothing more is needed. You can read on, or count for yourself in the register.',
  },
  refused: {
    heading: 'We could not accept this gift.',
    marked: 'Nothing was taken.',
    now: ({ charged, sentence }) => [
      sentence ?? 'A person of our staff looked at this gift and decided that we cannot take it.',
      pendingAtBank(charged),
    ],
    next: () => 'If we are wrong, say so: one click is enough, and a person looks at it again.',
  },
  lapsed: {
    heading: 'We did not decide in time.',
    marked: 'Nothing was taken.',
    now: ({ charged }) => [
      'The hold on your card ended before our check did. That is our doing, not yours. When we are not sure in time, we let go; we never take money because nobody looked.',
      pendingAtBank(charged),
    ],
    next: () => 'If you would still like to give, you are welcome to.',
  },
};

const lateNext =
  'Nothing, and please don’t pay again. You can close this page; we’ll write to you when it’s done.';

/** For a donation that is taking much longer than the usual words promise. */
const late: Partial<Readonly<Record<DonorStatus, StatusTexts>>> = {
  open: {
    heading: 'We can’t see',
    marked: 'your payment yet.',
    now: () => [
      'Our payment service hasn’t answered us for a while, so we don’t know yet whether you have paid. If you have, your bank holds the amount and nothing has been taken. We keep asking.',
    ],
    next: () => 'If you have paid, please don’t pay again; this page will show it as soon as we know.',
  },
  checking: {
    heading: 'Held, not taken:',
    marked: 'our check is late.',
    now: ({ charged }) => [
      `Your bank still holds ${charged}, and nothing has been taken. Our check usually takes seconds; this one is taking much longer than it should. We keep trying, and our staff can see that it’s late.`,
    ],
    next: () => lateNext,
  },
  taking: {
    heading: 'Checked,',
    marked: 'but late.',
    now: ({ charged }) => [
      `The check is done, but the ${charged} that your bank holds hasn’t been collected yet: our payment service isn’t taking our request. We keep trying, and our staff can see that it’s late. If it can’t be collected before your bank’s hold ends, nothing is taken.`,
    ],
    next: () => lateNext,
  },
  releasing: {
    heading: 'We will not take this gift.',
    marked: 'The release is late.',
    now: ({ charged }) => [
      `Nothing is taken. Our request to let go of the ${charged} that your bank holds hasn’t gone through yet. We keep trying, and our staff can see that it’s late. Even without us, the hold ends by itself within days.`,
    ],
    next: () => 'Nothing just now. When the release is certain, this page says why, and we write to you.',
  },
};

const news: Readonly<Record<DonorNews, string>> = {
  started: 'You sent the form.',
  authorised: 'Your bank agreed to hold the amount for us. Nothing was taken.',
  'checkout-expired': 'The payment page closed without a payment.',
  'screened-clear': 'The check found no political group.',
  'screened-unclear': 'The check was not sure; a person looks at it.',
  'screened-political': 'The check found a political group.',
  'clear-enforced': 'A person looked at it and found no political group.',
  'refusal-enforced': 'A person looked at it and refused it.',
  'deadline-passed': 'The time to decide ran out.',
  captured: 'The amount was taken. Your gift has been received.',
  'released-refused': 'The hold was released. Nothing was taken.',
  'released-lapsed': 'The hold was released. Nothing was taken.',
  'hold-lost': 'Your bank’s hold ended. Nothing was taken.',
};

export const donation = {
  title: (status: string, siteName: string) => `${status} – ${siteName}`,
  kicker: 'Your gift',
  statuses,
  late,
  figures: {
    donation: 'your gift',
    withFee: (fee: string) => `your gift, with ${fee} for the card fee`,
    held: 'held by your bank',
    taken: 'taken by us',
  },
  nowTitle: 'What happens now',
  happenedTitle: 'What happened',
  nextTitle: 'What you can do',
  factCheck: 'You gave after reading',
  checkAgain: 'Check again',
  toPayment: 'Go to the payment page',
  giveAgain: 'Give again',
  appeal: 'Appeal against this',
  whyRefused: 'See what was compared first',
  register: 'Open the register',
  read: 'Read more fact-checks',
  timelineTitle: 'Step by step',
  news,
  address: 'Whoever has the address of this page can open it. It shows no e-mail address and no card.',
};

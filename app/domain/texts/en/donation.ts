/** English words of the page that says what became of a donation. */
import type {
  DonorDisputeStatus,
  DonorNews,
  DonorRefundStatus,
  DonorStatus,
} from '#app/domain/donation/donor-status.ts';

/** What a state's words can speak of, already printed. */
export interface DonationPageWords {
  readonly siteName: string;
  readonly donation: string;
  /** Donation and fee cover: what the card is charged or the bank holds. */
  readonly charged: string;
  /** What came in; null until the payment company has booked it. */
  readonly taken: string | null;
  /** What of it went back; null where nothing did. */
  readonly returned: string | null;
  /** When an undecided donation is released; null where there is no deadline. */
  readonly deadline: string | null;
  /** The screening's reasons for a hold or a refusal; empty where a person refused, or where they have been erased. */
  readonly reasons: readonly string[];
}

/** `heading` then `marked`: the marked part is what matters most. */
interface StatusTexts {
  readonly heading: string;
  readonly marked: string;
  readonly now: (words: DonationPageWords) => readonly string[];
  readonly next: (words: DonationPageWords) => string;
}

const pendingAtBank = (charged: string) =>
  `You were not charged. We released the hold of ${charged}. Your bank may show it as pending for a few more days before it disappears.`;

const statuses: Readonly<Record<DonorStatus, StatusTexts>> = {
  unopened: {
    heading: 'The payment page didn’t open.',
    marked: 'You were not charged.',
    now: () => [
      'We got your form but couldn’t open the payment page. Nothing is on hold, and you were not charged.',
    ],
    next: () => 'If you’d still like to give, please send the form again.',
  },
  open: {
    heading: 'We’re waiting',
    marked: 'for your payment.',
    now: () => [
      'No payment has reached us yet. If you just paid, it will show up here in a moment. Until then, nothing is on hold, and you have not been charged.',
    ],
    next: () => 'If you haven’t paid yet, the payment page is still open.',
  },
  abandoned: {
    heading: 'No payment was made.',
    marked: 'You were not charged.',
    now: () => ['The payment page closed before you paid. Nothing is on hold, and you were not charged.'],
    next: () => 'You’re welcome to start again whenever you like.',
  },
  checking: {
    heading: 'Held, not taken:',
    marked: 'we’re checking.',
    now: ({ charged }) => [
      `Your bank is holding ${charged}. Before we take any of it, we compare the payer with public registers of political groups. That usually takes seconds.`,
    ],
    next: () => 'Nothing. Stay here or close this page. We’ll write to you when it’s done.',
  },
  taking: {
    heading: 'All clear.',
    marked: 'Your gift is on its way.',
    now: ({ charged }) => [
      `The check is done, and the ${charged} on hold at your bank is being collected now.`,
    ],
    next: () => 'Nothing. Stay here or close this page. We’ll write to you when it’s done.',
  },
  releasing: {
    heading: 'We won’t take this gift.',
    marked: 'The hold is being released.',
    now: ({ charged }) => [
      `You won’t be charged. We’re telling your bank to release the ${charged} it is holding.`,
    ],
    next: () => 'Nothing for now. Once the hold is released, this page will say why, and we’ll write to you.',
  },
  held: {
    heading: 'Your gift is',
    marked: 'held, not taken.',
    now: ({ charged, deadline, reasons }) => [
      `Your bank holds ${charged}. Nothing has been taken.`,
      ...(reasons.length > 0
        ? [...reasons, 'So a person will review your gift.']
        : ['Our check couldn’t tell whose money this is, so a person will review your gift.']),
      deadline === null
        ? 'If nobody decides in time, we release the hold, and you’re not charged.'
        : `We’ll decide by ${deadline}. If nobody has decided by then, we release the hold, and you’re not charged.`,
    ],
    next: () => 'Nothing. As soon as we decide, we’ll write to the address you gave on the payment page.',
  },
  received: {
    heading: 'Thank you.',
    marked: 'We received your gift.',
    now: ({ taken, returned, siteName }) => [
      `${taken === null ? 'We charged your card; the exact sum will stand here in a moment.' : `We charged your card ${taken}.`} Before that, ${siteName} made sure it isn’t a political group’s money.`,
      ...(returned === null ? [] : [`${returned} of it has gone back to you.`]),
      'Our public figures count your gift the morning after. Your name is never in them.',
    ],
    next: () => 'Nothing more. Read on, or see what everyone’s gifts add up to.',
  },
  returning: {
    heading: 'We can’t keep this gift.',
    marked: 'It’s being returned.',
    now: ({ taken, siteName }) => [
      `We received this gift, looked again, and found that we shouldn’t have: ${siteName} takes no money from political groups.`,
      `${taken === null ? 'What we charged' : `The ${taken} we charged`} goes back to you. This page says so once the money has left us. If you asked your bank to take it back, it returns the money itself.`,
      'Our receipt for this gift no longer holds.',
    ],
    next: () => 'Nothing. If we got it wrong, tell us, and a person will check again.',
  },
  returned: {
    heading: 'We couldn’t keep this gift.',
    marked: 'It was returned.',
    now: ({ siteName }) => [
      `We received this gift, looked again, and found that we shouldn’t have: ${siteName} takes no money from political groups. All of it has gone back to you.`,
      'Our receipt for this gift no longer holds. Our public figures count it as returned.',
    ],
    next: () => 'If we got it wrong, tell us, and a person will check again.',
  },
  refused: {
    heading: 'We couldn’t accept this gift.',
    marked: 'You were not charged.',
    now: ({ charged, reasons }) => [
      ...(reasons.length > 0
        ? reasons
        : ['A member of our staff reviewed this gift and decided that we can’t accept it.']),
      pendingAtBank(charged),
    ],
    next: () => 'If we got it wrong, tell us. One click is enough, and a person will check again.',
  },
  lapsed: {
    heading: 'We ran out of time.',
    marked: 'You were not charged.',
    now: ({ charged }) => [
      'We didn’t finish checking before the hold on your card ended. That’s on us, not on you. When we can’t be sure in time, we let the money go.',
      pendingAtBank(charged),
    ],
    next: () => 'If you’d still like to give, we’d be glad to have it.',
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
      `The check is done, but the ${charged} that your bank holds hasn’t been collected yet: our payment service isn’t taking our request. We keep trying, and our staff can see that it’s late. If it can’t be collected before your bank’s hold ends, you’re not charged.`,
    ],
    next: () => lateNext,
  },
  releasing: {
    heading: 'We won’t take this gift.',
    marked: 'The release is late.',
    now: ({ charged }) => [
      `You won’t be charged. Our request to release the ${charged} that your bank holds hasn’t gone through yet. We keep trying, and our staff can see that it’s late. Even without us, the hold ends by itself within days.`,
    ],
    next: () => 'Nothing for now. Once the hold is released, this page will say why, and we’ll write to you.',
  },
};

const news: Readonly<Record<DonorNews, string>> = {
  started: 'You sent the form.',
  renewed: 'We charged your card for your standing gift.',
  authorised: 'Your bank put the amount on hold. You were not charged.',
  'checkout-expired': 'The payment page closed without a payment.',
  'screened-clear': 'The check found no political group.',
  'screened-unclear': 'The check wasn’t sure, so a person will review it.',
  'screened-political': 'The check found a political group.',
  'clear-enforced': 'A person reviewed it and found no political group.',
  'refusal-enforced': 'A person reviewed it and refused it.',
  'deadline-passed': 'The time to decide ran out.',
  captured: 'Your card was charged. We received your gift.',
  'released-refused': 'The hold was released. You were not charged.',
  'released-lapsed': 'The hold was released. You were not charged.',
  'hold-lost': 'Your bank’s hold ended. You were not charged.',
};

interface RefundWords {
  readonly refund: string;
  /** When we began to send it back. */
  readonly at: string;
}

const refundStatuses: Readonly<Record<DonorRefundStatus, (words: RefundWords) => string>> = {
  'on-its-way': ({ refund, at }) =>
    `${refund} is on its way back to your card since ${at}. Once it’s sent, your bank may take five to ten days to show it.`,
  returned: ({ refund, at }) =>
    `${refund} was returned to your card (${at}). Your bank may take five to ten days to show it.`,
  'not-returned': ({ refund, at }) =>
    `${refund} could not be returned to your card (${at}). We still have it, and we’ll be in touch.`,
};

interface DisputeWords {
  readonly sum: string;
  /** When the bank began. */
  readonly at: string;
}

const disputeStatuses: Readonly<Record<DonorDisputeStatus, (words: DisputeWords) => string>> = {
  asked: ({ sum, at }) =>
    `Your bank is asking us about ${sum} since ${at}. It has taken nothing back so far.`,
  disputed: ({ sum, at }) =>
    `Your bank has taken back ${sum} while it decides whose it is (since ${at}). Until then, we can’t return it ourselves. If you recognize the payment after all, tell your bank.`,
  yours: ({ sum, at }) => `Your bank took back ${sum} for you (asked ${at}). The money is yours.`,
  ours: ({ sum, at }) => `Your bank looked into ${sum} (asked ${at}) and decided that the payment stands.`,
};

export const donation = {
  title: (status: string, siteName: string) => `${status} – ${siteName}`,
  kicker: 'Your gift',
  statuses,
  late,
  figures: {
    donation: 'your gift',
    withFee: (fee: string) => `your gift, with ${fee} for the card fee`,
    held: 'on hold at your bank',
    taken: 'charged',
    soon: 'in a moment',
    returned: 'back to you',
    atBank: 'back to you or at your bank',
  },
  nowTitle: 'What happens now',
  happenedTitle: 'What happened',
  nextTitle: 'What you can do',
  refunds: { title: 'Back to you', statuses: refundStatuses },
  receipt: {
    title: 'Your receipt',
    holds: (number: string) => `Receipt ${number}. We sent it to the address you gave when you paid.`,
    withdrawn: (number: string, at: string) => `Receipt ${number} was withdrawn (${at}) and no longer holds.`,
    send: 'Send me a copy',
    copied: {
      sent: 'A copy is on its way to the address you gave when you paid. It’s marked as a copy.',
      limited: 'We’ve just sent copies of this receipt. Please try again in an hour.',
      'not-possible': 'We have no address anymore to send a copy to. Please write to us.',
    },
  },
  disputes: { title: 'At your bank', statuses: disputeStatuses },
  factCheck: 'You gave after reading',
  checkAgain: 'Check again',
  toPayment: 'Go to the payment page',
  monthly: {
    way: 'Make it monthly',
    lead: (agreed: string) =>
      `Would you like to give ${agreed} every month? You can look at everything again before anything is charged, and stop whenever you like.`,
  },
  giveAgain: 'Give again',
  appeal: 'Appeal this decision',
  whyRefused: 'See what we compared',
  write: 'How to reach us',
  register: 'See this year’s figures',
  read: 'Read more fact-checks',
  timelineTitle: 'Step by step',
  news,
  address: 'Anyone with the address of this page can open it. It shows no email address and no card.',
};

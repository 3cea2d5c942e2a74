/** English words of the mails about standing gifts. */
import type {
  GiftChangeMailKind,
  GiftChangeMailWords,
  MailBody,
  StandingGiftMailKind,
  SecondMailWords,
  StandingGiftMailWords,
  StandingGiftNoticeKind,
  StandingGiftNoticeWords,
} from '#app/domain/mail-kinds.ts';
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';

export const every: Readonly<Record<GiftInterval, string>> = { month: 'every month', year: 'every year' };

const nothingCharged = 'Nothing was ever charged, and we’ve deleted the card you saved.';

const nothingMore =
  'We won’t charge you again, and we’ve deleted the card you saved. A person here looks at what you gave before; if we send any of it back, we’ll write to you.';

export const standing: Readonly<Record<StandingGiftMailKind, (words: StandingGiftMailWords) => MailBody>> = {
  'standing-held': ({ charged, interval, deadline, reasons, giftUrl }) => ({
    subject: `Not charged yet: your gift of ${charged} ${every[interval]}`,
    heading: `Your gift of ${charged} ${every[interval]} is waiting for a person. You have not been charged.`,
    paragraphs: [
      'You saved your card, and nothing has been charged to it.',
      ...(reasons.length > 0
        ? [...reasons, 'So a person will review your gift before it starts.']
        : [
            'Our check couldn’t tell whose money this is, so a person will review your gift before it starts.',
          ]),
      deadline
        ? `We’ll decide by ${deadline}. If nobody has decided by then, your gift doesn’t start, and we delete the card you saved.`
        : 'If nobody decides in time, your gift doesn’t start, and we delete the card you saved.',
      'There’s nothing you need to do. We’ll write again when we’ve decided.',
    ],
    links: [{ label: 'See where it stands', url: giftUrl }],
  }),
  'standing-refused': ({ charged, interval, reasons, giftUrl, appealUrl, isPaid }) => ({
    subject: `${isPaid ? 'Ended' : 'Not accepted'}: your gift of ${charged} ${every[interval]}`,
    heading: isPaid
      ? `We can’t take your gift of ${charged} ${every[interval]} any longer.`
      : `We couldn’t accept your gift of ${charged} ${every[interval]}.`,
    paragraphs: [
      ...(reasons.length > 0
        ? reasons
        : ['A member of our staff reviewed this gift and decided that we can’t accept it.']),
      isPaid ? nothingMore : nothingCharged,
      appealUrl
        ? 'If we got it wrong, tell us. One click is enough, and a person will check again.'
        : 'If we got it wrong, the page about your gift says how to tell us.',
    ],
    links: [
      ...(appealUrl ? [{ label: 'Appeal this decision', url: appealUrl }] : []),
      { label: 'See what happened', url: giftUrl },
    ],
  }),
  'standing-lapsed': ({ charged, interval, giftUrl, giveUrl, isUnanswered }) => ({
    subject: isUnanswered
      ? `Not started: your gift of ${charged} ${every[interval]}`
      : `Not started: we ran out of time for your gift of ${charged} ${every[interval]}`,
    heading: `Your gift of ${charged} ${every[interval]} did not start.`,
    paragraphs: [
      isUnanswered
        ? 'We asked whether you wanted it beside the one you have. We’ve had no answer, so we let it go.'
        : 'We didn’t finish checking within a week. That’s on us, not on you. When we can’t be sure in time, we let it go.',
      nothingCharged,
      'If you’d still like to give, we’d be glad to have it.',
    ],
    links: [
      { label: 'Set it up again', url: giveUrl },
      { label: 'See what happened', url: giftUrl },
    ],
  }),
  'standing-confirm': ({ charged, interval, confirmUrl, giftUrl }) => ({
    subject: `One more step: your bank wants you to confirm ${charged} ${every[interval]}`,
    heading: 'Your bank wants you to confirm your first gift.',
    paragraphs: [
      `Our check is done, and your gift of ${charged} ${every[interval]} can start. Your bank asks you to confirm the first payment yourself. Nothing has been charged yet.`,
      'The page to confirm it stays open for 23 hours. If you don’t confirm by then, your gift doesn’t start, and we delete the card you saved.',
    ],
    links: [
      ...(confirmUrl ? [{ label: 'Confirm with your bank', url: confirmUrl }] : []),
      { label: 'See where it stands', url: giftUrl },
    ],
  }),
  'standing-declined': ({ charged, interval, giveUrl, giftUrl }) => ({
    subject: `Your bank declined your gift of ${charged} ${every[interval]}`,
    heading: `Your gift of ${charged} ${every[interval]} did not start.`,
    paragraphs: [
      'Our check found nothing, but your bank declined the first payment. We won’t try it again.',
      nothingCharged,
      'If you’d still like to give, you can try another card.',
    ],
    links: [
      { label: 'Try another card', url: giveUrl },
      { label: 'See what happened', url: giftUrl },
    ],
  }),
  'standing-stopped': ({ charged, interval, siteName, giftUrl, isPaid }) => ({
    subject: `Stopped: your gift of ${charged} ${every[interval]}`,
    heading: `Your gift of ${charged} ${every[interval]} is stopped.`,
    paragraphs: [
      isPaid
        ? `${siteName} won’t charge you again, and we’ve deleted the card you saved. What you gave so far stays with us, and we thank you for it.`
        : `You stopped it before the first payment. ${siteName} charged nothing, and we’ve deleted the card you saved.`,
    ],
    links: [{ label: isPaid ? 'See what you gave' : 'See what became of it', url: giftUrl }],
  }),
  'standing-unpaid': ({ charged, interval, giftUrl, giveUrl }) => ({
    subject: `Ended: your gift of ${charged} ${every[interval]}`,
    heading: `Your gift of ${charged} ${every[interval]} has ended.`,
    paragraphs: [
      'Your bank declined the last payment each time we tried. We won’t try again, and we’ve deleted the card you saved. What you gave before stays with us, and we thank you for it.',
      'If you’d still like to give, you can start again with another card.',
    ],
    links: [
      { label: 'Set it up again', url: giveUrl },
      { label: 'See what you gave', url: giftUrl },
    ],
  }),
  'standing-disputed': ({ charged, interval, siteName, giftUrl, giveUrl }) => ({
    subject: `Ended: your gift of ${charged} ${every[interval]}`,
    heading: `Your gift of ${charged} ${every[interval]} has ended.`,
    paragraphs: [
      `Your bank told us that you dispute one of these payments. So ${siteName} won’t charge you again, and we’ve deleted the card you saved. Your bank decides about that payment and will write to you.`,
      'If this was a mistake, tell your bank. You’re welcome to set the gift up again whenever you like.',
    ],
    links: [
      { label: 'See what happened', url: giftUrl },
      { label: 'Set it up again', url: giveUrl },
    ],
  }),
};

export const second = ({ charged, interval, older, deadline, secondUrl }: SecondMailWords): MailBody => ({
  subject: `Before we start: you already give ${older.charged} ${every[older.interval]}`,
  heading: 'You already have a standing gift. Do you want a second one?',
  paragraphs: [
    `Somebody just set up a gift of ${charged} ${every[interval]} with your address. It hasn’t started, and nothing was charged for it.`,
    older.isConfirming
      ? `You already set up ${older.charged} ${every[older.interval]}, and your bank waits for you to confirm its first payment. If that’s why you started again, confirming is enough.`
      : `You already give ${older.charged} ${every[older.interval]}, and its last payment didn’t go through. If that’s why you started again, you can mend it: with this card or another one.`,
    'You can also have the new one instead, or both. It’s yours to say.',
    `If we don’t hear from you by ${deadline}, the new one doesn’t start, and we delete its card. If it wasn’t you, there’s nothing you need to do.`,
  ],
  links: [{ label: 'Choose', url: secondUrl }],
});
export const changes: Readonly<Record<GiftChangeMailKind, (words: GiftChangeMailWords) => MailBody>> = {
  'standing-amount': ({ before, charged, interval, day, siteName, giftUrl }) => ({
    subject: `Changed: you give ${charged} ${every[interval]} from ${day} on`,
    heading: `From ${day} on, you give ${charged} ${every[interval]}.`,
    paragraphs: [
      `You changed your gift to ${siteName} from ${before} to ${charged}. Nothing is charged now, and a gift that is due before ${day} is still ${before}.`,
      'If you didn’t do this, or think better of it, you can change it back on the page about your gift.',
    ],
    links: [{ label: 'See your standing gift, or change it', url: giftUrl }],
  }),
  'standing-day': ({ charged, interval, day, siteName, giftUrl }) => ({
    subject: `Changed: from ${day} on, your gift is due on another day`,
    heading: `From ${day} on, your gift of ${charged} ${every[interval]} is due on its new day.`,
    paragraphs: [
      `You changed the day of your gift to ${siteName}. Nothing is charged now, and a gift that is due before ${day} stays on its day. On the new day we check again that it isn’t a political group’s money, and only then charge your card.`,
      'If you didn’t do this, or think better of it, you can change it back on the page about your gift.',
    ],
    links: [{ label: 'See your standing gift, or change it', url: giftUrl }],
  }),
  'standing-paused': ({ charged, interval, day, siteName, giftUrl }) => ({
    subject: `Paused: your next gift is due on ${day}`,
    heading: `Nothing is charged before ${day}.`,
    paragraphs: [
      `You asked ${siteName} to leave out the gifts that are due before then. Your gift of ${charged} ${every[interval]} goes on by itself with the one due on ${day}. We’ll remind you a week ahead.`,
      'If you didn’t do this, or think better of it, you can take it back on the page about your gift.',
    ],
    links: [{ label: 'See your standing gift, or change it', url: giftUrl }],
  }),
  'standing-resumed': ({ charged, interval, day, giftUrl }) => ({
    subject: `Not paused any more: your next gift is due on ${day}`,
    heading: `Your gift of ${charged} ${every[interval]} goes on with the one due on ${day}.`,
    paragraphs: [
      'You ended the pause. Around that day we check again that it isn’t a political group’s money, charge your card, and write to you.',
      'If you didn’t do this, or think better of it, you can pause or stop it on the page about your gift.',
    ],
    links: [{ label: 'See your standing gift, or change it', url: giftUrl }],
  }),
};

export const notices: Readonly<Record<StandingGiftNoticeKind, (words: StandingGiftNoticeWords) => MailBody>> =
  {
    'renewal-coming': ({ charged, interval, day, siteName, giftUrl }) => ({
      subject: `Due on ${day}: your gift of ${charged} ${every[interval]}`,
      heading: `Your next gift of ${charged} is due on ${day}.`,
      paragraphs: [
        `You give ${siteName} ${charged} ${every[interval]}. There’s nothing you need to do: around that day we check again that it isn’t a political group’s money, charge your card, and write to you.`,
        'If you’d rather not go on, you can stop it before that day on the page about your gift. Then nothing more is charged.',
      ],
      links: [{ label: 'See your gift, or stop it', url: giftUrl }],
    }),
    'card-expiring': ({ charged, interval, day, cardLast4, giftUrl }) => ({
      subject: `Your card expires soon: your gift of ${charged} ${every[interval]}`,
      heading: `The card you give with can be charged until ${day}.`,
      paragraphs: [
        `${cardLast4 === null ? 'The card you saved' : `The card ending in ${cardLast4}`} for your gift of ${charged} ${every[interval]} expires then. If your bank sends us the new one by itself, there’s nothing you need to do.`,
        'Otherwise you can change it on the page about your gift. Saving another card charges nothing.',
      ],
      links: [{ label: 'See your gift and change the card', url: giftUrl }],
    }),
  };

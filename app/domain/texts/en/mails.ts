/** English words of every mail we send. */
import type {
  AppealMailKind,
  AppealMailWords,
  DonationMailKind,
  DonationMailWords,
  MailBody,
  ShortageWords,
  StaffLetterKind,
} from '#app/domain/mail-kinds.ts';

interface MailTexts {
  readonly greeting: string;
  readonly donation: Readonly<Record<DonationMailKind, (words: DonationMailWords) => MailBody>>;
  readonly appeal: Readonly<Record<AppealMailKind, (words: AppealMailWords) => MailBody>>;
  readonly staff: Readonly<Record<StaffLetterKind, (words: ShortageWords) => MailBody>>;
}

const released = (charged: string) =>
  `Nothing was taken. Your bank held ${charged} and we have told it to let go. It may show as pending for a few days more, until your bank clears it away.`;

export const mails: MailTexts = {
  greeting: 'Hello,',
  donation: {
    received: ({ donation, charged, feeCover, siteName, donationUrl }) => ({
      subject: `Received: your gift of ${donation}`,
      heading: `Thank you. ${siteName} has received your gift of ${donation}.`,
      paragraphs: [
        feeCover
          ? `Your card was charged ${charged}: the gift of ${donation}, and ${feeCover} that you added for the card fee.`
          : `Your card was charged ${charged}.`,
        'Before any of it was taken, we checked that it is not a political group’s money. It is now counted in the public register, without your name.',
        'There is nothing more for you to do. Please keep this letter as your record.',
      ],
      links: [{ label: 'See your gift', url: donationUrl }],
    }),
    held: ({ donation, charged, deadline, sentence, siteName, donationUrl }) => ({
      subject: `Held, not taken: your gift of ${donation}`,
      heading: `Your gift of ${donation} is held, not taken.`,
      paragraphs: [
        `Your bank holds ${charged} for ${siteName}. Nothing has been taken.`,
        sentence ?? 'Our check could not tell whose money this is, so a person looks at this gift.',
        deadline
          ? `We decide by ${deadline}. If nobody has decided by then, the hold is released and nothing is taken.`
          : 'If nobody decides in time, the hold is released and nothing is taken.',
        'There is nothing for you to do. We write again when it is decided.',
      ],
      links: [{ label: 'See where it stands', url: donationUrl }],
    }),
    refused: ({ donation, charged, sentence, donationUrl, appealUrl }) => ({
      subject: `Not taken: your gift of ${donation}`,
      heading: `We could not accept your gift of ${donation}.`,
      paragraphs: [
        sentence ?? 'A person of our staff looked at this gift and decided that we cannot take it.',
        released(charged),
        ...(appealUrl
          ? ['If we are wrong, say so: one click is enough, and a person looks at it again.']
          : ['If we are wrong, the page of your gift tells you how to say so.']),
      ],
      links: [
        ...(appealUrl ? [{ label: 'Appeal against this', url: appealUrl }] : []),
        { label: 'See what happened', url: donationUrl },
      ],
    }),
    lapsed: ({ donation, charged, donationUrl }) => ({
      subject: `Not taken: the time for your gift of ${donation} ran out`,
      heading: `Your gift of ${donation} was not taken.`,
      paragraphs: [
        'The hold on your card ended before our check did. That is our doing, not yours. When we are not sure in time, we let go; we never take money because nobody looked.',
        released(charged),
        'If you would still like to give, you are welcome to, on the page of your gift.',
      ],
      links: [{ label: 'See what happened, or give again', url: donationUrl }],
    }),
  },
  appeal: {
    'appeal-won': ({ siteName, appealUrl, giveUrl }) => ({
      subject: 'Your appeal: we were wrong',
      heading: 'You appealed, and you were right.',
      paragraphs: [
        `A person at ${siteName} looked again and found that our refusal was a mistake. We are sorry. It is written down, so that the same mistake does not happen to you twice.`,
        'Nothing is taken by itself: the gift that was refused stays untaken. If you would still like to give, you are welcome to.',
      ],
      links: [
        { label: 'Give', url: giveUrl },
        { label: 'See the decision', url: appealUrl },
      ],
    }),
    'appeal-rejected': ({ siteName, appealUrl }) => ({
      subject: 'Your appeal: the refusal stands',
      heading: 'We looked again, and the refusal stands.',
      paragraphs: [
        `A person at ${siteName} read your appeal and compared it with what we had. We still cannot take this money.`,
        'Nothing was taken from you, and there is nothing for you to do. Everything we publish stays free to read.',
      ],
      links: [{ label: 'See the decision', url: appealUrl }],
    }),
  },
  staff: {
    'checkouts-short': ({ siteName, since, turnedAway, perMinute, deskUrl }) => ({
      subject: `${siteName}: readers are being turned away from the payment page`,
      heading: 'Not everybody who wants to give gets through.',
      paragraphs: [
        `Since ${since}, more payment pages have been asked for than the ${String(perMinute)} a minute that the site opens. ${turnedAway === 1 ? 'One request has' : `${String(turnedAway)} requests have`} been turned away so far; nothing was charged.`,
        'If many people are reading you right now, ask whoever runs the site to raise CHECKOUTS_PER_MINUTE.',
        'If not, somebody may be trying stolen cards. Leave the limit as it is: half of the payment pages are kept for networks that have not asked for one within the hour. Look through the donations for many small ones, and tell Stripe if you see them.',
        'The desk keeps count. You get no second mail about this until it has been quiet for an hour.',
      ],
      links: [{ label: 'Open the desk', url: deskUrl }],
    }),
  },
};

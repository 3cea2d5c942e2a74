/** English words of every mail we send. */
import { renewals } from './renewal-mails.ts';
import { staffAccount } from './staff-mails.ts';
import { changes, every, notices, second, standing } from './standing-mails.ts';
import type {
  AppealMailKind,
  AppealMailWords,
  DisputeWords,
  DonationMailKind,
  DonationMailWords,
  GaveUpWords,
  MailBody,
  RefundMailKind,
  RefundMailWords,
  ReconciliationWords,
  ShortageWords,
} from '#app/domain/mail-kinds.ts';

interface MailTexts {
  readonly greeting: string;
  /** At the foot of a reminder. */
  readonly reminder: { readonly why: string; readonly label: string };
  readonly copy: { readonly subject: (subject: string) => string; readonly note: string };
  readonly donation: Readonly<Record<DonationMailKind, (words: DonationMailWords) => MailBody>>;
  readonly standing: typeof standing;
  readonly renewals: typeof renewals;
  readonly second: typeof second;
  readonly notices: typeof notices;
  readonly changes: typeof changes;
  readonly refund: Readonly<Record<RefundMailKind, (words: RefundMailWords) => MailBody>>;
  readonly appeal: Readonly<Record<AppealMailKind, (words: AppealMailWords) => MailBody>>;
  readonly staff: {
    readonly 'checkouts-short': (words: ShortageWords) => MailBody;
    readonly 'dispute-deadline': (words: DisputeWords) => MailBody;
    readonly 'reconciliation-open': (words: ReconciliationWords) => MailBody;
    readonly 'gave-up': (words: GaveUpWords) => MailBody;
  };
  readonly staffAccount: typeof staffAccount;
}

const released = (charged: string) =>
  `You were not charged. Your bank had ${charged} on hold, and we told it to release the hold. It may show as pending for a few more days before it disappears.`;

const notCounted =
  'The receipt we sent you for this gift no longer holds, so please don’t use it. We withdraw it by its number in a separate email.';
const wrongAfterAll =
  'If we got it wrong, the page about your gift says how to tell us, and a person will check again.';

export const mails: MailTexts = {
  greeting: 'Hello,',
  reminder: {
    why: 'This is a reminder; you can do without it. Receipts and news about your own money come either way.',
    label: 'Stop reminders',
  },
  copy: {
    subject: (subject) => `COPY: ${subject}`,
    note: 'You may have had this message before: we restored our records from a backup and can’t tell, so we’re sending it again. It’s about the same gift, and nothing is charged twice.',
  },
  donation: {
    received: ({ donation, charged, feeCover, siteName, donationUrl, ...standing }) => ({
      subject: `Received: your gift of ${donation}`,
      heading: `Thank you! ${siteName} received your gift of ${donation}.`,
      paragraphs: [
        feeCover
          ? `We charged your card ${charged}: your gift of ${donation}, plus the ${feeCover} you added to cover the card fee.`
          : `We charged your card ${charged}.`,
        'Before we did, we made sure it isn’t a political group’s money. Our public figures will count your gift tomorrow morning. Your name is never in them.',
        'Your gift pays for finding out what’s true, and keeps everything we publish free to read.',
        ...(standing.interval && standing.nextDay
          ? [
              `You give ${every[standing.interval]}. The next gift is due on ${standing.nextDay}. Before we charge it, we check again, and we write to you each time.`,
              'You can stop at any time on the page about your standing gift, or by writing to us. This email is your receipt; please keep it for your records.',
            ]
          : [
              'There’s nothing more for you to do. This email is your receipt; please keep it for your records.',
            ]),
      ],
      links: [
        { label: 'See your gift', url: donationUrl },
        ...(standing.standingGiftUrl
          ? [{ label: 'See your standing gift, or stop it', url: standing.standingGiftUrl }]
          : []),
      ],
    }),
    held: ({ donation, charged, deadline, reasons, siteName, donationUrl }) => ({
      subject: `Held, not taken: your gift of ${donation}`,
      heading: `Your gift of ${donation} is on hold. You have not been charged.`,
      paragraphs: [
        `Your bank is holding ${charged} for ${siteName}. None of it has been taken.`,
        ...(reasons.length > 0
          ? [...reasons, 'So a person will review your gift.']
          : ['Our check couldn’t tell whose money this is, so a person will review your gift.']),
        deadline
          ? `We’ll decide by ${deadline}. If nobody has decided by then, we release the hold, and you’re not charged.`
          : 'If nobody decides in time, we release the hold, and you’re not charged.',
        'There’s nothing you need to do. We’ll write again when we’ve decided.',
      ],
      links: [{ label: 'See where it stands', url: donationUrl }],
    }),
    refused: ({ donation, charged, reasons, donationUrl, appealUrl }) => ({
      subject: `Not taken: your gift of ${donation}`,
      heading: `We couldn’t accept your gift of ${donation}.`,
      paragraphs: [
        ...(reasons.length > 0
          ? reasons
          : ['A member of our staff reviewed this gift and decided that we can’t accept it.']),
        released(charged),
        ...(appealUrl
          ? ['If we got it wrong, tell us. One click is enough, and a person will check again.']
          : ['If we got it wrong, the page about your gift says how to tell us.']),
      ],
      links: [
        ...(appealUrl ? [{ label: 'Appeal this decision', url: appealUrl }] : []),
        { label: 'See what happened', url: donationUrl },
      ],
    }),
    lapsed: ({ donation, charged, donationUrl }) => ({
      subject: `Not taken: we ran out of time for your gift of ${donation}`,
      heading: `We did not take your gift of ${donation}.`,
      paragraphs: [
        'We didn’t finish checking before the hold on your card ended. That’s on us, not on you. When we can’t be sure in time, we let the money go.',
        released(charged),
        'If you’d still like to give, you can do so from the page about your gift.',
      ],
      links: [{ label: 'See what happened, or give again', url: donationUrl }],
    }),
  },
  standing,
  renewals,
  second,
  notices,
  changes,
  refund: {
    'refund-pending': ({ refund, siteName, donationUrl }) => ({
      subject: `On its way back to you: ${refund}`,
      heading: `${refund} is on its way back to you.`,
      paragraphs: [
        `${siteName} is returning ${refund} of your gift to the card you paid with. The payment company has our request and hasn’t sent the money to your bank yet.`,
        'That can take a few days, and your bank may take five to ten more to show it. There’s nothing you need to do. The page about your gift says where the money is.',
      ],
      links: [{ label: 'See where it stands', url: donationUrl }],
    }),
    refunded: ({ refund, siteName, donationUrl }) => ({
      subject: `Returned to you: ${refund}`,
      heading: `We returned ${refund} to you.`,
      paragraphs: [
        `${siteName} returned ${refund} of your gift to the card you paid with.`,
        'Your bank may take five to ten days to show it. There’s nothing you need to do.',
      ],
      links: [{ label: 'See your gift', url: donationUrl }],
    }),
    'refund-failed': ({ refund, siteName, donationUrl }) => ({
      subject: `Not returned yet: ${refund}`,
      heading: `${refund} could not be returned to you.`,
      paragraphs: [
        `We told you that ${siteName} was returning ${refund} to the card you paid with. It didn’t arrive, so we still have it.`,
        'That happens, for example, when a card has been closed. A person will look into it and be in touch with you. You can also write to us at the address below.',
      ],
      links: [{ label: 'See where it stands', url: donationUrl }],
    }),
    'return-pending': ({ refund, siteName, donationUrl }) => ({
      subject: `We’re returning your gift: ${refund}`,
      heading: `We can’t keep your gift. ${refund} is on its way back to you.`,
      paragraphs: [
        `${siteName} takes no money from political groups. We accepted this gift, looked again, and found that we shouldn’t have. The payment company has our request to return it and hasn’t sent the money to your bank yet.`,
        notCounted,
        wrongAfterAll,
      ],
      links: [{ label: 'See where it stands', url: donationUrl }],
    }),
    returned: ({ refund, siteName, donationUrl }) => ({
      subject: `We returned your gift: ${refund}`,
      heading: `We can’t keep your gift. We returned ${refund} to you.`,
      paragraphs: [
        `${siteName} takes no money from political groups. We accepted this gift, looked again, and found that we shouldn’t have. We returned it to the card you paid with; your bank may take five to ten days to show it.`,
        notCounted,
        wrongAfterAll,
      ],
      links: [{ label: 'See what happened', url: donationUrl }],
    }),
    'returned-by-bank': ({ refund, siteName, donationUrl }) => ({
      subject: `We don’t keep your gift: your bank returned ${refund}`,
      heading: `We can’t keep your gift. Your bank has taken ${refund} back for you.`,
      paragraphs: [
        `${siteName} takes no money from political groups. We accepted this gift, looked again, and found that we shouldn’t have. You had asked your bank to take the payment back, so it returns the money to you and we don’t send it a second time.`,
        notCounted,
        wrongAfterAll,
      ],
      links: [{ label: 'See what happened', url: donationUrl }],
    }),
  },
  appeal: {
    'appeal-won': ({ siteName, appealUrl, giveUrl }) => ({
      subject: 'Your appeal: we got it wrong',
      heading: 'You were right.',
      paragraphs: [
        `A person at ${siteName} checked again and found that we made a mistake. We’re sorry. We’ve noted it so that it won’t happen to you again.`,
        'We won’t charge you for the gift we refused. If you’d still like to give, we’d be glad to have it.',
      ],
      links: [
        { label: 'Give', url: giveUrl },
        { label: 'See the decision', url: appealUrl },
      ],
    }),
    'appeal-rejected': ({ siteName, appealUrl }) => ({
      subject: 'Your appeal: our decision stands',
      heading: 'We checked again, and our decision stands.',
      paragraphs: [
        `A person at ${siteName} read your appeal and checked everything again. We still can’t accept this money.`,
        'You were not charged, and there’s nothing you need to do. Everything we publish is still free for you to read.',
      ],
      links: [{ label: 'See the decision', url: appealUrl }],
    }),
  },
  staffAccount,
  staff: {
    'checkouts-short': ({ siteName, since, turnedAway, perMinute, deskUrl }) => ({
      subject: `${siteName}: readers are being turned away from the payment page`,
      heading: 'Some readers can’t get through to the payment page.',
      paragraphs: [
        `Since ${since}, more payment pages have been asked for than the ${String(perMinute)} a minute that the site opens. ${turnedAway === 1 ? 'One request has' : `${String(turnedAway)} requests have`} been turned away so far; nothing was charged.`,
        'If many people are reading you right now, ask whoever runs the site to raise CHECKOUTS_PER_MINUTE.',
        'If not, somebody may be trying stolen cards. Leave the limit as it is: half of the payment pages are kept for networks that have not asked for one within the hour. Look through the donations for many small ones, and tell Stripe if you see them.',
        'The desk keeps count. You won’t get another email about this until it has been quiet for an hour.',
      ],
      links: [{ label: 'Open the desk', url: deskUrl }],
    }),
    'dispute-deadline': ({ siteName, amount, isInquiry, isAppeal, deadline, deskUrl, stripeUrl }) => ({
      subject: `${siteName}: ${isInquiry ? 'a bank asks about a gift' : 'a gift is disputed'} (${amount})${deadline === null ? '' : `, answer by ${deadline}`}`,
      heading: isInquiry
        ? `A donor’s bank asks about a gift of ${amount}.`
        : isAppeal
          ? `The dispute about a gift of ${amount} goes on: the bank takes another answer.`
          : `A donor’s bank disputes a gift of ${amount}.`,
      paragraphs: [
        deadline === null
          ? 'The bank doesn’t say by when it wants an answer, so answer soon.'
          : `The bank takes an answer until ${deadline}. Without one, it decides ${isInquiry ? 'whether to take the money' : 'against you'}.`,
        isInquiry
          ? 'No money has been taken yet. Sending the gift back ends an inquiry; an answer explains the charge.'
          : 'The bank holds the money while it decides, and Stripe charges a fee. Don’t send the gift back as well: it would be paid twice. Answer the dispute in Stripe’s Dashboard, or accept it there.',
        'You won’t get another email about this demand. The desk lists every dispute by its deadline.',
      ],
      links: [
        { label: 'Answer in Stripe’s Dashboard', url: stripeUrl },
        { label: 'See the gift at the desk', url: deskUrl },
      ],
    }),
    'reconciliation-open': ({ siteName, count, deskUrl }) => ({
      subject: `${siteName}: ${count === 1 ? 'something' : `${String(count)} things`} at Stripe need${count === 1 ? 's' : ''} a person`,
      heading: `${count === 1 ? 'One difference' : `${String(count)} differences`} between Stripe and this site`,
      paragraphs: [
        `Once an hour the site compares what Stripe has with what it knows, and puts right what it safely can. ${count === 1 ? 'This one is' : 'These are'} left, and ${count === 1 ? 'needs' : 'need'} somebody to look.`,
        'The desk says what each is about and what to do. It goes from there by itself once it is put right. You won’t get another email about the same.',
      ],
      links: [{ label: 'See what differs', url: deskUrl }],
    }),
    'gave-up': ({ siteName, deadEvents, unknownEvents, mails: unsent, deskUrl }) => {
      const counted = (count: number, one: string, many: string) =>
        count === 0 ? [] : [count === 1 ? `1 ${one}` : `${String(count)} ${many}`];
      return {
        subject: `${siteName}: something was given up and needs a person`,
        heading: 'The site tried, and gave up.',
        paragraphs: [
          ...counted(
            deadEvents,
            'message from Stripe is about something of this site that never arrived here. Look it up in Stripe’s Dashboard.',
            'messages from Stripe are about things of this site that never arrived here. Look them up in Stripe’s Dashboard.',
          ),
          ...counted(
            unknownEvents,
            'message from Stripe says something that the site has no answer to.',
            'messages from Stripe say something that the site has no answer to.',
          ),
          ...counted(
            unsent,
            'email was tried for three days, and no mail server took it. Is SMTP_URL right?',
            'emails were tried for three days, and no mail server took them. Is SMTP_URL right?',
          ),
          'The desk lists each. You won’t get another email about the same, and at most one a day like this.',
        ],
        links: [{ label: 'See what was given up', url: deskUrl }],
      };
    },
  },
};

/** English words of the mails about renewals of standing gifts. */
import type { MailBody, RenewalMailKind, RenewalMailWords } from '#app/domain/mail-kinds.ts';
import { every } from './standing-mails.ts';

/** A page on which one thing can be done now stands first. */
function mending({ confirmUrl, giftUrl }: RenewalMailWords): MailBody['links'] {
  return confirmUrl
    ? [
        { label: 'Confirm with your bank', url: confirmUrl },
        { label: 'See your standing gift, or stop it', url: giftUrl },
      ]
    : [{ label: 'Try it again, or stop it', url: giftUrl }];
}

const why = (confirmUrl: string | null) =>
  confirmUrl
    ? 'Our check found nothing. Your bank asks you to confirm this payment yourself.'
    : 'Our check found nothing, but your bank declined the payment.';

const wayOn = (confirmUrl: string | null) =>
  confirmUrl
    ? 'The button below leads to your bank’s question.'
    : 'On the page below you can try the same card again, or use another.';

export const renewals: Readonly<Record<RenewalMailKind, (words: RenewalMailWords) => MailBody>> = {
  'renewal-held': ({ charged, interval, deadline, reasons, giftUrl }) => ({
    subject: `Not charged yet: your next gift of ${charged}`,
    heading: `Your next gift of ${charged} is waiting for a person. You have not been charged for it.`,
    paragraphs: [
      `You give ${charged} ${every[interval]}, and before each gift we check again whose money it is.`,
      ...(reasons.length > 0
        ? [...reasons, 'So a person will review it before anything is charged.']
        : ['This time our check couldn’t tell, so a person will review it before anything is charged.']),
      `If nobody has decided by ${deadline}, we leave this gift out and charge nothing for it.`,
      'There’s nothing you need to do.',
    ],
    links: [{ label: 'See your standing gift, or stop it', url: giftUrl }],
  }),
  'renewal-failed': (words) => ({
    subject: `Your gift of ${words.charged} didn’t go through`,
    heading: `We couldn’t charge your gift of ${words.charged}.`,
    paragraphs: [
      why(words.confirmUrl),
      `${wayOn(words.confirmUrl)} If you do nothing, we try again in a few days, and write to you only if the last try fails too.`,
      'If you’d rather stop, you can do that on the page about your gift, and nothing more is charged.',
    ],
    links: mending(words),
  }),
  'renewal-failed-last': (words) => ({
    subject: `Last try: your gift of ${words.charged} didn’t go through`,
    heading: `We couldn’t charge your gift of ${words.charged}, and won’t try again by ourselves.`,
    paragraphs: [
      why(words.confirmUrl),
      `${wayOn(words.confirmUrl)} That works until ${words.deadline}. After that your standing gift ends, nothing more is charged, and we delete the card you saved.`,
      'If you’d rather let it end, there’s nothing you need to do.',
    ],
    links: mending(words),
  }),
  'renewal-lapsed': ({ charged, interval, giftUrl }) => ({
    subject: `Not charged this time: your gift of ${charged}`,
    heading: `We left one gift of ${charged} out. You were not charged for it.`,
    paragraphs: [
      'We didn’t finish checking before the next one was due. That’s on us, not on you. When we can’t be sure in time, we let it go.',
      `Your gift of ${charged} ${every[interval]} goes on, and we check again before the next one.`,
    ],
    links: [{ label: 'See your standing gift, or stop it', url: giftUrl }],
  }),
};

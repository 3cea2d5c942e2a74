/** English words of receipts and yearly statements. What was issued keeps the words that it was issued with. */
import type { ReceiptRegime } from '#app/domain/receipt/issuer.ts';

interface RegimeWords {
  readonly legalName: string;
  readonly taxWords: string | null;
}

/** A receipt is about one gift; a statement repeats those of a year. */
type Paper = 'receipt' | 'statement';

const regimes: Readonly<Record<ReceiptRegime, (words: RegimeWords, paper: Paper) => readonly string[]>> = {
  none: ({ taxWords }, paper) => [
    taxWords ??
      {
        receipt:
          'This receipt confirms your gift. It is not a tax certificate, and we can’t promise that your gift is tax-deductible.',
        statement:
          'This statement is not a tax certificate, and we can’t promise that your gifts are tax-deductible.',
      }[paper],
  ],
  'us-501c3': ({ legalName }, paper) => [
    `${legalName} is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code. ${
      {
        receipt: 'Please keep this written acknowledgment for your tax records.',
        statement: 'Please keep this statement with your receipts for your tax records.',
      }[paper]
    }`,
  ],
  'uk-charity': ({ legalName }, paper) => [
    `${legalName} is a registered charity. This ${paper} is not a Gift Aid declaration.`,
  ],
  'de-notice': (_, paper) => [
    `This ${paper} is not a Zuwendungsbestätigung and can’t be used as a tax certificate in Germany.`,
  ],
};

export const receipt = {
  labels: {
    number: 'Receipt number',
    issuedOn: 'Issued on',
    givenOn: 'Date of the gift',
    from: 'From',
    recipient: 'Received by',
    address: 'Address',
    donation: 'Gift',
    feeCover: 'Added for the card fee',
    charged: 'Charged to your card',
    returned: 'Returned to you',
    remains: 'What remains of it',
    card: 'Paid with',
    kind: 'Kind of gift',
    replaces: 'Replaces receipt',
  },
  kinds: { checkout: 'One-time gift', renewal: 'Standing gift' },
  card: (brand: string, last4: string) => `${brand} card ending in ${last4}`,
  nothingInReturn: {
    receipt: 'No goods or services were provided in return for this gift.',
    statement: 'No goods or services were provided in return for these gifts.',
  },
  regimes,
  statement: {
    title: (year: string, siteName: string) => `Gifts in ${year} – ${siteName}`,
    heading: (year: string) => `Your gifts in ${year}`,
    labels: { from: 'From', recipient: 'Received by', address: 'Address', issuedOn: 'Issued on' },
    columns: { on: 'Date', what: 'What', receipt: 'Receipt', amount: 'Amount' },
    kinds: { gift: 'Gift', returned: 'Returned to you' },
    totals: { given: 'Given', returned: 'Returned', remains: 'What remains' },
    inCurrency: (currency: string) => `In ${currency}`,
    empty: 'We received no gift from you in this year.',
    days: (timeZone: string) =>
      `Each gift stands on the day on which your card was charged, and money we returned on the day it left us (clocks of ${timeZone}).`,
    page: (number: number, count: number) => `Page ${String(number)} of ${String(count)}`,
    notReceipt: 'This statement repeats receipts that you have already been sent. It is not another receipt.',
  },
  mails: {
    corrected: ({ number, donationUrl }: { number: string; donationUrl: string }) => ({
      subject: `Your corrected receipt ${number}`,
      heading: 'This receipt replaces the one we sent you before.',
      paragraphs: [
        'How much of your gift is with us has changed, so the receipt we sent you before no longer holds. Please keep this one for your records instead.',
      ],
      links: [{ label: 'See your gift', url: donationUrl }],
    }),
    withdrawn: ({ number, donationUrl }: { number: string; donationUrl: string }) => ({
      subject: `Withdrawn: receipt ${number}`,
      heading: `Receipt ${number} no longer holds.`,
      paragraphs: [
        'All of this gift has gone back, so we’ve withdrawn the receipt we sent you for it. Please don’t use it for your taxes or your books.',
      ],
      links: [{ label: 'See your gift', url: donationUrl }],
    }),
    copy: ({ number, donationUrl }: { number: string; donationUrl: string }) => ({
      subject: `COPY of your receipt ${number}`,
      heading: `COPY of receipt ${number}`,
      paragraphs: [
        'You, or a person on our staff, asked for this receipt again. It’s a copy and not another receipt.',
      ],
      links: [{ label: 'See your gift', url: donationUrl }],
    }),
    withdrawnCopyNote: (on: string) => `This receipt was withdrawn on ${on} and no longer holds.`,
  },
};

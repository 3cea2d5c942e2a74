/** English words of the ask: the pledge and the form below a fact-check. */

import type { GiftFrequency } from '#app/domain/standing-gift/standing-gift.ts';

const often: Readonly<Record<GiftFrequency, string>> = {
  once: 'once',
  month: 'every month',
  year: 'every year',
};

export const ask = {
  title: 'No political group paid for this.',
  titleMarked: 'You can check.',
  /** `amount` is the smallest preset, as printed. */
  text: (amount: string) =>
    `Whatever you make of it, you deserve facts that no party, candidate, or campaign paid for. That’s why we turn down money from political groups. ${amount} from you helps keep it that way.`,
  why: 'Why we ask, and what we refuse',
  pledgeLink: 'Read the full pledge',
  figures: {
    supporters: (count: number): string => (count === 1 ? 'reader gave' : 'readers gave'),
    refused: (count: number): string => (count === 1 ? 'gift refused' : 'gifts refused'),
    register: 'and how we count',
    registerValue: 'All figures',
    period: (year: number, through: string) => `In ${String(year)}, through ${through}.`,
  },
  errorsTitle: 'Please check the following',
  frequency: 'How often',
  frequencies: { once: 'Once', month: 'Monthly', year: 'Yearly' },
  currency: 'Give in',
  amount: 'How much',
  own: 'Another amount',
  ownHint: (min: string, max: string) => `Anything from ${min} to ${max}. This replaces your choice above.`,
  coverFee: (fee: string) => `Add ${fee} to cover the card fee, so all of my gift goes to the newsroom`,
  coverFeeRate: (percent: string, fixed: string) =>
    `Cover the card fee (about ${percent} plus ${fixed}), so all of my gift goes to the newsroom`,
  organisation: 'Giving on behalf of an organization?',
  organisationHint: 'If so, write its name. Giving as yourself? Leave this blank.',
  optional: 'optional',
  required: 'required',
  /** Where the style sheet cannot say what is chosen. */
  give: 'Give',
  giveOnce: 'Give once',
  giveAmount: (total: string, frequency: GiftFrequency) => `Give ${total} ${often[frequency]}`,
  giveOwn: (frequency: GiftFrequency) => `Give this amount ${often[frequency]}`,
  giveOwnWithFee: (frequency: GiftFrequency) => `Give this amount plus the fee ${often[frequency]}`,
  trap: 'Leave this blank',
  course: {
    title: 'What happens to your gift',
    steps: [
      'You pay on the next page. Your bank puts the amount on hold; we haven’t taken anything yet.',
      'We check who is paying against public lists of political groups, usually within seconds.',
      'If nothing turns up, we accept the gift. If it’s political money, we release the hold and you’re not charged.',
    ],
    standing:
      'Giving monthly or yearly? Then you save your card on the next page, and nothing is held or charged until our check is done. You can stop at any time.',
    link: 'How we check',
  },
};

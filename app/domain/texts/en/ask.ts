/** English words of the ask: the pledge and the form below a fact-check. */

export const ask = {
  title: 'Nobody political pays for this.',
  titleMarked: 'You can check that.',
  /** `amount` is the smallest preset, as printed. */
  text: (amount: string) =>
    `Agree with this or take issue with it: a democracy has to be able to talk it over, and facts that a party paid for are no help. So we take nothing from political groups. ${amount} from a reader keeps it that way.`,
  why: 'Why we ask, and what we refuse',
  pledgeLink: 'Read the whole pledge',
  figures: {
    supporters: (count: number): string => (count === 1 ? 'reader gave' : 'readers gave'),
    refused: (count: number): string => (count === 1 ? 'gift refused' : 'gifts refused'),
    register: 'the register',
    registerValue: 'Count them',
    period: (year: number, asOf: string) => `In ${String(year)}, as of ${asOf}.`,
  },
  errorsTitle: 'Please look at this again',
  amount: 'How much, once',
  own: 'Another amount',
  ownHint: (min: string, max: string) =>
    `From ${min} to ${max}. What you write here is used instead of the choice above.`,
  coverFee: (fee: string) => `Add ${fee}, so that the card fee does not come out of my gift`,
  coverFeeRate: (percent: string, fixed: string) =>
    `Add the card fee (about ${percent} and ${fixed}), so that it does not come out of my gift`,
  organisation: 'On whose behalf?',
  organisationHint: 'Only if an organisation is giving: its name. Leave it empty when you give for yourself.',
  optional: 'optional',
  required: 'required',
  give: 'Give once',
  giveAmount: (total: string) => `Give ${total} once`,
  giveOwn: 'Give this amount once',
  giveOwnWithFee: 'Give this amount and the fee once',
  trap: 'Leave this empty',
  course: {
    title: 'What happens to your gift',
    steps: [
      'You pay on the next page. Your bank holds the amount; nothing has been taken yet.',
      'We check who is paying against public lists of political groups, usually within seconds.',
      'If nothing is found, we take the gift. If it is political money, the hold is released and nothing is taken.',
    ],
    link: 'How we check',
  },
};

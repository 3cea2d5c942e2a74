/** English words of the ask: the pledge and the form below a fact-check. */

export const ask = {
  title: 'Nobody political pays for this.',
  titleMarked: 'You can check that.',
  /** `amount` is the smallest preset, as printed. */
  text: (amount: string) =>
    `Agree with this or take issue with it: a democracy has to be able to talk it over, and facts that a party paid for are no help. So we take nothing from political groups. ${amount} from a reader keeps it that way.`,
  pledgeLink: 'Read the pledge',
  figures: {
    supporters: (count: number): string => (count === 1 ? 'reader gave' : 'readers gave'),
    refused: (count: number): string => (count === 1 ? 'gift refused' : 'gifts refused'),
    register: 'and how we count',
    registerValue: 'All figures',
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
  give: 'Give once',
  giveAmount: (total: string) => `Give ${total} once`,
  giveOwn: 'Give this amount once',
  giveOwnWithFee: 'Give this amount and the fee once',
  trap: 'Leave this empty',
  after:
    'You pay on the next page. Your bank first holds the amount while we check who is paying, usually for seconds. If we have to refuse, nothing is taken.',
  afterLink: 'How we check',
};

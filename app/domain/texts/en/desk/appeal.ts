/** The desk's words about an appeal: what it is against, the answer, and deciding about it. */

export const appeal = {
  /** What the browser calls it. */
  pageTitle: 'Appeal',
  title: (who: string | null) => (who === null ? 'An appeal' : `An appeal by “${who}”`),
  against: 'Against',
  atForm: 'A refusal at the form; no card was asked for.',
  /** Before the link with the sum; when it was given follows. */
  refusedGift: 'A refused gift of',
  givenOn: (at: string) => `, given on ${at}`,
  refusedStandingGift: 'A refused standing gift of',
  askedOn: (at: string) => `, asked for on ${at}`,
  filed: 'Filed',
  answer: 'Answer',
  noAddress: 'No address: the payer reads it on the page of the appeal.',
  byMail: (email: string) => `By mail to ${email}`,
  noStatement: 'The payer added no statement.',
  happened: 'What happened',
  decision: {
    clear: { legend: 'Clear: the payer may give', button: 'Clear the payer' },
    refuse: { legend: 'Refuse: the refusal stands', button: 'Refuse the appeal' },
  },
  decided: { won: 'Cleared', rejected: 'Refused' },
  answered: (decided: string) => `${decided}. The payer has the answer.`,
  /** After "Then". */
  consequence: {
    won: 'this payer is not taken for this listing again, and is invited to give; nothing is taken by itself',
    rejected: 'the payer is told that the refusal stands',
  },
  alreadyDecided: 'Somebody else decided this appeal. Their decision stands below.',
  events: {
    refusedAtForm: 'Refused at the form',
    screened: 'Screened',
    filed: 'Appeal filed',
    decidedBy: (decided: string, who: string | null) => `${decided} by ${who ?? 'staff'}`,
    inForce: 'In force',
  },
};

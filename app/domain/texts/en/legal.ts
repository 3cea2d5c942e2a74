/** English words of the pages that say who asks, on what terms, and what is kept of people. */
import type { KeptKey } from '#app/domain/kept-data.ts';

interface KeptTexts {
  readonly what: string;
  readonly why: string;
  readonly howLong: string;
}

/** The table of docs/operations.md in the same words; a test compares the two. */
const kept: Readonly<Record<KeptKey, KeptTexts>> = {
  payer: {
    what: 'payer: name, name on the card, e-mail, organisation, country, postal code, card brand and last four digits',
    why: 'the check before money moves, decisions of staff, mails about the gift',
    howLong: 'until erased on request; accounts must be kept by law, names in them need not',
  },
  donor: {
    what: 'donor: name, e-mail, country',
    why: 'to know that two gifts are one supporter’s',
    howLong: 'until their last gift is erased',
  },
  hashes: {
    what: 'e-mail address and card as keyed hashes',
    why: 'counting gifts a day, recognising a donor',
    howLong: 'with the gift',
  },
  screening: {
    what: 'what was given and what it resembled, and the reasons shown',
    why: 'the reasons for a hold or refusal, the appeal',
    howLong: 'with the gift; for a refusal at the form that nobody appealed, 90 days',
  },
  appeal: {
    what: 'an appeal: statement, address for the answer, note of staff',
    why: 'the appeal, the record of the decision',
    howLong: 'until erased on request',
  },
  entry: {
    what: 'the name or mail domain that staff cleared, as written and in its compact form',
    why: 'the same payer passes the next time',
    howLong:
      'as written: until the gift or appeal that taught it is erased; compact, tied to no gift then: it is what spares that name, so it stays, also withdrawn',
  },
  alias: {
    what: 'other names and mail domains of listed groups, never of persons',
    why: 'the same group is recognised the next time',
    howLong: 'not personal; the gift that taught it is named until that gift is erased',
  },
  findings: {
    what: 'past gifts that would not pass today: what was given and what it resembled, the note of staff',
    why: 'staff look into received gifts; nothing is refunded by itself',
    howLong: 'until the gift is erased; that a finding was closed, by whom and when, stays',
  },
  lists: {
    what: 'lists of political groups as staff sent them, whole: some name people, such as treasurers, who are not imported',
    why: 'the import, and the way from a dry run to it',
    howLong:
      'until imported or refused; a dry run’s until an import begins a day later, or five have begun since',
  },
  mails: {
    what: 'mails to donors and payers',
    why: 'sent once, shown to staff who look into a complaint',
    howLong: '90 days',
  },
  corrections: {
    what: 'requests for corrections: what was written, the link, the address for an answer',
    why: 'the newsroom reads and answers them',
    howLong: '90 days here, and as long as the newsroom keeps its mail',
  },
  events: {
    what: 'messages of the payment company',
    why: 'looking into a fault; their id, type and object stay',
    howLong: '30 days',
  },
  cards: {
    what: 'refused cards, as keyed hashes',
    why: 'the same card is held when it comes back',
    howLong: '1 year from the last refusal; gone at once when the appeal is won',
  },
  addresses: {
    what: 'readers’ network addresses, as keyed hashes',
    why: 'limits on opening payment pages, signing in, appealing and asking for corrections',
    howLong: 'the window of the limit, at most 24 hours',
  },
  staff: {
    what: 'staff: name, e-mail, scrypt hash of the password, sessions with address and browser',
    why: 'signing in, knowing who decided',
    howLong: 'while the account exists; a session 12 hours',
  },
};

export const legal = {
  imprint: {
    title: (siteName: string) => `Imprint – ${siteName}`,
    kicker: 'Imprint',
    heading: (siteName: string) => `Who stands behind ${siteName}`,
    name: 'Name',
    address: 'Address',
    contact: 'E-mail',
    responsible: (legalName: string) =>
      `${legalName} publishes this site, asks for the gifts on it, and answers for both.`,
  },
  privacy: {
    title: (siteName: string) => `Privacy – ${siteName}`,
    kicker: 'Privacy',
    heading: 'What we keep about you, why, and for how long',
    lead: 'This is all that this site keeps about people.',
    why: 'Why',
    howLong: 'How long',
    kept,
    opinionsTitle: 'Never your opinions',
    opinions:
      'We check names of groups. What you think, whom you vote for and what you belong to are not in our records, and we do not look them up.',
    sharedTitle: 'Who else sees it',
    shared:
      'You pay on the page of Stripe, our payment company, which keeps its own records; your card number never reaches us. Whoever delivers our mail sees our mails. Nothing is sold, and nobody else is given any of it.',
    rightsTitle: 'What you can ask',
    rights: (legalName: string) =>
      `Write to ${legalName} to see what we have about you, to correct it, or to have it erased. Erasing blanks everything personal about a gift; its amount, dates and decision stay, without you.`,
    write: 'Write to',
  },
  terms: {
    title: (siteName: string) => `Terms of giving – ${siteName}`,
    kicker: 'Terms',
    heading: 'What you can count on when you give',
    giftTitle: 'What a gift is',
    donation: (legalName: string) => [
      `A gift is money that you give to ${legalName} of your own will, to pay for fact-checks. You buy nothing with it: every page stays free, and no gift has a say in what we check or find.`,
      'Each gift is given once. Nothing is charged again by itself.',
    ],
    takenTitle: 'When your card is charged',
    taken: [
      'Your bank first only holds the amount. We check whose money it is, and charge your card only if it is not a political group’s. That usually takes seconds.',
      'If we are not sure, the hold stays and a person decides. If nobody decides in time, or we refuse, the hold is released and you are charged nothing. We write to you either way.',
    ],
    refundsTitle: 'Refunds and cancelling',
    refunds: [
      'Until you press the button on the payment page you can simply leave.',
      'If you gave the wrong amount, gave by mistake or changed your mind, write to us within 30 days of your gift. We send all of it back to the card that it came from; your bank shows it within about ten days.',
      'If a gift turns out later to have been political money, we send it back whether or not anybody asks.',
    ],
    taxTitle: 'Tax',
    tax: 'Our mails confirm that your gift came. They are not tax receipts, and we do not promise that a gift can be deducted.',
    lawTitle: 'Who may give',
    law: 'Anybody but political groups and those who pay for them, as the pledge says. You confirm that when you give.',
    pledge: 'Read the pledge',
    questionsTitle: 'Questions and complaints',
    questions: (legalName: string, address: string) => `${legalName}, ${address}. Write to`,
  },
};

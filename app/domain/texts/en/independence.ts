/** English words of the independence page: the pledge, how we check, the figures, corrections, data. */

export const independence = {
  title: (siteName: string) => `Independence – ${siteName}`,
  description:
    'What we refuse, how every payer is checked, and what was received and refused this year, to count for yourself.',
  kicker: 'Independence',
  heading: 'We take no political money.',
  headingMarked: 'Here is how you can tell.',
  contents: 'On this page',
  sections: {
    figures: 'The figures',
    pledge: 'The pledge',
    howWeCheck: 'How we check',
    lists: 'The lists in force',
    corrections: 'Corrections',
    data: 'What we keep about you',
  },
  figures: {
    lead: (year: number) => `What came of the pledge in ${String(year)}, counted at the moment named below.`,
    asOf: (at: string, timeZone: string) => `As of ${at}. The year is counted on the clocks of ${timeZone}.`,
    caption: (currency: string) => `Gifts in ${currency}`,
    columns: { outcome: 'Outcome', donations: 'Gifts', sum: 'Sum' },
    received: 'Received',
    supporters: (count: string, isOne: boolean) => `from ${count} ${isOne ? 'supporter' : 'supporters'}`,
    refused: 'Refused',
    refusedNote: 'released by the check or by a person; none of it was taken',
    lapsed: 'Released undecided',
    lapsedNote: 'our check did not end in time; nothing was taken',
    meaning: [
      'A gift counts in the year in which its outcome was certain.',
      'Received and refused sums contain what payers added for the card fee. Sums in different currencies are never added up.',
      'Refused are gifts for which a bank had already agreed to pay: by the check or by a person, each gift once. A refusal at the form, before any card, is not counted. Anyone could send forms to make that figure look larger.',
    ],
    json: 'The same figures for machines: ',
    jsonLink: 'register.json',
    fieldsTitle: 'The fields of register.json',
    fields: [
      [
        'formatVersion',
        'Rises when a field changes its meaning or goes away. New fields may come at any time.',
      ],
      ['newsroom, documentation', 'Whose register it is, and where it is explained.'],
      ['pledgeVersion', 'The version of the pledge in force.'],
      ['year, timeZone', 'The calendar year counted, and on whose clocks.'],
      ['asOf', 'The moment of the count, ISO 8601 in UTC.'],
      ['figures', 'One entry for each currency.'],
      [
        'figures[].currency, minorDigits',
        'ISO 4217, and how many digits of an amount stand behind the point.',
      ],
      ['figures[].received', 'count, and amountMinor: the sum in whole minor units, such as cents.'],
      ['figures[].supporters', 'Different people and organisations among the received.'],
      ['figures[].refused', 'count and amountMinor, as above; none of it was taken.'],
      ['figures[].lapsed', 'count of gifts released because our check did not end in time.'],
    ],
  },
  pledge: {
    refusesTitle: 'Whose money we refuse',
    version: (version: string, day: string) => `Version ${version}, in force since ${day}.`,
    stored: 'Each gift is stored with the version that its giver was shown.',
    earlierVersion: (version: string, day: string) => `Version ${version}, from ${day}`,
    only: 'This is the first version. When the words change, the old ones stay here.',
  },
  howWeCheck: {
    steps: [
      {
        title: 'At the form',
        text: 'If you name an organisation, we compare it with our registry before asking for a card. A clear match is told at once, and no payment is started.',
      },
      {
        title: 'At the bank',
        text: 'Your bank first only holds the amount. It is promised, not paid: we cannot spend it, and you still own it.',
      },
      {
        title: 'Before any of it is taken',
        text: 'We compare who really paid with the registry: the payer’s name, the name on the card’s bill, the organisation, the domain of the e-mail address, the post code on the card, and whether the card was refused before.',
      },
      {
        title: 'Then one of three things',
        text: 'Nothing found: the gift is taken, usually within seconds. A listed group: the hold is released and nothing is taken. Not sure: the gift is held, and a person decides.',
      },
      {
        title: 'If nobody decides',
        text: 'A day before the bank’s hold would end, an undecided gift is released. Neglect gives money back; it never takes it.',
      },
    ],
    registryTitle: 'What the registry is',
    registry:
      'Names, other names, domains, official numbers and the post codes of offices of parties, candidates’ committees and other political groups, taken from public registers. We keep for each entry where it comes from and of which date. When the registry is missing or too old, nobody is waved through: every gift is held.',
    groupsTitle: 'Groups, never opinions',
    groups:
      'We look for groups. What a person thinks, whom they vote for, or what they belong to plays no part, and we neither ask nor look it up. A person is no match because a committee carries the person’s name.',
    appealTitle: 'When we are wrong',
    appeal:
      'Every refusal says why, with the list and its date, and can be appealed against with one click. A person decides. If the mistake was ours, it is written down, so that it does not happen again.',
  },
  lists: {
    lead: (listings: string) => `Payers are compared with ${listings} listed groups now, from these lists.`,
    notReady:
      'Our lists are missing or too old just now, so nobody is waved through: every gift is held until a person or newer lists decide.',
    edition: 'Edition',
    listings: 'Listings',
    age: 'Age',
    ageless: 'comes with this site’s program and is replaced with it',
    confirmed: (days: number) =>
      days === 0
        ? 'confirmed today'
        : days === 1
          ? 'confirmed yesterday'
          : `confirmed ${String(days)} days ago`,
    digest: 'SHA-256',
    noDigest: 'not recorded when this edition was read',
    how: 'SHA-256 is the fingerprint of the file that we read. Get the same edition from its publisher, compute it there, and you know whether we use the same list.',
  },
  corrections: {
    text: [
      'When a fact-check is wrong, we change it, and say on its page what was wrong and when it was changed. When a gift turns out to have been political money, we send it back and correct the figures above.',
      'Tell us what you found, in the form below each fact-check or by mail: which page, which sentence, and if you can, a source.',
    ],
    write: 'Write to',
  },
  data: {
    text: [
      'Our form asks for neither name nor e-mail address. The payment page does, since a payer’s real name is what has to be checked. Card numbers never reach us.',
      'With a gift we keep who paid it, as the payment page said: name, e-mail address, country and postal code, the card’s brand and last four digits, and the organisation if one was named. Ask us, and we blank all of that; the sum and the decision stay.',
      'Addresses on the network are kept only as keyed hashes, for 24 hours, against floods of forms. The payment company’s messages are kept for 30 days. A card that was refused is remembered as a keyed hash for a year.',
      'Names are never published. The figures count; they do not name.',
      'The fact-checks set no cookie and carry no script. When you send the form, one cookie of 60 seconds keeps a double click from paying twice.',
    ],
    whole: 'The whole list: what we keep, why, and for how long',
  },
};

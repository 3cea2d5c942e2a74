/** English words of the independence page: the pledge, how we check, the figures, corrections, data. */

export const independence = {
  title: (siteName: string) => `Independence – ${siteName}`,
  description: 'Whose money we refuse, how we check every payer, and what we received and refused this year.',
  kicker: 'Independence',
  heading: 'We take no political money.',
  headingMarked: 'Here’s how you can tell.',
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
    lead: (year: number) => `How we kept the pledge in ${String(year)}, in numbers.`,
    asOf: (through: string, timeZone: string) =>
      `Through ${through}; brought up to date every morning at 6:00. Days and years begin and end in the ${timeZone} time zone.`,
    caption: (currency: string) => `Gifts in ${currency}`,
    columns: { outcome: 'Outcome', donations: 'Gifts', sum: 'Sum' },
    received: 'Received',
    supporters: (count: string, isOne: boolean) => `from ${count} ${isOne ? 'supporter' : 'supporters'}`,
    refused: 'Refused',
    refusedNote: 'released after the check or a review; we took none of it',
    lapsed: 'Released undecided',
    lapsedNote: 'we ran out of time to decide; we took none of it',
    returned: 'Returned',
    returnedNote: 'received, then found to be political money and sent back',
    meaning: [
      'A gift counts on the day it reached us, a refusal on the day it was decided. What is still under way counts with a later day.',
      'Sums are what came in, with what payers added for the card fee, less what went back to payers or their banks on any of these days. We never add up different currencies.',
      '“Returned” counts gifts that we refused after we had received them. They stay in the number received, and their money is no longer in its sum.',
      '“Refused” counts gifts a bank had already agreed to pay, each of them once, whether the check or a person refused it. Refusals at the form, before any card, don’t count: anyone could send forms to inflate that number.',
    ],
    json: 'The same figures for software: ',
    jsonLink: 'register.json',
    fieldsTitle: 'The fields of register.json',
    fields: [
      [
        'formatVersion',
        'Goes up when a field changes its meaning or disappears. New fields may appear at any time.',
      ],
      ['newsroom, documentation', 'Whose figures these are, and where they are explained.'],
      ['pledgeVersion', 'The version of the pledge in force.'],
      ['year, timeZone', 'The calendar year counted, and the time zone it runs in.'],
      ['through', 'The last day counted, in that time zone.'],
      ['asOf', 'The moment before which everything is counted, in ISO 8601, UTC.'],
      ['figures', 'One entry for each currency.'],
      [
        'figures[].currency, minorDigits',
        'ISO 4217, and how many digits of an amount come after the decimal point.',
      ],
      [
        'figures[].received',
        'count of gifts, and amountMinor: what came in less what went back, in whole minor units such as cents.',
      ],
      ['figures[].supporters', 'How many different people and organizations gave.'],
      ['figures[].refused', 'count and amountMinor, as above; we took none of it.'],
      ['figures[].lapsed', 'count of gifts released because we ran out of time to decide.'],
      [
        'figures[].returned',
        'count of gifts refused after we had received them, once their givers have the money; by the day of the decision.',
      ],
    ],
  },
  pledge: {
    refusesTitle: 'Whose money we refuse',
    version: (version: string, day: string) => `Version ${version}, in effect since ${day}.`,
    stored: 'With each gift, we keep the version of the pledge its giver saw.',
    earlierVersion: (version: string, day: string) => `Version ${version}, from ${day}`,
    only: 'This is the first version. If we change it, the old one stays here.',
  },
  howWeCheck: {
    steps: [
      {
        title: 'At the form',
        text: 'If you name an organization, we compare it with our registry before we ask for a card. If it clearly matches a political group, we say so right away and no payment begins.',
      },
      {
        title: 'At the bank',
        text: 'At first, your bank only holds the amount. It’s promised, not paid: we can’t spend it, and it’s still yours.',
      },
      {
        title: 'Before we take any of it',
        text: 'We compare whoever actually paid with the registry: the payer’s name, the name on the card, the organization, the domain of the email address, and the card’s postal code. We also check whether we refused the card before.',
      },
      {
        title: 'Then one of three things happens',
        text: 'No match: we accept the gift, usually within seconds. A listed group: we release the hold and take nothing. Not sure: the gift stays on hold, and a person decides.',
      },
      {
        title: 'If nobody decides',
        text: 'A day before the bank’s hold would end, we release any gift nobody has decided on. When we drop the ball, you keep your money.',
      },
    ],
    registryTitle: 'What the registry is',
    registry:
      'The names, aliases, web domains, official numbers, and office postal codes of parties, candidates’ committees, and other political groups, taken from public registers. For each entry we keep its source and date. When the registry is missing or out of date, we wave nobody through: every gift is held.',
    groupsTitle: 'Groups, not opinions',
    groups:
      'We check for groups. What you think, how you vote, and what you belong to play no part; we don’t ask, and we don’t look it up. Nobody is a match just because a committee shares their name.',
    appealTitle: 'When we get it wrong',
    appeal:
      'Every refusal says why, naming the list and its date, and you can appeal it with one click. A person decides. If the mistake was ours, we note it so that it won’t happen again.',
  },
  lists: {
    lead: (listings: string) => `We currently compare payers with ${listings} groups on these lists.`,
    notReady:
      'Our lists are missing or out of date right now, so we wave nobody through: every gift is held until a person decides or newer lists arrive.',
    edition: 'Edition',
    listings: 'Listings',
    age: 'Age',
    ageless: 'comes with this site’s software and is updated with it',
    confirmed: (days: number) =>
      days === 0
        ? 'confirmed today'
        : days === 1
          ? 'confirmed yesterday'
          : `confirmed ${String(days)} days ago`,
    digest: 'SHA-256',
    olderDigest: (edition: string) => `SHA-256 of the ${edition} file (former names)`,
    noDigest: 'not recorded when we read this edition',
    how: 'SHA-256 is the fingerprint of the file we read. Get the same edition from its publisher, compute its fingerprint, and you’ll know whether we use the same list.',
  },
  corrections: {
    text: [
      'When a fact-check is wrong, we fix it and say at the top of its page, and in our feed, what was wrong and when we changed it. When one no longer stands at all, we withdraw it: its address stays, and says when and why.',
      'When a gift turns out to be political money, we send it back and correct the figures above.',
      'Tell us what you found, in the form below each fact-check or by email: which page, which sentence, and, if you can, a source.',
    ],
    write: 'Write to',
  },
  data: {
    text: [
      'Our form doesn’t ask for your name or email address. The payment page does, because the payer’s real name is what we have to check. Card numbers never reach us.',
      'With each gift, we keep what the payment page told us about who paid: name, email address, country and postal code, the card’s brand and last four digits, and the organization, if any. Ask us, and we’ll delete all of that. The amount and the decision stay.',
      'We keep network addresses only as keyed hashes, for 24 hours, to stop floods of forms. We keep the payment company’s messages for 30 days, and remember a refused card as a keyed hash for a year.',
      'We never publish names. The figures count gifts; they don’t name givers.',
      'Our fact-checks set no cookies and run no scripts. When you send the form, one cookie, for 60 seconds, keeps a double click from paying twice.',
    ],
    whole: 'The full list: what we keep, why, and for how long',
  },
};

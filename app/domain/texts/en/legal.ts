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
    what: 'payer: name, name on the card, email address and the one before a change, organization, country, postal code, card brand and last four digits',
    why: 'the check before any money moves, staff decisions, email about the gift',
    howLong: 'until you ask us to delete it; the receipt of the gift stays, as below',
  },
  donor: {
    what: 'donor: name, email address, country, whether you want reminders',
    why: 'to know that two gifts came from one supporter',
    howLong: 'until the last gift from that donor is deleted',
  },
  hashes: {
    what: 'email address and card as keyed hashes',
    why: 'counting gifts per day, recognizing a donor',
    howLong: 'with the gift',
  },
  standing: {
    what: 'standing gift: amount, how often, what you changed about it, our payment company’s numbers for you and for the card you saved, its page on which you confirm a payment, whether you wanted it beside or instead of another one',
    why: 'charging what you agreed to, and stopping it',
    howLong:
      'the card and your record at our payment company are deleted when the gift ends; the page, when you ask us to; amount, changes, dates, and those numbers stay, without you',
  },
  screening: {
    what: 'what we were given, what it resembled, and the reasons we showed',
    why: 'explaining a hold or refusal, deciding an appeal',
    howLong: 'with the gift; 90 days for a refusal at the form that nobody appealed',
  },
  appeal: {
    what: 'appeal: statement, address for our answer, staff’s note',
    why: 'deciding the appeal, the record of the decision',
    howLong: 'until you ask us to delete it',
  },
  refund: {
    what: 'money we sent back, gifts we refused after receiving them: staff’s reason and note, who decided',
    why: 'the record of what went back and why',
    howLong: 'the note until you ask us to delete it; the law requires us to keep the rest',
  },
  receipts: {
    what: 'receipts: the name you gave, the gift, card brand and last four digits, as printed',
    why: 'proving what we confirmed, sending you a copy, bookkeeping',
    howLong: 'as long as the law requires us to keep receipts, also where the rest of the gift is deleted',
  },
  warning: {
    what: 'what a bank says of a payment: that its payer disputes it or that it may be fraud; staff’s reason to let it stand',
    why: 'answering the bank, returning what was not meant for us',
    howLong: 'the reason until you ask us to delete it; the law requires us to keep the rest',
  },
  entry: {
    what: 'name or mail domain that staff cleared, as written and in compact form',
    why: 'letting the same payer through next time',
    howLong:
      'as written, until the gift or appeal behind it is deleted; the compact form stays, tied to no gift, because it is what lets that name through',
  },
  alias: {
    what: 'other names and mail domains of listed groups, never of people',
    why: 'recognizing the same group next time',
    howLong: 'for good, since it is not personal; the gift behind it is named until that gift is deleted',
  },
  findings: {
    what: 'past gifts that would not pass today: what we were given, what it resembled, staff’s note',
    why: 'staff look into gifts we received; nothing is refunded automatically',
    howLong: 'until the gift is deleted; who closed a finding and when stays',
  },
  lists: {
    what: 'lists of political groups as staff uploaded them, whole, and who did; some name people, such as treasurers, whom we do not import',
    why: 'importing them, after a dry run',
    howLong: 'until imported or refused; after a dry run, a day at most',
  },
  mails: {
    what: 'email to donors and payers',
    why: 'sending it, and looking into complaints',
    howLong: '90 days',
  },
  signIns: {
    what: 'supporters who look at their gifts: email address and cookie as keyed hashes, when they came; the address they asked to change to; our emails about both',
    why: 'letting them in without a password, and changing their address',
    howLong: 'a day after the last time; deleted at once when the last gift is',
  },
  corrections: {
    what: 'correction requests: the text, the link, the address for our answer',
    why: 'reading and answering them',
    howLong: '90 days here, and for as long as the newsroom keeps its email',
  },
  events: {
    what: 'messages from the payment company',
    why: 'looking into faults; their id, type, and object stay',
    howLong: '30 days',
  },
  cards: {
    what: 'refused cards, as keyed hashes',
    why: 'holding a gift when the same card comes back',
    howLong: '1 year from the last refusal; deleted at once when an appeal is won',
  },
  addresses: {
    what: 'readers’ network addresses and networks, as keyed hashes',
    why: 'limits on opening payment pages, signing in, asking for an email that signs in, appealing, and asking for corrections',
    howLong: 'as long as the limit looks back, 24 hours at most',
  },
  attempts: {
    what: 'who sent which form, as a keyed hash of address, browser, and form',
    why: 'opening one payment page for a double click',
    howLong: 'two hours at most',
  },
  staff: {
    what: 'staff: name, email address, scrypt hash of the password, sessions with their browser; the addresses of people who were invited',
    why: 'signing in, knowing who decided what',
    howLong:
      'name and address for good, beside what was decided; the password until the account ends; sessions, 12 hours; an invitation, 48 hours, and its email as every email',
  },
};

export const legal = {
  imprint: {
    title: (siteName: string) => `Imprint – ${siteName}`,
    kicker: 'Imprint',
    heading: (siteName: string) => `Who stands behind ${siteName}`,
    name: 'Name',
    address: 'Address',
    contact: 'Email',
    responsible: (legalName: string) =>
      `${legalName} publishes this site, asks for gifts on it, and is responsible for both.`,
  },
  privacy: {
    title: (siteName: string) => `Privacy – ${siteName}`,
    kicker: 'Privacy',
    heading: 'What we keep about you, why, and for how long',
    lead: 'This is everything this site keeps about people.',
    why: 'Why',
    howLong: 'How long',
    kept,
    opinionsTitle: 'Never your opinions',
    opinions:
      'We check the names of groups. What you think, how you vote, and what you belong to are not in our records, and we don’t look them up.',
    sharedTitle: 'Who else sees it',
    shared:
      'You pay on a page run by Stripe, our payment company, which keeps its own records; your card number never reaches us. The company that delivers our email can see what we send. We sell nothing, and we share it with no one else.',
    rightsTitle: 'What you can ask',
    rights: (legalName: string) =>
      `Write to ${legalName} to see what we have about you, correct it, or have it deleted. Deleting removes everything personal about a gift except the receipt that the law requires us to keep; its amount, dates, and decision stay, without you.`,
    own: 'Supporters can see what they gave',
    ownLink: 'on a page of their own',
    write: 'Write to',
  },
  terms: {
    title: (siteName: string) => `Terms of giving – ${siteName}`,
    kicker: 'Terms',
    heading: 'What you can count on when you give',
    giftTitle: 'What a gift is',
    donation: (legalName: string, offersStandingGifts: boolean) => [
      `A gift is money you choose to give ${legalName} to pay for fact-checks. It buys you nothing: every page stays free, and no gift has a say in what we check or what we find.`,
      offersStandingGifts
        ? 'A gift is a one-time gift unless you choose to give every month or every year. Without that, we never charge you again on our own.'
        : 'Each gift is a one-time gift. We never charge you again on our own.',
    ],
    takenTitle: 'When your card is charged',
    taken: [
      'At first, your bank only holds the amount. We check whose money it is and charge your card only if it isn’t a political group’s. That usually takes seconds.',
      'If we’re not sure, the hold stays and a person decides. If nobody decides in time, or we refuse, we release the hold and you’re not charged. We’ll write to you either way.',
    ],
    standingTitle: 'Giving every month or every year',
    standing: [
      'If you choose that, you save your card with our payment company and agree that we charge it the amount you chose, plus the card fee if you added it, every month or every year until you stop. The amount never changes unless you change it, on the page about your gift, where you can leave gifts out too; each page says from which day that holds.',
      'Before the first payment and before every later one we check whose money it is. We write to you each time we charge your card.',
      'You can stop at any time and for any reason, on the page about your gift, which our emails link to, or by writing to us. Then we charge nothing more and delete the card you saved.',
    ],
    refundsTitle: 'Refunds and canceling',
    refunds: [
      'Until you press the button on the payment page, you can simply leave.',
      'If you gave the wrong amount, gave by mistake, or changed your mind, write to us within 30 days of your gift. We’ll send all of it back to the card it came from; your bank should show it within about ten days.',
      'If a gift later turns out to be political money, we send it back whether or not anyone asks.',
      'If you ask your bank to take a payment back, the bank decides. We don’t send the money a second time.',
    ],
    taxTitle: 'Tax',
    tax: 'Our emails confirm that we received your gift. They are not tax certificates, and we can’t promise that your gift is tax-deductible.',
    lawTitle: 'Who may give',
    law: 'Anyone except political groups and those who pay on their behalf, as the pledge says. You confirm that when you give.',
    pledge: 'Read the pledge',
    questionsTitle: 'Questions and complaints',
    questions: (legalName: string, address: string) => `${legalName}, ${address}. Write to`,
  },
};

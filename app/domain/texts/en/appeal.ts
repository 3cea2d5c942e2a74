/** English words of refusals, at the form and of payments, and of appeals against them. */
import type { How } from '#app/domain/screening/evidence.ts';
import type { RefuseReason } from '#app/domain/review.ts';

const hows: Readonly<Record<How, string>> = {
  identifier: 'It is the official number of that group.',
  exact: 'It is the same name.',
  domain: 'The address is at the group’s own domain.',
  card: 'It is a card that was refused before.',
  wrapped: 'It is the listed name with other words around it.',
  'same-words': 'It has the same words, in another order or another spelling.',
  similar: 'It has telling words in common with the listed name.',
  misspelt: 'It is the listed name but for some letters.',
  cut: 'It is the beginning of the listed name.',
  'domain-name': 'The address is at a domain that is called like the group.',
  'postal-code': 'The post code is that of the group’s office.',
};

/** Why a person of the staff refused, as the payer may read it. */
const staffReasons: Readonly<Record<RefuseReason, string>> = {
  'is-listed-group': 'The payer is the listed group.',
  'acts-for-group': 'The payer acts for a political group.',
  'is-political-group': 'The payer is a political group that is not on the lists yet.',
  'not-genuine': 'The payment does not look genuine.',
};

export const refusal = {
  pageTitle: (siteName: string) => `We cannot take this gift – ${siteName}`,
  title: 'We cannot take this gift.',
  titleMarked: 'Nothing was asked of your card.',
  text: (siteName: string) =>
    `${siteName} takes no money from political groups, whatever their side. So we looked before asking for a card, and went no further.`,
  wrongTitle: 'If we are wrong',
  wrong:
    'Names can mislead. Say so with one click, and a person looks at it again. If the mistake is ours, you can give, and the same name is not stopped again.',
  appeal: 'Appeal against this',
  compared: 'See what was compared first',
  rightTitle: 'If you meant to give your own money',
  right:
    'A person is never refused for belonging to a group. Leave the organisation empty and give for yourself.',
  giveMyself: 'Give for myself',
};

export const appeal = {
  title: (heading: string, siteName: string) => `${heading} – ${siteName}`,
  kicker: 'Appeal',
  headings: {
    open: { heading: 'Are we wrong?', marked: 'A person will look.' },
    filed: { heading: 'Your appeal is with us.', marked: 'A person will look.' },
    won: { heading: 'You were right.', marked: 'You are welcome to give.' },
    rejected: { heading: 'We looked again.', marked: 'The refusal stands.' },
  },
  decidedTitle: 'What we decided, and why',
  refusedAtForm: (at: string) => `Refused at the form on ${at}. No card was asked for.`,
  refusedPayment: (amount: string, at: string) =>
    `Your gift of ${amount} was refused on ${at}. Nothing was taken.`,
  byStaff: 'A person of our staff looked at this gift and decided that we cannot take it.',
  erased: 'The details of this check have been erased.',
  facts: {
    staffReason: 'Their reason',
    given: 'What was given',
    listed: 'What the list says',
    how: 'How they compare',
    list: 'Listed by',
    words: 'Words',
  },
  hows,
  staffReasons,
  edition: (publisher: string, edition: string) => `${publisher}, edition ${edition}`,
  words: {
    agree: (words: string) => `The same on both sides: ${words}.`,
    resemble: (words: string) => `Another spelling of the same: ${words}.`,
    onlyGiven: (words: string) => `Only in what was given: ${words}.`,
    onlyListed: (words: string) => `Only in the list: ${words}.`,
  },
  groups: 'We look for groups, never at a person’s opinions.',
  howWeCheck: 'How we check',
  formTitle: 'Appeal',
  formText: 'The button alone is enough. If you tell us what we got wrong, we can decide sooner.',
  statement: 'What did we get wrong?',
  statementHint: 'For instance who you are, and who you are not.',
  email: 'Where may we answer?',
  emailHintPaid: 'Left empty, the answer goes to the address from your payment. It also stands on this page.',
  emailHintForm: 'Left empty, the answer stands on this page only. Keep its address.',
  optional: 'optional',
  send: 'Send the appeal',
  errorsTitle: 'Please look at this again',
  errors: {
    statementTooLong: (lengthMax: number) => `Please keep it under ${String(lengthMax)} characters.`,
    email: 'This does not look like an e-mail address: name@example.org is one.',
  },
  limited: (minutes: number) =>
    `Too many appeals came from your network. Please try again in ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}; what you wrote is kept below.`,
  filed: (at: string) => `Your appeal arrived on ${at}.`,
  filedNext: 'A person reads it and compares everything again. The answer will stand on this page.',
  filedKeep: 'Keep the address of this page: it is the way back to your appeal.',
  checkAgain: 'Check again',
  won: (at: string) =>
    `Decided on ${at}: our refusal was a mistake, and we are sorry. It is written down, so that the same mistake does not happen to you twice.`,
  wonNext:
    'Nothing is taken by itself. The gift that was refused stays untaken, and whether you give again is yours to say.',
  give: 'Give',
  rejected: (at: string) =>
    `Decided on ${at}: we still cannot take this money. Nothing was taken from you, and there is nothing you need to do.`,
  rejectedReason: 'The reason',
  rejectedNext: 'Everything we publish stays free to read.',
  read: 'Read the fact-checks',
  notRefused: {
    title: 'There is nothing to appeal against.',
    text: 'This gift has not been refused. If that changes, the page of the gift leads here.',
    seeDonation: 'See your gift',
  },
};

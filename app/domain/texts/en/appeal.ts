/** English words of refusals, at the form and of payments, and of appeals against them. */
import type { How } from '#app/domain/screening/match/evidence.ts';
import type { RefuseReason } from '#app/domain/review.ts';

const hows: Readonly<Record<How, string>> = {
  identifier: 'It is the official number of that group.',
  exact: 'It is the same name.',
  domain: 'The email address is at the group’s own domain.',
  card: 'It is a card that was refused before.',
  wrapped: 'It is the listed name, with other words around it.',
  'same-words': 'It has the same words in a different order or spelling.',
  similar: 'It shares distinctive words with the listed name.',
  misspelt: 'It is the listed name, give or take a few letters.',
  cut: 'It is the beginning of the listed name.',
  'domain-name': 'The email address is at a domain named like the group.',
  'postal-code': 'The ZIP or postal code is that of the group’s office.',
};

/** Why a person of the staff refused, as the payer may read it. */
const staffReasons: Readonly<Record<RefuseReason, string>> = {
  'is-listed-group': 'The payer is the listed group.',
  'acts-for-group': 'The payer acts for a political group.',
  'is-political-group': 'The payer is a political group that isn’t on our lists yet.',
  'not-genuine': 'The payment does not appear to be genuine.',
};

export const refusal = {
  pageTitle: (siteName: string) => `We can’t accept this gift – ${siteName}`,
  title: 'We can’t accept this gift.',
  titleMarked: 'Your card was not touched.',
  text: (siteName: string) =>
    `${siteName} takes no money from political groups of any side. We check before we ask for a card, so we stopped here.`,
  wrongTitle: 'If we are wrong',
  wrong:
    'Names can mislead. Tell us with one click, and a person will take another look. If we got it wrong, you can give, and we won’t stop that name again.',
  appeal: 'Appeal this decision',
  compared: 'See what we compared',
  rightTitle: 'If this is your own money',
  right:
    'We never refuse a person for belonging to a group. Leave the organization blank and give as yourself.',
  giveMyself: 'Give as myself',
};

export const appeal = {
  title: (heading: string, siteName: string) => `${heading} – ${siteName}`,
  kicker: 'Appeal',
  headings: {
    open: { heading: 'Did we get it wrong?', marked: 'A person will check.' },
    filed: { heading: 'We have your appeal.', marked: 'A person will check.' },
    won: { heading: 'You were right.', marked: 'We’d be glad of your gift.' },
    rejected: { heading: 'We checked again.', marked: 'Our decision stands.' },
  },
  decidedTitle: 'What we decided, and why',
  refusedAtForm: (at: string) => `Refused at the form on ${at}. We never asked for a card.`,
  refusedPayment: (amount: string, at: string) =>
    `We refused your gift of ${amount} on ${at}. You were not charged.`,
  /** After it was charged. */
  refusedLater: (amount: string, at: string) =>
    `We had taken your gift of ${amount}, looked again, and refused it on ${at}.`,
  byStaff: 'A member of our staff reviewed this gift and decided that we can’t accept it.',
  erased: 'The details of this check have been deleted.',
  facts: {
    staffReason: 'Their reason',
    given: 'What we were given',
    listed: 'What the list says',
    how: 'How they compare',
    list: 'Listed by',
    words: 'Words',
  },
  hows,
  staffReasons,
  edition: (publisher: string, edition: string) => `${publisher}, edition ${edition}`,
  words: {
    agree: (words: string) => `The same in both: ${words}.`,
    resemble: (words: string) => `Spelled differently: ${words}.`,
    onlyGiven: (words: string) => `Only in what we were given: ${words}.`,
    onlyListed: (words: string) => `Only on the list: ${words}.`,
  },
  groups: 'We check for political groups. What you think is your own business.',
  howWeCheck: 'How we check',
  formTitle: 'Appeal',
  formText: 'One click is enough. If you tell us what we got wrong, we can decide sooner.',
  statement: 'What did we get wrong?',
  statementHint: 'For example, who you are and who you are not.',
  email: 'Where can we reach you?',
  emailHintPaid:
    'If you leave this blank, we’ll reply to the address from your payment. Our answer will be on this page, too.',
  emailHintForm: 'If you leave this blank, our answer will be on this page only, so keep its address.',
  optional: 'optional',
  send: 'Send my appeal',
  errorsTitle: 'Please check the following',
  errors: {
    statementTooLong: (lengthMax: number) => `Please keep it under ${String(lengthMax)} characters.`,
    email: 'Please enter an email address such as name@example.org.',
  },
  limited: (minutes: number) =>
    `Your network has sent too many appeals. Please try again in ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}; we kept what you wrote below.`,
  filed: (at: string) => `We received your appeal on ${at}.`,
  filedNext: 'A person will read it and check everything again. You’ll find our answer on this page.',
  filedKeep: 'Keep the address of this page. It’s your way back to the appeal.',
  checkAgain: 'Check again',
  won: (at: string) =>
    `Decided on ${at}: we made a mistake, and we’re sorry. We’ve noted it so that it won’t happen to you again.`,
  wonNext: 'We won’t charge you for the gift we refused. If you’d still like to give, that’s up to you.',
  give: 'Give',
  rejected: (at: string) =>
    `Decided on ${at}: we still can’t accept this money. You were not charged, and there’s nothing you need to do.`,
  rejectedReason: 'The reason',
  rejectedNext: 'Everything we publish is still free for you to read.',
  read: 'Read the fact-checks',
  notRefused: {
    title: 'There’s nothing to appeal here.',
    text: 'We haven’t refused this gift. If that changes, the page about your gift will lead here.',
    seeDonation: 'See your gift',
  },
};

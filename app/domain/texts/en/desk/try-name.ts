/** The desk's words about trying a name: the form, what the screening would do, and what would have changed it. */
import type { Outcome } from '#app/domain/screening/screening.ts';

type Field = 'organisation' | 'name' | 'billingName' | 'email';

const titles: Readonly<Record<Outcome, string>> = {
  clear: 'This gift would be taken',
  unclear: 'This gift would wait for a person',
  political: 'This gift would be refused',
};

const consequences: Readonly<Record<Outcome, string>> = {
  clear: 'it would be taken',
  unclear: 'it would wait for a person',
  political: 'it would be refused',
};

const fields: Readonly<Record<Field, { readonly label: string; readonly hint: string }>> = {
  organisation: { label: 'Organization', hint: 'On whose behalf, as our form asks' },
  name: { label: 'Payer’s name', hint: 'As the payment page asks' },
  billingName: { label: 'Name on the card', hint: 'Banks cut it at 22 to 26 letters' },
  email: { label: 'Email', hint: 'Only its domain is compared' },
};

const fieldWords: Readonly<Record<Field, string>> = {
  organisation: 'the organization',
  name: 'the payer’s name',
  billingName: 'the name on the card',
  email: 'the email address',
};

/** What staff can teach, by what the screening would do without it. */
const staffWords: Readonly<Record<Outcome, readonly string[]>> = {
  clear: [
    'If it is a listed group all the same, add the name to its listing: gifts under it are refused or held then.',
  ],
  unclear: [
    'Once staff clear such a gift, this name is set apart from the listing and passes from then on.',
    'Once staff refuse it as the listed group, the name is added to the listing and is refused from then on.',
  ],
  political: [
    'Once an appeal against it is won, this name is set apart from the listing and passes from then on.',
  ],
};

export const tryName = {
  title: 'Try a name',
  titles,
  form: {
    errorsTitle: 'Nothing was tried',
    empty: 'Type at least one of these.',
    fields,
    try: 'Try it',
    notStored: 'Nothing of it is stored, and nobody is told.',
  },
  inOneSentence: 'In one sentence',
  donorReads: 'The donor reads',
  because: 'Because',
  nearestListing: 'Nearest listing',
  restsOn: 'Rests on',
  otherwise: {
    title: 'What would have changed it',
    outcome: (change: string, outcome: Outcome) => `${change}, ${consequences[outcome]}.`,
    registryReady: 'With a registry that is complete and recent',
    without: (field: Field) => `Without ${fieldWords[field]}`,
    moved: (from: Field, to: Field) => `Given as ${fieldWords[to]} and not as ${fieldWords[from]}`,
    ownWordsForgiven: 'Once staff clear such a gift, this name passes from then on.',
    staff: staffWords,
  },
};

/** The desk's words about what staff taught the screening: the list of it, taking it back, and adding a name or a domain. */
import type { AliasErrors, AliasProblem } from '#app/domain/learning.ts';
import { NAME_LENGTH_MAX } from '#app/domain/screening/text/normalise.ts';

const kinds = {
  'allowlist-entry': {
    label: 'It is not them',
    list: 'It is not them: what staff taught, newest first',
    meaning:
      'A held gift was cleared, or an appeal was won: who gives under this name or from this mail domain passes for that listing from then on.',
    name: 'The payer gave',
    column: 'Is not',
    withdrawing: 'What is decided stays, and this name counts for the listing again.',
    none: 'Nobody was set apart from a listing yet. When a held gift is cleared or an appeal is won, what the payer gave will stand here, and the same payer passes the next time.',
    ofListing: 'Staff say: it is not them',
  },
  alias: {
    label: 'It is them',
    list: 'It is them: what staff taught, newest first',
    meaning:
      'A payer was the listed group itself, or staff know its other name: who gives under it is treated as that group from then on.',
    name: 'The name',
    column: 'Is also',
    withdrawing: 'What is decided stays, and the listing is not known by this any more.',
    none: 'No other name was taught yet. When a gift is refused because the payer is the listed group, the name it gave will stand here. Names can be added on the page of a listing, too.',
    ofListing: 'Staff say: it is them',
  },
};

function problemWords(problem: AliasProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Write the other name or the mail domain.';
    case 'too-long':
      return `That has ${String(problem.length)} characters; ${String(NAME_LENGTH_MAX)} are the most.`;
    case 'too-short':
      return 'Write the other name in full; this is too short to be one.';
    case 'could-be-person':
      return 'This could be the name of a person. Only a name that says it is a group’s can be added.';
    case 'free-mail':
      return `Anybody can have an address at ${problem.host}; it says nothing about a group.`;
    case 'no-domain':
      return 'This is not a mail domain. Write it as “example.org”.';
    case 'only-reports':
      return 'This listing only files reports: it holds and refuses nobody, under any name.';
    case 'known':
      return `The listing is known by “${problem.text}” already.`;
  }
}

function reasonProblem(problem: NonNullable<AliasErrors['reason']>): string {
  return problem.kind === 'empty'
    ? 'Say how you know: a page, a document, what the payer wrote.'
    : `At most ${String(problem.lengthMax)} characters.`;
}

export const learned = {
  /** What the browser calls it. */
  pageTitle: 'What staff taught',
  title: 'What staff taught the screening',
  kind: 'Kind',
  kinds,
  /** Before the link to the listing. */
  onlyAbout: 'Only about',
  query: 'Name or mail domain',
  standing: 'Whether it stands',
  standings: { all: 'All', 'in-force': 'In force', withdrawn: 'Withdrawn' },
  empty: {
    older: 'There is nothing older.',
    query: (text: string) => `Nothing that staff taught has “${text}” in it.`,
    withdrawn: 'Nothing was withdrawn.',
    listing: 'Staff taught nothing of the kind about this listing.',
  },
  columns: { why: 'Why', taught: 'Taught', withdraw: 'Withdraw' },
  ownWords: 'What the name says of itself',
  notListed: (id: string) => `${id}, not listed any more`,
  erased: 'Erased',
  mailDomain: ' (mail domain)',
  /** After when it was taught. */
  by: (who: string) => `, ${who}`,
  gift: 'the gift',
  appeal: 'the appeal',
  withdrawn: (at: string, who: string | null) => `${at}, ${who ?? 'staff'}`,
  withdraw: 'Withdraw',
  /** To be read aloud behind "Withdraw". */
  unseenText: (text: string | null) => ` “${text ?? 'the erased one'}”`,
  withdrawIt: 'Withdraw it',
  unknown: 'This was never taught, so there is nothing to withdraw.',
  ofListing: {
    taught: (who: string, at: string, why: string) => `${who}, ${at}: ${why}`,
    gift: 'The gift',
    appeal: 'The appeal',
    withdrawn: (who: string | null, at: string) => `Withdrawn by ${who ?? 'staff'}, ${at}`,
  },
  form: {
    title: 'Add a name or a domain',
    text: 'Gifts under it are treated as this group’s from now on, and what is open is screened again.',
    what: 'What it is',
    kinds: { name: 'Another name of the group', domain: 'Its mail domain' },
    name: 'The name, or the domain as in “example.org”',
    reason: 'How you know',
    reasonHint: 'A page, a document, what the payer wrote. Only staff read it.',
    add: 'Add it to this listing',
    errorsTitle: 'Nothing was added',
    errors: { kind: 'Choose “name” or “mail domain”.', text: problemWords, reason: reasonProblem },
  },
};

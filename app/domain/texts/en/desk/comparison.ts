/** The desk's words around a screening: the payer beside the listing, the key to the marks, the other listings, the rules. */
import type { FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import { screening } from './screening.ts';

const { editionsWords, outcomeWords } = screening;

function otherName({ how, derived, formerly }: Pick<FieldEvidence, 'how' | 'derived' | 'formerly'>): string {
  if (how === 'domain') return 'Its domain';
  if (derived === 'former') return `Its name in ${editionsWords(formerly)}`;
  return derived ? 'A name we derive from it' : 'Also known as';
}

function otherListings(count: number, isAll: boolean): string {
  const other = isAll ? '' : 'other ';
  return count === 1 ? `One ${other}listing was compared` : `${String(count)} ${other}listings were compared`;
}

export const comparison = {
  /** To be read aloud behind how telling a word is. */
  unseenBits: ' bits',
  payer: {
    title: 'The payer gave',
    noName: 'No name',
    names: { organisation: 'Organization', name: 'Name', billingName: 'On the card' },
    atForm: 'Refused at the form: no card was asked for, nothing was paid.',
    cardEnding: (last4: string) => `ending in ${last4}`,
    card: 'Card: ',
    address: 'Address: ',
  },
  listing: {
    title: 'The listing says',
    listedAs: 'Listed as',
    otherName,
    /** The link to the listing; who lists it follows. */
    listed: 'Listed',
    by: (publisher: string, edition: string) => `by ${publisher}, edition ${edition}`,
    gone: 'This listing is not in the registry any more.',
    numbers: (numbers: readonly string[]) => `Number: ${numbers.join(', ')}`,
    country: (country: string) => `Country: ${country}`,
    postalCode: (code: string) => `Postal code of its office: ${code}`,
    sponsor: (sponsor: string | null) => `Sponsor: ${sponsor ?? 'none named'}`,
    domains: (domains: readonly string[]) =>
      `Domain: ${domains.length > 0 ? domains.join(', ') : 'none known'}`,
    sourcePage: 'The source’s own page',
  },
  /** The key to the marks: each sign in its own dress, and what it means. */
  key: {
    marked: 'Marked',
    agree: 'words agree;',
    underlined: 'underlined',
    resemble: 'ones are other forms of the same;',
    dotted: 'dotted',
    differ: 'ones stand on one side only.',
    figures:
      ' The small figures say how telling a word is: one ordinary payer in a thousand has a word of 10 bits, one in a million one of 20.',
  },
  otherListings,
  nearestShown: (count: number) => `The nearest ${String(count)} are shown.`,
  trail: (outcome: keyof typeof outcomeWords) =>
    `Screened: ${outcomeWords[outcome]}. The rules that were asked`,
  doesNotApply: 'does not apply',
};

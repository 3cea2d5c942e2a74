/** Names by which a listed group pays though the list in force does not give them, each with the rule that derives it. */
import type { Listing } from '#app/domain/screening/listing.ts';
import { readName, withoutDroppable, type ReadName } from '#app/domain/screening/text/name.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import {
  hasPac,
  isDroppable,
  isGenericWord,
  isGroupWord,
  isMarker,
} from '#app/domain/screening/text/vocabulary.ts';
import { withAcronyms, type Acronyms } from './acronyms.ts';
import { partsOfParty } from './party-parts.ts';
import { isCommittees, isOfParty } from './sponsor.ts';
import { statePartyOf } from './state-party.ts';

/**
 * `former`: what an older edition of the list called it.
 * `part`: what stands before a colon, behind a dash, on either side of a stroke. `party-part`: one of a party's two names. `pac-of`: "X, the PAC of Y" is X's and Y's PAC.
 * `sponsors-pac`: the sponsor's name with "PAC". `acronym`: letters that stand for the same words in several names of the list.
 * `state-party`: however a state's party writes itself.
 */
export const DERIVED_RULES = [
  'former',
  'part',
  'party-part',
  'pac-of',
  'sponsors-pac',
  'acronym',
  'state-party',
] as const;
export type DerivedRule = (typeof DERIVED_RULES)[number];

export interface DerivedName {
  readonly name: string;
  readonly rule: DerivedRule;
}

/** As the index keeps it. */
export function derivedText({ name, rule }: DerivedName): string {
  return `${rule} ${name}`;
}

export function derivedOfText(text: string): DerivedName {
  const at = text.indexOf(' ');
  return { rule: text.slice(0, at) as DerivedRule, name: text.slice(at + 1) };
}

const PART_LETTERS_MIN = 5;
/** Most names are told by this to have none. */
const MAY_HAVE_PARTS = /[:;/"\u2013\u2014\u201c-]|\ba\.?k\.?a/i;
const BETWEEN_PARTS =
  /\s*(?:[:;]|(?<![\s/]\w|\d)\/+(?!\w\b|\d|PAC\b)|\s[-\u2013\u2014]\s|(?<=PAC)[-\u2013\u2014](?=\S+\s*PAC\b)|\ba\.?k\.?a\b\.?|["\u201c\u201d])\s*/i;
/** Most names are told by this not to be of that form, which is dear to look for. */
const MAY_BE_PAC_OF = /(?:pac|action committee) of /i;
const PAC_OF =
  /^(.*?)[,;(]?\s*(?:-\s*)?\b(?:an? |the )?(?:leadership |federal )?(?:pac|political action committee) of (?:the )?(.+)$/i;
/** At most so many of one listing. */
export const DERIVED_MAX = 4;

/** A derived name, and as it is read. */
interface ReadDerived {
  readonly derived: DerivedName;
  readonly read: ReadName;
}

/** What reading it again would give is kept where it is known. */
interface Found extends DerivedName {
  readonly read?: ReadName;
}

/**
 * Of a listing, its own names as they are read, its name first, and its sponsor's; none for filers and for names that could be a
 * person's.
 */
export function derivedNames(
  listing: Listing,
  own: readonly ReadName[],
  sponsor: ReadName | undefined,
  acronyms: Acronyms,
): ReadDerived[] {
  const [named] = own;
  if (listing.tier !== 'committee' || listing.readsAsPerson || !named) return [];
  const party = statePartyOf(listing, named);
  const found: Found[] = [
    // A party's part may be anybody's motto, whatever it says.
    ...(isOfParty(listing) ? [] : partsOf(listing.name)).map((name) => ({ name, rule: 'part' as const })),
    ...(isOfParty(listing) ? partsOfParty(own, listing.country) : []).map((name) => ({
      name,
      rule: 'party-part' as const,
    })),
    ...pacOf(listing.name).map((name) => ({ name, rule: 'pac-of' as const })),
    ...(sponsor ? sponsorsPac(sponsor) : []),
    ...withAcronyms(listing.name, named, acronyms).map((name) => ({ name, rule: 'acronym' as const })),
    ...(party === null ? [] : [{ name: party, rule: 'state-party' as const }]),
  ];
  const former = listing.formerNames.map(({ name }) => ({ name, rule: 'former' as const }));
  // Most have none.
  if (found.length + former.length === 0) return [];
  const known = new Set(own.map(ownWords));
  const isNew = (lettersMin: number) => {
    return ({ read }: ReadDerived) => {
      const words = ownWords(read);
      const isOne = read.compact.length >= lettersMin && !known.has(words);
      known.add(words);
      return isOne;
    };
  };
  return [
    ...former.map((derived) => ({ derived, read: readName(derived.name) })).filter(isNew(1)),
    ...found
      .map(({ name, rule, read }) => {
        const derived = { name: cleaned(name), rule };
        return { derived, read: read && derived.name === name ? read : readName(derived.name) };
      })
      .filter(isNew(PART_LETTERS_MIN))
      .slice(0, DERIVED_MAX),
  ];
}

/** What is left without the words of all committees: names that differ in nothing else are the same (generic-words.ts). */
export function ownWords({ canonical }: ReadName): string {
  const last = canonical.length - 1;
  return canonical.filter((word, at) => !isGenericWord(word) && !isDroppable(word, at === last)).join('');
}

/** Without what a cut through a longer name leaves at its ends. */
function cleaned(name: string): string {
  const isBalanced = name.split('(').length === name.split(')').length;
  return (isBalanced ? name : name.replace(/[()]/g, ' '))
    .replace(/^[\s,;'"\u2018\u2019-]*(?:(?:or|and|the|an?) )?|[\s,;'"\u2018\u2019-]+$/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Of a company, union or association; a committee that is named as connected is no sponsor. */
function sponsorsPac(read: ReadName): Found[] {
  const isItsName = !isCommittees(read) && hasOwnWord(read) && !readsAsPerson(read, false);
  if (!isItsName) return [];
  const name = `${read.text} PAC`;
  // "Local 4 PAC" is read as "Local for PAC".
  if (/\d/.test(read.compact)) return [{ name, rule: 'sponsors-pac' }];
  const withPac = (words: readonly string[]) => [...words, 'pac'];
  const { words, canonical, compact } = read;
  return [
    {
      name,
      rule: 'sponsors-pac',
      read: { text: name, compact: `${compact}pac`, words: withPac(words), canonical: withPac(canonical) },
    },
  ];
}

/** "AMERIPAC: THE FUND FOR A GREATER AMERICA", "SUPPORT … PAC-STEVE PAC": parts that are political and somebody's by themselves. */
function partsOf(name: string): string[] {
  if (!MAY_HAVE_PARTS.test(name)) return [];
  const parts = name.split(BETWEEN_PARTS);
  if (parts.length < 2) return [];
  return parts
    .map((part) => part.trim())
    .filter((part) => {
      const read = readName(part);
      return isCommittees(read) && hasOwnWord(read);
    });
}

function pacOf(name: string): string[] {
  const [, before = '', behind = ''] = MAY_BE_PAC_OF.test(name) ? (PAC_OF.exec(name) ?? []) : [];
  // "Jewish Community PAC of Pittsburgh" is not the one of another city.
  if (behind === '' || withoutDroppable(readName(behind).canonical).length < 2) return [];
  return [before.replace(/\s*\(.*$/, ''), behind].flatMap((part) => {
    const read = readName(part);
    if (!hasOwnWord(read)) return [];
    return [isCommittees(read) ? part : `${part} PAC`];
  });
}

/** A word that is not every committee's: not "Local 17 Political Action Committee". */
function hasOwnWord({ canonical }: ReadName): boolean {
  return canonical.some((word) =>
    hasPac(word) && word !== 'pac'
      ? true
      : word.length > 2 &&
        !isMarker(word) &&
        !isGroupWord(word) &&
        !isDroppable(word, true) &&
        !/\d/.test(word),
  );
}

/** Why a listed name that a given one resembles does not count against the payer. */
import { isAcronym } from '#app/domain/screening/text/acronym.ts';
import type { Spared } from './evidence.ts';
import type { Given, GivenWord } from './given.ts';
import { abbreviates } from './likeness.ts';
import { spelledLike } from '#app/domain/screening/text/spelling.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { HOLD_SCORE, wordsFrom, type Match } from './match.ts';
import { readName, withoutDroppable } from '#app/domain/screening/text/name.ts';
import { isAllowed, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { bearsSponsorsName, sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { numberOf, stringAt } from '#app/domain/screening/index/string-table.ts';
import { isDroppable, isGroupWord, isLegalForm, isMarker } from '#app/domain/screening/text/vocabulary.ts';

/** Null where it counts. */
export function sparedBecause(
  index: RegistryIndex,
  given: Given,
  match: Match,
  listing: Listing,
): Spared | null {
  const { how, score } = match;
  if (isAllowed(index, listing.id, given.typedCompact)) return 'allowed';
  if (listing.tier === 'filer') return 'filer';
  // A person may bear the name; as an organisation's name it still says something.
  if (listing.readsAsPerson && given.field !== 'organisation') return 'person';
  // "Pia" is somebody, and an acronym only where an organisation is named.
  if (how === 'exact' && given.isPerson && isAcronym(given.text)) return 'person';
  if (how !== 'exact' && isSponsor(index, given, match, listing)) return 'sponsor';
  if (how !== 'exact' && isPersons(index, given, match)) return 'person';
  return score < HOLD_SCORE ? 'weak' : null;
}

/** A person's name is no match for a committee that bears it, wherever the listed name goes on. */
function isPersons(index: RegistryIndex, given: Given, match: Match): boolean {
  if (!given.couldBePerson) return given.isPerson;
  if (match.how !== 'cut')
    return given.isPerson || (match.score >= HOLD_SCORE && match.alignment.missing > 0);
  if (match.score < HOLD_SCORE) return given.isPerson;
  const [last = '', next = ''] = wordsFrom(index, match);
  // Cut inside a word that only groups have, though too soon to be read as one.
  if (last === 'for' || (isGroupWord(last) && given.canonical.at(-1) !== last)) return false;
  return (
    next === '' || next === 'for' || /\d/.test(next) || (isMarker(next) && (given.isPerson || next !== 'pac'))
  );
}

/** The name of a company, union or association that runs a committee, of this one or of another. */
function isSponsor(index: RegistryIndex, given: Given, match: Match, listing: Listing): boolean {
  // Its committee is called the same, so that a person looks.
  if (bearsSponsorsName(listing)) return false;
  if (numberOf(index.sponsors, given.compact) >= 0) return true;
  const sponsor = sponsorOf(listing);
  if (sponsor === null) return false;
  // "BEST DUNE CO., INC. E" is not all of it.
  if (match.how === 'cut' && saysMoreThanSponsor(index, given, match, listing)) return false;
  return ownWords(readName(sponsor)) === ownWords(given);
}

/** Without legal forms, of which one name may have two ("Co., Inc."). */
function ownWords({ canonical }: Pick<Given, 'canonical'>): string {
  return withoutDroppable(canonical)
    .filter((word) => !isLegalForm(word))
    .join(' ');
}

/**
 * The given name has a word that its sponsor's has not, however the lists spell either; or nobody is known to sponsor the committee.
 * Each word counts once: "NATIONAL DUNE COUNCIL DUNE" says more than the council's name.
 */
export function saysMoreThanSponsor(
  index: RegistryIndex,
  given: Given,
  { alignment }: Match,
  listing: Listing,
): boolean {
  const sponsor = sponsorOf(listing);
  if (sponsor === null) return true;
  const { words, canonical } = readName(sponsor);
  const left = [...canonical];
  const last = given.spelled.length - 1;
  return given.spelled.some((word, at) => {
    if ((alignment.listedOf[at] ?? -1) < 0) return false;
    const isLast = at === last;
    // Single letters are written in one word or in several.
    if (!isLast && (word.text.length === 1 || isDroppable(word.text, false))) return false;
    if (isLast && isDroppable(word.text, true) && word.written.length > 1) return false;
    if (isLast && words.slice(at).some((other) => other.startsWith(word.written))) return false;
    const place = left.findIndex((other) => isWordOf(index, word, other));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

/** The sponsor's word, another spelling or a short form of it. */
function isWordOf(index: RegistryIndex, word: GivenWord, other: string): boolean {
  const { text } = word;
  return (
    other === text ||
    spelledLike(text, other) > 0 ||
    abbreviates(other, text) ||
    abbreviates(text, other) ||
    word.writtenFor.some(({ number }) => stringAt(index.words, number) === other)
  );
}

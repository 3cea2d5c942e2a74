/** Why a listed name that a given one resembles does not count against the payer. */
import { isAcronym } from '#app/domain/screening/text/acronym.ts';
import type { Spared } from './evidence.ts';
import type { Given } from './given.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { HOLD_SCORE, wordsFrom, type Match } from './match.ts';
import { readName, withoutDroppable } from '#app/domain/screening/text/name.ts';
import { isAllowed, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { bearsSponsorsName, sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import { numberOf, stringAt } from '#app/domain/screening/index/string-table.ts';
import { isDroppable, isGroupWord, isMarker } from '#app/domain/screening/text/vocabulary.ts';

/** Null where it counts. */
export function sparedBecause(
  index: RegistryIndex,
  given: Given,
  match: Match,
  listing: Listing,
): Spared | null {
  const { how, score } = match;
  if (isAllowed(index, listing.id, given.compact)) return 'allowed';
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
  // "BEST BUY CO., INC. E" is not all of it.
  if (match.how === 'cut' && saysMoreThanSponsor(index, match, listing)) return false;
  return (
    withoutDroppable(readName(sponsor).canonical).join(' ') === withoutDroppable(given.canonical).join(' ')
  );
}

/** The given name explains a word of the committee's that its sponsor's has not, or nobody is known to sponsor the committee. */
export function saysMoreThanSponsor(
  index: RegistryIndex,
  { entry, alignment }: Match,
  listing: Listing,
): boolean {
  const sponsor = sponsorOf(listing);
  if (sponsor === null) return true;
  const words = [...readName(sponsor).canonical];
  const listed = rowAt(index.entryWords, entry);
  return alignment.listedOf.some((place) => {
    const number = listed[place];
    if (number === undefined) return false;
    const word = stringAt(index.words, number);
    const at = words.indexOf(word);
    // Each but once: "NATIONAL POTATO COUNCIL POTATO".
    if (at >= 0) words.splice(at, 1);
    return at < 0 && !isDroppable(word, true);
  });
}

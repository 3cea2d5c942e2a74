/** How near a given name is to a listed one, 0 to 1, and what keeps it from being near. */
import type { Alignment } from './align.ts';
import { isAtFieldLimit, isMarkerPart } from '#app/domain/screening/text/cut.ts';
import type { Given } from './given.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { isListedPolitical, isPolitical, wordsFrom, type Match } from './match.ts';
import { readName, withoutDroppable } from '#app/domain/screening/text/name.ts';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { sponsorOf } from '#app/domain/screening/index/sponsor.ts';
import { isDroppable, isGroupWord } from '#app/domain/screening/text/vocabulary.ts';
import { bitsOf, isOrdinary } from '#app/domain/screening/text/weight.ts';

/** Letter by letter, and cut, only long names are compared. */
export const LETTERS_MIN = 12;
/** A name that is not political is at most this near to one that is: it is more likely the sponsor. */
const SPONSOR_SCORE = 0.55;
const SHUFFLED_SCORE = 0.75;
/** Two words that nobody ordinary has are no other company's. */
const SHUFFLED_BITS_MAX = 30;
const CUT_SPONSOR_SCORE = 0.84;
const CUT_AT_WORD_SCORE = 0.87;
/** Two words that are cut from a longer name tell as much as three where so many bits agree. */
const BITS_OF_TWO_WORDS = 26;
/** So much agrees that a name without anything political may be the beginning of a longer one. */
const BITS_OF_PLAIN_WORDS = 26;
/** Agreement on fewer bits is by chance: it counts for less. */
const BITS_ENOUGH = 22;

/** By the shares of bits that either name explains of the other, and the bits on which they agree. */
export function scoreOf(coveredGiven: number, coveredListed: number, bits: number): number {
  if (coveredGiven === 0 || coveredListed === 0) return 0;
  const both = (2 * coveredGiven * coveredListed) / (coveredGiven + coveredListed);
  return both * Math.min(1, 0.7 + (0.3 * bits) / BITS_ENOUGH);
}

/** A name that ends where the listed one goes on is judged by what was listed up to there. */
export function cutScore(given: Given, alignment: Alignment, isOfPlainWords: boolean): number {
  const { endsInside, coveredGiven, coveredHead, coveredListed, bits, gaps, missing, isInOrder } = alignment;
  if (gaps > 0 || !isInOrder || given.compact.length < LETTERS_MIN) return 0;
  const telling = given.spelled.filter((word) => word.bits > 1).length;
  const isLong = telling >= 3 || (telling === 2 && bits >= BITS_OF_TWO_WORDS);
  const saysEnough = alignment.hasMarker || (isOfPlainWords && bits >= BITS_OF_PLAIN_WORDS);
  const isCut = endsInside || (missing > 0 && isLong && saysEnough && isAtFieldLimit(given.text));
  return isCut ? scoreOf(coveredGiven, coveredHead, bits) * (0.88 + 0.1 * coveredListed) : 0;
}

/** A listed name without anything political that goes on with more than "Good Government Fund": no sponsor is called so. */
export function namesMoreThanFund(index: RegistryIndex, given: Given, match: Match): boolean {
  if (given.field === 'organisation' || isListedPolitical(index, match)) return false;
  const rest = wordsFrom(index, match).slice(1);
  return !rest.every((word) => isMarkerPart(word) || isDroppable(word, true));
}

/** Resemblances that have an innocent explanation are not near, however much of the name agrees. */
export function capped(index: RegistryIndex, given: Given, match: Match): Match {
  const { isInOrder, qualities, bits } = match.alignment;
  // Two plain words in any order are many companies' name; so are two of which one is not even spelled so.
  const isShort = given.spelled.filter(({ bits }) => bits > 1).length < 3;
  const isShuffled = !isInOrder && isShort && bits < SHUFFLED_BITS_MAX;
  if (isShuffled && qualities.some((quality) => quality < 1)) return atMost(match, SHUFFLED_SCORE);
  if (isOneOtherWord(given, match)) return atMost(match, SHUFFLED_SCORE);
  if (isPolitical(given, match)) return match;
  if (match.alignment.numbersDiffer) return atMost(match, SHUFFLED_SCORE);
  if (isListedPolitical(index, match) && !isCutInside(index, given, match)) {
    // Without anything political in it the name is more likely that of who sponsors the committee.
    if (!mayBeCut(given, match)) return atMost(match, SPONSOR_SCORE);
    const isMoreThanSponsor =
      match.alignment.bits >= BITS_ENOUGH && !wordsFrom(index, match).slice(1).every(isMarkerPart);
    return isMoreThanSponsor ? { ...match, how: 'cut', score: CUT_AT_WORD_SCORE } : asSponsors(match);
  }
  return isShuffled && !given.spelled.some(isOfGroup) ? atMost(match, SHUFFLED_SCORE) : match;
}

/** One word of its own is not another one misspelt, or its plural: "Scott" is not "Scotts". */
function isOneOtherWord(given: Given, { alignment }: Match): boolean {
  const [at, ...others] = given.spelled.flatMap(({ bits }, place) => (bits > 1 ? [place] : []));
  if (at === undefined || others.length > 0) return false;
  const word = given.spelled[at];
  return word !== undefined && !word.isMarker && isOrdinary(word.text) && (alignment.qualities[at] ?? 0) < 1;
}

function atMost(match: Match, score: number): Match {
  return { ...match, score: Math.min(match.score, score) };
}

/** Cut inside a word that tells something: inside "Inc" it is the sponsor's name that was cut. */
function isCutInside(index: RegistryIndex, given: Given, match: Match): boolean {
  if (match.how !== 'cut' || !match.alignment.endsInside || isOrdinary(given.words.at(-1) ?? ''))
    return false;
  return bitsOf(wordsFrom(index, match)[0] ?? '') > 1;
}

function isOfGroup({ text }: { readonly text: string }): boolean {
  return (isGroupWord(text) && bitsOf(text) > 1) || /\d/.test(text);
}

/** On a card, a name as long as a bank allows may be all that is left of the committee's: no reason to hold, but to look first. */
export function mayBeCut(given: Given, { alignment }: Match): boolean {
  const { coveredGiven, gaps, isInOrder } = alignment;
  return (
    given.field !== 'organisation' &&
    isAtFieldLimit(given.text) &&
    coveredGiven >= 0.95 &&
    gaps === 0 &&
    isInOrder
  );
}

/** The match as what it more likely is: the sponsor's whole name. */
export function asSponsors(match: Match): Match {
  return { ...match, how: 'cut', score: CUT_SPONSOR_SCORE, mayBeSponsor: true };
}

/** The score once it is known who sponsors the listing, if anybody does. */
export function settledScore(given: Given, { score, mayBeSponsor }: Match, listing: Listing): number {
  return mayBeSponsor === true && goesOnFrom(given, listing) ? CUT_AT_WORD_SCORE : score;
}

/** Where the given name says more than the sponsor's, though cut, or nobody is known to sponsor the committee. */
function goesOnFrom({ compact, canonical }: Given, listing: Listing): boolean {
  const sponsor = sponsorOf(listing);
  if (sponsor === null) return true;
  const words = withoutDroppable(readName(sponsor).canonical);
  if (!words.some((word) => canonical.includes(word))) return true;
  const own = words.join('');
  const said = readName(sponsor).compact;
  return own.length >= LETTERS_MIN && compact.startsWith(said) && compact.length > said.length;
}

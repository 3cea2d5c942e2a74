/** How near a given name is to a listed one, 0 to 1, and what keeps it from being near. */
import type { Alignment } from './align.ts';
import { endsWithLegalForm, isAtFieldLimit, isMarkerPart } from '#app/domain/screening/text/cut.ts';
import { isItsOwn, type Given } from './given.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { isListedPolitical, isPolitical, wordsFrom, type Match } from './match.ts';
import { OF_CANDIDATE, SPONSORLESS, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';
import { hasSameYear, isDatedSlip } from './dated-names.ts';
import { asHeld } from './whole-name.ts';
import { saysMoreThanSponsor } from './sparing.ts';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import {
  isCompanyForm,
  isDroppable,
  isGenericWord,
  isGroupWord,
} from '#app/domain/screening/text/vocabulary.ts';
import { bitsOf, isOrdinary } from '#app/domain/screening/text/weight.ts';

/** Letter by letter, and cut, only long names are compared. */
export const LETTERS_MIN = 12;
/** A name that is not political is at most this near to one that is: it is more likely the sponsor. */
const SPONSOR_SCORE = 0.55;
const SHUFFLED_SCORE = 0.75;
/** Near enough to be held, and not to refuse (sureness.ts): another surname, another local of the same union. */
const OTHER_GROUP_SCORE = 0.88;
/** A word that stands for another one less well than this is spelled otherwise. */
const SAME_WORD_QUALITY = 0.96;
/** Of a word of six letters or more with one mistake in it, of nine with two (spelling.ts). */
const SLIP_QUALITY = 0.9;
/** What agrees to the letter, beside the words of all committees, where another word is spelled otherwise. */
const OWN_BITS_MIN = 7;
/** A single word of so many letters with one slip in it is hardly another one. */
const GLUED_NAME_LETTERS_MIN = 8;
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
const EMPLOYEES = /^employees?$/;

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
  if (isOneOtherWord(index, given, match)) return atMost(match, SHUFFLED_SCORE);
  if (isPolitical(given, match))
    return match.alignment.numbersDiffer || isOtherName(index, given, match) || isOfOtherKind(given, match)
      ? atMost(match, OTHER_GROUP_SCORE)
      : match;
  if (match.alignment.numbersDiffer) return atMost(match, SHUFFLED_SCORE);
  // "Acosta 2020" and "Dacosta 2020" may both run.
  if (hasSameYear(given, match.alignment) && qualities.some((quality) => quality > 0 && quality < 1))
    return atMost(match, OTHER_GROUP_SCORE);
  if (isListedPolitical(index, match) && !isCutInside(index, given, match)) {
    // Nobody sponsors a candidate's, a party's or a leader's committee: only what says which kind it is was left out.
    if (lacksOnlyMarkers(index, given, match)) return asHeld(match);
    // Without anything political in it the name is more likely that of who sponsors the committee.
    if (!mayBeCut(given, match)) return atMost(match, SPONSOR_SCORE);
    const isMoreThanSponsor =
      match.alignment.bits >= BITS_ENOUGH && !wordsFrom(index, match).slice(1).every(isMarkerPart);
    return isMoreThanSponsor ? { ...match, how: 'cut', score: CUT_AT_WORD_SCORE } : asSponsors(match);
  }
  return isShuffled && !given.spelled.some(isOfGroup) ? atMost(match, SHUFFLED_SCORE) : match;
}

/**
 * A single word is listed, or it is another one: "Scotts" is not "Scott", nor "NECC" "NRCC", nor "Internet" "The Internet". One that
 * nobody ordinary has may stand with a legal form beside it, and a long one with a slip in it.
 */
function isOneOtherWord(index: RegistryIndex, given: Given, match: Match): boolean {
  const { entry, how, alignment } = match;
  // Its letters are the listed ones.
  if (how === 'wrapped') return false;
  const [at, ...others] = given.spelled.flatMap(({ bits }, place) => (bits > 1 ? [place] : []));
  const word = given.spelled[at ?? -1];
  if (word === undefined || at === undefined || others.length > 0) return false;
  const quality = alignment.qualities[at] ?? 0;
  const isDated = hasSameYear(given, alignment);
  if (quality === 1) return word.isOrdinary || (rowAt(index.entryWords, entry).length > 1 && !isDated);
  if (isDated && isDatedSlip(index, given, match)) return false;
  const isLong = word.text.length >= GLUED_NAME_LETTERS_MIN && quality >= SLIP_QUALITY;
  return isItsOwn(word) || !isLong;
}

/**
 * What tells whose committee it is is spelled otherwise: as likely it is somebody else's ("Faso for Congress" and "Foushee for
 * Congress", "ASGA PAC" and "ASHA PAC"). One letter may slip in a long word that makes no other name; elsewhere a candidate's
 * surname must be the same, and of other names something telling.
 */
function isOtherName(index: RegistryIndex, given: Given, { entry, alignment }: Match): boolean {
  const listed = rowAt(index.entryWords, entry);
  const isOfCandidate = ((index.entryFlags[entry] ?? 0) & OF_CANDIDATE) !== 0;
  let [sameBits, hasOther] = [0, false];
  given.spelled.forEach((word, at) => {
    const number = listed[alignment.listedOf[at] ?? -1];
    if (number === undefined || word.bits <= 1 || word.text.length === 1) return;
    const text = stringAt(index.words, number);
    if (isGenericWord(text)) return;
    const quality = alignment.qualities[at] ?? 0;
    const isOtherForm = word.writtenFor.some((form) => form.number === number && form.isNickname !== true);
    const isSame =
      quality >= SAME_WORD_QUALITY || isOtherForm || (quality >= SLIP_QUALITY && !isItsOwn(word));
    if (isSame) sameBits += word.bits;
    else if (!isOfCandidate || (!FIRST_NAMES.has(text) && !isGroupWord(text))) hasOther = true;
  });
  return hasOther && (isOfCandidate || sameBits < OWN_BITS_MIN);
}

/** A body of another kind beside the committee: its foundation, its museum. */
const OTHER_KINDS = new Set(
  'foundation charity charities charitable institute school scholarship museum memorial church newspaper library'.split(
    ' ',
  ),
);

function isOfOtherKind(given: Given, { alignment }: Match): boolean {
  return given.spelled.some(({ text }, at) => OTHER_KINDS.has(text) && (alignment.listedOf[at] ?? -1) < 0);
}

function lacksOnlyMarkers(index: RegistryIndex, given: Given, match: Match): boolean {
  const { entry, alignment } = match;
  const { coveredGiven, bits, isInOrder, listedOf } = alignment;
  if (((index.entryFlags[entry] ?? 0) & SPONSORLESS) === 0 || !isInOrder) return false;
  if (coveredGiven < 0.95 || bits < BITS_ENOUGH || !given.spelled.some(isOfGroup)) return false;
  if (given.words.some(isCompanyForm)) return false;
  return rowAt(index.entryWords, entry).every((number, place) => {
    const word = stringAt(index.words, number);
    return listedOf.includes(place) || isMarkerPart(word) || isDroppable(word, true);
  });
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
    (!endsWithLegalForm(given) || saysEmployees(given)) &&
    coveredGiven >= 0.95 &&
    gaps === 0 &&
    isInOrder
  );
}

/** "EMPLOYEES OF DUNE ENERGY CORP" are not Dune Energy. */
function saysEmployees({ spelled }: Given): boolean {
  return spelled.some(({ text }) => EMPLOYEES.test(text));
}

/** The match as what it more likely is: the sponsor's whole name. */
export function asSponsors(match: Match): Match {
  return { ...match, how: 'cut', score: CUT_SPONSOR_SCORE, mayBeSponsor: true };
}

/** The score once it is known who sponsors the listing, if anybody does. */
export function settledScore(index: RegistryIndex, given: Given, match: Match, listing: Listing): number {
  const { score, mayBeSponsor } = match;
  return mayBeSponsor === true && saysMoreThanSponsor(index, given, match, listing)
    ? CUT_AT_WORD_SCORE
    : score;
}

/** Compares one given name with the whole registry: every listing that it resembles, with the evidence. */
import { align, type Alignment } from './align.ts';
import { entriesSharing, namesAlike, namesGoingOn } from './candidates.ts';
import { isAtFieldLimit, isCutOf, isMarkerPart } from './cut.ts';
import { markWords, type FieldEvidence, type How, type Spared } from './evidence.ts';
import { readGiven, type Given, type Meanings } from './given.ts';
import type { Listing } from './listing.ts';
import { readName, withoutDroppable } from './name.ts';
import { rowAt } from './number-rows.ts';
import type { NameField } from './payer.ts';
import {
  COMMITTEE,
  entriesNamed,
  isAllowed,
  listingAt,
  POLITICAL,
  type RegistryIndex,
} from './registry-index.ts';
import { mistakesBetween } from './spelling.ts';
import { lengthAt, numberOf, stringAt } from './string-table.ts';
import { isGroupWord, isMarker } from './vocabulary.ts';
import { bitsOf } from './weight.ts';

/** From here on a resemblance is worth a look by a person; below, it only stands in the evidence. */
const HOLD_SCORE = 0.86;
/** Below this it is not worth keeping. */
const KEPT_SCORE = 0.5;
/** A name that is not political is at most this near to one that is: it is more likely the sponsor. */
const SPONSOR_SCORE = 0.55;
const SHUFFLED_SCORE = 0.75;
const CUT_SPONSOR_SCORE = 0.84;
const CUT_AT_WORD_SCORE = 0.87;
/** Agreement on fewer bits is by chance: it counts for less. */
const BITS_ENOUGH = 22;
/** Letter by letter only long names are compared: one mistake in so many letters. */
const LETTERS_MIN = 12;
const LETTERS_A_MISTAKE = 9;
/** A beginning that more listed names share is a common one. */
const GOING_ON_MAX = 24;
const MATCHES_MAX = 3;

interface Match {
  readonly entry: number;
  readonly how: How;
  readonly score: number;
  readonly alignment: Alignment;
}

/** All that a name resembles, best first; empty for most. `text` as given. */
export function compareName(
  index: RegistryIndex,
  meanings: Meanings,
  field: NameField,
  text: string,
): FieldEvidence[] {
  const given = readGiven(index, meanings, field, text);
  if (given.compact === '') return [];
  const exact = Array.from(entriesNamed(index, given.compact), (entry): Match => {
    return { entry, how: 'exact', score: 1, alignment: align(index, given.spelled, entry) };
  });
  const evidence = evidenceOf(index, given, exact);
  // A listed name said exactly needs no second reading; one that is spared does not hide another listing.
  if (given.isPerson || evidence.some(({ spared }) => spared === null)) return evidence;
  const near = nearest(index, given).filter(({ score }) => score >= KEPT_SCORE);
  return evidence.concat(evidenceOf(index, given, near)).sort((a, b) => b.score - a.score);
}

/** The best few names that the given one resembles without being equal. */
function nearest(index: RegistryIndex, given: Given): Match[] {
  const matches = [
    ...entriesSharing(index, given).map((entry) => byWords(index, given, entry)),
    ...goingOn(index, given),
  ];
  if (!matches.some(({ score }) => score >= HOLD_SCORE)) matches.push(...byLetters(index, given));
  const best = new Map<number, Match>();
  for (const match of matches.sort((a, b) => b.score - a.score || a.entry - b.entry)) {
    const owner = index.entryListings[match.entry] ?? 0;
    if (!best.has(owner) && best.size < MATCHES_MAX) best.set(owner, match);
  }
  return [...best.values()];
}

function byWords(index: RegistryIndex, given: Given, entry: number): Match {
  const alignment = align(index, given.spelled, entry);
  const { coveredGiven, coveredListed, bits } = alignment;
  const whole = {
    entry,
    how: howOf(given, alignment),
    score: scoreOf(coveredGiven, coveredListed, bits),
    alignment,
  };
  const cut = cutScore(given, alignment);
  const better: Match = cut > whole.score ? { ...whole, how: 'cut', score: cut } : whole;
  return capped(index, given, better);
}

function scoreOf(coveredGiven: number, coveredListed: number, bits: number): number {
  if (coveredGiven === 0 || coveredListed === 0) return 0;
  const both = (2 * coveredGiven * coveredListed) / (coveredGiven + coveredListed);
  return both * Math.min(1, 0.7 + (0.3 * bits) / BITS_ENOUGH);
}

/** A name that ends where the listed one goes on is judged by what was listed up to there. */
function cutScore(given: Given, alignment: Alignment): number {
  const { endsInside, coveredGiven, coveredHead, coveredListed, bits, gaps, missing, isInOrder } = alignment;
  if (gaps > 0 || !isInOrder || given.compact.length < LETTERS_MIN) return 0;
  const isLong = given.spelled.filter((word) => word.bits > 1).length >= 3;
  const isCut = endsInside || (missing > 0 && isLong && alignment.hasMarker && isAtFieldLimit(given.text));
  return isCut ? scoreOf(coveredGiven, coveredHead, bits) * (0.88 + 0.1 * coveredListed) : 0;
}

/** Resemblances that have an innocent explanation are not near, however much of the name agrees. */
function capped(index: RegistryIndex, given: Given, match: Match): Match {
  const isListedPolitical = ((index.entryFlags[match.entry] ?? 0) & POLITICAL) !== 0;
  if (isPolitical(given, match)) return match;
  if (match.alignment.numbersDiffer) return { ...match, score: Math.min(match.score, SHUFFLED_SCORE) };
  if (isListedPolitical && !isCutInside(index, match)) {
    // Without anything political in it the name is more likely that of who sponsors the committee.
    if (!mayBeCut(given, match)) return { ...match, score: Math.min(match.score, SPONSOR_SCORE) };
    const isMoreThanSponsor =
      match.alignment.bits >= BITS_ENOUGH && !wordsFrom(index, match).slice(1).every(isMarkerPart);
    return { ...match, how: 'cut', score: isMoreThanSponsor ? CUT_AT_WORD_SCORE : CUT_SPONSOR_SCORE };
  }
  // Two plain words in any order are many companies' name.
  const isShort = given.spelled.filter(({ bits }) => bits > 1).length < 3;
  const isShuffled = !match.alignment.isInOrder && isShort && !given.spelled.some(isOfGroup);
  return isShuffled ? { ...match, score: Math.min(match.score, SHUFFLED_SCORE) } : match;
}

/** The listed words from the last one on that the given name explains. */
function wordsFrom(index: RegistryIndex, { entry, alignment }: Match): string[] {
  const listed = rowAt(index.entryWords, entry).subarray(Math.max(0, alignment.last));
  return Array.from(listed, (number) => stringAt(index.words, number));
}

/** Cut inside a word that tells something: inside "Inc" it is the sponsor's name that was cut. */
function isCutInside(index: RegistryIndex, match: Match): boolean {
  if (match.how !== 'cut' || !match.alignment.endsInside) return false;
  return bitsOf(wordsFrom(index, match)[0] ?? '') > 1;
}

function isOfGroup({ text }: { readonly text: string }): boolean {
  return (isGroupWord(text) && bitsOf(text) > 1) || /\d/.test(text);
}

/** On a card, a name as long as a bank allows may be all that is left of the committee's: no reason to hold, but to look first. */
function mayBeCut(given: Given, { alignment }: Match): boolean {
  const { coveredGiven, gaps, isInOrder } = alignment;
  return (
    given.field !== 'organisation' &&
    isAtFieldLimit(given.text) &&
    coveredGiven >= 0.95 &&
    gaps === 0 &&
    isInOrder
  );
}

function isPolitical(given: Given, { alignment }: Match): boolean {
  return alignment.hasMarker || given.spelled.some(({ isMarker }) => isMarker);
}

function howOf(given: Given, { listedOf, qualities, coveredListed, coveredGiven }: Alignment): How {
  const unexplained = given.spelled.filter((_, at) => (listedOf[at] ?? -1) < 0);
  const paired = qualities.filter((_, at) => (listedOf[at] ?? -1) >= 0);
  if (coveredListed < 0.85 || coveredGiven < 0.85) return 'similar';
  if (!paired.every((quality) => quality === 1)) return 'misspelt';
  return unexplained.some(({ isAround }) => isAround) ? 'wrapped' : 'same-words';
}

/** Listed names that begin with all that was given, where it looks cut and more than a marker is missing. */
function goingOn(index: RegistryIndex, given: Given): Match[] {
  if (given.compact.length < LETTERS_MIN) return [];
  const names = namesGoingOn(index, given.compact, GOING_ON_MAX);
  return names.flatMap((name) =>
    Array.from(rowAt(index.nameEntries, name)).flatMap((entry): Match[] => {
      if (((index.entryFlags[entry] ?? 0) & COMMITTEE) === 0) return [];
      const alignment = align(index, given.spelled, entry);
      const told = given.compact.length / stringAt(index.names, name).length;
      const match = { entry, how: 'cut', score: HOLD_SCORE + 0.1 * told, alignment } as const;
      if (names.length < GOING_ON_MAX && isCutOf(given, readName(entryName(index, entry)))) return [match];
      return mayBeCut(given, match) ? [{ ...match, score: CUT_SPONSOR_SCORE }] : [];
    }),
  );
}

/** Names that differ in a few letters, wherever they stand and whatever words they make. */
function byLetters(index: RegistryIndex, given: Given): Match[] {
  const { compact } = given;
  if (compact.length < LETTERS_MIN) return [];
  const most = Math.min(4, Math.floor(compact.length / LETTERS_A_MISTAKE));
  return namesAlike(index, compact).flatMap((name) => {
    if (Math.abs(lengthAt(index.names, name) - compact.length) > most) return [];
    const mistakes = mistakesBetween(compact, stringAt(index.names, name), most);
    if (mistakes > most) return [];
    return Array.from(rowAt(index.nameEntries, name)).flatMap((entry): Match[] => {
      if (((index.entryFlags[entry] ?? 0) & COMMITTEE) === 0) return [];
      const alignment = align(index, given.spelled, entry);
      const score = 1 - (0.6 * mistakes * LETTERS_A_MISTAKE) / compact.length / most;
      return [capped(index, given, { entry, how: 'misspelt', score: Math.min(0.97, score), alignment })];
    });
  });
}

function evidenceOf(index: RegistryIndex, given: Given, matches: readonly Match[]): FieldEvidence[] {
  const evidence: FieldEvidence[] = [];
  for (const match of matches) {
    const listing = listingAt(index, index.entryListings[match.entry] ?? -1);
    if (!listing || evidence.some(({ listingId }) => listingId === listing.id)) continue;
    const { entry, how, alignment } = match;
    const score =
      match.score === CUT_SPONSOR_SCORE && goesOnFrom(given, listing) ? CUT_AT_WORD_SCORE : match.score;
    const listed = entryName(index, entry, listing);
    const exact = how === 'exact';
    evidence.push({
      field: given.field,
      given: given.text,
      listed,
      listingId: listing.id,
      how,
      score,
      bits: alignment.bits,
      covered: exact
        ? { given: 1, listed: 1 }
        : { given: alignment.coveredGiven, listed: alignment.coveredListed },
      isPolitical: isPolitical(given, match) && ((index.entryFlags[entry] ?? 0) & POLITICAL) !== 0,
      spared: sparedBecause(index, given, { ...match, score }, listing),
      ...markWords(given, listed, alignment),
    });
  }
  return evidence;
}

function sparedBecause(index: RegistryIndex, given: Given, match: Match, listing: Listing): Spared | null {
  const { how, score } = match;
  if (isAllowed(index, listing.id, given.compact)) return 'allowed';
  if (listing.tier === 'filer') return 'filer';
  // A person may bear the name; as an organisation's name it still says something.
  if (listing.readsAsPerson && given.field !== 'organisation') return 'person';
  if (how !== 'exact' && isSponsor(index, given, listing)) return 'sponsor';
  if (how !== 'exact' && isPersons(index, given, match)) return 'person';
  return score < HOLD_SCORE ? 'weak' : null;
}

/** A person's name is no match for a committee that bears it, wherever the listed name goes on. */
function isPersons(index: RegistryIndex, given: Given, match: Match): boolean {
  if (given.isPerson || !given.couldBePerson) return given.isPerson;
  if (match.score < HOLD_SCORE) return false;
  if (match.how !== 'cut') return match.alignment.missing > 0;
  const [last, next = ''] = wordsFrom(index, match);
  if (last === 'for') return false;
  return next === '' || next === 'for' || /\d/.test(next) || (isMarker(next) && next !== 'pac');
}

/** The name of a company, union or association that runs a committee, of this one or of another. */
function isSponsor(index: RegistryIndex, given: Given, { sponsor }: Listing): boolean {
  if (numberOf(index.sponsors, given.compact) >= 0) return true;
  if (sponsor === null) return false;
  return (
    withoutDroppable(readName(sponsor).canonical).join(' ') === withoutDroppable(given.canonical).join(' ')
  );
}

/** Where the given name says more than the sponsor's, though cut, or nobody is known to sponsor the committee. */
function goesOnFrom({ compact }: Given, { sponsor }: Listing): boolean {
  if (sponsor === null) return true;
  const own = withoutDroppable(readName(sponsor).canonical).join('');
  const said = readName(sponsor).compact;
  return own.length >= LETTERS_MIN && compact.startsWith(said) && compact.length > said.length;
}

function entryName(index: RegistryIndex, entry: number, known?: Listing): string {
  const listing = known ?? listingAt(index, index.entryListings[entry] ?? -1);
  const place = index.entryPlaces[entry] ?? 0;
  return (place === 0 ? listing?.name : listing?.aliases[place - 1]) ?? '';
}

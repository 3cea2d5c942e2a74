/** Listed names within a text that says more: political ones set apart by signs, and any that stands word for word in a long text. */
import { compareName } from './compare.ts';
import { shownAs, type FieldEvidence, type MarkedWord } from './evidence.ts';
import type { Meanings } from './given.ts';
import { normalName } from '#app/domain/screening/text/name.ts';
import { partyNamesIn, politicalPartsOf } from '#app/domain/screening/text/name-parts.ts';
import { compact, NAME_LENGTH_MAX } from '#app/domain/screening/text/normalise.ts';
import type { NameField } from '#app/domain/screening/payer.ts';
import {
  COMMITTEE,
  DERIVED,
  entriesNamed,
  isAllowed,
  listingAt,
  namesGoingOn,
  PARTY,
  POLITICAL,
  READS_AS_PERSON,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import { saysParty } from '#app/domain/screening/text/self-description/self-description.ts';
import { canonicalWord, isMarker } from '#app/domain/screening/text/vocabulary.ts';

/** Firms have two words of a listed name in theirs ("Green Party Rentals"), not three of which one is political. */
const LISTED_WORDS_MIN = 3;
const HAS_WORDS = /(?:[^\p{L}\p{N}]+[\p{L}\p{N}]+){3}/u;
/** How campaigns' names begin that have no political word: "Friends of Jane Doe"; with one name behind it they may be a library's. */
const BEGINS_CAMPAIGN = /^(?:friends|citizens|neighbors|supporters|volunteers)(?:of|for)/;
const CAMPAIGN_WORDS_MIN = 4;
/** No name has so many letters: what else is in such a text was put there, whatever listed name it is. */
const SENTENCE_LETTERS = 80;
/** By itself one word counts only where nobody ordinary has it. */
const LONE_WORD_BITS = 16;
/** Of a party's name beside others. */
const PARTY_BITS_MIN = 18;
/** "Dawn Dune (centre right)": where it stands. */
const WINGS = /^(?:(?:cent(?:re|er)|far|left|right|wing)[\s-]*)+$/i;
const ACRONYM = /^\p{Lu}[\p{Lu}.-]{1,7}$/u;
/** Few listed names have more words; from here on, words are added only where a listed name goes on so. */
const MOST_NAMES_WORDS = 8;
/** It holds, and comes behind what resembles the whole name. */
const WITHIN_SCORE = 0.86;

/** As evidence of the whole text, which is what staff judge and forgive; it holds at most. */
export function namesWithin(
  index: RegistryIndex,
  meanings: Meanings,
  field: NameField,
  text: string,
): FieldEvidence[] {
  const given = text.slice(0, NAME_LENGTH_MAX).toWellFormed();
  const apart = politicalPartsOf(text).flatMap((part) => {
    const [before = '', ...behind] = given.split(part);
    return compareName(index, meanings, field, part)
      .filter(({ spared, isPolitical }) => spared === null && isPolitical)
      .map((match) => withinText(index, match, given, before, behind.join(part)));
  });
  if (apart.length > 0) return apart;
  const inWords = wordForWord(index, meanings, given);
  return inWords.length > 0 || field !== 'organisation' ? inWords : partyApart(index, meanings, given);
}

/** A listed party's very name, as its list gives it, set apart by signs from its other names or its letters. */
function partyApart(index: RegistryIndex, meanings: Meanings, given: string): FieldEvidence[] {
  const parts = partyNamesIn(given);
  for (const part of parts) {
    const entries = Array.from(entriesNamed(index, compact(part))).filter((entry) =>
      isTellingParty(index, entry),
    );
    if (entries.length === 0) continue;
    const others = parts.filter((other) => other !== part);
    // "Bright Dawn" is a party's name, and half of a childcare centre's.
    if (!saysParty(part) && !entries.some((entry) => isItsOwn(index, entry, part, others))) continue;
    const [before = '', ...behind] = given.split(part);
    const found = compareName(index, meanings, 'organisation', part)
      .filter(({ spared, how }) => spared === null && how === 'exact')
      .map((match) => withinText(index, { ...match, score: WITHIN_SCORE }, given, before, behind.join(part)));
    if (found.length > 0) return found;
  }
  return [];
}

/** Two words, or one that nobody ordinary has: "Change" is a party's name, and half of many a firm's. */
function isTellingParty({ entryFlags, entryBits, entryPlaces }: RegistryIndex, entry: number): boolean {
  const flags = entryFlags[entry] ?? 0;
  const isParty = (flags & (PARTY | READS_AS_PERSON)) === PARTY && entryPlaces[entry] !== DERIVED;
  return isParty && (entryBits[entry] ?? 0) >= PARTY_BITS_MIN;
}

/** True where the part is political by itself, or what stands beside it is the same party's too: another name, its letters, or its wing. */
function isItsOwn(index: RegistryIndex, entry: number, part: string, others: readonly string[]): boolean {
  if (((index.entryFlags[entry] ?? 0) & POLITICAL) !== 0) return true;
  const listing = listingAt(index, index.entryListings[entry] ?? -1);
  if (!listing) return false;
  const names = [listing.name, ...listing.aliases];
  return others.some(
    (other) =>
      WINGS.test(other) ||
      isLettersOf(other, part) ||
      names.some((name) => compact(name) === compact(other) || isLettersOf(other, name)),
  );
}

/** "TLF" beside "Tulip Liberation Front": capitals that stand in the name in this order, from its first letter on. */
function isLettersOf(letters: string, name: string): boolean {
  if (!ACRONYM.test(letters)) return false;
  const sought = compact(letters);
  const inName = compact(name);
  let from = -1;
  return (
    sought.charAt(0) === inName.charAt(0) &&
    Array.from(sought).every((letter) => (from = inName.indexOf(letter, from + 1)) >= 0)
  );
}

/** The first listed name that stands word for word in a sentence, the longest where several begin there. */
function wordForWord(index: RegistryIndex, meanings: Meanings, given: string): FieldEvidence[] {
  const isSentence = given.length >= SENTENCE_LETTERS;
  if (!isSentence && !HAS_WORDS.test(given)) return [];
  const read = normalName(given);
  const { words } = read;
  if (!isSentence && !words.some(mayBePolitical)) return [];
  for (let from = 0; from < words.length; from++) {
    const to = endOfListed(index, words, from, isSentence);
    if (to === null) continue;
    const { parts, partOf } = shownAs(read);
    const [first, behind] = [partOf[from] ?? 0, (partOf[to - 1] ?? 0) + 1];
    const part = parts.slice(first, behind).join(' ');
    const found = compareName(index, meanings, 'organisation', part)
      .filter(({ spared, how }) => spared === null && how === 'exact')
      .map((match) =>
        withinText(
          index,
          { ...match, score: WITHIN_SCORE },
          given,
          parts.slice(0, first).join(' '),
          parts.slice(behind).join(' '),
        ),
      );
    if (found.length > 0) return found;
  }
  return [];
}

/** Most names are told by their words to have no such name in them. */
function mayBePolitical(word: string): boolean {
  return BEGINS_CAMPAIGN.test(`${word}of`) || isMarker(canonicalWord(word));
}

/** Where a listed name that begins with this word ends; null where none begins. */
function endOfListed(
  index: RegistryIndex,
  words: readonly string[],
  from: number,
  isSentence: boolean,
): number | null {
  let [letters, end]: [string, number | null] = ['', null];
  for (let to = from + 1; to <= words.length; to++) {
    if (to - from > MOST_NAMES_WORDS && namesGoingOn(index, letters, 1).length === 0) break;
    letters += words[to - 1] ?? '';
    if (to - from < LISTED_WORDS_MIN && !isSentence) continue;
    const entries = Array.from(entriesNamed(index, letters));
    if (entries.some((entry) => isTelling(index, entry, letters, to - from, isSentence))) end = to;
  }
  return end;
}

function isTelling(
  { entryFlags, entryBits }: RegistryIndex,
  entry: number,
  letters: string,
  wordCount: number,
  isSentence: boolean,
): boolean {
  const flags = entryFlags[entry] ?? 0;
  if ((flags & (COMMITTEE | READS_AS_PERSON)) !== COMMITTEE) return false;
  if (!isSentence)
    return (flags & POLITICAL) !== 0 || (wordCount >= CAMPAIGN_WORDS_MIN && BEGINS_CAMPAIGN.test(letters));
  return wordCount > 1 || (entryBits[entry] ?? 0) >= LONE_WORD_BITS;
}

function withinText(
  index: RegistryIndex,
  match: FieldEvidence,
  given: string,
  before: string,
  behind: string,
): FieldEvidence {
  const around = (words: string) =>
    words
      .split(/\s+/)
      .flatMap((word): MarkedWord[] => (word === '' ? [] : [{ text: word, mark: 'differs', bits: 0 }]));
  return {
    ...match,
    given,
    how: 'similar',
    spared: isAllowed(index, match.listingId, compact(given)) ? 'allowed' : null,
    givenWords: [...around(before), ...match.givenWords, ...around(behind)],
  };
}

/** Puts the words of a given name beside those of a listed one, and weighs how much of each the other explains. */
import { cutWord } from './cut-word.ts';
import type { GivenWord } from './given.ts';
import { BADLY_SPELLED, likeness, ONE_MISTAKE } from './likeness.ts';
import { isOfficeRunFor } from '#app/domain/screening/text/campaign-year.ts';
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import { MARKER, OF_CANDIDATE, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';
import { partsOfPhrase } from '#app/domain/screening/text/phrases.ts';

/** A word that ends a name which goes on. */
const DANGLING = new Set(['for', 'of', 'to', 'and', 'in', 'the']);
/** So much of a marker must be there to be one. */
const MARKER_PART_MIN = 0.3;
/** Somebody's first name and surname. */
const NAME_WORDS_MIN = 2;
/** Words of fewer bits may be missing without a word being missed. */
const TELLING_BITS = 1;

export interface Alignment {
  /** For each given word the place of the listed one it stands for; -1 where it stands for none. */
  readonly listedOf: readonly number[];
  /** How well, 0 to 1, by given word. */
  readonly qualities: readonly number[];
  /** Shares of the bits of each side that the other explains, 0 to 1. */
  readonly coveredGiven: number;
  readonly coveredListed: number;
  /** The same of the listed name as far as the given one goes: where it was cut, the rest could not be given. */
  readonly coveredHead: number;
  /** Bits on which both agree. */
  readonly bits: number;
  /** The last given word is the beginning of the one it stands for, or one that cannot end a name. */
  readonly endsInside: boolean;
  /** Telling listed words that nothing explains: before the last one explained, and in all. */
  readonly gaps: number;
  readonly missing: number;
  /** The words stand in the listed order. */
  readonly isInOrder: boolean;
  /** A marker of the listed name is among the words explained. */
  readonly hasMarker: boolean;
  /** A first name stands for another one: the same person's, or a namesake's. */
  readonly hasNickname: boolean;
  /** The place of the last listed word that is explained; -1 where none is. */
  readonly last: number;
  /** Both have a number that the other has not: another chapter, another local. */
  readonly numbersDiffer: boolean;
}

interface Pairs {
  readonly listedOf: number[];
  readonly qualities: number[];
  /** How much of the listed word the given one is: less than 1 where it was cut. */
  readonly parts: number[];
}

/** `given` against one entry; numbers of words, not texts, are compared wherever that is enough. */
export function align(index: RegistryIndex, given: readonly GivenWord[], entry: number): Alignment {
  const listed = rowAt(index.entryWords, entry);
  const isOfCandidate = ((index.entryFlags[entry] ?? 0) & OF_CANDIDATE) !== 0;
  const pairs: Pairs = {
    listedOf: Array<number>(given.length).fill(-1),
    qualities: Array<number>(given.length).fill(0),
    parts: Array<number>(given.length).fill(1),
  };
  const taken = new Uint8Array(listed.length);
  let endsInside = false;
  const pair = (at: number, place: number, quality: number, part = 1) => {
    pairs.listedOf[at] = place;
    pairs.qualities[at] = quality * (given[at]?.quality ?? 1);
    pairs.parts[at] = part;
    taken[place] = 1;
  };
  const pairEqual = (word: GivenWord, at: number) => {
    if (word.number < 0) return;
    let first = -1;
    const before = pairs.listedOf[at - 1] ?? -1;
    for (let place = 0; place < listed.length; place++) {
      if (taken[place] === 1 || listed[place] !== word.number) continue;
      if (first < 0 || place === before + 1) first = place;
    }
    if (first < 0) return;
    pair(at, first, 1);
    // "FRIENDS OF THE EARTH ACTIO": its last word was read as what it begins.
    if (word.mayBeCut && word.quality < 1 && word.text.startsWith(word.written)) endsInside = true;
  };
  // "Donation of Friends of X": the words around a name take what its own words leave.
  given.forEach((word, at) => {
    if (!word.isAround) pairEqual(word, at);
  });
  given.forEach((word, at) => {
    if (word.isAround) pairEqual(word, at);
  });
  for (let at = 0; at < given.length; at++) {
    const word = given[at];
    if (!word || (pairs.listedOf[at] ?? 0) >= 0) continue;
    const [place, quality] = bestOf(index, word, listed, taken);
    const cut =
      at === given.length - 1 && (quality < ONE_MISTAKE || word.mayBeCut)
        ? cutWord(index, given, listed, pairs.listedOf, isOfCandidate)
        : null;
    if (cut) {
      pair(at, cut.place, 1, cut.part);
      endsInside = true;
    } else if (place >= 0) pair(at, place, quality);
  }
  pairPhrases(index, given, listed, pairs, taken);
  return weigh(index, given, listed, pairs, { endsInside, isOfCandidate });
}

function bestOf(
  index: RegistryIndex,
  word: GivenWord,
  listed: Uint32Array,
  taken: Uint8Array,
): readonly [place: number, quality: number] {
  let [best, bestPlace] = [0, -1];
  for (let place = 0; place < listed.length; place++) {
    const quality = taken[place] === 1 ? 0 : likeness(index, word, listed[place] ?? 0);
    if (quality > best) [best, bestPlace] = [quality, place];
  }
  return [bestPlace, best];
}

/** "Committee Visa Political Action": the words of a phrase that is one listed word, wherever they stand. */
function pairPhrases(
  index: RegistryIndex,
  given: readonly GivenWord[],
  listed: Uint32Array,
  { listedOf, qualities, parts }: Pairs,
  taken: Uint8Array,
): void {
  for (let place = 0; place < listed.length; place++) {
    const phrase = partsOfPhrase(stringAt(index.words, listed[place] ?? 0));
    if (!phrase) continue;
    const found = phrase
      .map((part) => given.findIndex(({ text }, at) => text === part && (listedOf[at] ?? 0) < 0))
      .filter((at) => at >= 0);
    if (found.length < (taken[place] === 1 ? 1 : 2)) continue;
    for (const at of found) {
      listedOf[at] = place;
      qualities[at] = 1;
      parts[at] = 1 / phrase.length;
    }
  }
}

function isNumber(text: string): boolean {
  return /^\d+(?:st|nd|rd|th)?$/.test(text);
}

/** "JANE DOE CONGRESS": behind a whole name the "for" before an office says nothing more. The Library of Congress is for nobody. */
function isForBeforeMarker(
  index: RegistryIndex,
  listed: Uint32Array,
  place: number,
  explained: Float32Array,
): boolean {
  const next = listed[place + 1];
  if (next === undefined || place < NAME_WORDS_MIN || !isAllSaid(explained.subarray(0, place))) return false;
  const isOffice = explained[place + 1] === 1 && isOfficeRunFor(stringAt(index.words, next));
  return isOffice && stringAt(index.words, listed[place] ?? 0) === 'for';
}

function isAllSaid(explained: Float32Array): boolean {
  return explained.every((share) => share === 1);
}

function weigh(
  index: RegistryIndex,
  given: readonly GivenWord[],
  listed: Uint32Array,
  { listedOf, qualities, parts }: Pairs,
  { endsInside, isOfCandidate }: { readonly endsInside: boolean; readonly isOfCandidate: boolean },
): Alignment {
  const explained = new Float32Array(listed.length);
  let [allGiven, agreedGiven, hasMarker, isInOrder, last] = [0, 0, false, true, -1];
  let [givenNumber, listedNumber] = [false, false];
  given.forEach((word, at) => {
    const place = listedOf[at] ?? -1;
    if (place < 0) {
      allGiven += word.bits;
      if (!word.isAround && isNumber(word.text)) givenNumber = true;
      return;
    }
    const quality = qualities[at] ?? 0;
    const bits = (index.wordBits[listed[place] ?? 0] ?? 0) * (parts[at] ?? 1);
    allGiven += bits;
    agreedGiven += bits * quality;
    explained[place] = Math.max(explained[place] ?? 0, quality * (endsInside ? (parts[at] ?? 1) : 1));
    const isMarkerWord = ((index.wordFlags[listed[place] ?? 0] ?? 0) & MARKER) !== 0;
    // "JANE DOE FOR C": behind "for" a letter of a candidate's office is enough.
    const partMin = isOfCandidate && given[at - 1]?.text === 'for' ? 0 : MARKER_PART_MIN;
    if (isMarkerWord && quality >= BADLY_SPELLED && (parts[at] ?? 1) >= partMin) hasMarker = true;
    if (place < last) isInOrder = false;
    last = Math.max(last, place);
  });
  let [allListed, headListed, agreed, gaps, missing] = [0, 0, 0, 0, 0];
  for (let place = 0; place < listed.length; place++) {
    const bits = index.wordBits[listed[place] ?? 0] ?? 0;
    const share = explained[place] ?? 0;
    if (share === 0 && isForBeforeMarker(index, listed, place, explained)) continue;
    allListed += bits;
    agreed += bits * share;
    if (place <= last) headListed += place === last && endsInside ? bits * share : bits;
    if (share > 0 || bits <= TELLING_BITS) continue;
    missing++;
    if (isNumber(stringAt(index.words, listed[place] ?? 0))) listedNumber = true;
    if (place < last) gaps++;
  }
  const { written = '' } = given.at(-1) ?? {};
  return {
    listedOf,
    qualities,
    coveredGiven: allGiven === 0 ? 0 : agreedGiven / allGiven,
    coveredListed: allListed === 0 ? 0 : agreed / allListed,
    coveredHead: headListed === 0 ? 0 : agreed / headListed,
    bits: agreed,
    endsInside: endsInside || (DANGLING.has(written) && last < listed.length - 1),
    gaps,
    missing,
    isInOrder,
    hasMarker,
    hasNickname: given.some(({ writtenFor }, at) =>
      writtenFor.some(
        ({ number, isNickname }) => isNickname === true && number === listed[listedOf[at] ?? -1],
      ),
    ),
    last,
    numbersDiffer: givenNumber && listedNumber,
  };
}

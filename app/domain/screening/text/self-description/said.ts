/** A name as the grammar of political names reads it. */
import type { NameField } from '#app/domain/screening/payer.ts';
import type { ReadName } from '#app/domain/screening/text/name.ts';
import { isAtFieldLimit } from '#app/domain/screening/text/cut.ts';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { withoutNoise } from '#app/domain/screening/text/noise.ts';
import { isGroupWord } from '#app/domain/screening/text/vocabulary.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';

export interface Said extends ReadName {
  readonly field: NameField;
  /** As normalised, without what merely stands around the name. */
  readonly inside: readonly string[];
  /** On a card, and as long as a card allows: the last word may be the beginning of another one. */
  readonly mayBeCut: boolean;
}

export function saidIn(name: ReadName, field: NameField): Said {
  return {
    ...name,
    field,
    inside: withoutNoise(name.words),
    mayBeCut: field !== 'organisation' && isAtFieldLimit(name.text),
  };
}

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export function isNumber(word: string): boolean {
  return /^\d+(?:st|nd|rd|th)?$/.test(word);
}

const TITLES = wordSet('dr mr mrs ms rev hon jr sr ii iii iv sgt capt col gen mayor sheriff judge senator');

/** True where the words are somebody's name: a first name among two to four, and none that only groups have. */
export function isNamed(words: readonly string[]): boolean {
  const named = words.filter((word) => !TITLES.has(word));
  return named.length >= 2 && named.length <= 4 && named.some(isFirstName) && !named.some(isOfGroup);
}

/** True where they could be: up to three words that no group has and that are not several of a thing. */
export function mayBeNamed(words: readonly string[]): boolean {
  const named = words.filter((word) => !TITLES.has(word));
  return (
    isNamed(words) ||
    (named.length >= 1 &&
      named.length <= 3 &&
      named.every((word) => !isOfGroup(word) && word.length > 2 && !isThing(word)))
  );
}

function isFirstName(word: string): boolean {
  return FIRST_NAMES.has(word);
}

function isOfGroup(word: string): boolean {
  return isGroupWord(word) || /\d/.test(word);
}

/** "Toys", "Prayers": several of a thing, for which a charity may be called; "Haynes" are none. */
function isThing(word: string): boolean {
  return word.endsWith('s') && isOrdinary(word.slice(0, -1)) && !FIRST_NAMES.has(word);
}

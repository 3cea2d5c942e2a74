/** How well a given word stands for a listed one. */
import { nicknamesOf } from '#app/domain/screening/text/nicknames.ts';
import { MARKER, type RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { smallWordsMeaning, wordsMeaning } from '#app/domain/screening/text/short-forms.ts';
import { isNation } from '#app/domain/screening/text/self-description/nations.ts';
import { isOwnWord } from '#app/domain/screening/text/own-words.ts';
import { mistakesBetween, spelledLike } from '#app/domain/screening/text/spelling.ts';
import { lengthAt, numberOf, stringAt } from '#app/domain/screening/index/string-table.ts';

/** Where the words are not the same. */
const EQUIVALENT = 0.97;
export const ONE_MISTAKE = 0.9;
/** The same person, or a namesake. */
const NICKNAME = 0.9;
/** One letter apart, but a word of its own, in ordinary names and in listed ones, or a nation: "united" for "unite", "Greek" for "Green". */
const OTHER_WORD = 0.75;
const CLIPPED = 0.93;
const BEGINNING = 0.88;
/** Too many mistakes for so few letters, but nothing else it could be where all the other words agree. */
export const BADLY_SPELLED = 0.72;
const HARDLY_SPELLED = 0.65;
const SHORT_LETTERS_MIN = 3;
const ABBREVIATION = 0.75;
const INITIAL = 0.45;
const ABBREVIATED_LETTERS_MIN = 3;

/** A word of the registry by its number, and how well another stands for it. */
export interface Likeness {
  readonly number: number;
  readonly quality: number;
  /** It is another first name of who may be the same person. */
  readonly isNickname?: true;
}

/** A word as far as it is told from others. */
export interface WrittenWord {
  readonly text: string;
  /** In the registry's words; -1 where it has no such word. */
  readonly number: number;
  /** For a word that the registry does not have: those it may have been meant to be. */
  readonly meant: readonly Likeness[];
  /** Words of the registry for which it is written. */
  readonly writtenFor: readonly Likeness[];
  /** A word that ordinary payers' names have; known are these and the registry's. */
  readonly isOrdinary: boolean;
  readonly isKnown: boolean;
  /** Written with a full stop behind it: a beginning, whatever word that is by itself ("Commit.", "Virg."). */
  readonly isClipped: boolean;
}

/** Words of the registry for which this canonical one is written though it is no misspelling: short forms, plurals, nicknames. */
export function writtenFor({ words }: RegistryIndex, word: string): Likeness[] {
  const found: Likeness[] = [];
  const add = (other: string, quality: number, kind: Pick<Likeness, 'isNickname'> = {}) => {
    const number = numberOf(words, other);
    if (number >= 0) found.push({ number, quality, ...kind });
  };
  for (const other of wordsMeaning(word)) add(other, EQUIVALENT);
  for (const other of smallWordsMeaning(word)) add(other, EQUIVALENT);
  for (const other of nicknamesOf(word)) add(other, NICKNAME, { isNickname: true });
  return found;
}

/** 0 to 1, for a word of the registry that is not the very same. */
export function likeness(index: RegistryIndex, word: WrittenWord, number: number): number {
  for (const meant of word.meant) if (meant.number === number) return meant.quality;
  for (const other of word.writtenFor) if (other.number === number) return other.quality;
  const { text } = word;
  const length = lengthAt(index.words, number);
  const lettersMin = Math.min(length, text.length);
  // Most words are told by their lengths not to be meant.
  const isOneMistakeAway = Math.abs(length - text.length) <= 1;
  if (word.isKnown && !isOneMistakeAway && !word.isClipped && lettersMin > 1) return 0;
  const listed = stringAt(index.words, number);
  if (/\d/.test(text) || /\d/.test(listed)) return 0;
  const [shorter, longer] = text.length < length ? [text, listed] : [listed, text];
  if (lettersMin === 1) return longer.startsWith(shorter) ? INITIAL : 0;
  const isMarkerWord = ((index.wordFlags[number] ?? 0) & MARKER) !== 0;
  if (isMarkerWord && (word.isOrdinary || isOwnWord(text))) return 0;
  if (isOneMistakeAway && lettersMin >= (isMarkerWord ? 4 : 5) && mistakesBetween(text, listed, 1) === 1)
    return (word.number >= 0 && word.isOrdinary) || isNation(text) ? OTHER_WORD : ONE_MISTAKE;
  if (word.isClipped && length > text.length && listed.startsWith(text)) return CLIPPED;
  return word.isKnown ? 0 : unknownLikeness(text, listed);
}

/** A word that neither the registry nor ordinary names have may be another one badly misspelt, or its beginning. */
function unknownLikeness(text: string, listed: string): number {
  const shorter = Math.min(text.length, listed.length);
  if (text.length === shorter && shorter >= 4 && listed.startsWith(text)) return BEGINNING;
  if (text.length === shorter && abbreviates(text, listed)) return ABBREVIATION;
  const spelled = spelledLike(text, listed);
  if (spelled > 0 || shorter < SHORT_LETTERS_MIN) return spelled;
  const mistakes = mistakesBetween(text, listed, shorter >= 5 ? 2 : 1);
  if (mistakes > 2) return 0;
  return mistakes * 3 > shorter ? HARDLY_SPELLED : BADLY_SPELLED;
}

/** "cmtte" for "committee": the same first letter, the others in order, not too few of them. */
export function abbreviates(short: string, long: string): boolean {
  if (short.length < ABBREVIATED_LETTERS_MIN || short[0] !== long[0] || short.length * 3 < long.length)
    return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

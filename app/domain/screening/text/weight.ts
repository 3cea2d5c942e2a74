/** How much a word tells about who pays, in bits: the rarer it is among ordinary payers, the more. */
import ordinaryWords from './ordinary-words.json' with { type: 'json' };
import { isLegalForm, isStopWord } from './vocabulary.ts';

/** Of a word that no ordinary payer of the counted ones had; more where it is long, and where "pac" is glued to it. */
const UNKNOWN_BITS = 16;
const UNKNOWN_BITS_MAX = 24;
const UNKNOWN_LETTERS = 8;
const GLUED_PAC_BITS = 6;
const STOP_WORD_BITS = 0.25;
const LEGAL_FORM_BITS = 0.6;
/** Numbers tell chapters and years apart; they name nobody. */
const NUMBER_BITS = 4;
/** Short words are equal by chance. */
const BITS_BY_LENGTH = [0, 2, 7];

/** By the lists of tests/eval/ordinary, which judge nothing. */
const BITS = new Map(
  Object.entries(ordinaryWords).flatMap(([bits, words]) =>
    words.split(' ').map((word): [string, number] => [word, Number(bits)]),
  ),
);

/** True for a word that ordinary payers' names have, which is seldom another one cut or misspelt. */
export function isOrdinary(word: string): boolean {
  return word === 'republic' || (word.length >= 4 && BITS.has(word));
}

/** True for a word that ordinary payers' names have, however short it is. */
export function hasOrdinaryBits(word: string): boolean {
  return BITS.has(word);
}

/** Bits of a canonical word: 16 for a word nobody ordinary has, next to nothing for "the" and "Inc". */
export function bitsOf(word: string): number {
  if (isStopWord(word)) return STOP_WORD_BITS;
  if (isLegalForm(word)) return LEGAL_FORM_BITS;
  if (/^\d+(?:st|nd|rd|th)?$/.test(word)) return NUMBER_BITS;
  const known = BITS.get(word) ?? unknownBits(word);
  // One letter of an alphabet is a letter; one character of Chinese is a word.
  return /^[\p{Script=Latin}\d]+$/u.test(word)
    ? Math.min(known, BITS_BY_LENGTH[word.length] ?? known)
    : known;
}

function unknownBits(word: string): number {
  const glued = word.length > 4 && word.endsWith('pac') ? GLUED_PAC_BITS : 0;
  const long = Math.max(0, word.length - UNKNOWN_LETTERS);
  return Math.min(UNKNOWN_BITS_MAX, UNKNOWN_BITS + long + glued);
}

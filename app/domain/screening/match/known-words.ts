/** What is a word by the registry, and ones in words read by that (C36). */
import { isNation } from '#app/domain/screening/text/self-description/nations.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';
import { canonicalWord, isSpelling } from '#app/domain/screening/text/vocabulary.ts';

/** True for a word that the registry has, or one that is read as another. */
export function isKnown(index: RegistryIndex, word: string): boolean {
  return (
    isSpelling(word) || isNation(word) || canonicalWord(word) !== word || numberOf(index.words, word) >= 0
  );
}

const LETTERS_AND_DIGITS = /[\p{L}\d]+/gu;
/** Letters, and ones among them, that do not count something ("1st", "1A"). */
const WORD_WITH_ONES = /^(?!\d+(?:st|nd|rd|th)$)(?=.*1)(?=\d*\p{L}.*\p{L})/iu;
const ONES_MAX = 4;

/**
 * A one in a word is read as an "i" (normalise.ts), and may stand for an "l": "PO1ITICA1". Which ones do is seen by what makes a
 * word that the registry has.
 */
export function onesRead(index: RegistryIndex, text: string): string {
  if (!text.includes('1')) return text;
  return text.replace(LETTERS_AND_DIGITS, (word) => {
    if (!WORD_WITH_ONES.test(word)) return word;
    const isRead = (reading: string) =>
      normalise(reading)
        .split(' ')
        .every((part) => isKnown(index, part));
    const ones = word.split('1').length - 1;
    if (ones > ONES_MAX || isRead(word)) return word;
    for (let letters = 2 ** ones - 1; letters > 0; letters--) {
      let at = 0;
      const reading = word.replaceAll('1', (one) => (((letters >> at++) & 1) === 1 ? 'l' : one));
      if (isRead(reading)) return reading;
    }
    return word;
  });
}

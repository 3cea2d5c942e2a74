/** Names with the year of a campaign in them: nobody's own name has one, so a slip or two beside the listed year hold (C37). */
import type { Alignment } from './align.ts';
import type { Given, GivenWord } from './given.ts';
import type { Match } from './match.ts';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { mistakesBetween } from '#app/domain/screening/text/spelling.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';

/** Two slips leave a word of so many letters plain, one slip a word of so many; shorter names are one letter apart. */
const LETTERS_MIN = { forTwo: 6, forOne: 5 };
/** What agrees beside the year. */
const BITS_MIN = 8;

/** True where both names have the same year of a campaign. */
export function hasSameYear(given: Given, { listedOf, qualities }: Alignment): boolean {
  return given.spelled.some((word, at) => word.isYear && (listedOf[at] ?? -1) >= 0 && qualities[at] === 1);
}

/** True where but for slips in words that are none of their own the names are the same, the year too. */
export function isDatedSlip(index: RegistryIndex, given: Given, { entry, alignment }: Match): boolean {
  const { listedOf, qualities, missing, isInOrder, bits } = alignment;
  if (missing > 0 || !isInOrder || bits < BITS_MIN || !hasSameYear(given, alignment)) return false;
  const listed = rowAt(index.entryWords, entry);
  return given.spelled.every((word, at) => {
    const number = listed[listedOf[at] ?? -1];
    if (number === undefined) return word.bits <= 1;
    return qualities[at] === 1 || isSlip(word, stringAt(index.words, number));
  });
}

function isSlip({ text, isKnown }: GivenWord, listed: string): boolean {
  if (isKnown || FIRST_NAMES.has(text)) return false;
  const letters = Math.min(text.length, listed.length);
  const most = letters >= LETTERS_MIN.forTwo ? 2 : letters >= LETTERS_MIN.forOne ? 1 : 0;
  return most > 0 && mistakesBetween(text, listed, most) <= most;
}

/** The last word of a name that was cut: the beginning of the listed word that comes next, with a slip in it too (C3, C38). */
import { isItsOwn, type GivenWord } from './given.ts';
import { isOfficeRunFor, isYear } from '#app/domain/screening/text/campaign-year.ts';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { partsOfPhrase } from '#app/domain/screening/text/phrases.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';
import { mistakesBetween } from '#app/domain/screening/text/spelling.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';
import { isLegalForm, isMarker } from '#app/domain/screening/text/vocabulary.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';

/** Words of fewer letters with a slip in them may begin many others. */
const SLIP_LETTERS_MIN = 5;
const HALF_A_PHRASE = 0.5;
const OFFICE_LINKS = new Set(['for', 'us']);

/** The place of the listed word that comes next, and how much of it the last given word is; null where that is not its beginning. */
export function cutWord(
  index: RegistryIndex,
  given: readonly GivenWord[],
  listed: Uint32Array,
  listedOf: readonly number[],
  isOfCandidate: boolean,
): { readonly place: number; readonly part: number } | null {
  const word = given.at(-1);
  if (!word) return null;
  const place = Math.max(-1, ...listedOf) + 1;
  if (place >= listed.length || listedOf.includes(place)) return null;
  const text = stringAt(index.words, listed[place] ?? 0);
  const { written } = word;
  if (text === 'pac' && written === 'pa' && word.mayBeCut) return { place, part: 1 };
  // "Politics" is a word of its own, and no "political" that was cut.
  if (text === 'pac' && written.length >= 2) {
    if (written !== 'political' && (isMarker(written) || (isOrdinary(written) && !word.mayBeCut)))
      return null;
    // Read as "political", or as a beginning of it.
    const isBegun =
      word.text === 'political' ||
      'political'.startsWith(written) ||
      (!isItsOwn(word) && isSlipOf(written, 'political'));
    return isBegun ? { place, part: 1 } : null;
  }
  // "JANE DOE FOR NORTH": the name of a state, or of the country, is read as one word.
  const isPlace = text === 'us' || isState(text);
  if (isOfCandidate && word.mayBeCut && isPlace && partsOfPhrase(text)?.[0] === written)
    return { place, part: HALF_A_PHRASE };
  if (isOrdinary(written) && !word.mayBeCut) return null;
  return isBegunBy(word, text, given.at(-2)?.text ?? '')
    ? { place, part: Math.min(1, written.length / text.length) }
    : null;
}

/** True where the last word of a name is the beginning of the whole one. */
function isBegunBy(word: GivenWord, whole: string, before: string): boolean {
  const { written, mayBeCut } = word;
  if (/\d/.test(whole)) return mayBeCut && isYear(whole) && begins(written, whole);
  if (begins(written, whole)) return true;
  // A word of its own is no slip, and a legal form is mostly whole.
  if (isItsOwn(word) || isLegalForm(whole)) return false;
  // "FOR CONTR" may begin another office; "FOR SENTE" is nothing else.
  if (OFFICE_LINKS.has(before) && isMarker(whole))
    return isOfficeRunFor(whole) && written.length >= whole.length - 1 && isSlipOf(written, `${whole} `);
  return isSlipOf(written, whole);
}

function begins(written: string, whole: string): boolean {
  return written.length < whole.length && whole.startsWith(written);
}

/** True for a beginning with one slip in it, which may have made it a letter longer or shorter; a letter less than the whole is none. */
function isSlipOf(written: string, whole: string): boolean {
  if (written.length < SLIP_LETTERS_MIN) return false;
  return [-1, 0, 1]
    .map((more) => written.length + more)
    .some((length) => length < whole.length && mistakesBetween(written, whole.slice(0, length), 1) === 1);
}

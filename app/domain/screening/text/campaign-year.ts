/** "Trump 2024": a listed candidate's surname and a year, which is how campaigns write themselves on flags and cards. */
import { FIRST_NAMES } from './first-names.ts';
import type { ReadName } from './name.ts';
import { isState } from './short-forms.ts';
import { isGroupWord, isMarker } from './vocabulary.ts';

const YEAR = /^20[0-4]\d$/;
/** "Trump ’24", "Kennedy24": two digits are a year where they are written as one. */
const SHORT_YEAR = /(?:['\u2018\u2019]|\p{L})\d\d$/u;
const OFFICES = new Set(
  'congress senate president governor mayor house assembly council judge sheriff'.split(' '),
);
const BEHIND_NAMES = new Set('jr sr ii iii iv'.split(' '));
/** What may stand beside the names. */
const BESIDE = new Set(
  'and for in team vote elect reelect campaign president senate congress governor the of friends with'.split(
    ' ',
  ),
);
const WORDS_MAX = 6;
const SURNAME_LETTERS_MIN = 3;

const OFFICES_OF_LISTED = new Set(['congress', 'senate', 'president', 'governor']);

/** True for an office that committees of the lists are for. */
export function isOfficeRunFor(word: string): boolean {
  return OFFICES_OF_LISTED.has(word);
}

/** A year of which a campaign may write. */
export function isYear(word: string): boolean {
  return YEAR.test(word);
}

/** The surname in a candidate's committee's name ("DONALD J. TRUMP FOR PRESIDENT 2024"); null where it has none of that form. */
export function surnameOfCandidate(canonical: readonly string[]): string | null {
  const at = canonical.findIndex(
    (word, place) =>
      word === 'for' &&
      place > 0 &&
      canonical.slice(place + 1, place + 4).some((behind) => OFFICES.has(behind) || isState(behind)),
  );
  const before = canonical.slice(0, Math.max(0, at)).filter((word) => !BEHIND_NAMES.has(word));
  const surname = before.at(-1) ?? '';
  // "Citizens for Congress" names nobody.
  const isOfGroup = before.some((word) => isGroupWord(word) || isMarker(word) || /\d/.test(word));
  const isSurname = surname.length >= SURNAME_LETTERS_MIN && !isState(surname);
  return isSurname && !isOfGroup && before.length <= 4 ? surname : null;
}

/** True for such a surname and a year, and at most first names, other candidates and a campaign's own words beside them. */
export function isCandidateAndYear(
  { text, words, canonical }: ReadName,
  isCandidate: (surname: string) => boolean,
): boolean {
  if (!/\d/.test(text)) return false;
  const isHere = (word: string) => isYear(word) || (/^\d\d$/.test(word) && SHORT_YEAR.test(text.trim()));
  const years = words.filter((word) => /\d/.test(word));
  const names = canonical.filter((word) => !/\d/.test(word));
  if (years.length !== 1 || !years.every(isHere) || names.length === 0 || names.length > WORDS_MAX)
    return false;
  const isName = (word: string) =>
    word.length === 1 || FIRST_NAMES.has(word) || BESIDE.has(word) || isCandidate(word);
  return (
    (isHere(words.at(-1) ?? '') || isHere(words[0] ?? '')) && names.some(isCandidate) && names.every(isName)
  );
}

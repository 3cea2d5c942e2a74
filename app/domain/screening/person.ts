/** Whether a listed name could be a person's own. Asked at import; the answer is kept with the listing. */
import { FIRST_NAMES } from './first-names.ts';
import { normalise } from './normalise.ts';
import { canonicalWords, isDroppable, isGroupWord, isMarker } from './vocabulary.ts';

const TITLES = new Set('mr mrs ms dr hon rev sir jr sr ii iii iv esq phd md'.split(' '));

/**
 * True where the name could be a person's own: "Smith, John A.", "Jeffrey", and of candidates' own committees any name
 * without a word that only groups have. Taking a group for a person costs a hold or a miss; the other way round a
 * person is refused for their name, so doubt says person.
 */
export function readsAsPerson(name: string, isCandidateCommittee: boolean): boolean {
  const words = canonicalWords(normalise(name).split(' '))
    .map(({ word }) => word)
    .filter((word) => !TITLES.has(word));
  if (words.length === 0 || words.length > 5 || words.some((word) => isGroupWord(word) || /\d/.test(word)))
    return false;
  if (isCandidateCommittee || words.some((word) => FIRST_NAMES.has(word))) return true;
  return /^[\p{L}' -]+,\s*[\p{L}. ]+$/u.test(name) && words.length <= 4;
}

/** True where every word of a listed name is one of this person's names, a title or an initial of them. */
export function isNameOf(name: string, person: string): boolean {
  const own = new Set(normalise(person).split(' '));
  const initials = new Set([...own].map((word) => word.slice(0, 1)));
  const words = normalise(name)
    .split(' ')
    .filter((word) => !TITLES.has(word));
  return (
    words.length > 0 && words.every((word) => own.has(word) || (word.length === 1 && initials.has(word)))
  );
}

/**
 * True where a filer could be a private person; their names are not kept. Wider than readsAsPerson, since surnames
 * can be words of groups ("Young, James"), and nothing is lost: filers are never refused.
 */
export function couldBePrivatePerson(name: string): boolean {
  const words = canonicalWords(normalise(name).split(' ')).map(({ word }) => word);
  const isComma = /^[\p{L}'. -]+,\s*[\p{L}'. ]+$/u.test(name);
  if (words.some((word) => isMarker(word) || isDroppable(word, true)))
    return isComma && words.length <= 4 && !words.some(isMarker);
  return (
    isComma || !words.some(isGroupWord) || (words.length <= 4 && words.some((word) => FIRST_NAMES.has(word)))
  );
}

/** Whether a listed name could be a person's own. Asked at import; the answer is kept with the listing. */
import { FIRST_NAMES } from './first-names.ts';
import type { ReadName } from './name.ts';
import { isDroppable, isGroupWord, isMarker } from './vocabulary.ts';

const TITLES = new Set('mr mrs ms dr hon rev sir jr sr ii iii iv esq phd md'.split(' '));

/**
 * True where the name could be a person's own: "Smith, John A.", "Jeffrey", and of candidates' own committees any name
 * without a word that only groups have. Taking a group for a person costs a hold or a miss; the other way round a
 * person is refused for their name, so doubt says person.
 */
export function readsAsPerson({ text, canonical }: ReadName, isCandidateCommittee: boolean): boolean {
  const words = canonical.filter((word) => !TITLES.has(word));
  if (isWebAddress(text)) return false;
  if (words.length === 0 || words.length > 5 || words.some((word) => isGroupWord(word) || /\d/.test(word)))
    return false;
  if (isCandidateCommittee || words.some((word) => FIRST_NAMES.has(word))) return true;
  return isSurnameFirst(text) && words.length <= 4;
}

/** True where every word of a listed name is one of this person's, or its initial, or a title. */
export function isNameOf({ words }: ReadName, ofPerson: readonly string[]): boolean {
  const named = words.filter((word) => !TITLES.has(word));
  return (
    named.length > 0 &&
    named.every((word) => ofPerson.some((own) => own === word || own.slice(0, 1) === word))
  );
}

/**
 * True where a filer could be a private person; their names are not kept. Wider than readsAsPerson, since surnames
 * can be words of groups ("Young, James"), and nothing is lost: filers are never refused.
 */
export function couldBePrivatePerson({ text, canonical: words }: ReadName): boolean {
  if (words.some(isMarker)) return false;
  if (isSurnameFirst(text) && words.length <= 4) return true;
  if (words.some((word) => isDroppable(word, true))) return false;
  return !words.some(isGroupWord) || (words.length <= 4 && words.some((word) => FIRST_NAMES.has(word)));
}

/** "VOTEJANEDOE.COM": nobody is called so. */
function isWebAddress(text: string): boolean {
  return /\p{L}\.(?:com|net|org|us)$/iu.test(text.trim());
}

function isSurnameFirst(text: string): boolean {
  return /^[\p{L}'. -]+,\s*[\p{L}'. ]+$/u.test(text);
}

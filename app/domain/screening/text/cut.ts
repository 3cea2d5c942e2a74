/** Names that a form or a bank cut short: whether a given name is a listed one that goes on where it ends. */
import { isPolitical, withoutDroppable, type NormalName, type ReadName } from './name.ts';
import { canonicalWord, isMarker } from './vocabulary.ts';
import { isOrdinary } from './weight.ts';

/** Lengths at which forms and banks cut names, in characters as written (a trailing space may have gone). */
const FIELD_LIMITS = new Set(
  [20, 22, 24, 25, 26, 28, 30, 32, 35, 36, 38, 40, 45].flatMap((limit) => [limit, limit - 1]),
);

/** True for a text as long as a form or a bank allows. */
export function isAtFieldLimit(text: string): boolean {
  return FIELD_LIMITS.has(text.length);
}

/**
 * A name cut inside a word is cut; one that ends with a word may as well be whole, so it must be political already and
 * as long as a field allows. Where only a marker is missing, what is left is the sponsor's own name.
 */
export function isCutOf(given: ReadName, { words: listed }: NormalName): boolean {
  let letters = 0;
  const next = listed.findIndex((word) => (letters += word.length) >= given.compact.length);
  const last = listed[next] ?? '';
  const begun = last.slice(0, last.length - (letters - given.compact.length));
  const [whole, part] = [canonicalWord(last), canonicalWord(begun)];
  const endsWithAWord =
    begun === last || /\d/.test(last) || part === whole || `${begun}s` === last || isOrdinary(begun);
  if (endsWithAWord)
    return isPolitical(given) && isAtFieldLimit(given.text) && withoutDroppable(given.canonical).length >= 3;
  const missing = withoutDroppable([whole, ...listed.slice(next + 1).map(canonicalWord)]);
  return isPolitical(given) || !missing.slice(isMarker(whole) ? 1 : 0).every(isMarkerPart);
}

const MARKER_PARTS = new Set([
  'action',
  'fund',
  'federal',
  'good',
  'government',
  'employees',
  'employee',
  'state',
]);

/** Words of "Political Action Committee", "Federal PAC", "Good Government Fund": by themselves they name no group. */
export function isMarkerPart(word: string): boolean {
  return isMarker(word) || MARKER_PARTS.has(word);
}

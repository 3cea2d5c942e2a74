/** Names that a form or a bank cut short: which listed names could go on where the given one ends. */
import { isPolitical, readName, withoutDroppable, type ReadName } from './name.ts';
import type { RegistryIndex } from './registry-index.ts';
import { canonicalWords, isMarker } from './vocabulary.ts';

/** A cut name shorter than this fits too many listings. */
const LETTERS_MIN = 16;
/** Lengths at which forms and banks cut names, in characters as written (a trailing space may have gone). */
const FIELD_LIMITS = new Set([20, 22, 25, 26, 30, 32, 35, 40].flatMap((limit) => [limit, limit - 1]));
/** More listed names than this that begin alike say that the beginning is a common one. */
const LOOKED_AT_MAX = 24;

/** Entries whose names begin with all that was given, where it looks cut and more than a marker is missing. */
export function entriesCutTo({ ordered, entryNames }: RegistryIndex, given: ReadName): number[] {
  if (given.compact.length < LETTERS_MIN) return [];
  const fitting: number[] = [];
  const from = firstFrom(ordered.names, given.compact);
  for (
    let at = from;
    at < from + LOOKED_AT_MAX && ordered.names[at]?.startsWith(given.compact) === true;
    at++
  ) {
    const entry = ordered.entries[at] ?? 0;
    if (isCutOf(given, readName(entryNames[entry] ?? ''))) fitting.push(entry);
  }
  return fitting;
}

/**
 * A name cut inside a word is cut; one that ends with a word may as well be whole, so it must be political already and
 * as long as a field allows. Where only a marker is missing, what is left is the sponsor's own name.
 */
function isCutOf(given: ReadName, { words: listed }: ReadName): boolean {
  let letters = 0;
  const next = listed.findIndex((word) => (letters += word.length) >= given.compact.length);
  const last = listed[next] ?? '';
  const begun = last.slice(0, last.length - (letters - given.compact.length));
  const [whole, part] = [canonicalWord(last), canonicalWord(begun)];
  const endsWithAWord = begun === last || /\d/.test(last) || part === whole || `${begun}s` === last;
  if (endsWithAWord) return isPolitical(given) && FIELD_LIMITS.has(given.text.length);
  const missing = withoutDroppable([whole, ...listed.slice(next + 1).map(canonicalWord)]);
  return isPolitical(given) || !missing.slice(isMarker(whole) ? 1 : 0).every(isMarkerPart);
}

function canonicalWord(word: string): string {
  return canonicalWords([word])[0]?.word ?? word;
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
function isMarkerPart(word: string): boolean {
  return isMarker(word) || MARKER_PARTS.has(word);
}

function firstFrom(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A name read once: its normalised words, its canonical words, and the keys by which names are compared. */
import { NAME_LENGTH_MAX, normalise } from './normalise.ts';
import { canonicalWords, isDroppable, isMarker } from './vocabulary.ts';

/** Word sets shorter than this are not compared: short sets are equal by chance. */
const SET_LETTERS_MIN = 10;

export interface ReadName {
  /** As written, at most NAME_LENGTH_MAX long. */
  readonly text: string;
  /** Empty where nothing can be read. */
  readonly compact: string;
  readonly words: readonly string[];
  /** Abbreviations and phrases folded: "pol action cmte" is `pac`. */
  readonly canonical: readonly string[];
}

export function readName(text: string): ReadName {
  const normal = normalise(text);
  const words = normal === '' ? [] : normal.split(' ');
  return {
    text: text.slice(0, NAME_LENGTH_MAX).toWellFormed(),
    compact: words.join(''),
    words,
    canonical: canonicalOf(words),
  };
}

/** Normalised words with abbreviations and phrases folded. */
export function canonicalOf(words: readonly string[]): string[] {
  return canonicalWords(words).map(({ word }) => word);
}

/** True where the name says by itself that it is a political one. */
export function isPolitical({ canonical }: ReadName): boolean {
  return canonical.some(isMarker);
}

/** Canonical words without stop words and legal forms. */
export function withoutDroppable(canonical: readonly string[]): string[] {
  return canonical.filter((word, at) => !isDroppable(word, at === canonical.length - 1));
}

/** The distinct canonical words that matter, sorted; null where too little is left to compare by. */
export function wordSetKey(canonical: readonly string[]): string | null {
  const distinct = [...new Set(withoutDroppable(canonical))].sort();
  const key = distinct.join(' ');
  // Two plain words in any order are many companies' name; two of which one is political are not.
  return key.length >= SET_LETTERS_MIN && distinct.length >= (distinct.some(isMarker) ? 2 : 3) ? key : null;
}

/** Canonical words less a closing "PAC", "Committee" or "Fund"; null where nothing political would remain. */
export function withoutClosingMarker(canonical: readonly string[]): string[] | null {
  const words = withoutDroppable(canonical);
  const last = words.at(-1);
  if (last !== 'committee' && last !== 'fund' && last !== 'pac') return null;
  const rest = words.slice(0, -1);
  return rest.length >= 3 && rest.some(isMarker) ? rest : null;
}

/**
 * "HALLMARK CARDS, INC. PAC (HALLPAC)" is also called by either part, but only where the part is political by itself:
 * the rest of "X CORPORATION (X PAC)" is the sponsor's name, and "(ALL)" is anybody's.
 */
export function politicalParts(name: string): string[] {
  if (!name.includes('(')) return [];
  const brackets = [...name.matchAll(/\(([^()]+)\)/g)].map(([, inside = '']) => inside.trim());
  const rest = name
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [rest, ...brackets].filter((part) => {
    const read = readName(part);
    return read.compact.length >= 5 && isPolitical(read);
  });
}

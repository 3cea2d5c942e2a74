/** A name read once: its normalised words, its canonical words, and the keys by which names are compared. */
import { compact, NAME_LENGTH_MAX, normalise } from './normalise.ts';
import { canonicalWords, isDroppable, isMarker } from './vocabulary.ts';

export interface NormalName {
  /** As written, at most NAME_LENGTH_MAX long. */
  readonly text: string;
  /** Empty where nothing can be read. */
  readonly compact: string;
  readonly words: readonly string[];
}

export interface ReadName extends NormalName {
  /** Abbreviations and phrases folded: "pol action cmte" is `pac`. */
  readonly canonical: readonly string[];
}

export function readName(text: string): ReadName {
  const name = normalName(text);
  return { ...name, canonical: canonicalOf(name.words) };
}

/** As far as its words are only normalised. */
export function normalName(text: string): NormalName {
  const normal = normalise(text);
  const words = normal === '' ? [] : normal.split(' ');
  return { text: text.slice(0, NAME_LENGTH_MAX).toWellFormed(), compact: words.join(''), words };
}

/** Normalised words with abbreviations and phrases folded. */
function canonicalOf(words: readonly string[]): string[] {
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

/** Domain labels shorter than this say nothing about a name. */
export const LABEL_LETTERS_MIN = 7;
const LEGAL_ENDINGS = new Set(['inc', 'incorporated', 'llc', 'ltd', 'limited']);

/**
 * What domains of that name would be called: the whole of it without legal forms; and where the rest is political without
 * "committee", that too. `bare` is what is left without anything political: as likely the sponsor's, or a person's.
 */
export function labelsOf({ words, compact, canonical }: ReadName): {
  readonly own: string[];
  readonly bare: string[];
} {
  const kept = words.some((word) => LEGAL_ENDINGS.has(word))
    ? words.filter((word) => !LEGAL_ENDINGS.has(word))
    : words;
  const whole = kept === words ? compact : kept.join('');
  // Domains leave out the "and" for which names have a sign.
  const signed = kept.includes('and') ? kept.filter((word) => word !== 'and').join('') : '';
  // Most names are told by their letters alone to have nothing to leave out.
  if (!whole.includes('committee') && !whole.includes('pac')) {
    const both = labels(whole, signed);
    return { own: both, bare: both };
  }
  const less = withoutCommittee(kept);
  const least = less.filter((word) => word !== 'pac');
  const rest = canonical.filter((word) => word !== 'committee' && word !== 'pac');
  const isForSomebody = less[0] === 'for' || (less[0] === 'to' && less[1] === 'elect');
  const isLess = less.length < kept.length && (isForSomebody || rest.some(isMarker));
  return {
    own: labels(whole, signed, isLess ? less.join('') : ''),
    bare: labels(less.join(''), least.join(''), least.filter((word) => word !== 'and').join('')),
  };
}

/** Without "committee" and "political action committee". */
function withoutCommittee(words: readonly string[]): string[] {
  const left: string[] = [];
  for (const word of words) {
    if (word !== 'committee') left.push(word);
    else if (left.at(-1) === 'action' && left.at(-2) === 'political') left.length -= 2;
  }
  return left;
}

/** The name without spaces, as written whole, and as whoever glues it writes it: without "and", with numbers inside words. */
export function compactForms({ compact: whole, words }: NormalName): readonly string[] {
  const signed = words.includes('and') ? words.filter((word) => word !== 'and').join('') : whole;
  const numbered = /\d/.test(whole) ? compact(whole) : whole;
  return signed === whole && numbered === whole ? [whole] : [...new Set([whole, signed, numbered])];
}

/** Those that are long enough, once each, and with numbers read as whoever glues a name makes them be read. */
function labels(...letters: readonly string[]): string[] {
  const found: string[] = [];
  for (const each of letters) {
    if (each.length < LABEL_LETTERS_MIN) continue;
    const label = /\d/.test(each) ? compact(each) : each;
    if (label.length >= LABEL_LETTERS_MIN && !found.includes(label)) found.push(label);
  }
  return found;
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

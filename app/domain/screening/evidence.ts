/** Evidence: what in the payer resembled which listing, word by word, so that a page can show it. Serialises as JSON. */
import { normalise } from './normalise.ts';
import type { NameField } from './payer.ts';
import { canonicalWords, isDroppable } from './vocabulary.ts';

/** How a field and a listing came together, surest first. */
export type How =
  | 'identifier'
  | 'exact'
  | 'domain'
  | 'card'
  | 'wrapped'
  | 'same-words'
  | 'without-marker'
  | 'misspelt'
  | 'cut'
  | 'domain-name';

/** One word as written, and whether the other side has it: the same, another spelling, or not at all. */
export interface MarkedWord {
  readonly text: string;
  readonly mark: 'agrees' | 'resembles' | 'differs';
}

/** Why a match that stands in the evidence does not count against the payer. */
export type Spared = 'allowed' | 'sponsor' | 'filer' | 'person';

/** One field that resembled one listing. */
export interface FieldEvidence {
  readonly field: NameField | 'email' | 'card';
  /** As given, at most 200 characters; of an e-mail address only the domain. */
  readonly given: string;
  /** The name, alias, domain or identifier of the listing that it resembled. */
  readonly listed: string;
  readonly listingId: string;
  readonly how: How;
  /** 0 to 1. */
  readonly score: number;
  readonly spared: Spared | null;
  readonly givenWords: readonly MarkedWord[];
  readonly listedWords: readonly MarkedWord[];
  /** Words that the other side does not explain. */
  readonly unexplained: { readonly given: readonly string[]; readonly listed: readonly string[] };
}

/** All that resembled a listing, best first; empty for most payers. */
export interface Evidence {
  readonly fields: readonly FieldEvidence[];
}

type Marks = Pick<FieldEvidence, 'givenWords' | 'listedWords' | 'unexplained'>;

/** Marks the words of both sides. `corrections`: canonical words of the given name that were read as another word. */
export function markWords(
  given: string,
  listed: string,
  corrections: ReadonlyMap<string, string> = new Map(),
): Marks {
  const left = read(given, corrections);
  const right = read(listed, new Map());
  if (left.compact === right.compact) return wholly(left.texts, right.texts);
  const givenWords = mark(left, right);
  const listedWords = mark(right, left);
  return {
    givenWords,
    listedWords,
    unexplained: { given: differing(givenWords), listed: differing(listedWords) },
  };
}

/** Both sides as single words that agree: for identifiers, domains and cards. */
export function wholly(givenTexts: readonly string[], listedTexts: readonly string[]): Marks {
  const agree = (texts: readonly string[]) => texts.map((text): MarkedWord => ({ text, mark: 'agrees' }));
  return {
    givenWords: agree(givenTexts),
    listedWords: agree(listedTexts),
    unexplained: { given: [], listed: [] },
  };
}

interface Read {
  readonly compact: string;
  /** The words as written, or as normalised where letters were joined across gaps. */
  readonly texts: readonly string[];
  readonly words: readonly string[];
  /** For each normalised word, the canonical word it belongs to. */
  readonly canonical: readonly string[];
  /** For each normalised word, the text it stands in. */
  readonly textOf: readonly number[];
}

function read(name: string, corrections: ReadonlyMap<string, string>): Read {
  const words = normalise(name).split(' ');
  const written = name.split(/\s+/).filter((text) => normalise(text) !== '');
  const spread = written.flatMap((text, at) =>
    normalise(text)
      .split(' ')
      .map((word) => ({ word, at })),
  );
  const keepsWriting = spread.map(({ word }) => word).join(' ') === words.join(' ');
  const corrected = words.map((word) => corrections.get(word) ?? word);
  const canonical = canonicalWords(corrected).flatMap(({ word, from, to }) =>
    Array<string>(to - from).fill(word),
  );
  return {
    compact: words.join(''),
    texts: keepsWriting ? written : words,
    words,
    canonical,
    textOf: keepsWriting ? spread.map(({ at }) => at) : words.map((_, at) => at),
  };
}

const RANK = { agrees: 0, resembles: 1, differs: 2 } as const;

function mark(side: Read, other: Read): MarkedWord[] {
  const marks = side.texts.map((text): MarkedWord => ({ text, mark: 'agrees' }));
  side.words.forEach((word, at) => {
    const canonical = side.canonical[at] ?? word;
    const found = other.words.includes(word)
      ? 'agrees'
      : other.canonical.includes(canonical)
        ? 'resembles'
        : 'differs';
    const textAt = side.textOf[at] ?? 0;
    const before = marks[textAt];
    if (before && RANK[found] > RANK[before.mark]) marks[textAt] = { text: before.text, mark: found };
  });
  return marks;
}

function differing(words: readonly MarkedWord[]): string[] {
  return words
    .filter(({ text, mark: found }) => found === 'differs' && !isDroppable(normalise(text), true))
    .map(({ text }) => text);
}

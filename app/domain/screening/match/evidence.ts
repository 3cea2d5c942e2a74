/** Evidence: what in the payer resembled which listing, word by word, so that a page can show it. Serialises as JSON. */
import type { DerivedRule } from '#app/domain/screening/index/derived-names.ts';
import type { Alignment } from './align.ts';
import type { Given } from './given.ts';
import type { FormerName } from '#app/domain/screening/listing.ts';
import { compactForms, normalName, type NormalName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import type { Unread } from '#app/domain/screening/text/legibility.ts';
import type { NameField } from '#app/domain/screening/payer.ts';
import { canonicalWords, isDroppable } from '#app/domain/screening/text/vocabulary.ts';
import { bitsOf } from '#app/domain/screening/text/weight.ts';

/** How a field and a listing came together. */
export const HOWS = [
  'identifier',
  'exact',
  'domain',
  'card',
  'wrapped',
  'same-words',
  'misspelt',
  'cut',
  'similar',
  'domain-name',
  'postal-code',
] as const;
export type How = (typeof HOWS)[number];

export const MARKS = ['agrees', 'resembles', 'differs'] as const;

/** One word as written, and whether the other side has it: the same, another spelling, or not at all. */
export interface MarkedWord {
  readonly text: string;
  readonly mark: (typeof MARKS)[number];
  /** How much the word tells about who pays, in bits (weight.ts); 0 where that was not asked. */
  readonly bits: number;
}

/** Why a match that stands in the evidence does not count against the payer. */
export const SPARED = ['allowed', 'sponsor', 'filer', 'person', 'weak'] as const;
export type Spared = (typeof SPARED)[number];

/** One field that resembled one listing. */
export interface FieldEvidence {
  /** `names`: several name fields read together. */
  readonly field: NameField | 'names' | 'email' | 'card' | 'address';
  /** As given, at most 200 characters; of an email address only the domain, of a postal one only the post code. */
  readonly given: string;
  /** The name, alias, domain or identifier of the listing that it resembled. */
  readonly listed: string;
  readonly listingId: string;
  /** The rule by which we derived that name from what the list gives (derived-names.ts); absent for the list's own. */
  readonly derived?: DerivedRule | undefined;
  /** Of a former name: the labels of the first and the last edition that had it. */
  readonly formerly?: Pick<FormerName, 'from' | 'to'> | undefined;
  readonly how: How;
  /** 0 to 1. */
  readonly score: number;
  /** Bits on which the names agree: 22 are about one ordinary payer in four million. */
  readonly bits: number;
  /** Shares of the bits of either name that the other explains, 0 to 1. */
  readonly covered: { readonly given: number; readonly listed: number };
  /** Both say that they are political: what a committee's sponsor does not. */
  readonly isPolitical: boolean;
  readonly spared: Spared | null;
  readonly givenWords: readonly MarkedWord[];
  readonly listedWords: readonly MarkedWord[];
  /** Words that the other side does not explain. */
  readonly unexplained: { readonly given: readonly string[]; readonly listed: readonly string[] };
}

/** All that resembled a listing, best first; empty for most payers. */
export interface Evidence {
  readonly fields: readonly FieldEvidence[];
  /** The name that says of itself that it is political, where that decided (S19). */
  readonly ownWords?: OwnWords | undefined;
  /** The name that could not be read as it is seen, where that decided (S20). */
  readonly unread?: Unread | undefined;
}

export interface OwnWords {
  readonly field: NameField;
  /** What in the name says so (self-description/self-description.ts); absent in screenings of before. */
  readonly form?: string | undefined;
  readonly given: string;
}

type Marks = Pick<FieldEvidence, 'givenWords' | 'listedWords' | 'unexplained'>;

/** How a name is shown: its parts as written, or as normalised where letters were joined across gaps. */
interface Shown {
  readonly parts: readonly string[];
  /** For each normalised word the part in which it stands. */
  readonly partOf: readonly number[];
}

/** Marks the words of both sides by what the alignment found them to stand for. `shown` is the given name. */
export function markWords(
  given: Given,
  shown: Shown,
  listedText: string,
  { listedOf, qualities }: Alignment,
): Marks {
  const listed = normalName(listedText);
  const right = canonicalWords(listed.words).map((span): Span => {
    return { ...span, bits: bitsOf(span.word), mark: 'differs' };
  });
  const left = given.spelled.map((word, at): Span => {
    const quality = qualities[at] ?? 0;
    const other = right[listedOf[at] ?? -1];
    if (!other || quality === 0) return { ...word, mark: 'differs' };
    const sameAsWritten = writtenAs(given, word) === writtenAs(listed, other);
    other.mark = quality === 1 && sameAsWritten ? 'agrees' : 'resembles';
    return { ...word, bits: other.bits, mark: other.mark };
  });
  // Glued names align with nothing, and their letters say the same all the same.
  const { inside } = given;
  const forms = compactForms(listed);
  const isSame = (words: readonly string[]) => forms.includes(words.join(''));
  const isGlued = inside.length === 1 && inside.length < given.words.length && isSame(inside);
  if (isSame(given.words) || isGlued) {
    // "www.harborvalleypac.com" is written as one word, which is the name with something around it.
    const isOneWritten = isGlued && !/\s/.test(given.text.trim());
    for (const span of left) {
      if (isOneWritten) span.mark = 'resembles';
      else if (!isGlued || given.words[span.from] === inside[0]) span.mark = 'agrees';
    }
    for (const span of right) span.mark = 'agrees';
  }
  const givenWords = spread(shown, left);
  const listedWords = spread(shownAs(listed), right);
  return {
    givenWords,
    listedWords,
    unexplained: { given: differing(givenWords), listed: differing(listedWords) },
  };
}

/** Both sides as single words that agree: for identifiers, domains and cards. */
export function wholly(givenTexts: readonly string[], listedTexts: readonly string[]): Marks {
  const agree = (texts: readonly string[]) =>
    texts.map((text): MarkedWord => ({ text, mark: 'agrees', bits: 0 }));
  return {
    givenWords: agree(givenTexts),
    listedWords: agree(listedTexts),
    unexplained: { given: [], listed: [] },
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly bits: number;
  mark: MarkedWord['mark'];
}

function writtenAs({ words }: NormalName, { from, to }: Pick<Span, 'from' | 'to'>): string {
  return words.slice(from, to).join(' ');
}

const RANK = { agrees: 0, resembles: 1, differs: 2 } as const;

/** A name as it is shown word by word. */
export function shownAs({ text, words }: NormalName): Shown {
  const parts: string[] = [];
  const read: string[] = [];
  const partOf: number[] = [];
  for (const part of text.split(/\s+/)) {
    const normal = normalise(part);
    if (normal === '') continue;
    for (const word of normal.split(' ')) {
      read.push(word);
      partOf.push(parts.length);
    }
    parts.push(part);
  }
  // "PO1ITICA1" is shown as it was written, however its ones were read.
  const keepsWriting =
    read.length === words.length && read.every((word, at) => word.length === words[at]?.length);
  return keepsWriting ? { parts, partOf } : { parts: words, partOf: words.map((_, at) => at) };
}

/** The parts with the marks of what their words stand for. */
function spread({ parts, partOf }: Shown, spans: readonly Span[]): MarkedWord[] {
  const marked = parts.map((part): MarkedWord => ({ text: part, mark: 'agrees', bits: 0 }));
  for (const { from, to, bits, mark } of spans) {
    for (let word = from; word < to; word++) {
      const at = partOf[word] ?? 0;
      const before = marked[at];
      if (!before) continue;
      marked[at] = {
        text: before.text,
        mark: RANK[mark] > RANK[before.mark] ? mark : before.mark,
        bits: before.bits + bits / (to - from),
      };
    }
  }
  return marked.map((word) => ({ ...word, bits: Math.round(word.bits * 10) / 10 }));
}

function differing(words: readonly MarkedWord[]): string[] {
  return words
    .filter(({ text, mark: found }) => found === 'differs' && !isDroppable(normalise(text), true))
    .map(({ text }) => text);
}

/** A name that a payer gave, read word by word against the registry: known words, misspelt ones, and what merely stands around. */
import { isNation } from '#app/domain/screening/text/self-description/nations.ts';
import { isYear } from '#app/domain/screening/text/campaign-year.ts';
import { isAtFieldLimit } from '#app/domain/screening/text/cut.ts';
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { writtenFor, type WrittenWord } from './likeness.ts';
import { isKnown, onesRead } from './known-words.ts';
import { withoutNoise } from '#app/domain/screening/text/noise.ts';
import { NAME_LENGTH_MAX, normalise } from '#app/domain/screening/text/normalise.ts';
import type { NameField } from '#app/domain/screening/payer.ts';
import { completesPhrase } from '#app/domain/screening/text/phrases.ts';
import {
  entriesNamed,
  GROUP_WORD,
  MARKER,
  namesGoingOn,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import { isOwnWord } from '#app/domain/screening/text/own-words.ts';
import { mend } from '#app/domain/screening/index/spelling-index.ts';
import { numberOf, stringAt } from '#app/domain/screening/index/string-table.ts';
import {
  beginsGroupWord,
  canonicalWord,
  canonicalWords,
  isGroupWord,
  isMarker,
  isMarkerBadlySpelled,
  markerBegunBy,
} from '#app/domain/screening/text/vocabulary.ts';
import { bitsOf, isOrdinary } from '#app/domain/screening/text/weight.ts';

/** Names of so few words, a first name among them, are persons' in the fields for persons. */
const PERSON_WORDS_MAX = 3;
/** A word that stands around the name, not in it ("Donation from"), and a year. */
const AROUND_BITS = 0.5;
/** What payment services write before a name on a statement: "PAYPAL *", "SQ *". */
const CARD_PREFIX = /^(?:paypal|sq|tst|pp|sp|py)\s?\*\s*/i;
/** "Bobo Lee" is not "Bo Lee". */
const DOUBLED_LETTERS_MIN = 5;

/** How well the beginning of a long marker stands for it. */
const BEGUN = 0.9;

/** Two letters that scanners make of one, and how well what they made stands for the word. */
const ONE_SEEN: Readonly<Record<string, string>> = { rn: 'm', vv: 'w', cl: 'd', ii: 'u' };
const SEEN_AS_ONE = /rn|vv|cl|ii/g;
const MISREAD = 0.95;

/** A canonical word of the given name. */
export interface GivenWord extends WrittenWord {
  /** The last of its words as normalised, before anything was put right. */
  readonly written: string;
  readonly bits: number;
  /** Below 1 where it had to be put right to be read as `text`. */
  readonly quality: number;
  readonly isAround: boolean;
  /** Of a campaign. */
  readonly isYear: boolean;
  readonly isMarker: boolean;
  /** The last word of a name as long as a card allows: it may be the beginning of another one. */
  readonly mayBeCut: boolean;
  /** The normalised words [from, to) that it stands for. */
  readonly from: number;
  readonly to: number;
}

/** A word that is known as it was written: one that was put right was none. */
export function isItsOwn({ isKnown, quality }: Pick<GivenWord, 'isKnown' | 'quality'>): boolean {
  return isKnown && quality === 1;
}

/** What words that the registry does not have may mean, found once for all fields of a payer. */
export type Meanings = Map<string, GivenWord['meant']>;

export interface Given extends ReadName {
  readonly field: NameField;
  /** Its words without what merely stands around them. */
  readonly inside: readonly string[];
  readonly spelled: readonly GivenWord[];
  /** In a field for persons: the name of a person, or of what could be one. */
  readonly isPerson: boolean;
  readonly couldBePerson: boolean;
  /** A person's name and a year ("Jane Sample 2024"). */
  readonly isDatedPerson: boolean;
  /** Without spaces, before ones were read as letters: by this staff forgive it. */
  readonly typedCompact: string;
}

/** Total on any text; the words of a person's name are looked up only where the name is listed as it stands. */
export function readGiven(index: RegistryIndex, meanings: Meanings, field: NameField, text: string): Given {
  const whole = text.slice(0, NAME_LENGTH_MAX).trim().replace(CARD_PREFIX, '');
  const typed = readName(undoubled(whole));
  // What stands in the evidence, and is forgiven, is what was typed.
  const ones = onesRead(index, typed.text);
  const read = ones === typed.text ? typed : { ...readName(ones), text: typed.text };
  const inside = withoutNoise(read.words);
  const isForPersons = field !== 'organisation';
  const hasFirstName = read.words.some((word) => FIRST_NAMES.has(word)) && !isCutInGroupWord(read);
  if (
    isForPersons &&
    hasFirstName &&
    read.words.length <= PERSON_WORDS_MAX &&
    !read.words.some(isYear) &&
    !read.canonical.some(isGroupWord) &&
    !endsInBadMarker(read)
  ) {
    const isListed = entriesNamed(index, read.compact).length > 0 || mayGoOn(index, read);
    return {
      ...read,
      field,
      inside,
      typedCompact: typed.compact,
      spelled: isListed ? spell(index, meanings, read, inside, isAtFieldLimit(read.text)) : [],
      isPerson: true,
      couldBePerson: true,
      isDatedPerson: false,
    };
  }
  const spelled = spell(index, meanings, read, inside, isForPersons && isAtFieldLimit(read.text));
  const couldBePerson =
    isForPersons && !isCutInGroupWord(read) && !spelled.some((word) => saysGroup(index, word));
  return {
    ...read,
    field,
    inside,
    typedCompact: typed.compact,
    spelled,
    isPerson: couldBePerson && hasFirstName,
    couldBePerson,
    isDatedPerson:
      isForPersons && hasFirstName && read.words.some(isYear) && !read.canonical.some(isGroupWord),
  };
}

/** Pasted twice into the same field, or typed and then completed: "Harbor VaHarbor Valley PAC" is "Harbor Valley PAC". */
function undoubled(whole: string): string {
  for (let at = DOUBLED_LETTERS_MIN; at <= whole.length / 2; at++) {
    const isGlued = !/\s/.test(whole.charAt(at - 1)) && !/\s/.test(whole.charAt(at));
    if (isGlued && whole.startsWith(whole.slice(0, at), at) && /\s/.test(whole.slice(at)))
      return whole.slice(at);
  }
  return whole;
}

/** "MICHAEL WHITE CAMPAIIGGN" is no person's name. */
function endsInBadMarker({ words }: ReadName): boolean {
  const last = words.at(-1) ?? '';
  return !isOrdinary(last) && isMarkerBadlySpelled(last);
}

function mayGoOn(index: RegistryIndex, { text, words, compact }: ReadName): boolean {
  return words.length > 1 && isAtFieldLimit(text) && namesGoingOn(index, compact, 1).length > 0;
}

/** "ALEXIS MARTINEZ JOHNSON FO", "ESTHER JOY KING VICT": no person ends so. */
function isCutInGroupWord({ text, words }: ReadName): boolean {
  if (!isAtFieldLimit(text)) return false;
  const last = words.at(-1) ?? '';
  return words.length > 2
    ? last === 'f' || last === 'fo' || markerBegunBy(last) !== null || beginsGroupWord(last)
    : last.length > 5 && beginsGroupWord(last);
}

function spell(
  index: RegistryIndex,
  meanings: Meanings,
  { text, words }: ReadName,
  inside: readonly string[],
  mayBeCut: boolean,
): GivenWord[] {
  const clipped = clippedWords(text);
  const meant = words.map((word) =>
    isKnown(index, word) && !clipped.has(word) ? [] : meantBy(index, meanings, word),
  );
  const right = words.map((word, at) => {
    const [best] = meant[at] ?? [];
    const said = best && stringAt(index.words, best.number);
    // Marker words are put right first: a phrase with a slip in it would not be read as one.
    return best && said && (isMarker(said) || completesPhrase(said, words[at - 1] ?? '', words[at + 1] ?? ''))
      ? { said, quality: best.quality }
      : { said: word, quality: 1 };
  });
  const from =
    inside.length === words.length
      ? 0
      : words.findIndex((_, at) => inside.every((word, k) => words[at + k] === word));
  return canonicalWords(right.map(({ said }) => said)).map(({ word, ...span }) => {
    const number = numberOf(index.words, word);
    const isOutside = span.from < from || span.from >= from + inside.length;
    const isRepeated = right.slice(from, span.from).some(({ said }) => said === right[span.from]?.said);
    const isAround = isOutside || isRepeated || isYear(word);
    return {
      text: word,
      written: words[span.to - 1] ?? '',
      number,
      bits: isAround ? AROUND_BITS : number >= 0 ? (index.wordBits[number] ?? 0) : bitsOf(word),
      quality: Math.min(...right.slice(span.from, span.to).map(({ quality }) => quality)),
      meant: number >= 0 ? [] : (meant[span.from] ?? []),
      writtenFor: writtenFor(index, word),
      isOrdinary: isOrdinary(word),
      isKnown: number >= 0 || isOrdinary(word) || isNation(word),
      isAround,
      isYear: isYear(word),
      isMarker: isMarker(word),
      isClipped: clipped.has(words[span.from] ?? ''),
      mayBeCut: mayBeCut && span.to === words.length,
      ...span,
    };
  });
}

const CLIPPED = /(?<![\p{L}.])\p{L}{4,}(?=\.(?![\p{L}]))/gu;

function clippedWords(text: string): ReadonlySet<string> {
  if (!text.includes('.')) return NONE_CLIPPED;
  return new Set(Array.from(text.matchAll(CLIPPED), ([word]) => normalise(word)));
}

const NONE_CLIPPED: ReadonlySet<string> = new Set();

/** Canonical words that a word may have been meant to be, best first. */
function meantBy(index: RegistryIndex, meanings: Meanings, word: string): GivenWord['meant'] {
  const before = meanings.get(word);
  if (before) return before;
  const meant = new Map<number, number>();
  const begun = isOrdinary(word) ? null : markerBegunBy(word);
  if (begun !== null) meant.set(numberOf(index.words, canonicalWord(begun)), BEGUN);
  const seen = word.replace(SEEN_AS_ONE, (letters) => ONE_SEEN[letters] ?? letters);
  const known = seen === word ? -1 : numberOf(index.words, canonicalWord(seen));
  if (known >= 0) meant.set(known, MISREAD);
  for (const read of seen === word ? [word] : [seen, word]) {
    for (const { number, quality } of mend(index.spelling, index.words, read)) {
      const canonical = numberOf(index.words, canonicalWord(stringAt(index.words, number)));
      if (canonical >= 0 && !meant.has(canonical)) meant.set(canonical, quality);
    }
  }
  // A word of its own is no political one misspelt: "Resident Services" is nobody's president.
  const isOwn = isOwnWord(word) || isOrdinary(word);
  const found = Array.from(meant, ([number, quality]) => ({ number, quality }))
    .filter(({ number }) => !isOwn || ((index.wordFlags[number] ?? 0) & MARKER) === 0)
    .sort((a, b) => b.quality - a.quality);
  meanings.set(word, found);
  return found;
}

function saysGroup(index: RegistryIndex, { text, meant, isAround }: GivenWord): boolean {
  if (isAround || /\d/.test(text)) return true;
  const [best] = meant;
  return (
    isGroupWord(text) ||
    (best !== undefined && ((index.wordFlags[best.number] ?? 0) & (GROUP_WORD | MARKER)) !== 0)
  );
}

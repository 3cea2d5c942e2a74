/** Parties by what they are called in other languages than English: "Sozialdemokratische Partei", "Демократски савез". */
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { isStopWord } from '#app/domain/screening/text/vocabulary.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';
import { KINDS, LATIN_PARTY_WORDS, type Kind } from './party-words.ts';
import { PARTY_WORDS_OF_SCRIPTS, UNPARTED, UNPARTED_ENDING } from './party-words-of-scripts.ts';
import type { Said } from './said.ts';

/** Words are looked up by so many of their first or last letters. */
const KEY_LETTERS = 4;
/** "Piratenpartei" is a party by itself, "Partei" is none. */
const COMPOUND_LETTERS_MIN = 9;
/** Shorter words are articles and the like. */
const SMALL_LETTERS = 3;
const SMALL = new Set(
  'los las dos das der die den dem des dei del della delle voor van het von fur och for'.split(' '),
);
/** Words of the tables that English has, and few names of ordinary payers. */
const ENGLISH = new Set(
  'front bloc block popular radical national nationale liberal social republican'.split(' '),
);
/** English names have none of them. */
const ROMANCE = new Set('de del des du les della delle dei pour para por'.split(' '));
const OF = new Set('de del do da dos das di dei degli della delle dell'.split(' '));
const PARTY_KINDS: ReadonlySet<Kind> = new Set(['party', 'maybe', 'first']);
const PARTY_INSIDE = /part(?:y|i|ei)|demo[ck]r|so[csz]ial|[ck]ommun|liberal|[ck]onserva|republi[ck]/;

const BEYOND_ASCII = /[^\u0020-\u007e]/;
/** Hungarian; "part" is a shore. */
const ACCENTED = /\S\s+p[áÁ]rt(?:ja)?(?=$|[)\]/])/iu;

interface PartyWord {
  readonly text: string;
  readonly isWhole: boolean;
  readonly language: string;
  readonly kind: Kind;
}

const BEGINNINGS = new Map<string, PartyWord[]>();
const ENDINGS = new Map<string, PartyWord[]>();
for (const table of [LATIN_PARTY_WORDS, PARTY_WORDS_OF_SCRIPTS])
  for (const [language, row] of Object.entries(table))
    for (const kind of KINDS)
      for (const word of (row[kind] ?? '').split(/\s+/).filter(Boolean)) {
        const text = normalise(word.replace('*', ''));
        const isEnding = word.startsWith('*');
        const key = isEnding ? text.slice(-KEY_LETTERS) : text.slice(0, KEY_LETTERS);
        const words = isEnding ? ENDINGS : BEGINNINGS;
        words.set(key, [...(words.get(key) ?? []), { text, isWhole: !word.includes('*'), language, kind }]);
      }

/**
 * True where the words of one language say that it is a party's: "party" and something else, a creed and a body, the people's
 * front. A creed by itself does not, nor does what belongs to the people.
 */
export function isOfPartyAbroad({ inside, text, field }: Said): boolean {
  // As written: the normaliser takes syllables of Hangul apart, and accents off.
  if (BEYOND_ASCII.test(text) && isPartyAsWritten(text.normalize('NFC').trim(), field)) return true;
  // Most names have none of these words.
  if (!inside.some(mayBePartyWord)) return false;
  const found = inside.map(partyWordsIn);
  const isLong = (at: number) => (inside[at]?.length ?? 0) >= COMPOUND_LETTERS_MIN;
  const saysAlone = found.some((words, at) =>
    words.some(({ kind }) =>
      kind === 'party' ? inside.length > 1 || isLong(at) : kind === 'alone' && isLong(at),
    ),
  );
  if (saysAlone) return true;
  const languages = new Set(found.flat().map(({ language }) => language));
  return [...languages].some((language) =>
    saysParty(
      inside,
      found.map((words) => words.filter((word) => word.language === language).map(({ kind }) => kind)),
    ),
  );
}

function isPartyAsWritten(text: string, field: Said['field']): boolean {
  return ACCENTED.test(text) || (field === 'organisation' ? UNPARTED : UNPARTED_ENDING).test(text);
}

/** By the kinds of the words of one language. */
function saysParty(words: readonly string[], kinds: readonly (readonly Kind[])[]): boolean {
  const placesOf = (...sought: readonly Kind[]) =>
    kinds.flatMap((each, at) => (sought.some((kind) => each.includes(kind)) ? [at] : []));
  const creeds = placesOf('creed', 'alone');
  const told = placesOf('creed', 'alone', 'half', 'people', 'nation');
  const first = words.findIndex((word) => !isSmall(word));
  const isAtEnd = (at: number) => at === first || at === words.length - 1;
  const isForeign = words.some((word) => ROMANCE.has(word));
  /** Nothing but small words between them, and not both English ones: "National Front Porch". */
  const isPair = (one: number, other: number) =>
    one !== other &&
    words.slice(Math.min(one, other) + 1, Math.max(one, other)).every(isSmall) &&
    (isForeign || ![one, other].every((at) => isEnglish(words[at] ?? '')));
  if (placesOf('maybe').some((at) => creeds.some((creed) => isPair(at, creed)))) return true;
  if (placesOf('maybe').some((at) => isAtEnd(at) && told.some((other) => other !== at))) return true;
  if (placesOf('first').some((at) => saysPartyFirst(words, told, at, at === first))) return true;
  if (placesOf('body', 'front').some((at) => creeds.some((creed) => isPair(at, creed)))) return true;
  if (placesOf('half').some((at) => creeds.includes(at + 1))) return true;
  const isAllTold = kinds.every((each, at) => each.length > 0 || isSmall(words[at] ?? ''));
  return placesOf('front').some((at) =>
    placesOf('people').some((other) => isPair(at, other) || (isAllTold && other !== at)),
  );
}

/** "Partido" and a creed, or in front of anything but a place's name, whose district it is. */
function saysPartyFirst(
  words: readonly string[],
  told: readonly number[],
  at: number,
  isFirst: boolean,
): boolean {
  if (told.includes(at + 1)) return true;
  const next = words.findIndex((word, place) => place > at && !isSmall(word));
  if (!isFirst || next < 0) return false;
  return !OF.has(words[at + 1] ?? '') || told.includes(next);
}

function isEnglish(word: string): boolean {
  return ENGLISH.has(word) || isOrdinary(word);
}

/** Articles and the like, in whatever language. */
function isSmall(word: string): boolean {
  return isStopWord(word) || word.length < SMALL_LETTERS || SMALL.has(word);
}

/** True for the word for a party in some language. */
export function isWordForParty(word: string): boolean {
  return word === 'party' || partyWordsIn(word).some(({ kind, isWhole }) => isWhole && PARTY_KINDS.has(kind));
}

/** True for what a party professes, in some language. */
export function isCreedAbroad(word: string): boolean {
  return partyWordsIn(word).some(({ kind }) => kind === 'creed' || kind === 'alone');
}

/** True for what says beside the English "party" whose it is, or what it professes: "Janata Party". */
export function isToldAbroad(word: string): boolean {
  return !isEnglish(word) && partyWordsIn(word).some(({ kind }) => kind === 'creed' || kind === 'people');
}

/** True for a word with "party" or a creed in it: "Tulpenpartei", "Duindemokraten". */
export function hasPartyWord(word: string): boolean {
  return (
    PARTY_INSIDE.test(word) ||
    partyWordsIn(word).some(({ kind }) => PARTY_KINDS.has(kind) || kind === 'creed' || kind === 'alone')
  );
}

function mayBePartyWord(word: string): boolean {
  return BEGINNINGS.has(word.slice(0, KEY_LETTERS)) || ENDINGS.has(word.slice(-KEY_LETTERS));
}

function partyWordsIn(word: string): readonly PartyWord[] {
  const beginning = BEGINNINGS.get(word.slice(0, KEY_LETTERS));
  const ending = ENDINGS.get(word.slice(-KEY_LETTERS));
  if (!beginning && !ending) return [];
  const found = (beginning ?? []).filter(({ text, isWhole }) =>
    isWhole ? word === text : word.startsWith(text),
  );
  // "Partij" by itself is a batch too, at the end of a longer word it is none.
  const isRead = found.some(({ isWhole, kind }) => isWhole && kind === 'maybe');
  return [
    ...found,
    ...(ending ?? []).filter(({ text }) => word.endsWith(text) && !(isRead && word === text)),
  ];
}

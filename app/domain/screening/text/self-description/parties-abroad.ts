/** Parties by what they are called in other languages than English: "Sozialdemokratische Partei", "Демократски савез". */
import { FIRST_NAMES } from '#app/domain/screening/text/first-names.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { KINDS, LATIN_PARTY_WORDS, type Kind } from './party-words.ts';
import { PARTY_WORDS_OF_SCRIPTS, UNPARTED } from './party-words-of-scripts.ts';
import type { Said } from './said.ts';

/** Words are looked up by so many of their first or last letters. */
const KEY_LETTERS = 4;
/** "Piratenpartei" is a party by itself, "Partei" is none. */
const COMPOUND_LETTERS_MIN = 9;
/** "Maria Partido" is somebody. */
const PERSON_WORDS_MAX = 3;

const BEYOND_LATIN = /[^\u0020-\u024f]/;

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
  // As written: the normaliser takes syllables of Hangul apart.
  if (BEYOND_LATIN.test(text) && UNPARTED.test(text.normalize('NFC').trim())) return true;
  // Most names have none of these words.
  if (!inside.some(mayBePartyWord)) return false;
  const found = inside.map(partyWordsIn);
  if (
    field !== 'organisation' &&
    inside.length <= PERSON_WORDS_MAX &&
    inside.some((word) => FIRST_NAMES.has(word))
  )
    return false;
  const isLong = (at: number) => (inside[at]?.length ?? 0) >= COMPOUND_LETTERS_MIN;
  if (found.some((words, at) => isLong(at) && words.some(({ kind }) => kind === 'alone'))) return true;
  if (
    found.some((words, at) => words.some(({ kind }) => kind === 'party') && (inside.length > 1 || isLong(at)))
  )
    return true;
  const languages = new Set(found.flat().map(({ language }) => language));
  return [...languages].some((language) =>
    saysParty(
      found.map((words) => words.filter((word) => word.language === language).map(({ kind }) => kind)),
    ),
  );
}

/** By the kinds of the words of one language. */
function saysParty(kinds: readonly (readonly Kind[])[]): boolean {
  const creed = kinds.findIndex((each) => each.includes('creed'));
  const isCreed = (at: number) => kinds[at]?.includes('creed') === true;
  /** In another word than what it says it of. */
  const beside = (one: Kind, other: Kind) =>
    kinds.some(
      (each, at) => each.includes(one) && kinds.some((word, place) => place !== at && word.includes(other)),
    );
  if (creed >= 0)
    return (
      beside('maybe', 'creed') ||
      beside('body', 'creed') ||
      beside('front', 'creed') ||
      kinds.some((each, at) => each.includes('half') && isCreed(at + 1))
    );
  return beside('maybe', 'people') || beside('front', 'people');
}

/** True for the word for a party in some language. */
export function isWordForParty(word: string): boolean {
  return (
    word === 'party' ||
    partyWordsIn(word).some(({ kind, isWhole }) => isWhole && (kind === 'party' || kind === 'maybe'))
  );
}

function mayBePartyWord(word: string): boolean {
  return BEGINNINGS.has(word.slice(0, KEY_LETTERS)) || ENDINGS.has(word.slice(-KEY_LETTERS));
}

function partyWordsIn(word: string): readonly PartyWord[] {
  const beginning = BEGINNINGS.get(word.slice(0, KEY_LETTERS));
  const ending = ENDINGS.get(word.slice(-KEY_LETTERS));
  if (!beginning && !ending) return [];
  return [
    ...(beginning ?? []).filter(({ text, isWhole }) => (isWhole ? word === text : word.startsWith(text))),
    ...(ending ?? []).filter(({ text }) => word.endsWith(text)),
  ];
}

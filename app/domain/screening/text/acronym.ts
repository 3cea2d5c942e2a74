/** Acronyms: names of a few letters that everybody knows for a group, and that other bodies have too. */
import { FIRST_NAMES } from './first-names.ts';
import { readName } from './name.ts';
import { canonicalWord, hasPac, isGroupWord } from './vocabulary.ts';
import { hasOrdinaryBits } from './weight.ts';

/** Two letters are anybody's; of six on an acronym is a word. Where a character is a syllable or a word, four are a name. */
const LETTERS =
  /^(?:[\p{L}--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]]{3,5}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{2,3})$/v;

/**
 * True for a name of one word of three to five letters that is none of the words groups are called by ("Party", "Fund", "HALLPAC").
 * SPD is a party and a police department: such a name holds, and refuses nobody, however many sources list it.
 */
export function isAcronym(name: string): boolean {
  const { words } = readName(name);
  const [only = '', ...others] = words;
  return others.length === 0 && LETTERS.test(only) && !hasPac(only) && !isGroupWord(canonicalWord(only));
}

/** Three letters, or two characters, are as well the name of some firm; those that everybody knows for a party stand in the starter registry. */
const SHORT = /^(?:\p{sc=Latin}{3}|..)$/u;

/** The acronyms among these that an imported list may give a group: of more than three letters, and nobody's ordinary word or name. */
export function acronymsAmong(names: readonly string[]): string[] {
  return names.filter((name) => isAcronym(name) && isOwn(name) && !SHORT.test(name.trim()));
}

function isOwn(acronym: string): boolean {
  const [only = ''] = readName(acronym).words;
  return !FIRST_NAMES.has(only) && !hasOrdinaryBits(only);
}

const IN_BRACKETS = /^(.+?)\s*\((\p{Lu}{3,5})\)$/u;

/** "SNP" of "Scottish National Party (SNP)", "UKIP" of "UK Independence Party (UKIP)"; empty where the brackets hold anything else. */
export function acronymInBrackets(name: string): string[] {
  const [, whole = '', acronym = ''] = IN_BRACKETS.exec(name.trim()) ?? [];
  const capitals = Array.from(whole.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}/gu), ([letters]) => letters).join('');
  return capitals === acronym && isAcronym(acronym) && isOwn(acronym) ? [acronym] : [];
}

/** The same committee's name with and without the words that all committees have: "Lee for Congress" and "Lee for Congress Committee". */
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';
import { normalName } from '#app/domain/screening/text/name.ts';
import { hasPac, isGenericWord, isStopWord } from '#app/domain/screening/text/vocabulary.ts';
import type { Given } from './given.ts';
import { entryName, isListedPolitical, isPolitical, type Match } from './match.ts';

/** The "Ohio Republican" is a newspaper, whatever PAC is called nearly so. */
const COMMITTEES = new Set(
  'pac superpac committee congress senate president governor elect reelect party victory'.split(' '),
);
/** These may be added to a listed name; of the others a listed one may have more than was given. */
const ADDED = new Set('pac superpac committee federal account acct'.split(' '));
/** So much must agree of whose committee it is. */
const OWN_BITS_MIN = 12;
const SAME_QUALITY = 0.96;
const SAME_SCORE = 0.96;
const ACRONYM_LETTERS_MIN = 3;

/** The match as sure as the same words, where nothing else differs; else the match as it was. */
export function withoutGenericWords(index: RegistryIndex, given: Given, match: Match): Match {
  const isSame = match.how === 'same-words' || match.how === 'wrapped' || match.how === 'misspelt';
  if ((isSame && match.score >= SAME_SCORE) || !isSameButGeneric(index, given, match)) return match;
  const alignment = { ...match.alignment, coveredGiven: 1, coveredListed: 1 };
  return { ...match, how: 'same-words', score: SAME_SCORE, alignment };
}

function isSameButGeneric(index: RegistryIndex, given: Given, match: Match): boolean {
  const { listedOf, qualities, isInOrder, numbersDiffer, hasNickname, endsInside } = match.alignment;
  if (!isInOrder || numbersDiffer || hasNickname || endsInside || !isPolitical(given, match)) return false;
  let ownBits = 0;
  const extra: string[] = [];
  for (const [at, { text, written, bits }] of given.spelled.entries()) {
    if ((listedOf[at] ?? -1) < 0) {
      // As written: an acronym with "PAC" behind it may have been put right to another's.
      if (bits > 1) extra.push(ADDED.has(text) ? text : written);
    } else if ((qualities[at] ?? 0) < SAME_QUALITY) return false;
    else if (!isGenericWord(text)) ownBits += bits;
  }
  if (ownBits < OWN_BITS_MIN) return false;
  const isListedWhole = rowAt(index.entryWords, match.entry).every(
    (number, place) => listedOf.includes(place) || (index.wordBits[number] ?? 0) <= 1,
  );
  // "Alliance Coal LLC" sponsors its PAC, whatever "alliance" says elsewhere.
  const saysPlainly = given.spelled.some(({ text }) => COMMITTEES.has(text) || hasPac(text));
  if (extra.length === 0 && saysPlainly && isListedPolitical(index, match))
    return rowAt(index.entryWords, match.entry).every(
      (number, place) => listedOf.includes(place) || isGenericWord(stringAt(index.words, number)),
    );
  if (!isListedWhole) return false;
  // "Majority Action Fund" is another than "Majority in Action".
  const others = extra.filter((word) => !ADDED.has(word));
  if (others.length === 0) return true;
  const listed = normalName(entryName(index, match.entry)).words;
  return others.every((word) => isAcronymOf(word, listed));
}

/** "(DCCC)", "CBCPAC": the first letters of the listed words, in order, with or without the small ones. */
function isAcronymOf(word: string, listed: readonly string[]): boolean {
  const letters = word.length > ACRONYM_LETTERS_MIN + 2 && word.endsWith('pac') ? word.slice(0, -3) : word;
  if (letters.length < ACRONYM_LETTERS_MIN) return false;
  const initials = (words: readonly string[]) => words.map((each) => each.charAt(0)).join('');
  return [listed, listed.filter((each) => !isStopWord(each))].some((words) =>
    initials(words).startsWith(letters),
  );
}

/** What a campaign's name says beside whose it is: "Friends of Jane Doe" and "Jane Doe for Congress" differ in nothing else. */
import type { Given, GivenWord } from './given.ts';
import type { Match } from './match.ts';
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { isState } from '#app/domain/screening/text/short-forms.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';
import { isSpelling } from '#app/domain/screening/text/vocabulary.ts';

const list = (words: string) => new Set(words.split(' '));

/** Words of the given name that may stand in the place of others in a listed one. */
interface Instead {
  readonly given: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
  /** The given name ends with them: "Victory Physical Therapy" is no committee. */
  readonly isBehind: boolean;
}

// What "Senator" says before a name is no campaign.
const OF_CANDIDATES =
  'committee campaign elect reelect election exploratory victory friends citizens supporters people neighbors team vote voters ' +
  'volunteers recount';
const OFFICES = 'congress senate senator representative president presidency presidential governor';
const OF_COMMITTEES = 'pac superpac campaign political election victory';

const INSTEAD: readonly Instead[] = [
  { given: list(OF_CANDIDATES), listed: list(`${OF_CANDIDATES} ${OFFICES} fund`), isBehind: false },
  // "Public Safety Committee" and "Friends of the Deaf" are as likely no political ones.
  { given: list(OF_COMMITTEES), listed: list(`${OF_COMMITTEES} committee fund`), isBehind: true },
];
/** So do these of the given name, but only behind "for": "Jane Doe for House". */
const OFFICES_BEHIND_FOR = list('house representative senator');
const ANY_GIVEN = new Set(INSTEAD.flatMap(({ given }) => [...given]));
/** With a single name beside them only these say that somebody runs: "Friends of Charleston" may be the city's. */
const OF_ONE_NAME = list('campaign elect reelect exploratory');
/** These stand beside such words and tell as little. */
const BESIDE = list('for us house fund fed federal america action committee pac exploratory account inc');

/** So much must agree of whose committee it is: two names, or a rare one that is not a state's. */
const OWN = { bitsMin: 13, qualityMin: 0.9 };
const OWN_OF_ONE = { bitsMin: 15, qualityMin: 0.97 };

interface Word {
  readonly text: string;
  readonly bits: number;
  readonly isFound: boolean;
}

/** True where both names are the same but for words that say what kind of committee it is, and each says so in its own. */
export function isOfOtherFunction(index: RegistryIndex, given: Given, match: Match): boolean {
  const { listedOf, qualities, isInOrder } = match.alignment;
  const isUnpaired = (at: number) => (listedOf[at] ?? -1) < 0;
  const isForOffice = (at: number) =>
    isUnpaired(at) && OFFICES_BEHIND_FOR.has(given.spelled[at]?.text ?? '') && isBehindFor(given.spelled, at);
  const isFunction = (functions: ReadonlySet<string>, at: number) =>
    isUnpaired(at) && functions.has(given.spelled[at]?.text ?? '') && isWritten(given.spelled[at]);
  if (!isInOrder || !given.spelled.some((_, at) => isFunction(ANY_GIVEN, at) || isForOffice(at)))
    return false;
  const listed = Array.from(rowAt(index.entryWords, match.entry), (number, place) => {
    const isFound = listedOf.includes(place);
    return { text: stringAt(index.words, number), bits: index.wordBits[number] ?? 0, isFound };
  });
  const words = given.spelled.map(({ text, bits }, at) => {
    const other = listed[listedOf[at] ?? -1];
    const quality = qualities[at] ?? 0;
    return { text, bits: Math.min(bits, other?.bits ?? bits), isFound: other !== undefined, quality, at };
  });
  return INSTEAD.some((instead) => {
    const functions = words.filter(({ at }) => isFunction(instead.given, at) || isForOffice(at));
    if (functions.length === 0) return false;
    if (!listed.some(({ text, isFound }) => !isFound && instead.listed.has(text))) return false;
    const isOwn = ({ text, bits }: Word) =>
      bits > 1 &&
      text.length > 1 &&
      !instead.listed.has(text) &&
      !OFFICES_BEHIND_FOR.has(text) &&
      !BESIDE.has(text) &&
      !/^\d+$/.test(text);
    if (!listed.every((word) => word.isFound || !isOwn(word))) return false;
    const own = words.filter(isOwn);
    if (instead.isBehind && (own.at(-1)?.at ?? 0) > (functions[0]?.at ?? 0)) return false;
    const isOne = own.length === 1;
    if (isOne && (isState(own[0]?.text ?? '') || !functions.some(({ text }) => OF_ONE_NAME.has(text))))
      return false;
    const { bitsMin, qualityMin } = isOne ? OWN_OF_ONE : OWN;
    const bits = own.reduce((sum, word) => sum + word.bits, 0);
    return bits >= bitsMin && own.every(({ isFound, quality }) => isFound && quality >= qualityMin);
  });
}

function isBehindFor(words: readonly GivenWord[], at: number): boolean {
  const before = words[at - 1]?.text;
  return before === 'for' || ((before === 'the' || before === 'us') && words[at - 2]?.text === 'for');
}

/** As it is, or by an abbreviation: "Caruana" and "Champagne" are surnames, and no "campaign" misspelt. */
function isWritten(word: GivenWord | undefined): boolean {
  return word !== undefined && (word.written === word.text || isSpelling(word.written));
}

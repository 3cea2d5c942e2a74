/** What a campaign's name says beside whose it is: "Friends of Jane Doe" and "Jane Doe for Congress" differ in nothing else. */
import type { Given } from './given.ts';
import type { Match } from './match.ts';
import { rowAt } from './number-rows.ts';
import type { RegistryIndex } from './registry-index.ts';
import { stringAt } from './string-table.ts';

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
const ANY_GIVEN = new Set(INSTEAD.flatMap(({ given }) => [...given]));
/** These stand beside such words and tell as little. */
const BESIDE = list(
  'for us house fund fed federal america action committee pac folks exploratory account inc',
);

/** So much must agree of whose committee it is: two names, or a rare one. */
const OWN_BITS_MIN = 13;
const OWN_BITS_MIN_OF_ONE = 15;
const OWN_QUALITY_MIN = 0.9;
const OWN_QUALITY_MIN_OF_ONE = 0.97;

/** True where both names are the same but for words that say what kind of committee it is, and each says so in its own. */
export function isOfOtherFunction(
  index: RegistryIndex,
  given: Given,
  { entry, alignment: { listedOf, qualities, isInOrder } }: Match,
): boolean {
  const isUnpaired = (at: number) => (listedOf[at] ?? -1) < 0;
  if (!isInOrder || !given.spelled.some(({ text }, at) => isUnpaired(at) && ANY_GIVEN.has(text)))
    return false;
  const listed = Array.from(rowAt(index.entryWords, entry), (number, place) => {
    return {
      text: stringAt(index.words, number),
      bits: index.wordBits[number] ?? 0,
      isFound: listedOf.includes(place),
    };
  });
  const words = given.spelled.map(({ text, bits }, at) => {
    return { text, bits, isFound: !isUnpaired(at), quality: qualities[at] ?? 0 };
  });
  return INSTEAD.some((instead) => {
    if (!words.some(({ text, isFound }) => !isFound && instead.given.has(text))) return false;
    if (!listed.some(({ text, isFound }) => !isFound && instead.listed.has(text))) return false;
    const isOwn = ({ text, bits }: { readonly text: string; readonly bits: number }) =>
      bits > 1 && text.length > 1 && !instead.listed.has(text) && !BESIDE.has(text) && !/^\d+$/.test(text);
    if (!listed.every((word) => word.isFound || !isOwn(word))) return false;
    const own = words.filter(isOwn);
    if (
      instead.isBehind &&
      words.findLastIndex(isOwn) > words.findIndex(({ text }) => instead.given.has(text))
    )
      return false;
    const qualityMin = own.length === 1 ? OWN_QUALITY_MIN_OF_ONE : OWN_QUALITY_MIN;
    if (!own.every(({ isFound, quality }) => isFound && quality >= qualityMin)) return false;
    const bits = own.reduce((sum, word) => sum + word.bits, 0);
    return bits >= (own.length === 1 ? OWN_BITS_MIN_OF_ONE : OWN_BITS_MIN);
  });
}

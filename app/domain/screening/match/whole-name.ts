/** Names that are wholly there: misspelt word for word, or within a longer text. They are held, however the shares of bits come out. */
import type { Given } from './given.ts';
import type { Match } from './match.ts';
import { isYear } from '#app/domain/screening/text/campaign-year.ts';
import { isGroupWord } from '#app/domain/screening/text/vocabulary.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';

const WHOLE_NAME_SCORE = 0.87;
/** Where a word is hardly like the listed one, others must be the very ones. */
const MISSPELT = { score: 0.74, bits: 12, quality: 0.86, sureBits: 8 };
/** Beside the listed year, which says that it is a campaign's, less of a name is enough. */
const MISSPELT_WITH_YEAR = { ...MISSPELT, bits: 8, quality: 0.85 };
/** A listed name within a longer text is no other company's where so many bits agree. */
const CONTAINED = { politicalBits: 36, plainBits: 44, quality: 0.9 };

/** The match at least as near as what is held, where the listed name is wholly there. */
export function atLeastHeld(given: Given, match: Match): Match {
  return isMisspelt(given, match) || isContained(given, match) ? asHeld(match) : match;
}

/** The match as near as what is held, if it was not nearer. */
export function asHeld(match: Match): Match {
  return { ...match, score: Math.max(match.score, WHOLE_NAME_SCORE) };
}

/** Every telling word of either name stands for one of the other, in the listed order, and none is an ordinary word of its own. */
function isMisspelt(given: Given, { score, alignment }: Match): boolean {
  const { listedOf, qualities, missing, isInOrder, bits } = alignment;
  const least = hasSameYear(given, alignment) ? MISSPELT_WITH_YEAR : MISSPELT;
  if (missing > 0 || !isInOrder || score < least.score || bits < least.bits) return false;
  let [sure, worst] = [0, 1];
  const isWhole = given.spelled.every((word, at) => {
    const quality = qualities[at] ?? 0;
    if ((listedOf[at] ?? -1) < 0) return word.bits <= 1;
    if (quality === 1 && !isGroupWord(word.text)) sure += word.bits;
    worst = Math.min(worst, quality);
    return quality === 1 || !isOrdinary(word.written);
  });
  return isWhole && (worst >= least.quality || sure >= least.sureBits);
}

/** Either name has the same year of a campaign. */
export function hasSameYear(given: Given, { listedOf, qualities }: Match['alignment']): boolean {
  return given.spelled.some(({ text }, at) => {
    return isYear(text) && (listedOf[at] ?? -1) >= 0 && qualities[at] === 1;
  });
}

/** The listed words one after the other, with something else around them: "… c/o Jane Doe, P.O. Box 12". */
function isContained(given: Given, { alignment }: Match): boolean {
  const { listedOf, qualities, missing, isInOrder, hasMarker, bits } = alignment;
  const bitsMin = hasMarker ? CONTAINED.politicalBits : CONTAINED.plainBits;
  if (missing > 0 || !isInOrder || bits < bitsMin) return false;
  const isPaired = (place: number) => place >= 0;
  const [first, last] = [listedOf.findIndex(isPaired), listedOf.findLastIndex(isPaired)];
  return given.spelled
    .slice(first, last + 1)
    .every(
      (word, at) =>
        word.bits <= 1 ||
        (isPaired(listedOf[first + at] ?? -1) && (qualities[first + at] ?? 0) >= CONTAINED.quality),
    );
}

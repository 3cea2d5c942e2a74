/** Names that are wholly there: misspelt word for word, or within a longer text. They are held, however the shares of bits come out. */
import type { Given } from './given.ts';
import type { Match } from './match.ts';
import { isDatedSlip } from './dated-names.ts';
import type { RegistryIndex } from '#app/domain/screening/index/registry-index.ts';
import { isGroupWord } from '#app/domain/screening/text/vocabulary.ts';
import { isOrdinary } from '#app/domain/screening/text/weight.ts';

const WHOLE_NAME_SCORE = 0.87;
/** Where a word is hardly like the listed one, others must be the very ones. */
const MISSPELT = { score: 0.74, bits: 12, quality: 0.86, sureBits: 8 };
/** A listed name within a longer text is no other company's where so many bits agree. */
const CONTAINED = { politicalBits: 36, plainBits: 44, quality: 0.9 };

/** The match at least as near as what is held, where the listed name is wholly there. */
export function atLeastHeld(index: RegistryIndex, given: Given, match: Match): Match {
  const isWhole = isMisspelt(given, match) || isContained(given, match) || isDatedSlip(index, given, match);
  return isWhole ? asHeld(match) : match;
}

/** The match as near as what is held, if it was not nearer. */
export function asHeld(match: Match): Match {
  return { ...match, score: Math.max(match.score, WHOLE_NAME_SCORE) };
}

/** Every telling word of either name stands for one of the other, in the listed order, and none is an ordinary word of its own. */
function isMisspelt(given: Given, { score, alignment }: Match): boolean {
  const { listedOf, qualities, missing, isInOrder, bits } = alignment;
  if (missing > 0 || !isInOrder || score < MISSPELT.score || bits < MISSPELT.bits) return false;
  let [sure, worst] = [0, 1];
  const isWhole = given.spelled.every((word, at) => {
    const quality = qualities[at] ?? 0;
    if ((listedOf[at] ?? -1) < 0) return word.bits <= 1;
    if (quality === 1 && !isGroupWord(word.text)) sure += word.bits;
    worst = Math.min(worst, quality);
    return quality === 1 || !isOrdinary(word.written);
  });
  return isWhole && (worst >= MISSPELT.quality || sure >= MISSPELT.sureBits);
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

/** Listed names that a given one could be: found by their rarest common words, then by how they begin and end. */
import type { Given } from './given.ts';
import { rowAt } from '#app/domain/screening/index/number-rows.ts';
import {
  firstInOrder,
  MARKER,
  namesEndingAs,
  POLITICAL,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import { numberOf } from '#app/domain/screening/index/string-table.ts';
import { phrasesAmong } from '#app/domain/screening/text/phrases.ts';
import { bitsOf } from '#app/domain/screening/text/weight.ts';

/** Entries that are weighed word by word, at most. */
const COMPARED_MAX = 16;
/** Entries looked at for all words together; the rarest words come first. */
const LOOKED_AT_MAX = 2_000;
/** A name shares at least this much of what the best one shares, or it is not compared. */
const SHARE_MIN = 0.55;
/** What two political names share, where the words that make them so are too many to be looked up. */
const MARKER_BITS = 10;
/** Less of a word that makes a name political: what follows it tells whose it is, and other such words may stand for it. */
const MARKER_SHARE = 0.5;
/** Names that begin or end alike and are compared letter by letter, at most. */
const ALIKE_MAX = 40;

/** Summed bits by entry, kept between questions: clearing what was touched is cheaper than a new array. */
const sums = new WeakMap<RegistryIndex, Float32Array>();

/** Entries that share the most bits with the name, best first. */
export function entriesSharing(index: RegistryIndex, { spelled }: Pick<Given, 'spelled'>): number[] {
  const shared = sums.get(index) ?? new Float32Array(index.entryListings.length);
  sums.set(index, shared);
  const looks = spelled
    .flatMap(({ number, meant, writtenFor, isAround }) =>
      isAround ? [] : [...(number >= 0 ? [{ number, quality: 1 }] : meant), ...writtenFor],
    )
    .map(({ number, quality }) => ({
      row: rowAt(index.wordEntries, number),
      bits: (index.wordBits[number] ?? 0) * quality * (isMarkerWord(index, number) ? MARKER_SHARE : 1),
    }))
    .concat(phrasesIn(index, spelled))
    .filter(({ row }) => row.length > 0)
    .sort((a, b) => a.row.length - b.row.length);
  const touched: number[] = [];
  let looked = 0;
  for (const { row, bits } of looks) {
    looked += row.length;
    if (looked > LOOKED_AT_MAX && touched.length > 0) break;
    const end = Math.min(row.length, LOOKED_AT_MAX);
    for (let at = 0; at < end; at++) {
      const entry = row[at] ?? 0;
      if (shared[entry] === 0) touched.push(entry);
      shared[entry] = (shared[entry] ?? 0) + bits;
    }
  }
  const givenBits = spelled.reduce((sum, { bits }) => sum + bits, 0);
  const isPolitical = spelled.some(({ isMarker }) => isMarker);
  const best: { readonly entry: number; readonly share: number }[] = [];
  let least = 0;
  for (const entry of touched) {
    // The share of both names that is common, as far as equal words tell.
    const both = isPolitical && ((index.entryFlags[entry] ?? 0) & POLITICAL) !== 0 ? MARKER_BITS : 0;
    const share = ((shared[entry] ?? 0) + both) / (givenBits + (index.entryBits[entry] ?? 0));
    shared[entry] = 0;
    if (share < least || (best.length === COMPARED_MAX && share <= (best.at(-1)?.share ?? 0))) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.share ?? 0) < share) at--;
    best.splice(at, 0, { entry, share });
    if (best.length > COMPARED_MAX) best.pop();
    least = (best[0]?.share ?? 0) * SHARE_MIN;
  }
  return best.filter(({ share }) => share >= least).map(({ entry }) => entry);
}

function isMarkerWord({ wordFlags }: RegistryIndex, number: number): boolean {
  return ((wordFlags[number] ?? 0) & MARKER) !== 0;
}

/** "Committee Visa Political Action": the word for a phrase whose words are all there, wherever they stand. */
function phrasesIn(index: RegistryIndex, spelled: Given['spelled']) {
  return phrasesAmong(spelled.map(({ text }) => text)).map((word) => {
    return { row: rowAt(index.wordEntries, numberOf(index.words, word)), bits: bitsOf(word) };
  });
}

/** Names (numbers in `forms`) that stand beside the given one in order, or end as it does. */
export function namesAlike(index: RegistryIndex, compactName: string): number[] {
  const at = firstInOrder(index, compactName);
  const beside = index.namesInOrder.subarray(Math.max(0, at - ALIKE_MAX / 2), at + ALIKE_MAX / 2);
  return [...beside, ...namesEndingAs(index, compactName).subarray(0, ALIKE_MAX)];
}

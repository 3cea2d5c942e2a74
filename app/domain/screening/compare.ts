/** Compares one given name with the whole registry: every way in which it can resemble a listing, with its evidence. */
import { entriesCutTo } from './cut.ts';
import { markWords, type FieldEvidence, type How, type Spared } from './evidence.ts';
import type { Listing } from './listing.ts';
import {
  canonicalOf,
  isPolitical,
  readName,
  withoutClosingMarker,
  withoutDroppable,
  wordSetKey,
  type ReadName,
} from './name.ts';
import type { NameField } from './payer.ts';
import { entriesOf, type KeyTable, type RegistryIndex } from './registry-index.ts';
import { mend } from './spelling.ts';
import { isGroupWord, withoutNoise } from './vocabulary.ts';

/**
 * How sure each way is, 0 to 1. Only `exact` is sure enough to refuse; the others say in which order staff should
 * look. Refusing a stranger is the worse mistake, so nothing here rises to 1 by adding up.
 */
export const SCORES: Readonly<Record<How, number>> = {
  identifier: 1,
  exact: 1,
  domain: 1,
  card: 0.95,
  wrapped: 0.96,
  'same-words': 0.94,
  'without-marker': 0.9,
  misspelt: 0.92,
  cut: 0.87,
  'domain-name': 0.88,
};

/** Ways to put several misspelt words right at once; more are not tried. */
const READINGS_MAX = 24;

interface Given extends ReadName {
  readonly field: NameField;
}

/** All that a name resembles, best first; empty for most. `text` as given. */
export function compareName(index: RegistryIndex, field: NameField, text: string): FieldEvidence[] {
  const given = { field, ...readName(text) };
  if (given.compact === '') return [];
  const evidence = found(index, given, 'exact', entriesOf(index.exact, given.compact));
  // A listed name said exactly needs no second reading; one that is spared does not hide another listing.
  if (evidence.some(({ spared }) => spared === null)) return evidence;
  return evidence.concat(resembling(index, given)).sort((a, b) => b.score - a.score);
}

/** Names that are not the listed one but could be: the first way that finds any decides. */
function resembling(index: RegistryIndex, given: Given): FieldEvidence[] {
  const inside = withoutNoise(given.words);
  const core: ReadName = inside === given.words ? given : readName(inside.join(' '));
  const ways: (() => FieldEvidence[])[] = [
    () => found(index, given, 'wrapped', core === given ? [] : entriesOf(index.exact, core.compact)),
    () => found(index, given, 'same-words', bySet(index.wordSets, given.canonical)),
    () => found(index, given, 'wrapped', core === given ? [] : bySet(index.wordSets, core.canonical)),
    () => found(index, given, 'without-marker', withoutMarker(index, core)),
    () => misspelt(index, given, core.words),
    () => found(index, given, 'cut', entriesCutTo(index, given)),
  ];
  for (const way of ways) {
    const evidence = way();
    if (evidence.length > 0) return evidence;
  }
  return [];
}

function bySet(table: KeyTable, canonical: readonly string[]): number[] {
  const key = wordSetKey(canonical);
  return key === null ? [] : entriesOf(table, key);
}

function withoutMarker(index: RegistryIndex, given: ReadName): number[] {
  if (!isPolitical(given)) return [];
  const bare = withoutClosingMarker(given.canonical);
  const listed = bySet(index.bareSets, given.canonical);
  return bare ? [...listed, ...bySet(index.wordSets, bare), ...bySet(index.bareSets, bare)] : listed;
}

function misspelt(index: RegistryIndex, given: Given, words: readonly string[]): FieldEvidence[] {
  let readings = [new Map<string, string>()];
  for (const word of new Set(words)) {
    const mended = mend(index.spelling, word);
    if (mended.length === 0) continue;
    readings = readings.flatMap((reading) => mended.map((right) => new Map(reading).set(word, right)));
    if (readings.length > READINGS_MAX) return [];
  }
  for (const reading of readings) {
    if (reading.size === 0) continue;
    const read = words.map((word) => reading.get(word) ?? word);
    const entries = [...entriesOf(index.exact, read.join('')), ...bySet(index.wordSets, canonicalOf(read))];
    const evidence = found(index, given, 'misspelt', entries, reading);
    if (evidence.length > 0) return evidence;
  }
  return [];
}

function found(
  index: RegistryIndex,
  given: Given,
  how: How,
  entries: readonly number[],
  corrections?: ReadonlyMap<string, string>,
): FieldEvidence[] {
  const evidence: FieldEvidence[] = [];
  for (const entry of entries) {
    const listing = index.listings[index.entryListings[entry] ?? -1];
    const listed = index.entryNames[entry] ?? '';
    if (!listing || evidence.some(({ listingId }) => listingId === listing.id)) continue;
    const spared = sparedBecause(index, given, how, listing);
    const marks = markWords(given.text, listed, corrections);
    const { field, text } = given;
    evidence.push({
      field,
      given: text,
      listed,
      listingId: listing.id,
      how,
      score: SCORES[how],
      spared,
      ...marks,
    });
  }
  return evidence;
}

function sparedBecause(index: RegistryIndex, given: Given, how: How, listing: Listing): Spared | null {
  if (index.allows.get(given.compact)?.has(listing.id)) return 'allowed';
  if (listing.tier === 'filer') return 'filer';
  // A person may bear the name; as an organisation's name it still says something when it is said exactly.
  if (listing.readsAsPerson && (given.field !== 'organisation' || how !== 'exact')) return 'person';
  if (how !== 'exact' && listing.sponsor !== null && isSponsor(given, listing.sponsor)) return 'sponsor';
  const isNamedAsGroup =
    given.field === 'organisation' || how === 'exact' || given.canonical.some(isGroupWord);
  return isNamedAsGroup ? null : 'person';
}

function isSponsor(given: Given, sponsor: string): boolean {
  const { compact, canonical } = readName(sponsor);
  return (
    compact === given.compact ||
    withoutDroppable(canonical).join(' ') === withoutDroppable(given.canonical).join(' ')
  );
}

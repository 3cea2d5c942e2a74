/** Compares one given name with the whole registry: every way in which it can resemble a listing, with its evidence. */
import { markWords, type FieldEvidence, type How, type Spared } from './evidence.ts';
import type { Listing } from './listing.ts';
import { compact, NAME_LENGTH_MAX, normalise } from './normalise.ts';
import type { NameField } from './payer.ts';
import {
  entriesOf,
  withoutClosingMarker,
  withoutDroppable,
  wordSetKey,
  type KeyTable,
  type RegistryIndex,
} from './registry-index.ts';
import { mend } from './spelling.ts';
import { canonicalWords, isGroupWord, isMarker, withoutNoise } from './vocabulary.ts';

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

/** A cut name shorter than this fits too many listings. */
const CUT_LETTERS_MIN = 16;
/** Lengths at which forms and banks cut names, in characters as written (a trailing space may have gone). */
const FIELD_LIMITS = new Set([20, 22, 25, 26, 30, 32, 35, 40].flatMap((limit) => [limit, limit - 1]));
/** Ways to put several misspelt words right at once; more are not tried. */
const READINGS_MAX = 24;

interface Given {
  readonly field: NameField;
  readonly text: string;
  readonly compact: string;
  readonly words: readonly string[];
  readonly canonical: readonly string[];
}

/** All that a name resembles, best first; empty for most. `text` as given. */
export function compareName(index: RegistryIndex, field: NameField, text: string): FieldEvidence[] {
  const given = readGiven(field, text);
  if (given.compact === '') return [];
  const evidence = found(index, given, 'exact', entriesOf(index.exact, given.compact));
  // A listed name said exactly needs no second reading; one that is spared does not hide another listing.
  if (evidence.some(({ spared }) => spared === null)) return evidence;
  return evidence.concat(resembling(index, given)).sort((a, b) => b.score - a.score);
}

/** Names that are not the listed one but could be: the first way that finds any decides. */
function resembling(index: RegistryIndex, given: Given): FieldEvidence[] {
  const inside = withoutNoise(given.words);
  const core = inside === given.words ? given : readGiven(given.field, inside.join(' '));
  const ways: (() => FieldEvidence[])[] = [
    () => found(index, given, 'wrapped', core === given ? [] : entriesOf(index.exact, core.compact)),
    () => found(index, given, 'same-words', bySet(index.wordSets, given.canonical)),
    () => found(index, given, 'wrapped', core === given ? [] : bySet(index.wordSets, core.canonical)),
    () => found(index, given, 'without-marker', withoutMarker(index, core)),
    () => misspelt(index, given, core.words),
    () => cut(index, given),
  ];
  for (const way of ways) {
    const evidence = way();
    if (evidence.length > 0) return evidence;
  }
  return [];
}

function readGiven(field: NameField, text: string): Given {
  const words = normalise(text).split(' ');
  const canonical = canonicalWords(words).map(({ word }) => word);
  return { field, text: text.slice(0, NAME_LENGTH_MAX), compact: words.join(''), words, canonical };
}

function bySet(table: KeyTable, canonical: readonly string[]): number[] {
  const key = wordSetKey(canonical);
  return key === null ? [] : entriesOf(table, key);
}

function withoutMarker(index: RegistryIndex, given: Given): number[] {
  if (!given.canonical.some(isMarker)) return [];
  const bare = withoutClosingMarker(given.canonical);
  const listed = bySet(index.bareSets, given.canonical);
  return bare ? [...listed, ...bySet(index.wordSets, bare), ...bySet(index.bareSets, bare)] : listed;
}

function misspelt(index: RegistryIndex, given: Given, words: readonly string[]): FieldEvidence[] {
  let readings: Map<string, string>[] = [new Map()];
  for (const word of new Set(words)) {
    const mended = mend(index.spelling, word);
    if (mended.length === 0) continue;
    readings = readings.flatMap((reading) => mended.map((right) => new Map(reading).set(word, right)));
    if (readings.length > READINGS_MAX) return [];
  }
  for (const reading of readings) {
    if (reading.size === 0) continue;
    const read = words.map((word) => reading.get(word) ?? word);
    const canonical = canonicalWords(read).map(({ word }) => word);
    const entries = [...entriesOf(index.exact, read.join('')), ...bySet(index.wordSets, canonical)];
    const evidence = found(index, given, 'misspelt', entries, reading);
    if (evidence.length > 0) return evidence;
  }
  return [];
}

/** Names that begin with all that was given, where what was given looks cut and more than a marker is missing. */
function cut(index: RegistryIndex, given: Given): FieldEvidence[] {
  if (given.compact.length < CUT_LETTERS_MIN) return [];
  const { names, entries } = index.ordered;
  const fitting: number[] = [];
  for (let at = firstFrom(names, given.compact); fitting.length < READINGS_MAX; at++) {
    if (names[at]?.startsWith(given.compact) !== true) break;
    const entry = entries[at] ?? 0;
    if (isCutOf(given, index.entryNames[entry] ?? '')) fitting.push(entry);
  }
  return found(index, given, 'cut', fitting);
}

/**
 * A name cut inside a word is cut; one that ends with a word may as well be whole, so it must be political already and
 * as long as a field allows. Where only a marker is missing, what is left is the sponsor's own name.
 */
function isCutOf(given: Given, listedName: string): boolean {
  const listed = normalise(listedName).split(' ');
  let letters = 0;
  const next = listed.findIndex((word) => (letters += word.length) >= given.compact.length);
  const last = listed[next] ?? '';
  const begun = last.slice(0, last.length - (letters - given.compact.length));
  const isPolitical = given.canonical.some(isMarker);
  const isWhole =
    begun === last || /\d/.test(last) || canonicalWord(begun) === canonicalWord(last) || `${begun}s` === last;
  if (isWhole) return isPolitical && FIELD_LIMITS.has(given.text.length);
  const missing = withoutDroppable([canonicalWord(last), ...listed.slice(next + 1).map(canonicalWord)]);
  return isPolitical || !missing.slice(isMarker(canonicalWord(last)) ? 1 : 0).every(isMarkerPart);
}

function canonicalWord(word: string): string {
  return canonicalWords([word])[0]?.word ?? word;
}

/** Words of "Political Action Committee", "Federal PAC", "Good Government Fund": by themselves they name no group. */
function isMarkerPart(word: string): boolean {
  return (
    isMarker(word) || /^(?:action|fund|federal|good|government|employees|employee|state|and)$/.test(word)
  );
}

function firstFrom(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
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
  if (compact(sponsor) === given.compact) return true;
  const words = canonicalWords(normalise(sponsor).split(' ')).map(({ word }) => word);
  return withoutDroppable(words).join(' ') === withoutDroppable(given.canonical).join(' ');
}

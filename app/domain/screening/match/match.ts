/** A listed name that a given one resembles: how, how well, and word by word. */
import type { Alignment } from './align.ts';
import type { How } from './evidence.ts';
import type { Given } from './given.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { placeIn, rowAt } from '#app/domain/screening/index/number-rows.ts';
import { derivedOfText, type DerivedName } from '#app/domain/screening/index/derived-names.ts';
import {
  DERIVED,
  listingAt,
  POLITICAL,
  type RegistryIndex,
} from '#app/domain/screening/index/registry-index.ts';
import { stringAt } from '#app/domain/screening/index/string-table.ts';

/** From here on a resemblance is worth a look by a person; below, it only stands in the evidence. */
export const HOLD_SCORE = 0.86;

export interface Match {
  readonly entry: number;
  readonly how: How;
  readonly score: number;
  readonly alignment: Alignment;
  /** As long as a card allows, and as likely the sponsor's whole name as a beginning of the committee's (see score.ts). */
  readonly mayBeSponsor?: true;
}

/** The listed words from the last one on that the given name explains. */
export function wordsFrom(index: RegistryIndex, { entry, alignment }: Match): string[] {
  const listed = rowAt(index.entryWords, entry).subarray(Math.max(0, alignment.last));
  return Array.from(listed, (number) => stringAt(index.words, number));
}

/** The given name says that it is political, as far as it can be read. */
export function isPolitical(given: Given, { alignment }: Match): boolean {
  return alignment.hasMarker || given.spelled.some(({ isMarker }) => isMarker);
}

/** The listed name says so. */
export function isListedPolitical(index: RegistryIndex, { entry }: Pick<Match, 'entry'>): boolean {
  return ((index.entryFlags[entry] ?? 0) & POLITICAL) !== 0;
}

/** An entry's name as written; `known` where its listing was read already. */
export function entryName(index: RegistryIndex, entry: number, known?: Listing): string {
  const derived = derivedAs(index, entry);
  if (derived !== null) return derived.name;
  const listing = known ?? listingAt(index, index.entryListings[entry] ?? -1);
  const place = index.entryPlaces[entry] ?? 0;
  return (place === 0 ? listing?.name : listing?.aliases[place - 1]) ?? '';
}

/** The name that was derived, and by which rule; null for names that the list gives. */
export function derivedAs(index: RegistryIndex, entry: number): DerivedName | null {
  if (index.entryPlaces[entry] !== DERIVED) return null;
  const at = placeIn(index.derivedEntries, entry);
  return derivedOfText(stringAt(index.derived, index.derivedTexts[at] ?? -1));
}

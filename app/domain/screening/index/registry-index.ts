/** The registry compiled for look-up: typed arrays and long strings, built whole on any thread, then only read. */
import { listingOfText } from './listing-text.ts';
import type { AllowlistEntry, Listing } from '#app/domain/screening/listing.ts';
import { rowAt, type NumberRows } from './number-rows.ts';
import { hashOf } from '#app/domain/screening/text/hash.ts';
import type { Spelling } from './spelling-index.ts';
import { numberOf, stringAt, stringTable, type StringTable } from './string-table.ts';

/** What an entry is, as bits of `entryFlags`. */
export const COMMITTEE = 1;
export const READS_AS_PERSON = 2;
export const POLITICAL = 4;
export const SPONSORLESS = 8;
export const OF_CANDIDATE = 16;
export const PARTY = 32;
/** What a word is, as bits of `wordFlags`. */
export const MARKER = 1;
export const GROUP_WORD = 2;

/** In place of the number of an alias. */
export const DERIVED = 0xffff;

/** The end of a name by which names with a mistake at their beginning are found. */
const TAIL_LETTERS = 8;

const UTF_8 = new TextDecoder();

/** One entry for each name and alias of a listing. */
export interface RegistryIndex {
  /** Their numbers are the listings'. */
  readonly listingIds: StringTable;
  /** Each listing as text (see listing-text.ts) in UTF-8; read only where one is matched. */
  readonly listingBytes: Uint8Array<ArrayBuffer>;
  readonly listingEnds: Uint32Array<ArrayBuffer>;
  readonly entryListings: Uint32Array<ArrayBuffer>;
  /** 0 for the listing's name, n for its n-th alias, DERIVED for a name that was derived (derived-names.ts). */
  readonly entryPlaces: Uint16Array<ArrayBuffer>;
  /** Such entries in ascending order, and for each the number of its rule and name in `derived`. */
  readonly derivedEntries: Uint32Array<ArrayBuffer>;
  readonly derivedTexts: Uint32Array<ArrayBuffer>;
  readonly derived: StringTable;
  readonly entryFlags: Uint8Array<ArrayBuffer>;
  /** Bits of all its words. */
  readonly entryBits: Float32Array<ArrayBuffer>;
  /** Canonical words of the registry, and of what is looked for beside them. */
  readonly words: StringTable;
  readonly wordBits: Float32Array<ArrayBuffer>;
  readonly wordFlags: Uint8Array<ArrayBuffer>;
  readonly spelling: Spelling;
  /** Canonical words of each entry in order, and the entries of each word; of committees only. */
  readonly entryWords: NumberRows;
  readonly wordEntries: NumberRows;
  /** Without spaces: names, and what mail domains of them would be called, mostly the same. */
  readonly forms: StringTable;
  /** The entries of which a form is the name; those that are names by their letters, and by the last eight letters. */
  readonly nameEntries: NumberRows;
  readonly namesInOrder: Uint32Array<ArrayBuffer>;
  readonly namesByTail: NumberRows;
  /** The entries whose mail domain would be called so. */
  readonly labelEntries: NumberRows;
  /** The same for what is left of the name without anything political. */
  readonly bareLabelEntries: NumberRows;
  /** Names without spaces of companies, unions and associations that run committees. */
  readonly sponsors: StringTable;
  /** As normalised, with spaces: all who are named as connected with a committee, other committees too. */
  readonly connected: StringTable;
  /** Surnames of the candidates whose committees are listed, as normalised. */
  readonly candidates: StringTable;
  /** Post codes of so many listings that one more tells nothing (see postal-code.ts). */
  readonly crowdedPostalCodes: StringTable;
  readonly domains: StringTable;
  readonly domainListings: Uint32Array<ArrayBuffer>;
  readonly identifiers: StringTable;
  readonly identifierListings: Uint32Array<ArrayBuffer>;
  /** What staff know not to be a listing: its number and the name without spaces (see allowlistKey). */
  readonly allowlist: StringTable;
}

/** The listing of that id; null where it is not, or no longer, listed. */
export function listingById(index: RegistryIndex, id: string): Listing | null {
  return listingAt(index, numberOf(index.listingIds, id));
}

/** The listing of a number; null below 0. */
export function listingAt(index: RegistryIndex, number: number): Listing | null {
  if (number < 0) return null;
  const { listingIds, listingBytes, listingEnds } = index;
  const bytes = listingBytes.subarray(number === 0 ? 0 : listingEnds[number - 1], listingEnds[number]);
  return listingOfText(stringAt(listingIds, number), UTF_8.decode(bytes));
}

/** How many listings the index holds. */
export function listingCount({ listingEnds }: RegistryIndex): number {
  return listingEnds.length;
}

/** The entries whose name without spaces is this. */
export function entriesNamed({ forms, nameEntries }: RegistryIndex, compactName: string): Uint32Array {
  return rowAt(nameEntries, numberOf(forms, compactName));
}

/** The entries whose mail domain would be called so. */
export function entriesLabelled({ forms, labelEntries }: RegistryIndex, label: string): Uint32Array {
  return rowAt(labelEntries, numberOf(forms, label));
}

/** The entries whose mail domain would be called so without anything political in it. */
export function entriesBarelyLabelled(
  { forms, bareLabelEntries }: RegistryIndex,
  label: string,
): Uint32Array {
  return rowAt(bareLabelEntries, numberOf(forms, label));
}

/** The names (numbers in `forms`) that end as this one does; one in some thousands ends otherwise. */
export function namesEndingAs({ namesByTail }: RegistryIndex, compactName: string): Uint32Array {
  return rowAt(namesByTail, tailBucket(compactName, namesByTail.starts.length - 1));
}

/** Where in `namesInOrder` the first name stands that is not before this one. */
export function firstInOrder({ forms, namesInOrder }: RegistryIndex, compactName: string): number {
  let [low, high] = [0, namesInOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stringAt(forms, namesInOrder[middle] ?? 0) < compactName) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names (numbers in `forms`) that go on where the given one ends, at most `most`. */
export function namesGoingOn(index: RegistryIndex, compactName: string, most: number): number[] {
  const found: number[] = [];
  for (let at = firstInOrder(index, compactName); found.length < most; at++) {
    const number = index.namesInOrder[at];
    if (number === undefined || !stringAt(index.forms, number).startsWith(compactName)) break;
    if (stringAt(index.forms, number).length > compactName.length) found.push(number);
  }
  return found;
}

/** True where staff decided that this name, without spaces, is not this listing. */
export function isAllowed({ allowlist }: RegistryIndex, listingId: string, compactName: string): boolean {
  return numberOf(allowlist, allowlistKey(listingId, compactName)) >= 0;
}

/** True for the surname of somebody whose campaign is listed. */
export function isCandidate({ candidates }: RegistryIndex, surname: string): boolean {
  return numberOf(candidates, surname) >= 0;
}

/** True where a party, or another body that nobody sponsors, has exactly this name, without spaces. */
export function isParty(index: RegistryIndex, compactName: string): boolean {
  return entriesNamed(index, compactName).some((entry) => {
    const flags = index.entryFlags[entry] ?? 0;
    return (flags & (COMMITTEE | SPONSORLESS | OF_CANDIDATE)) === (COMMITTEE | SPONSORLESS);
  });
}

/** The same index, which knows of these too that they are not their listings. */
export function withAllowlist(index: RegistryIndex, allowlist: readonly AllowlistEntry[]): RegistryIndex {
  const known = Array.from(index.allowlist.ends, (_, number) => stringAt(index.allowlist, number));
  const added = allowlist.map(({ listingId, nameCompact }) => allowlistKey(listingId, nameCompact));
  return { ...index, allowlist: stringTable([...new Set([...known, ...added])]) };
}

/** Where a name stands in `namesByTail`, of so many buckets (a power of two). */
export function tailBucket(compactName: string, buckets: number): number {
  return hashOf(compactName.slice(-TAIL_LETTERS)) & (buckets - 1);
}

/** A key of `allowlist`. */
export function allowlistKey(listingId: string, compactName: string): string {
  return `${listingId} ${compactName}`;
}

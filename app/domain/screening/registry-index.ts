/** The registry compiled for look-up: typed arrays and long strings, built whole on any thread, then only read. */
import { isFreeMail } from './email-domain.ts';
import type { Alias, Allow, Listing } from './listing.ts';
import { labelsOf, readName, type ReadName } from './name.ts';
import { identifierKey } from './normalise.ts';
import { numberRows, rowAt, type NumberRows } from './number-rows.ts';
import { compileSpelling, type Spelling } from './spelling.ts';
import { hashOf, numberOf, stringAt, stringTable, type StringTable } from './string-table.ts';
import { isGroupWord, isMarker, LONG_SPELLINGS, PHRASE_WORDS } from './vocabulary.ts';
import { bitsOf } from './weight.ts';

/** What an entry is, as bits of `entryFlags`. */
export const COMMITTEE = 1;
const READS_AS_PERSON = 2;
export const POLITICAL = 4;
/** What a word is, as bits of `wordFlags`. */
export const MARKER = 1;
export const GROUP_WORD = 2;

/** The end of a name by which names with a mistake at their beginning are found. */
const TAIL_LETTERS = 8;

/** One entry for each name and alias of a listing. */
export interface RegistryIndex {
  /** Their numbers are the listings'. */
  readonly listingIds: StringTable;
  /** Each listing as JSON in UTF-8; read only where one is matched. */
  readonly listingBytes: Uint8Array<ArrayBuffer>;
  readonly listingEnds: Uint32Array<ArrayBuffer>;
  readonly entryListings: Uint32Array<ArrayBuffer>;
  /** 0 for the listing's name, n for its n-th alias. */
  readonly entryPlaces: Uint16Array<ArrayBuffer>;
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
  /** Names without spaces; the entries of each, their order by letters, and those by the last eight letters. */
  readonly names: StringTable;
  readonly nameEntries: NumberRows;
  readonly namesInOrder: Uint32Array<ArrayBuffer>;
  readonly namesByTail: NumberRows;
  /** What a mail domain of the name would be called. */
  readonly labels: StringTable;
  readonly labelEntries: NumberRows;
  /** The same for what is left of the name without anything political. */
  readonly bareLabels: StringTable;
  readonly bareLabelEntries: NumberRows;
  /** Names without spaces of companies, unions and associations that run committees. */
  readonly sponsors: StringTable;
  readonly domains: StringTable;
  readonly domainListings: Uint32Array<ArrayBuffer>;
  readonly identifiers: StringTable;
  readonly identifierListings: Uint32Array<ArrayBuffer>;
  /** What staff know not to be a listing: its number and the name without spaces (see allowKey). */
  readonly allows: StringTable;
}

/** Compiles listings with what staff taught about them. Pure; 20,000 listings take some tenths of a second. */
export function compileRegistry(
  listings: readonly Listing[],
  allows: readonly Allow[],
  aliases: readonly Alias[] = [],
): RegistryIndex {
  const whole = withAliases(listings, aliases);
  const listingTexts = whole.map((listing) => new TextEncoder().encode(JSON.stringify(listing)));
  const entries = whole.flatMap(entriesOf);
  const committees = entries.map(({ flags, read }) => (flags & COMMITTEE ? read.canonical : []));
  const words = distinct([...PHRASE_WORDS, ...LONG_SPELLINGS, ...committees.flat()]);
  const wordNumber = numbering(words);
  const owners = committees.flatMap((canonical, entry) => canonical.map(() => entry));
  const ids = committees.flatMap((canonical) => canonical.map((word) => wordNumber.get(word) ?? 0));
  const wordTable = stringTable(words);
  const names = keyed(entries.map(({ read }) => [read.compact]));
  return {
    listingIds: stringTable(whole.map(({ id }) => id)),
    listingBytes: joined(listingTexts),
    listingEnds: endsOf(listingTexts),
    entryListings: Uint32Array.from(entries, ({ owner }) => owner),
    entryPlaces: Uint16Array.from(entries, ({ place }) => place),
    entryFlags: Uint8Array.from(entries, ({ flags }) => flags),
    entryBits: Float32Array.from(committees, (canonical) =>
      canonical.reduce((sum, word) => sum + bitsOf(word), 0),
    ),
    words: wordTable,
    wordBits: Float32Array.from(words, bitsOf),
    wordFlags: Uint8Array.from(
      words,
      (word) => (isMarker(word) ? MARKER : 0) | (isGroupWord(word) ? GROUP_WORD : 0),
    ),
    spelling: compileSpelling(wordTable),
    entryWords: numberRows(entries.length, owners, ids),
    wordEntries: numberRows(words.length, ids, owners),
    names: names.table,
    nameEntries: names.rows,
    namesInOrder: inOrder(names.keys),
    namesByTail: byTail(names.keys),
    ...labelTables(entries),
    sponsors: stringTable(distinct(whole.map(({ sponsor }) => readName(sponsor ?? '').compact))),
    ...ownedTables(whole),
    allows: stringTable(
      distinct(allows.map(({ listingId, nameCompact }) => allowKey(listingId, nameCompact))),
    ),
  };
}

/** The listing of that id; null where it is not, or no longer, listed. */
export function listingById(index: RegistryIndex, id: string): Listing | null {
  return listingAt(index, numberOf(index.listingIds, id));
}

/** The listing of a number; null below 0. */
export function listingAt({ listingBytes, listingEnds }: RegistryIndex, number: number): Listing | null {
  if (number < 0) return null;
  const bytes = listingBytes.subarray(number === 0 ? 0 : listingEnds[number - 1], listingEnds[number]);
  return JSON.parse(new TextDecoder().decode(bytes)) as Listing;
}

/** How many listings the index holds. */
export function listingCount({ listingEnds }: RegistryIndex): number {
  return listingEnds.length;
}

/** The entries whose name without spaces is this. */
export function entriesNamed({ names, nameEntries }: RegistryIndex, compactName: string): Uint32Array {
  return rowAt(nameEntries, numberOf(names, compactName));
}

/** The names (numbers in `names`) that end as this one does; one in some thousands ends otherwise. */
export function namesEndingAs({ namesByTail }: RegistryIndex, compactName: string): Uint32Array {
  return rowAt(namesByTail, hashOf(compactName.slice(-TAIL_LETTERS)) & (namesByTail.starts.length - 2));
}

/** Where in `namesInOrder` the first name stands that is not before this one. */
export function firstInOrder({ names, namesInOrder }: RegistryIndex, compactName: string): number {
  let [low, high] = [0, namesInOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stringAt(names, namesInOrder[middle] ?? 0) < compactName) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where staff decided that this name, without spaces, is not this listing. */
export function isAllowed({ allows }: RegistryIndex, listingId: string, compactName: string): boolean {
  return numberOf(allows, allowKey(listingId, compactName)) >= 0;
}

/** The same index, which knows of these too that they are not their listings. */
export function withAllows(index: RegistryIndex, allows: readonly Allow[]): RegistryIndex {
  const known = Array.from(index.allows.ends, (_, number) => stringAt(index.allows, number));
  const added = allows.map(({ listingId, nameCompact }) => allowKey(listingId, nameCompact));
  return { ...index, allows: stringTable(distinct([...known, ...added])) };
}

function allowKey(listingId: string, compactName: string): string {
  return `${listingId} ${compactName}`;
}

interface Entry {
  readonly owner: number;
  readonly place: number;
  readonly flags: number;
  readonly read: ReadName;
}

function entriesOf(listing: Listing, owner: number): Entry[] {
  return [listing.name, ...listing.aliases].flatMap((name, place) => {
    const read = readName(name);
    if (read.compact === '') return [];
    const flags =
      (listing.tier === 'committee' ? COMMITTEE : 0) |
      (listing.readsAsPerson ? READS_AS_PERSON : 0) |
      (read.canonical.some(isMarker) ? POLITICAL : 0);
    return [{ owner, place, flags, read }];
  });
}

function withAliases(listings: readonly Listing[], aliases: readonly Alias[]): readonly Listing[] {
  if (aliases.length === 0) return listings;
  const taught = Map.groupBy(aliases, ({ listingId }) => listingId);
  return listings.map((listing) => {
    const own = taught.get(listing.id) ?? [];
    const textsOf = (kind: Alias['kind']) =>
      own.flatMap((alias) => (alias.kind === kind ? [alias.text] : []));
    return {
      ...listing,
      aliases: [...listing.aliases, ...textsOf('name')],
      domains: [...listing.domains, ...textsOf('domain')],
    };
  });
}

function labelTables(entries: readonly Entry[]) {
  const labels = entries.map(({ flags, read }) =>
    flags & COMMITTEE ? labelsOf(read) : { own: [], bare: [] },
  );
  // The domain of a person's name is as likely that of another person.
  const isPersons = (at: number) => ((entries[at]?.flags ?? 0) & READS_AS_PERSON) !== 0;
  const own = keyed(labels.map((each, at) => (isPersons(at) ? [] : each.own)));
  const bare = keyed(labels.map((each, at) => (isPersons(at) ? [...each.own, ...each.bare] : each.bare)));
  return {
    labels: own.table,
    labelEntries: own.rows,
    bareLabels: bare.table,
    bareLabelEntries: bare.rows,
  };
}

function ownedTables(listings: readonly Listing[]) {
  const domains = new Map<string, number>();
  const identifiers = new Map<string, number>();
  listings.forEach((listing, at) => {
    for (const domain of listing.domains)
      if (!isFreeMail(domain) && !domains.has(domain)) domains.set(domain, at);
    for (const key of listing.identifiers.map(identifierKey))
      if (key !== '' && !identifiers.has(key)) identifiers.set(key, at);
  });
  return {
    domains: stringTable([...domains.keys()]),
    domainListings: Uint32Array.from(domains.values()),
    identifiers: stringTable([...identifiers.keys()]),
    identifierListings: Uint32Array.from(identifiers.values()),
  };
}

/** Distinct keys with the places where each stands. */
function keyed(keysByPlace: readonly (readonly string[])[]): {
  keys: string[];
  table: StringTable;
  rows: NumberRows;
} {
  const keys = distinct(keysByPlace.flat());
  const number = numbering(keys);
  return {
    keys,
    table: stringTable(keys),
    rows: numberRows(
      keys.length,
      keysByPlace.flatMap((own) => own.map((key) => number.get(key) ?? 0)),
      keysByPlace.flatMap((own, place) => own.map(() => place)),
    ),
  };
}

function inOrder(names: readonly string[]): Uint32Array<ArrayBuffer> {
  const numbers = Array.from(names, (_, number) => number);
  return Uint32Array.from(numbers.sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1)));
}

function byTail(names: readonly string[]): NumberRows {
  const buckets = 2 ** Math.ceil(Math.log2(names.length + 2));
  const tails = names.map((name) => hashOf(name.slice(-TAIL_LETTERS)) & (buckets - 1));
  return numberRows(
    buckets,
    tails,
    Array.from(names, (_, number) => number),
  );
}

function distinct(strings: readonly string[]): string[] {
  return [...new Set(strings)].filter((string) => string !== '');
}

function numbering(strings: readonly string[]): Map<string, number> {
  return new Map(strings.map((string, number) => [string, number]));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function endsOf(parts: readonly Uint8Array[]): Uint32Array<ArrayBuffer> {
  let end = 0;
  return Uint32Array.from(parts, (part) => (end += part.length));
}

/** Compiles the registry's index from listings and what staff taught about them: once for an edition, on any thread. */
import { isFreeMail } from './email-domain.ts';
import type { Alias, Allow, Listing } from './listing.ts';
import { compactForms, labelsOf, readName, type ReadName } from './name.ts';
import { identifierKey } from './normalise.ts';
import { numberRows, type NumberRows } from './number-rows.ts';
import {
  allowKey,
  COMMITTEE,
  GROUP_WORD,
  MARKER,
  POLITICAL,
  READS_AS_PERSON,
  tailBucket,
  type RegistryIndex,
} from './registry-index.ts';
import { compileSpelling } from './spelling.ts';
import { isCommittees } from './sponsor.ts';
import { stringTable, type StringTable } from './string-table.ts';
import { isGroupWord, isMarker, LONG_SPELLINGS, PHRASE_WORDS } from './vocabulary.ts';
import { bitsOf } from './weight.ts';

const ENCODED_AT_ONCE = 256;

/** Pure; 20,000 listings take some tenths of a second. `aliases` are those of the staff. */
export function compileRegistry(
  listings: readonly Listing[],
  allows: readonly Allow[],
  aliases: readonly Alias[] = [],
): RegistryIndex {
  const whole = withAliases(listings, aliases);
  const entries = whole.flatMap(entriesOf);
  const words = new Keys([...PHRASE_WORDS, ...LONG_SPELLINGS]);
  const entryBits = new Float32Array(entries.length);
  entries.forEach(({ flags, read }, entry) => {
    if (!(flags & COMMITTEE)) return;
    for (const word of read.canonical) {
      words.add(word, entry);
      entryBits[entry] = (entryBits[entry] ?? 0) + bitsOf(word);
    }
  });
  const names = new Keys();
  entries.forEach(({ read }, entry) => {
    for (const form of new Set(compactForms(read))) names.add(form, entry);
  });
  const wordTable = words.table();
  return {
    listingIds: stringTable(whole.map(({ id }) => id)),
    ...textsOf(whole),
    entryListings: Uint32Array.from(entries, ({ owner }) => owner),
    entryPlaces: Uint16Array.from(entries, ({ place }) => place),
    entryFlags: Uint8Array.from(entries, ({ flags }) => flags),
    entryBits,
    words: wordTable,
    wordBits: Float32Array.from(words.keys, bitsOf),
    wordFlags: Uint8Array.from(words.keys, wordFlagsOf),
    spelling: compileSpelling(wordTable),
    entryWords: words.rowsOf(entries.length),
    wordEntries: words.rows(),
    names: names.table(),
    nameEntries: names.rows(),
    namesInOrder: inOrder(names.keys),
    namesByTail: byTail(names.keys),
    ...labelTables(entries),
    ...ownedTables(whole),
    ...connectedTables(whole),
    allows: new Keys(allows.map(({ listingId, nameCompact }) => allowKey(listingId, nameCompact))).table(),
  };
}

/** Distinct strings numbered as they come, and the places where each stands. */
class Keys {
  readonly keys: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #found: number[] = [];
  readonly #places: number[] = [];

  constructor(known: readonly string[] = []) {
    for (const key of known) this.know(key);
  }

  /** A key that stands nowhere yet. */
  know(key: string): void {
    if (key !== '') this.#number(key);
  }

  add(key: string, place: number): void {
    this.#found.push(this.#number(key));
    this.#places.push(place);
  }

  table(): StringTable {
    return stringTable(this.keys);
  }

  /** For each key the places where it stands. */
  rows(): NumberRows {
    return numberRows(this.keys.length, this.#found, this.#places);
  }

  /** For each of so many places the keys that stand there. */
  rowsOf(places: number): NumberRows {
    return numberRows(places, this.#places, this.#found);
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
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
    const own = taught.get(listing.id);
    if (!own) return listing;
    const said = (kind: Alias['kind']) => own.flatMap((alias) => (alias.kind === kind ? [alias.text] : []));
    return {
      ...listing,
      aliases: [...listing.aliases, ...said('name')],
      domains: [...listing.domains, ...said('domain')],
    };
  });
}

/** The listings as JSON in UTF-8, one after the other. */
function textsOf(listings: readonly Listing[]): Pick<RegistryIndex, 'listingBytes' | 'listingEnds'> {
  const encoder = new TextEncoder();
  const listingEnds = new Uint32Array(listings.length);
  const parts: Uint8Array[] = [];
  let end = 0;
  for (let from = 0; from < listings.length; from += ENCODED_AT_ONCE) {
    const texts = listings.slice(from, from + ENCODED_AT_ONCE).map((listing) => JSON.stringify(listing));
    const whole = texts.join('');
    const bytes = encoder.encode(whole);
    // Most lists are ASCII, where a character is a byte.
    const isAscii = bytes.length === whole.length;
    texts.forEach((text, at) => {
      end += isAscii ? text.length : encoder.encode(text).length;
      listingEnds[from + at] = end;
    });
    parts.push(bytes);
  }
  const listingBytes = new Uint8Array(end);
  let at = 0;
  for (const part of parts) {
    listingBytes.set(part, at);
    at += part.length;
  }
  return { listingBytes, listingEnds };
}

function labelTables(entries: readonly Entry[]) {
  const [own, bare] = [new Keys(), new Keys()];
  entries.forEach(({ flags, read }, entry) => {
    if (!(flags & COMMITTEE)) return;
    const labels = labelsOf(read);
    // The domain of a person's name is as likely that of another person.
    for (const label of labels.own) (flags & READS_AS_PERSON ? bare : own).add(label, entry);
    for (const label of labels.bare) bare.add(label, entry);
  });
  return {
    labels: own.table(),
    labelEntries: own.rows(),
    bareLabels: bare.table(),
    bareLabelEntries: bare.rows(),
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

function connectedTables(listings: readonly Listing[]): Pick<RegistryIndex, 'sponsors' | 'connected'> {
  const [sponsors, connected] = [new Keys(), new Keys()];
  for (const { sponsor } of listings) {
    if (sponsor === null) continue;
    const read = readName(sponsor);
    connected.know(read.words.join(' '));
    if (!isCommittees(read)) sponsors.know(read.compact);
  }
  return { sponsors: sponsors.table(), connected: connected.table() };
}

function wordFlagsOf(word: string): number {
  return (isMarker(word) ? MARKER : 0) | (isGroupWord(word) ? GROUP_WORD : 0);
}

function inOrder(names: readonly string[]): Uint32Array<ArrayBuffer> {
  const numbers = Array.from(names, (_, number) => number);
  return Uint32Array.from(numbers.sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1)));
}

function byTail(names: readonly string[]): NumberRows {
  const buckets = 2 ** Math.ceil(Math.log2(names.length + 2));
  const tails = names.map((name) => tailBucket(name, buckets));
  return numberRows(
    buckets,
    tails,
    Array.from(names, (_, number) => number),
  );
}

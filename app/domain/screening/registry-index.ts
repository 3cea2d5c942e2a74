/** The registry compiled for look-up: tables from every form of a name to its listings. Built whole, then only read. */
import { isFreeMail } from './email-domain.ts';
import type { Allow, Listing } from './listing.ts';
import { readName, withoutClosingMarker, wordSetKey } from './name.ts';
import { compact } from './normalise.ts';
import { compileSpelling, type Spelling } from './spelling.ts';
import { isMarker } from './vocabulary.ts';

/** Domain labels shorter than this say nothing about a name. */
const LABEL_LETTERS_MIN = 8;

/** From a key to the entries that have it: the first by `first`, the others along `next`; -1 ends. */
export interface KeyTable {
  readonly first: Map<string, number>;
  readonly next: Int32Array;
}

/** One entry for each name and alias. */
export interface RegistryIndex {
  readonly listings: readonly Listing[];
  readonly byId: ReadonlyMap<string, Listing>;
  readonly entryNames: readonly string[];
  readonly entryListings: Int32Array;
  /** By compact name: the same name whatever its spaces, case, accents and punctuation. */
  readonly exact: KeyTable;
  /** By word set (see wordSetKey): another order, abbreviations, legal forms. Committees only, as are the next ones. */
  readonly wordSets: KeyTable;
  /** By word set without a closing "PAC", "Committee" or "Fund", where the name remains political without it. */
  readonly bareSets: KeyTable;
  /** By what a domain of that name would be called. */
  readonly labels: KeyTable;
  /** Compact names in order, with their entries: finds names that go on where a cut one ends. */
  readonly ordered: { readonly names: readonly string[]; readonly entries: Int32Array };
  readonly spelling: Spelling;
  /** By registrable domain and by compact identifier, to positions in `listings`. */
  readonly domains: ReadonlyMap<string, number>;
  readonly identifiers: ReadonlyMap<string, number>;
  readonly allows: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Compiles listings and allow rows. Pure; 20,000 listings take some tenths of a second. */
export function compileRegistry(listings: readonly Listing[], allows: readonly Allow[]): RegistryIndex {
  const entryNames: string[] = [];
  const owners: number[] = [];
  listings.forEach((listing, at) => {
    for (const name of [listing.name, ...listing.aliases]) {
      entryNames.push(name);
      owners.push(at);
    }
  });
  const forms = entryNames.map((name, entry) => formsOf(name, listings[owners[entry] ?? 0]));
  const known = new Set(['political', 'action', 'committee']);
  for (const { words } of forms) for (const word of words) known.add(word);
  return {
    listings,
    byId: new Map(listings.map((listing) => [listing.id, listing])),
    entryNames,
    entryListings: Int32Array.from(owners),
    exact: keyTable(forms.map(({ exact }) => exact)),
    wordSets: keyTable(forms.map(({ wordSet }) => wordSet)),
    bareSets: keyTable(forms.map(({ bareSet }) => bareSet)),
    labels: keyTable(forms.map(({ label }) => label)),
    ordered: inOrder(forms),
    spelling: compileSpelling(known),
    ...byDomainAndIdentifier(listings),
    allows: byName(allows),
  };
}

/** The listing of that id; null where it is not, or no longer, listed. */
export function listingById(index: RegistryIndex, id: string): Listing | null {
  return index.byId.get(id) ?? null;
}

/** How many listings the index holds. */
export function listingCount(index: RegistryIndex): number {
  return index.listings.length;
}

/** The entries under a key, in the order in which their listings were given. */
export function entriesOf(table: KeyTable, key: string): number[] {
  const found: number[] = [];
  for (let entry = table.first.get(key) ?? -1; entry >= 0; entry = table.next[entry] ?? -1) found.push(entry);
  return found;
}

interface Forms {
  readonly words: readonly string[];
  readonly exact: string | null;
  readonly wordSet: string | null;
  readonly bareSet: string | null;
  readonly label: string | null;
  readonly ordered: string | null;
}

function formsOf(name: string, listing: Listing | undefined): Forms {
  const { words, compact: whole, canonical } = readName(name);
  const exact = whole === '' ? null : whole;
  if (exact === null || listing?.tier !== 'committee')
    return { words: [], exact, wordSet: null, bareSet: null, label: null, ordered: null };
  const bare = withoutClosingMarker(canonical);
  const named = exact.length >= LABEL_LETTERS_MIN && !listing.readsAsPerson;
  return {
    words,
    exact,
    wordSet: wordSetKey(canonical),
    bareSet: bare && wordSetKey(bare),
    label: named ? labelOf(words, canonical) : null,
    ordered: exact,
  };
}

const LEFT_OUT_OF_DOMAINS = new Set(['inc', 'incorporated', 'llc', 'ltd', 'limited']);

/** What a domain of that name would be called: no legal form, no "committee" where the rest is political without it. */
function labelOf(words: readonly string[], canonical: readonly string[]): string {
  const named = words.filter((word) => !LEFT_OUT_OF_DOMAINS.has(word)).join(' ');
  const rest = canonical.filter((word) => word !== 'committee' && word !== 'pac');
  return (
    rest.some(isMarker) ? named.replace(/ political action committee$| committee$/, '') : named
  ).replaceAll(' ', '');
}

function keyTable(keys: readonly (string | null)[]): KeyTable {
  const first = new Map<string, number>();
  const next = new Int32Array(keys.length).fill(-1);
  for (let entry = keys.length - 1; entry >= 0; entry--) {
    const key = keys[entry];
    if (key === null || key === undefined) continue;
    next[entry] = first.get(key) ?? -1;
    first.set(key, entry);
  }
  return { first, next };
}

function inOrder(forms: readonly Forms[]): RegistryIndex['ordered'] {
  const pairs = forms.flatMap(({ ordered }, entry) => (ordered === null ? [] : [{ name: ordered, entry }]));
  pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { names: pairs.map(({ name }) => name), entries: Int32Array.from(pairs.map(({ entry }) => entry)) };
}

function byDomainAndIdentifier(listings: readonly Listing[]) {
  const domains = new Map<string, number>();
  const identifiers = new Map<string, number>();
  listings.forEach((listing, at) => {
    for (const domain of listing.domains)
      if (!isFreeMail(domain) && !domains.has(domain)) domains.set(domain, at);
    for (const identifier of listing.identifiers.map(compact))
      if (identifier && !identifiers.has(identifier)) identifiers.set(identifier, at);
  });
  return { domains, identifiers };
}

function byName(allows: readonly Allow[]): RegistryIndex['allows'] {
  const found = new Map<string, Set<string>>();
  for (const { nameCompact, listingId } of allows) {
    const ids = found.get(nameCompact) ?? new Set<string>();
    found.set(nameCompact, ids.add(listingId));
  }
  return found;
}

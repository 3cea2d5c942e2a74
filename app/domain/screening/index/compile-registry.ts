/** Compiles the registry's index from listings and what staff taught about them: once for an edition, on any thread. */
import { acronymsIn } from './acronyms.ts';
import { DERIVED_MAX, derivedNames, ownWords } from './derived-names.ts';
import { isFreeMail } from '#app/domain/screening/text/email-domain.ts';
import { Entries } from './entries.ts';
import { textOfListing } from './listing-text.ts';
import type { Alias, AllowlistEntry, Listing } from '#app/domain/screening/listing.ts';
import { readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { identifierKey } from '#app/domain/screening/text/normalise.ts';
import { Numbers } from './number-rows.ts';
import { allowlistKey, type RegistryIndex } from './registry-index.ts';
import { isCommittees } from './sponsor.ts';
import { crowdedPostalCodes } from './crowded-postal-codes.ts';
import { NumberedStrings, stringTable, type StringTable } from './string-table.ts';

const ENCODED_AT_ONCE = 256;
/** An identifier that is its own key. */
const PLAIN_IDENTIFIER = /^[A-Z0-9]{0,200}$/;

/** Pure; 20,000 listings take some tenths of a second. `aliases` are those of the staff. */
export function compileRegistry(
  listings: readonly Listing[],
  allowlist: readonly AllowlistEntry[],
  aliases: readonly Alias[] = [],
): RegistryIndex {
  const whole = withAliases(listings, aliases);
  const acronyms = acronymsIn(whole.map(({ name }) => name));
  const sponsors = sponsorsOf(whole);
  const nameCount = whole.reduce((sum, { aliases: others }) => sum + 1 + others.length, 0);
  const entries = new Entries(nameCount + DERIVED_MAX * whole.length, nameCount);
  const own = new Set<string>();
  const derived = whole.flatMap((listing, owner) => {
    const names = [listing.name, ...listing.aliases].map(readName);
    entries.add(listing, owner, names);
    for (const name of names) own.add(ownWords(name));
    const sponsor = sponsors.get(listing.sponsor ?? '');
    return derivedNames(listing, names, sponsor, acronyms).map((each) => ({ ...each, listing, owner }));
  });
  const owners = Map.groupBy(derived, ({ read }) => ownWords(read));
  for (const { listing, owner, derived: name, read } of derived) {
    // What is some listing's own name, however it writes its PAC, says nothing of this one, nor what was derived of several;
    // a name that several bore one after the other is that of a listed group all the same.
    const isOfSeveral = (owners.get(ownWords(read))?.length ?? 0) > 1;
    if (own.has(ownWords(read)) || (isOfSeveral && name.rule !== 'former')) continue;
    entries.addDerived(listing, owner, name, read);
  }
  return {
    listingIds: stringTable(whole.map(({ id }) => id)),
    ...textsOf(whole),
    ...entries.tables(),
    ...ownedTables(whole),
    ...connectedTables(sponsors),
    crowdedPostalCodes: stringTable(crowdedPostalCodes(whole)),
    allowlist: distinct(allowlist.map(({ listingId, nameCompact }) => allowlistKey(listingId, nameCompact))),
  };
}

function distinct(strings: readonly string[]): StringTable {
  return stringTable([...new Set(strings)]);
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

/** All listings as text in UTF-8, one after the other. */
function textsOf(listings: readonly Listing[]): Pick<RegistryIndex, 'listingBytes' | 'listingEnds'> {
  const encoder = new TextEncoder();
  const listingEnds = new Uint32Array(listings.length);
  const parts: Uint8Array[] = [];
  let end = 0;
  for (let from = 0; from < listings.length; from += ENCODED_AT_ONCE) {
    const texts = listings.slice(from, from + ENCODED_AT_ONCE).map(textOfListing);
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

function ownedTables(listings: readonly Listing[]) {
  const domains = new NumberedStrings();
  const identifiers = new NumberedStrings(listings.length);
  const domainListings = new Numbers();
  const identifierListings = new Numbers(listings.length);
  // What two listings have is the first one's.
  const own = (strings: NumberedStrings, owners: Numbers, string: string, owner: number) => {
    if (strings.numberFor(string) === owners.count) owners.push(owner);
  };
  listings.forEach((listing, at) => {
    for (const domain of listing.domains) if (!isFreeMail(domain)) own(domains, domainListings, domain, at);
    for (const identifier of listing.identifiers) {
      const key = PLAIN_IDENTIFIER.test(identifier) ? identifier : identifierKey(identifier);
      if (key !== '') own(identifiers, identifierListings, key, at);
    }
  });
  return {
    domains: domains.table(),
    domainListings: domainListings.all().slice(),
    identifiers: identifiers.table(),
    identifierListings: identifierListings.all().slice(),
  };
}

/** All bodies that are named as connected with a committee, by how the lists write them: many stand in several rows. */
function sponsorsOf(listings: readonly Listing[]): ReadonlyMap<string, ReadName> {
  const read = new Map<string, ReadName>();
  for (const { sponsor } of listings)
    if (sponsor !== null && !read.has(sponsor)) read.set(sponsor, readName(sponsor));
  return read;
}

function connectedTables(
  sponsors: ReadonlyMap<string, ReadName>,
): Pick<RegistryIndex, 'sponsors' | 'connected'> {
  const named = [...sponsors.values()];
  return {
    sponsors: distinct(named.flatMap((name) => (isCommittees(name) ? [] : [name.compact]))),
    connected: distinct(named.map(({ words }) => words.join(' '))),
  };
}

/** A listing as the index keeps it: JSON without the names of its parts, which would be half of it. */
import type { Listing } from './listing.ts';

const PARTS = Object.keys({
  id: 0,
  source: 0,
  edition: 0,
  name: 0,
  aliases: 0,
  domains: 0,
  identifiers: 0,
  kind: 0,
  country: 0,
  tier: 0,
  readsAsPerson: 0,
  sponsor: 0,
  url: 0,
} satisfies Record<keyof Listing, 0>) as (keyof Listing)[];

/** Its parts in our order. */
export function textOfListing(listing: Listing): string {
  return JSON.stringify(PARTS.map((part) => listing[part]));
}

/** What such a text was made of. */
export function listingOfText(text: string): Listing {
  const values = JSON.parse(text) as unknown[];
  return Object.fromEntries(PARTS.map((part, at) => [part, values[at]])) as unknown as Listing;
}

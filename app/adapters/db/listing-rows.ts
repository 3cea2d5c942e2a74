/** A listing as the tables hold it, with its source and the label of its edition. */
import type { Listing, Tier } from '#app/domain/screening/listing.ts';

export interface ListingRow {
  readonly listing_id: string;
  readonly name: string;
  readonly aliases: string[];
  readonly domains: string[];
  readonly identifiers: string[];
  readonly kind: string;
  readonly country: string | null;
  readonly postal_code: string | null;
  readonly tier: Tier;
  readonly reads_as_person: boolean;
  readonly sponsor: string | null;
  readonly url: string | null;
  readonly source_id: string;
  readonly edition_label: string;
}

/** The listing of a row. */
export function toListing(row: ListingRow): Listing {
  return {
    id: row.listing_id,
    source: row.source_id,
    edition: row.edition_label,
    name: row.name,
    aliases: row.aliases,
    domains: row.domains,
    identifiers: row.identifiers,
    kind: row.kind,
    country: row.country,
    postalCode: row.postal_code,
    tier: row.tier,
    readsAsPerson: row.reads_as_person,
    sponsor: row.sponsor,
    url: row.url,
  };
}

/** A listing as the tables hold it, with its source and the label of its edition. */
import { z } from 'zod';
import { TIERS, type Listing } from '#app/domain/screening/listing.ts';
import { parseRow } from './parse-row.ts';
import { storedFormerNames } from './stored-registry.ts';

export interface ListingRow {
  readonly listing_id: string;
  readonly name: string;
  readonly aliases: string[];
  readonly former_names: unknown;
  readonly domains: string[];
  readonly identifiers: string[];
  readonly kind: string;
  readonly country: string | null;
  readonly postal_code: string | null;
  readonly tier: string;
  readonly reads_as_person: boolean;
  readonly sponsor: string | null;
  readonly url: string | null;
  readonly source_id: string;
  readonly edition_label: string;
}

export const tierColumn = z.object({ tier: z.enum(TIERS) });

const listingColumns = tierColumn.extend({ former_names: storedFormerNames.column.nullable() });

/** The listing of a row. */
export function toListing(row: ListingRow): Listing {
  const { tier, former_names: formerNames } = parseRow('listing', row.listing_id, listingColumns, row);
  return {
    tier,
    id: row.listing_id,
    source: row.source_id,
    edition: row.edition_label,
    name: row.name,
    aliases: row.aliases,
    formerNames: formerNames ?? [],
    domains: row.domains,
    identifiers: row.identifiers,
    kind: row.kind,
    country: row.country,
    postalCode: row.postal_code,
    readsAsPerson: row.reads_as_person,
    sponsor: row.sponsor,
    url: row.url,
  };
}

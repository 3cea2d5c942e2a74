/** One listing with all that is kept about it: as each kept edition has it, and the donations that it held or refused. */
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import type { CaughtDonation, ListingDetailsStore } from '#app/ports/registry.ts';
import type { Db } from './client.ts';
import { donationState } from './donation-rows.ts';
import { toListing, type ListingRow } from './listing-rows.ts';
import { parseRow } from './parse-row.ts';

export function createListingDetailsStore({ pool }: Db): ListingDetailsStore {
  return {
    editions: async (listingId) => {
      const { rows } = await pool.query<EditionRow>(editionsSql, [listingId]);
      return rows.map((row) => ({
        isInForce: row.in_force,
        importedAt: row.imported_at,
        listing: toListing(row),
      }));
    },
    caught: async (listingId, limit) => {
      const [{ rows }, counted] = await Promise.all([
        pool.query<CaughtRow>(
          `${caughtSql} SELECT * FROM caught ORDER BY created_at DESC, id DESC LIMIT $2`,
          [listingId, limit],
        ),
        pool.query<{ state: string | null; n: number }>(
          `${caughtSql} SELECT state, count(*)::int AS n FROM caught GROUP BY state`,
          [listingId],
        ),
      ]);
      const number = (...states: readonly CaughtDonation['state'][]) =>
        counted.rows
          .filter(({ state }) => states.some((each) => each === state))
          .reduce((sum, { n }) => sum + n, 0);
      return {
        donations: rows.map(toCaught),
        refused: number('refused', 'releasing'),
        waiting: number('held', 'decided', 'authorised'),
        received: number('received', 'capturing'),
        lapsed: number('lapsed', 'abandoned'),
        atForm: number(null),
      };
    },
  };
}

interface EditionRow extends ListingRow {
  readonly imported_at: Date;
  readonly in_force: boolean;
}

/** The one in force first, then the newest; an edition that is still being written is nobody's yet. */
const editionsSql = `
  SELECT listing.*, source.id AS source_id, edition.label AS edition_label, edition.imported_at,
         edition.id = source.current_edition_id AS in_force
  FROM listing
  JOIN registry_edition edition ON edition.id = listing.edition_id
  JOIN registry_source source ON source.id = edition.source_id
  WHERE listing.listing_id = $1
    AND edition.imported_at <= (SELECT imported_at FROM registry_edition WHERE id = source.current_edition_id)
  ORDER BY in_force DESC, edition.imported_at DESC`;

interface CaughtRow {
  readonly id: string;
  readonly donation_id: string | null;
  readonly created_at: Date;
  readonly outcome: string;
  readonly rule: string;
  readonly given: string | null;
  readonly state: string | null;
  readonly amount_minor: string | null;
  readonly currency: string | null;
}

/** Each donation once, by the last screening that decided about it and rested on the listing. */
const caughtSql = `
  WITH caught AS (
    SELECT DISTINCT ON (coalesce(screening.donation_id, screening.id))
           screening.id, screening.donation_id, screening.created_at, screening.outcome, screening.rule,
           screening.evidence->'value'->'fields'->0->>'given' AS given, donation.state, donation.amount_minor, donation.currency
    FROM screening LEFT JOIN donation ON donation.id = screening.donation_id
    WHERE screening.listing_id = $1 AND screening.outcome <> 'clear' AND screening.stage <> 'report'
    ORDER BY coalesce(screening.donation_id, screening.id), screening.created_at DESC
  )`;

const caughtColumns = z.object({
  outcome: z.enum(['unclear', 'political']),
  state: donationState.nullable(),
});

function toCaught(row: CaughtRow): CaughtDonation {
  return {
    ...parseRow('screening', row.id, caughtColumns, row),
    screeningId: row.id,
    donationId: row.donation_id,
    at: row.created_at,
    rule: row.rule,
    given: row.given,
    amount:
      row.amount_minor === null || row.currency === null
        ? null
        : money(Number(row.amount_minor), row.currency),
  };
}

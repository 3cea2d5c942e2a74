/** The registry's tables: editions put in place whole, listings read in bulk, and what says that something changed. */
import type pg from 'pg';
import type { Listing, Tier } from '#app/domain/screening/listing.ts';
import type { EditionInput, EditionSummary, RegistryStore } from '#app/ports.ts';
import type { Db } from './client.ts';

/** The last edition stays beside the current one, so that a bad import can be looked at and undone. */
const editionsKept = 2;

export function createRegistryStore({ pool, prisma }: Db): RegistryStore {
  const summaries = async () => (await pool.query<SummaryRow>(summariesSql)).rows.map(toSummary);
  return {
    listings: async (sourceId) => {
      const { rows } = await pool.query<ListingRow>(`${listingsSql} WHERE source.id = $1`, [sourceId]);
      return rows.map(toListing);
    },
    summaries,
    all: async () => {
      const [listings, allows] = await Promise.all([
        pool.query<ListingRow>(listingsSql),
        prisma.allow.findMany({
          where: { withdrawnAt: null },
          select: { nameCompact: true, listingId: true },
        }),
      ]);
      return { listings: listings.rows.map(toListing), allows, summaries: await summaries() };
    },
    revision: async () => {
      const { rows } = await pool.query<{ revision: string }>({
        name: 'registry-revision',
        text: revisionSql,
      });
      return rows[0]?.revision ?? '';
    },
    replace: async (edition) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const outcome = await putInPlace(client, edition);
        await client.query('COMMIT');
        return outcome;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

async function putInPlace(client: pg.PoolClient, edition: EditionInput): Promise<'replaced' | 'confirmed'> {
  const { sourceId, editionId, fileHash, now } = edition;
  await client.query(
    `INSERT INTO registry_source (id, label, ages) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET label = $2, ages = $3`,
    [sourceId, edition.sourceLabel, edition.ages],
  );
  // The row is ours until the end, so two imports of one source follow each other.
  const confirmed = await client.query(
    `UPDATE registry_edition SET confirmed_at = $3 FROM registry_source
     WHERE registry_source.id = $1 AND registry_edition.id = registry_source.current_edition_id AND file_hash = $2`,
    [sourceId, fileHash, now],
  );
  if (confirmed.rowCount === 1) return 'confirmed';
  // The same file was in force once and comes back: its rows are written anew.
  await client.query('DELETE FROM registry_edition WHERE source_id = $1 AND file_hash = $2', [
    sourceId,
    fileHash,
  ]);
  await client.query(
    `INSERT INTO registry_edition (id, source_id, label, file_hash, row_count, imported_at, confirmed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6)`,
    [editionId, sourceId, edition.editionLabel, fileHash, edition.listings.length, now],
  );
  await client.query(insertListingsSql, [editionId, JSON.stringify(edition.listings)]);
  await client.query('UPDATE registry_source SET current_edition_id = $2 WHERE id = $1', [
    sourceId,
    editionId,
  ]);
  await client.query(
    `DELETE FROM registry_edition WHERE id IN (
       SELECT id FROM registry_edition WHERE source_id = $1 ORDER BY imported_at DESC, id DESC OFFSET $2)`,
    [sourceId, editionsKept],
  );
  return 'replaced';
}

const insertListingsSql = `
  INSERT INTO listing (edition_id, listing_id, name, aliases, domains, identifiers, kind, country, tier,
                       reads_as_person, sponsor, url)
  SELECT $1, row.id, row.name, texts(row.aliases), texts(row.domains), texts(row.identifiers), row.kind, row.country,
         row.tier, row."readsAsPerson", row.sponsor, row.url
  FROM jsonb_to_recordset($2::jsonb) AS row(
    id text, name text, aliases jsonb, domains jsonb, identifiers jsonb, kind text, country text, tier text,
    "readsAsPerson" boolean, sponsor text, url text)`.replaceAll(
  /texts\((row\.\w+)\)/g,
  'ARRAY(SELECT jsonb_array_elements_text($1))',
);

const listingsSql = `
  SELECT listing.*, source.id AS source_id, edition.label AS edition_label
  FROM registry_source source
  JOIN registry_edition edition ON edition.id = source.current_edition_id
  JOIN listing ON listing.edition_id = edition.id`;

const summariesSql = `
  SELECT source.id, source.label, source.ages, edition.label AS edition_label, edition.row_count,
         edition.imported_at, edition.confirmed_at
  FROM registry_source source JOIN registry_edition edition ON edition.id = source.current_edition_id
  ORDER BY source.id`;

const revisionSql = `
  SELECT concat_ws('|',
    (SELECT string_agg(edition.id || ' ' || edition.confirmed_at, ',' ORDER BY edition.id)
     FROM registry_source source JOIN registry_edition edition ON edition.id = source.current_edition_id),
    (SELECT concat(count(*) FILTER (WHERE withdrawn_at IS NULL), ' ', max(created_at), ' ', max(withdrawn_at)) FROM allow)
  ) AS revision`;

interface ListingRow {
  readonly listing_id: string;
  readonly name: string;
  readonly aliases: string[];
  readonly domains: string[];
  readonly identifiers: string[];
  readonly kind: string;
  readonly country: string | null;
  readonly tier: Tier;
  readonly reads_as_person: boolean;
  readonly sponsor: string | null;
  readonly url: string | null;
  readonly source_id: string;
  readonly edition_label: string;
}

function toListing(row: ListingRow): Listing {
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
    tier: row.tier,
    readsAsPerson: row.reads_as_person,
    sponsor: row.sponsor,
    url: row.url,
  };
}

interface SummaryRow {
  readonly id: string;
  readonly label: string;
  readonly ages: boolean;
  readonly edition_label: string;
  readonly row_count: number;
  readonly imported_at: Date;
  readonly confirmed_at: Date;
}

function toSummary(row: SummaryRow): EditionSummary {
  return {
    sourceId: row.id,
    sourceLabel: row.label,
    editionLabel: row.edition_label,
    rowCount: row.row_count,
    ages: row.ages,
    importedAt: row.imported_at,
    confirmedAt: row.confirmed_at,
  };
}

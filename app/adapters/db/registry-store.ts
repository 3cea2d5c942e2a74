/** The registry's tables: editions staged beside those in force, put in their place whole, and read in bulk. */
import type pg from 'pg';
import { z } from 'zod';
import type { EditionDifference } from '#app/domain/screening/edition.ts';
import { ALIAS_KINDS, type Alias, type Listing } from '#app/domain/screening/listing.ts';
import type { EditionSummary, RegistryStore } from '#app/ports/registry.ts';
import type { Db } from './client.ts';
import { toListing, type ListingRow } from './listing-rows.ts';
import { parseRow, readOr, type ReportUnreadable } from './parse-row.ts';
import { putInForce, stage } from './registry-editions.ts';
import { onOneConnection, sourceLocks } from './registry-locks.ts';
import { endRun } from './stored-import.ts';
import { storedLeftOut, storedOlderFiles } from './stored-registry.ts';

/** How many names of each kind a difference shows. */
const namesShown = 10;

export function createRegistryStore({ pool, unreadable }: Pick<Db, 'pool' | 'unreadable'>): RegistryStore {
  const toSummary = (row: SummaryRow) => summaryOf(row, unreadable);
  return {
    summaries: async () => (await pool.query<SummaryRow>(summariesSql)).rows.map(toSummary),
    exclusively: sourceLocks(pool),
    stage: (edition, batches) => onOneConnection(pool, (client) => stage(client, edition, batches)),
    difference: async ({ sourceId, editionId }) => {
      const { rows } = await pool.query<DifferenceRow>(differenceSql, [sourceId, editionId, namesShown]);
      return toDifference(rows);
    },
    putInForce: (edition, figures, ends) =>
      onOneConnection(pool, (client) =>
        inTransaction(client, 'BEGIN', async () => {
          const written = await putInForce(client, edition, figures);
          if (ends && !(await endRun(client, ends.run, ends.outcomeOf(written))))
            throw new Error(`import ${ends.run.id} was taken over, or ended`);
          return written;
        }),
      ),
    discard: async ({ editionId }) => {
      await pool.query('DELETE FROM registry_edition WHERE id = $1', [editionId]);
    },
    all: (overrides = {}) =>
      onOneConnection(pool, (client) =>
        inTransaction(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async () => ({
          listings: await readListings(client, overrides),
          allowlist: (await client.query<AllowlistRow>(allowlistSql)).rows,
          aliases: (await client.query<AliasRow>(aliasesSql)).rows.map(toAlias),
          summaries: (await client.query<SummaryRow>(summariesSql)).rows.map(toSummary),
        })),
      ),
    revision: async () => {
      const { rows } = await pool.query<{ revision: string }>({
        name: 'registry-revision',
        text: revisionSql,
      });
      return rows[0]?.revision ?? '';
    },
  };
}

async function inTransaction<T>(client: pg.PoolClient, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Page by page, so that no request waits long for rows to be taken apart. */
async function readListings(
  client: pg.PoolClient,
  overrides: Readonly<Record<string, string>>,
): Promise<Listing[]> {
  const listings: Listing[] = [];
  await client.query(`DECLARE listings NO SCROLL CURSOR FOR ${listingsSql}`, [JSON.stringify(overrides)]);
  for (;;) {
    const { rows } = await client.query<ListingRow>('FETCH 1000 FROM listings');
    for (const row of rows) listings.push(toListing(row));
    if (rows.length < 1000) return listings;
  }
}

const listingsSql = `
  SELECT listing.*, edition.source_id, edition.label AS edition_label
  FROM registry_source source
  JOIN registry_edition edition
    ON edition.source_id = source.id AND edition.id = coalesce($1::jsonb ->> source.id, source.current_edition_id)
  JOIN listing ON listing.edition_id = edition.id`;

const allowlistSql = `
  SELECT name_compact AS "nameCompact", listing_id AS "listingId" FROM allowlist_entry WHERE withdrawn_at IS NULL`;

const aliasesSql = `SELECT id, listing_id AS "listingId", kind, text FROM alias WHERE withdrawn_at IS NULL`;

const summariesSql = `
  SELECT source.id, source.label, source.ages, edition.label AS edition_label, edition.row_count, edition.rows_read,
         edition.left_out, edition.file_size, edition.file_sha256, edition.older_files, edition.imported_by, edition.imported_at, edition.confirmed_at
  FROM registry_source source JOIN registry_edition edition ON edition.id = source.current_edition_id
  ORDER BY source.id`;

const revisionSql = `
  SELECT concat_ws('|',
    (SELECT string_agg(edition.id || ' ' || edition.confirmed_at, ',' ORDER BY edition.id)
     FROM registry_source source JOIN registry_edition edition ON edition.id = source.current_edition_id),
    (SELECT concat(count(*) FILTER (WHERE withdrawn_at IS NULL), ' ', max(created_at), ' ', max(withdrawn_at)) FROM allowlist_entry),
    (SELECT concat(count(*) FILTER (WHERE withdrawn_at IS NULL), ' ', max(created_at), ' ', max(withdrawn_at)) FROM alias)
  ) AS revision`;

const content =
  'name, aliases, former_names, domains, identifiers, kind, country, postal_code, tier, reads_as_person, sponsor, url'.split(
    ', ',
  );
const contentOf = (table: string) => `(${content.map((column) => `${table}.${column}`).join(', ')})`;

const differenceSql = `
  WITH before AS (
    SELECT listing.* FROM listing JOIN registry_source source ON source.current_edition_id = listing.edition_id
    WHERE source.id = $1
  ), after AS (SELECT * FROM listing WHERE edition_id = $2),
  compared AS (
    SELECT coalesce(after.name, before.name) AS name,
           CASE WHEN before.listing_id IS NULL THEN 'added'
                WHEN after.listing_id IS NULL THEN 'removed'
                WHEN ${contentOf('before')} IS DISTINCT FROM ${contentOf('after')} THEN 'changed' END AS kind
    FROM before FULL JOIN after USING (listing_id)
  )
  SELECT kind, count(*)::int AS count, (array_agg(name ORDER BY name))[1:$3] AS names
  FROM compared WHERE kind IS NOT NULL GROUP BY kind`;

interface DifferenceRow {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly count: number;
  readonly names: string[];
}

function toDifference(rows: readonly DifferenceRow[]): EditionDifference {
  const of = (kind: DifferenceRow['kind']) => rows.find((row) => row.kind === kind);
  const countOf = (kind: DifferenceRow['kind']) => of(kind)?.count ?? 0;
  const namesOf = (kind: DifferenceRow['kind']) => of(kind)?.names ?? [];
  return {
    added: countOf('added'),
    changed: countOf('changed'),
    removed: countOf('removed'),
    names: { added: namesOf('added'), changed: namesOf('changed'), removed: namesOf('removed') },
  };
}

interface AllowlistRow {
  readonly nameCompact: string;
  readonly listingId: string;
}

interface AliasRow {
  readonly id: string;
  readonly listingId: string;
  readonly kind: string;
  readonly text: string;
}

const aliasColumn = z.object({ kind: z.enum(ALIAS_KINDS) });

function toAlias({ id, listingId, kind, text }: AliasRow): Alias {
  return { ...parseRow('alias', id, aliasColumn, { kind }), listingId, text };
}

interface SummaryRow {
  readonly id: string;
  readonly label: string;
  readonly ages: boolean;
  readonly edition_label: string;
  readonly row_count: number;
  readonly rows_read: number;
  readonly left_out: unknown;
  readonly older_files: unknown;
  /** bigint, which pg reads as text. */
  readonly file_size: string;
  readonly file_sha256: string | null;
  readonly imported_by: string | null;
  readonly imported_at: Date;
  readonly confirmed_at: Date;
}

const leftOutColumn = z.object({ left_out: storedLeftOut.column });
const olderFilesColumn = z.object({ older_files: storedOlderFiles.column.nullable() });

function summaryOf(row: SummaryRow, unreadable: ReportUnreadable): EditionSummary {
  // Statistics: an edition without them screens as before, and one that is missing would clear whom it lists.
  const read = <T>(column: z.ZodType<T>, otherwise: T) =>
    readOr(() => parseRow('registry_edition', row.id, column, row), otherwise, unreadable);
  const { left_out: leftOut } = read(leftOutColumn, { left_out: {} });
  const { older_files: olderFiles } = read(olderFilesColumn, { older_files: null });
  return {
    sourceId: row.id,
    sourceLabel: row.label,
    editionLabel: row.edition_label,
    rowCount: row.row_count,
    ages: row.ages,
    importedAt: row.imported_at,
    confirmedAt: row.confirmed_at,
    rowsRead: row.rows_read,
    leftOut,
    fileSize: Number(row.file_size),
    fileSha256: row.file_sha256,
    olderFiles: olderFiles ?? [],
    importedBy: row.imported_by,
  };
}

/** Editions on their way into the tables: written where nobody reads them, then put in force at one stroke. */
import type pg from 'pg';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { EditionFigures, StagedEdition, WrittenAs } from '#app/ports/registry.ts';
import { FORMER_NAMES_VERSION, storedLeftOut, storedOlderFiles } from './stored-registry.ts';

/** The last edition stays beside the current one, so that a bad import can be looked at and undone. */
const editionsKept = 2;

/** What stands for the hash of an edition that was never in force: only a crash leaves such a row. */
const stagedHash = (editionId: string) => `staged ${editionId}`;

/** Each batch is a transaction of its own; while one is written, the next is read. */
export async function stage<End>(
  client: pg.PoolClient,
  edition: StagedEdition,
  batches: AsyncIterator<readonly Listing[], End, undefined>,
): Promise<End> {
  // Nothing rests on these rows before the edition is put in force, and that commit makes them durable as well.
  await client.query('SET synchronous_commit = off');
  await client.query(
    `INSERT INTO registry_source (id, label, ages) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET label = $2, ages = $3`,
    [edition.sourceId, edition.sourceLabel, edition.ages],
  );
  await client.query(`DELETE FROM registry_edition WHERE source_id = $1 AND starts_with(file_hash, $2)`, [
    edition.sourceId,
    stagedHash(''),
  ]);
  await client.query(
    `INSERT INTO registry_edition
       (id, source_id, label, file_hash, row_count, left_out, imported_by, imported_at, confirmed_at)
     VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $7)`,
    [
      edition.editionId,
      edition.sourceId,
      edition.editionLabel,
      stagedHash(edition.editionId),
      JSON.stringify(storedLeftOut.write({})),
      edition.importedBy,
      edition.now,
    ],
  );
  const end = await insertAll(client, edition.editionId, batches);
  await client.query('RESET synchronous_commit');
  return end;
}

async function insertAll<End>(
  client: pg.PoolClient,
  editionId: string,
  batches: AsyncIterator<readonly Listing[], End, undefined>,
): Promise<End> {
  const ask = () => {
    const asked = batches.next();
    // It may fail while the batch before it is still being written; it is awaited, and thrown, after that.
    asked.catch(() => undefined);
    return asked;
  };
  let next = ask();
  try {
    for (;;) {
      const step = await next;
      if (step.done === true) return step.value;
      next = ask();
      await client.query({
        name: 'stage-listings',
        text: insertListingsSql,
        values: [editionId, JSON.stringify(step.value)],
      });
    }
  } catch (error) {
    await next.catch(() => undefined);
    await batches.return?.();
    throw error;
  }
}

/** Within a transaction. The source's row is ours until its end. */
export async function putInForce(
  client: pg.PoolClient,
  { sourceId, editionId, now }: StagedEdition,
  { hash, rowsRead, leftOut, fileSize, fileSha256, olderFiles }: EditionFigures,
): Promise<WrittenAs> {
  const older = olderFiles.length > 0 ? JSON.stringify(storedOlderFiles.write(olderFiles)) : null;
  await client.query('SELECT 1 FROM registry_source WHERE id = $1 FOR UPDATE', [sourceId]);
  const confirmed = await client.query(
    `UPDATE registry_edition SET confirmed_at = $3, file_size = $4, file_sha256 = $5, older_files = $6
     FROM registry_source
     WHERE registry_source.id = $1 AND registry_edition.id = registry_source.current_edition_id AND file_hash = $2`,
    [sourceId, hash, now, fileSize, fileSha256, older],
  );
  if (confirmed.rowCount === 1) {
    await client.query('DELETE FROM registry_edition WHERE id = $1', [editionId]);
    return 'confirmed';
  }
  // The same content was in force once and comes back: its rows are written anew.
  await client.query('DELETE FROM registry_edition WHERE source_id = $1 AND file_hash = $2', [
    sourceId,
    hash,
  ]);
  await client.query(
    `UPDATE registry_edition SET file_hash = $2, rows_read = $3, left_out = $4, file_size = $5, file_sha256 = $6, older_files = $7,
       row_count = (SELECT count(*) FROM listing WHERE edition_id = $1)
     WHERE id = $1`,
    [editionId, hash, rowsRead, JSON.stringify(storedLeftOut.write(leftOut)), fileSize, fileSha256, older],
  );
  await client.query('UPDATE registry_source SET current_edition_id = $2 WHERE id = $1', [
    sourceId,
    editionId,
  ]);
  await client.query(
    `DELETE FROM registry_edition WHERE id IN (
       SELECT id FROM registry_edition WHERE source_id = $1 AND id <> $2
       ORDER BY imported_at DESC, id DESC OFFSET $3)`,
    [sourceId, editionId, editionsKept - 1],
  );
  return 'replaced';
}

const insertListingsSql = `
  INSERT INTO listing (edition_id, listing_id, name, aliases, former_names, domains, identifiers, kind, country, postal_code,
                       tier, reads_as_person, sponsor, url)
  SELECT $1, row.id, row.name, row.aliases,
         CASE WHEN jsonb_array_length(row."formerNames") > 0
              THEN jsonb_build_object('version', ${String(FORMER_NAMES_VERSION)}, 'value', row."formerNames") END,
         row.domains, row.identifiers, row.kind, row.country, row."postalCode",
         row.tier, row."readsAsPerson", row.sponsor, row.url
  FROM json_to_recordset($2::json) AS row(
    id text, name text, aliases text[], "formerNames" jsonb, domains text[], identifiers text[], kind text, country text,
    "postalCode" text, tier text, "readsAsPerson" boolean, sponsor text, url text)`;

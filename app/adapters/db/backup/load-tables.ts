/** Fills empty tables from a backup that was verified. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BackedUpPart, BackedUpTable, BackupManifest } from '#app/domain/backup.ts';
import { readArchive } from './archive-reader.ts';
import type { FileContent } from './kept-files.ts';
import { quoted } from './owner-session.ts';
import { unpack } from './packed-entry.ts';
import { readTables } from './structure.ts';

interface Place {
  readonly table: BackedUpTable;
  readonly part: BackedUpPart;
}

/**
 * Copies every row of the tables in `schemas` into tables that this transaction made, and answers the files. Throws one line
 * where a table of the backup is not there, or has not all its columns.
 */
export async function loadTables(
  client: pg.Client,
  path: string,
  manifest: BackupManifest,
  { schemas, onRows }: { schemas: readonly string[]; onRows: (rows: number) => void },
): Promise<FileContent[]> {
  const wanted = manifest.tables.filter(({ schema }) => schemas.includes(schema));
  await requireTables(client, wanted);
  const places = new Map<string, Place>();
  for (const table of wanted) for (const part of table.parts) places.set(part.entry, { table, part });
  const names = new Map(manifest.files.map(({ entry, name }) => [entry, name]));
  const files: FileContent[] = [];
  let done = 0;
  for await (const { name: entry, bytes: packed } of readArchive(path)) {
    const place = places.get(entry);
    const file = names.get(entry);
    if (file !== undefined) files.push({ name: file, bytes: (await unpack(entry, packed)).bytes });
    if (!place) continue;
    await copyPart(client, place, (await unpack(entry, packed)).bytes);
    done += place.part.rows;
    onRows(done);
  }
  return files;
}

async function requireTables(client: pg.Client, wanted: readonly BackedUpTable[]): Promise<void> {
  const there = await readTables(client);
  for (const { schema, name, columns } of wanted) {
    const table = there.find((each) => each.schema === schema && each.name === name);
    const missing = columns.find((column) => !table?.columns.includes(column));
    if (missing !== undefined)
      throw new Error(
        `The backup has ${schema}.${name}.${missing}, which this version does not: restore it with the version that wrote it.`,
      );
  }
}

/** Rows come in frozen, since nobody can have seen the tables without them: no later vacuum writes them again. */
async function copyPart(client: pg.Client, { table, part }: Place, bytes: Buffer): Promise<void> {
  const listed = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const copying = client.query(
    copyFrom(`COPY ${quoted(table.schema, table.name)} (${listed}) FROM STDIN WITH (FREEZE)`),
  );
  await pipeline(Readable.from([bytes]), copying);
  if (copying.rowCount !== part.rows)
    throw new Error(`${part.entry} has ${String(part.rows)} rows and ${String(copying.rowCount)} came.`);
}

/** So that the next number is one that no row has. */
export async function setSequences(
  client: pg.Client,
  { sequences }: BackupManifest,
  schemas: readonly string[],
): Promise<void> {
  for (const { schema, name, value } of sequences)
    if (value !== null && schemas.includes(schema))
      await client.query('SELECT setval($1::regclass, $2)', [quoted(schema, name), value]);
}

/** Writes a backup: every table from one snapshot, the sequences and the kept files, into one file that is whole or not there. */
import { constants, existsSync } from 'node:fs';
import { access, rename, rm, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  backupFormat,
  type BackedUpFile,
  type BackedUpTable,
  type BackupManifest,
  type StripeMode,
} from '#app/domain/backup.ts';
import { codeOf } from './archive-reader.ts';
import { createArchive, type ArchiveWriter } from './archive-writer.ts';
import type { FileContent } from './kept-files.ts';
import { asBackupOwner, quoted } from './owner-session.ts';
import { pack } from './packed-entry.ts';
import { readAppliedMigrations, readSequences, readTables, type TableColumns } from './structure.ts';
import { inParts } from './table-parts.ts';
import { manifestName, verifyBackup } from './verify-backup.ts';

export interface BackupSource {
  readonly ownerUrl: string;
  readonly stripe: StripeMode;
  readonly version: string;
  readonly files: readonly FileContent[];
}

/** How far it is: rows read, then rows checked. */
export type BackupProgress = (doing: 'writing' | 'checking', rows: number) => void;

/**
 * Runs beside the app, which goes on. The file is written beside its place, read back and compared, and then renamed, so that
 * what stands at `path` is always whole. Refuses a `path` at which something stands. Throws one line.
 */
export async function writeBackup(
  source: BackupSource,
  path: string,
  tell: BackupProgress = () => undefined,
): Promise<BackupManifest> {
  if (existsSync(path)) throw new Error(`${path} is there already: name another file, or remove it.`);
  const draft = `${path}.part`;
  await requireFolder(dirname(path));
  try {
    await asBackupOwner(source.ownerUrl, (client) => writeArchive(client, source, draft, tell));
    const manifest = await verifyBackup(draft, (rows) => {
      tell('checking', rows);
    });
    await rename(draft, path);
    await syncFolder(dirname(path));
    return manifest;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Said before anything is read. */
async function requireFolder(path: string): Promise<void> {
  await access(path, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw new Error(`${path} cannot be written (${codeOf(error)}): name a file in a folder that can.`, {
      cause: error,
    });
  });
}

async function writeArchive(
  client: pg.Client,
  source: BackupSource,
  path: string,
  tell: BackupProgress,
): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // The first statement takes the snapshot.
  const { rows } = await client.query<{ at: Date; postgres: string }>(
    `SELECT clock_timestamp() AS at, current_setting('server_version') AS postgres`,
  );
  const [{ at: snapshotAt, postgres } = { at: new Date(), postgres: '' }] = rows;
  const migrations = await readAppliedMigrations(client);
  const archive = await createArchive(path, snapshotAt);
  try {
    const tables: BackedUpTable[] = [];
    let done = 0;
    for (const table of await readTables(client)) {
      tables.push(
        await writeTable(client, archive, table, (more) => {
          done += more;
          tell('writing', done);
        }),
      );
    }
    const sequences = await readSequences(client);
    await client.query('COMMIT');
    const files = await writeFiles(archive, source.files);
    const manifest = {
      ...{ format: backupFormat, version: source.version, stripe: source.stripe },
      ...{ snapshotAt, finishedAt: new Date(), postgres, migrations, tables, sequences, files },
    };
    await archive.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    await archive.finish();
  } finally {
    await archive.close();
  }
}

async function writeTable(
  client: pg.Client,
  archive: ArchiveWriter,
  { schema, name, columns }: TableColumns,
  onRows: (more: number) => void,
): Promise<BackedUpTable> {
  const listed = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const copying = client.query(copyTo(`COPY ${quoted(schema, name)} (${listed}) TO STDOUT`));
  const parts: BackedUpTable['parts'] = [];
  for await (const { bytes, rows } of inParts(copying as AsyncIterable<Buffer>)) {
    const { packed, sums } = await pack(bytes);
    const entry = `tables/${schema}.${name}/${String(parts.length + 1).padStart(6, '0')}.copy.zst`;
    await archive.add(entry, packed);
    parts.push({ entry, ...sums, rows });
    onRows(rows);
  }
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return { schema, name, columns: [...columns], rows, parts };
}

async function writeFiles(archive: ArchiveWriter, contents: readonly FileContent[]): Promise<BackedUpFile[]> {
  const files: BackedUpFile[] = [];
  for (const { name, bytes } of contents) {
    const { packed, sums } = await pack(bytes);
    const entry = `files/${name}.zst`;
    await archive.add(entry, packed);
    files.push({ name, entry, ...sums });
  }
  return files;
}

/** The new name stands on the disk too; where folders cannot be synced it comes with the next write. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

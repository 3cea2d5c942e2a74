/** Reads a whole backup and says whether every entry is what its manifest tells, before anybody relies on it. */
import { backupFormat, backupManifest, type BackupManifest } from '#app/domain/backup.ts';
import { damaged, readArchive } from './archive-reader.ts';
import { unpack, type EntrySums } from './packed-entry.ts';
import { countRows } from './table-parts.ts';

/** Stands behind all that it tells of, since it tells how much that was. */
export const manifestName = 'manifest.json';

interface Found {
  readonly sums: EntrySums;
  /** Of a part of a table. */
  readonly rows: number;
}

/**
 * Answers the manifest of a backup that is whole: every table and file that it names is there as it was written, and nothing else.
 * Throws one line that names the entry otherwise, or what it takes to read it. Holds one entry at a time.
 */
export async function verifyBackup(
  path: string,
  onRows: (rows: number) => void = () => undefined,
): Promise<BackupManifest> {
  const found = new Map<string, Found>();
  let rowsRead = 0;
  let manifest: BackupManifest | null = null;
  for await (const { name, bytes: packed } of readArchive(path)) {
    if (name === manifestName) {
      manifest = readManifest(packed);
      continue;
    }
    const { bytes, sums } = await unpack(name, packed);
    const rows = countRows(bytes);
    found.set(name, { sums, rows });
    rowsRead += rows;
    onRows(rowsRead);
  }
  if (!manifest) throw damaged('it does not say what is in it');
  compare(manifest, found);
  return manifest;
}

function readManifest(bytes: Buffer): BackupManifest {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw damaged(`${manifestName} cannot be read`, error);
  }
  const { format } = (value ?? {}) as { format?: unknown };
  if (typeof format === 'number' && format !== backupFormat) {
    throw new Error(
      `The backup is in format ${String(format)} and this version reads ${String(backupFormat)}: restore it with the version that wrote it.`,
    );
  }
  const read = backupManifest.safeParse(value);
  if (read.success) return read.data;
  throw damaged(`${manifestName} says something else than a manifest`, read.error);
}

function compare({ tables, files }: BackupManifest, found: ReadonlyMap<string, Found>): void {
  const parts = tables.flatMap((table) => table.parts);
  const told = [...parts, ...files.map((file) => ({ ...file, rows: null }))];
  for (const { entry, size, sha256, bytes, rows } of told) {
    const there = found.get(entry);
    if (!there) throw damaged(`${entry} is missing`);
    const { sums } = there;
    const isSame = sums.size === size && sums.sha256 === sha256 && sums.bytes === bytes;
    if (!isSame || (rows !== null && rows !== there.rows)) throw damaged(`${entry} is not as it was written`);
  }
  const names = new Set(told.map(({ entry }) => entry));
  const stray = [...found.keys()].find((name) => !names.has(name));
  if (stray !== undefined) throw damaged(`${stray} is not one of its own`);
}

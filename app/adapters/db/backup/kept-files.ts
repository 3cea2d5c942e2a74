/** The files of DATA_DIR that are part of a backup, and how a restore puts them into place. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Secrets that the app made for itself; without them the keyed hashes in the tables match nothing any more. Nothing else belongs in a
 * backup: the cluster's own files are what is copied out of it, locks and sockets are of a running process, and an uploaded list waits
 * for its import only.
 */
export const keptFiles = ['session-secret'] as const;
export type KeptFile = (typeof keptFiles)[number];

export interface FileContent {
  readonly name: string;
  readonly bytes: Buffer;
}

export function readKeptFiles(dataDir: string): FileContent[] {
  return keptFiles
    .filter((name) => existsSync(join(dataDir, name)))
    .map((name) => ({ name, bytes: readFileSync(join(dataDir, name)) }));
}

const pendingPrefix = 'restore-';
const pendingDir = (dataDir: string, restoreId: string) => join(dataDir, `${pendingPrefix}${restoreId}`);

/** Lays them beside their places, where only we can read them, until it is known whether the restore stands. */
export function layOut(dataDir: string, restoreId: string, files: readonly FileContent[]): void {
  if (files.length === 0) return;
  const dir = pendingDir(dataDir, restoreId);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (const { name, bytes } of files) writeFileSync(join(dir, name), bytes, { mode: 0o600, flush: true });
}

/**
 * Puts the files of a restore that the database knows into their places and removes those of one that it does not: called after a
 * restore, and at each start for one that was cut off between the database and the files.
 */
export async function settleFiles(
  dataDir: string,
  isRestored: (restoreId: string) => Promise<boolean>,
): Promise<void> {
  for (const restoreId of pendingRestores(dataDir)) {
    const dir = pendingDir(dataDir, restoreId);
    if (await isRestored(restoreId))
      for (const name of readdirSync(dir).filter(isKept)) renameSync(join(dir, name), join(dataDir, name));
    rmSync(dir, { recursive: true, force: true });
  }
}

function pendingRestores(dataDir: string): string[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir)
    .filter((name) => name.startsWith(pendingPrefix))
    .map((name) => name.slice(pendingPrefix.length));
}

function isKept(name: string): name is KeptFile {
  return keptFiles.some((kept) => kept === name);
}

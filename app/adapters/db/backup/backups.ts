/** Backups of the database that the environment names, written and restored without migrating or working on what is found. */
import { existsSync } from 'node:fs';
import type { BackupManifest } from '#app/domain/backup.ts';
import { openDatabase, type OpenDatabase } from '../embedded-postgres.ts';
import { clusterDirOf } from '../postgres-cluster.ts';
import { readKeptFiles } from './kept-files.ts';
import {
  restoreBackup,
  type RestoreOptions,
  type RestoreOutcome,
  type RestoreTarget,
} from './restore-backup.ts';
import { writeBackup, type BackupProgress } from './write-backup.ts';

export interface BackupSettings extends Omit<RestoreTarget, 'url' | 'ownerUrl'> {
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  /** Of this program. */
  readonly version: string;
}

export interface Backups {
  write(path: string, tell: BackupProgress): Promise<BackupManifest>;
  restore(path: string, options: RestoreOptions): Promise<RestoreOutcome>;
}

export function createBackups(settings: BackupSettings): Backups {
  const { dataDir, databaseUrl } = settings;
  return {
    write: async (path, tell) => {
      if (databaseUrl === undefined && !existsSync(clusterDirOf(dataDir)))
        throw new Error(`There is no database in DATA_DIR ${dataDir}: set it to where the app has run.`);
      return await withDatabase(settings, ({ ownerUrl }) =>
        writeBackup({ ...settings, ownerUrl, files: readKeptFiles(dataDir) }, path, tell),
      );
    },
    restore: (path, options) =>
      withDatabase(settings, ({ url, ownerUrl }) =>
        restoreBackup({ ...settings, url, ownerUrl }, path, options),
      ),
  };
}

/** Starts or joins the embedded server, as every command does; the app may run on it meanwhile. */
async function withDatabase<T>(
  { databaseUrl, databaseOwnerUrl, dataDir }: BackupSettings,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ databaseUrl, databaseOwnerUrl, dataDir });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

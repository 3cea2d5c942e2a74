/** Restores a backup: the whole database in one transaction, the kept files after it, or nothing at all. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import {
  mayServe,
  rowsOf,
  type BackedUpMigration,
  type BackupManifest,
  type StripeMode,
} from '#app/domain/backup.ts';
import { grantToApp } from '../app-role.ts';
import { checksumsOf, readMigrations, type Migration } from '../migrations.ts';
import { layOut, settleFiles } from './kept-files.ts';
import { loadTables, setSequences } from './load-tables.ts';
import { asBackupOwner } from './owner-session.ts';
import { applyAll, checkLedger, removeTables, setAside } from './rebuild.ts';
import { hasLocalStripe, keepOthersOut, readOccupied, type Occupied } from './target.ts';
import { verifyBackup } from './verify-backup.ts';

export interface RestoreTarget {
  readonly url: string;
  readonly ownerUrl: string;
  readonly dataDir: string;
  readonly stripe: StripeMode;
  readonly migrationsDir: string;
  /** Makes the empty tables of the local Stripe over the connection that it is given. */
  readonly prepareLocalStripe: (client: pg.Client) => Promise<void>;
}

/** kept: the local Stripe of this database knows payments, and is left as it is. */
type LocalStripe = 'kept' | 'restored' | 'none';

export interface RestoreOptions {
  /** Whether what stands in the database may be lost. */
  readonly replace: boolean;
  /** How far it is; `total` rows are checked, then written. */
  readonly tell?: (doing: 'checking' | 'restoring', rows: number, total: number | null) => void;
}

export type RestoreOutcome =
  | {
      readonly kind: 'restored';
      readonly manifest: BackupManifest;
      /** What the backup was brought up to afterwards. */
      readonly migrated: readonly string[];
      readonly localStripe: LocalStripe;
    }
  /** Nothing was changed. */
  | { readonly kind: 'occupied'; readonly manifest: BackupManifest; readonly occupied: Occupied };

/**
 * Verifies the whole file before it touches anything. Throws one line where the file is damaged, of another version or of another
 * Stripe, or somebody works on the database; then, and where the process is killed, all is as it was.
 */
export async function restoreBackup(
  target: RestoreTarget,
  path: string,
  { replace, tell = () => undefined }: RestoreOptions,
): Promise<RestoreOutcome> {
  const manifest = await verifyBackup(path, (rows) => {
    tell('checking', rows, null);
  });
  const { known, pending } = splitMigrations(readMigrations(target.migrationsDir), manifest);
  requireStripe(manifest, target);
  const restoreId = randomUUID();
  const done = await asBackupOwner(target.ownerUrl, async (client) => {
    await keepOthersOut(client);
    const occupied = await readOccupied(client);
    if (occupied && !replace) return { kind: 'occupied' as const, manifest, occupied };
    await client.query("SET lock_timeout = '10s'");
    await client.query('BEGIN');
    const localStripe = await stripeOf(client, manifest);
    await rebuild(client, target, known, localStripe);
    const schemas = ['public', ...(localStripe === 'restored' ? ['sandbox'] : [])];
    const files = await fill(client, path, manifest, schemas, (rows) => {
      tell('restoring', rows, rowsOf(manifest));
    });
    await applyAll(client, pending);
    await checkLedger(client);
    await noteRestore(client, restoreId, manifest);
    layOut(target.dataDir, restoreId, files);
    await client.query('COMMIT');
    return { kind: 'restored' as const, manifest, migrated: pending.map(({ name }) => name), localStripe };
  });
  if (done.kind === 'restored') {
    await settleFiles(target.dataDir, (id) => Promise.resolve(id === restoreId));
    await grantToApp(target);
  }
  return done;
}

async function stripeOf(client: pg.Client, { tables }: BackupManifest): Promise<LocalStripe> {
  if (await hasLocalStripe(client)) return 'kept';
  return tables.some(({ schema }) => schema === 'sandbox') ? 'restored' : 'none';
}

async function rebuild(
  client: pg.Client,
  { prepareLocalStripe }: RestoreTarget,
  migrations: readonly Migration[],
  localStripe: LocalStripe,
): Promise<void> {
  // Jobs of before would run on what is here after; the next start makes the queue anew.
  await removeTables(client, ['pgboss', ...(localStripe === 'restored' ? ['sandbox'] : [])]);
  await applyAll(client, migrations);
  if (localStripe === 'restored') await prepareLocalStripe(client);
}

async function fill(
  client: pg.Client,
  path: string,
  manifest: BackupManifest,
  schemas: readonly string[],
  onRows: (rows: number) => void,
) {
  const back = await setAside(client, schemas);
  const files = await loadTables(client, path, manifest, { schemas, onRows });
  for (const sql of back) await client.query(sql);
  await setSequences(client, manifest, schemas);
  await client.query('ANALYZE');
  return files;
}

/**
 * Sessions and links of the staff are not taken over: one that was ended since the backup must not open the desk again. Accounts
 * are as they were then; docs/operations.md says to look at them.
 */
async function noteRestore(client: pg.Client, id: string, manifest: BackupManifest): Promise<void> {
  await client.query('DELETE FROM staff_session');
  await client.query('DELETE FROM staff_verification');
  await client.query(
    `INSERT INTO restore (id, restored_at, snapshot_at, version) VALUES ($1, clock_timestamp(), $2, $3)`,
    [id, manifest.snapshotAt, manifest.version],
  );
}

/** Those that the backup has seen, and those that came since. */
function splitMigrations(
  ours: readonly Migration[],
  { migrations, version }: BackupManifest,
): { readonly known: Migration[]; readonly pending: Migration[] } {
  const seen = new Map(migrations.map((each) => [each.name, each]));
  const strange = migrations.find((each) => !ours.some((migration) => isSame(migration, each)));
  if (strange) {
    throw new Error(
      `The backup is of another version of Unbought (its migration ${strange.name} is not in this one): restore it with ${version}, which wrote it, or a later one.`,
    );
  }
  const known = ours.filter(({ name }) => seen.has(name));
  const pending = ours.filter(({ name }) => !seen.has(name));
  return { known, pending };
}

function isSame({ name, sql }: Migration, { name: other, checksum }: BackedUpMigration): boolean {
  return name === other && checksumsOf(sql).includes(checksum);
}

function requireStripe({ stripe }: BackupManifest, target: RestoreTarget): void {
  if (mayServe(stripe, target.stripe)) return;
  const where = { local: 'the local Stripe', test: 'Stripe’s test mode', live: 'a live account' }[stripe];
  throw new Error(
    `The backup is of a site with ${where}, and STRIPE_SECRET_KEY is a live key: its gifts are none that this account knows. Restore it without the key.`,
  );
}

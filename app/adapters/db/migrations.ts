/** Applies prisma/migrations in order, in Prisma's own bookkeeping, each migration whole or not at all. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** The advisory lock that Prisma's own tool takes, so that the two wait for each other. */
export const migrationLock = 72707369;

/** The columns that Prisma's own tool makes and reads. */
const bookkeepingTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/** The migrations of a folder in the order in which they apply: by name, which begins with a timestamp. */
export function readMigrations(dir: string): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(dir, name, 'migration.sql'), 'utf8') }));
}

/**
 * Brings the database of `url` up to `dir` and returns the names that it applied. Waits while another process migrates.
 * Each migration and its bookkeeping row are one transaction, so a kill at any moment is only a reason to start again;
 * therefore a migration cannot hold what PostgreSQL refuses inside one (CREATE INDEX CONCURRENTLY, COMMIT).
 * Refuses, in one line, a migration that was edited after it was applied, that another tool left unfinished, or that fails.
 */
export async function applyMigrations(url: string, dir: string): Promise<string[]> {
  const migrations = readMigrations(dir);
  const client = new pg.Client({
    connectionString: url,
    application_name: 'unbought-migrations',
    statement_timeout: 0,
  });
  client.on('error', () => undefined); // the query under way fails with it
  await client.connect();
  try {
    // Where the server can: a killed process's statement ends with it and does not hold the lock to its own end.
    await client.query("SET client_connection_check_interval = '1s'").catch(() => undefined);
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await prepareBookkeeping(client);
    const { rows } = await client.query<AppliedRow>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const pending = pendingMigrations(migrations, rows);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // and with it the lock
  }
}

function pendingMigrations(migrations: readonly Migration[], rows: readonly AppliedRow[]): Migration[] {
  const unfinished = rows.find((row) => row.finished_at === null);
  if (unfinished !== undefined) {
    throw new Error(
      `Migration ${unfinished.migration_name} was begun by another tool and did not finish: repair the database, then run prisma migrate resolve for it.`,
    );
  }
  const ours = new Map(migrations.map(({ name, sql }) => [name, checksumsOf(sql)]));
  const strange = rows.find((row) => !ours.get(row.migration_name)?.includes(row.checksum));
  if (strange !== undefined) {
    throw new Error(
      `The database is of another version of Unbought (its migration ${strange.migration_name} is not in this one): ` +
        'set DATA_DIR to a new folder or DATABASE_URL to an empty database, or run the version that made it.',
    );
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await applyWithin(client, migration);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    const { name, sql } = migration;
    throw new Error(`Migration ${name} failed and nothing of it was applied: ${describe(error, sql)}`, {
      cause: error,
    });
  }
}

/** Makes the bookkeeping's table within the caller's transaction, where it is not there. */
export async function prepareBookkeeping(client: pg.ClientBase): Promise<void> {
  await client.query(bookkeepingTable);
}

/** Applies one migration, with its row, within the caller's transaction. */
export async function applyWithin(client: pg.ClientBase, { name, sql }: Migration): Promise<void> {
  const startedAt = performance.now();
  await client.query(sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp() - make_interval(secs => $4), clock_timestamp(), 1)`,
    [randomUUID(), checksum(sql), name, (performance.now() - startedAt) / 1000],
  );
}

/** PostgreSQL's sentence, with the line of the file where it says where. */
function describe(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = error instanceof pg.DatabaseError ? Number(error.position) : NaN;
  if (!Number.isFinite(position)) return error.message;
  return `${error.message} (line ${Array.from(sql).slice(0, position).join('').split('\n').length})`;
}

function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

/** A checkout may have changed the line ends since; Prisma's own tool forgives that too. */
export function checksumsOf(sql: string): string[] {
  const unix = sql.replaceAll('\r\n', '\n');
  return [sql, unix, unix.replaceAll('\n', '\r\n')].map(checksum);
}

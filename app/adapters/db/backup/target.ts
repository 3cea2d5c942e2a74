/** The database that a restore is to fill: whether anybody works on it, and what stands in it. */
import type pg from 'pg';
import { migrationLock } from '../migrations.ts';
import { quoted } from './owner-session.ts';
import { readTables } from './structure.ts';

/** What would be lost: tables that have any rows, the fullest first. */
export interface Occupied {
  readonly rows: number;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
}

/**
 * Holds off every start until the connection ends: they wait for the same lock before they migrate. Throws one line where
 * something of ours is connected.
 */
export async function keepOthersOut(client: pg.ClientBase): Promise<void> {
  const { rows: locked } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [
    migrationLock,
  ]);
  const { rows: sessions } = await client.query<{ name: string }>(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'unbought%' ORDER BY 1`,
  );
  if (locked[0]?.ours === true && sessions.length === 0) return;
  const names = sessions.map(({ name }) => name).join(', ');
  throw new Error(
    `The app or a command of ours works on this database${names === '' ? '' : ` (${names})`}: stop it, then restore.`,
  );
}

/** Null where nothing would be lost: no tables of the product, or none with rows. */
export async function readOccupied(client: pg.ClientBase): Promise<Occupied | null> {
  const counts: { name: string; rows: number }[] = [];
  for (const { schema, name } of await readTables(client)) {
    if (schema !== 'public') continue;
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${quoted(schema, name)}`);
    counts.push({ name, rows: Number(rows[0]?.count ?? 0) });
  }
  const tables = counts.filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows);
  return tables.length === 0 ? null : { rows: tables.reduce((sum, { rows }) => sum + rows, 0), tables };
}

/** Whether the local Stripe of this database knows anything: then it is the one that the gifts are paid at, and it is not turned back. */
export async function hasLocalStripe(client: pg.ClientBase): Promise<boolean> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('sandbox.object') IS NOT NULL AS there`,
  );
  if (found[0]?.there !== true) return false;
  const { rows } = await client.query('SELECT 1 FROM sandbox.object LIMIT 1');
  return rows.length > 0;
}

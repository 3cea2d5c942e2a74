/** What a database is made of, as a backup and a restore must know it: tables with their columns, sequences, migrations. */
import type pg from 'pg';

/**
 * The product's tables and the local Stripe's. Those of the job queue (`pgboss`) are left out: they hold reminders of what stands in
 * the product's own tables, and each start finds that again and makes them anew.
 */
const backedUpSchemas = ['public', 'sandbox'];

/** Applied by `applyMigrations` and never copied: a restore applies the same migrations. */
const bookkeeping = '_prisma_migrations';

export interface TableColumns {
  readonly schema: string;
  readonly name: string;
  /** Without those that PostgreSQL derives from others. */
  readonly columns: readonly string[];
}

export async function readTables(client: pg.ClientBase): Promise<TableColumns[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND c.relname <> $2
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [backedUpSchemas, bookkeeping],
  );
  return rows;
}

/** Where each sequence stands now. They are not part of a snapshot; read after it they are never behind the rows in it. */
export async function readSequences(
  client: pg.ClientBase,
): Promise<{ schema: string; name: string; value: string | null }[]> {
  const { rows } = await client.query<{ schema: string; name: string; value: string | null }>(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS value
     FROM pg_sequences WHERE schemaname = ANY($1) ORDER BY 1, 2`,
    [backedUpSchemas],
  );
  return rows;
}

/** In the order in which they were applied, which is that of their names. Throws where there are none. */
export async function readAppliedMigrations(
  client: pg.ClientBase,
): Promise<{ name: string; checksum: string }[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.${bookkeeping}') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) throw new Error(nothingHere);
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM ${bookkeeping}
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  if (rows.length === 0) throw new Error(nothingHere);
  const unfinished = rows.find(({ finished }) => !finished);
  if (unfinished) throw new Error(`Migration ${unfinished.name} did not finish: mend that first.`);
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

const nothingHere =
  'There is nothing to back up: the database has none of our tables. Set DATA_DIR or DATABASE_URL to where the app has run.';

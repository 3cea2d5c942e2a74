/** Makes the tables that a backup is to fill anew, and sets aside what is checked or built faster once they are full. */
import type pg from 'pg';
import { applyWithin, prepareBookkeeping, type Migration } from '../migrations.ts';

/**
 * Removes what is ours in the schema `public`, and the schemas `dropped` whole. By objects and not by schema: on a managed server
 * `public` is often somebody else's, and extensions in it stay.
 */
export async function removeTables(client: pg.ClientBase, dropped: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `SELECT format('DROP TABLE %I.%I CASCADE', n.nspname, c.relname) AS sql
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE') AND ${noExtension('pg_class', 'c')}
     UNION ALL
     SELECT format('DROP FUNCTION %s CASCADE', p.oid::regprocedure)
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND pg_has_role(p.proowner, 'USAGE') AND ${noExtension('pg_proc', 'p')}`,
  );
  for (const { sql } of rows) await client.query(sql);
  for (const schema of dropped)
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(schema)} CASCADE`);
}

const noExtension = (catalogue: string, alias: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${alias}.oid AND d.deptype = 'e')`;

export async function applyAll(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  await prepareBookkeeping(client);
  for (const migration of migrations) {
    await applyWithin(client, migration);
    // What a migration wrote is checked now: the next one may not change a table with checks that still wait.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await client.query('SET CONSTRAINTS ALL DEFERRED');
  }
}

/**
 * Sets aside foreign keys, plain indexes and the checks that run row by row at the end, and answers what puts them back: keys are then
 * checked over all rows at once, and indexes built in one go. What forbids changing or emptying a table stays.
 */
export async function setAside(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ aside: string; back: string }>(asideSql, [schemas]);
  for (const { aside } of rows) await client.query(aside);
  return rows.map(({ back }) => back).reverse();
}

/** Keys first, since they may lean on an index; they come back last. */
const asideSql = `
  WITH tables AS (
    SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE')
  ), found AS (
    SELECT 1 AS turn, format('ALTER TABLE %s DROP CONSTRAINT %I', name, conname) AS aside,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', name, conname, pg_get_constraintdef(k.oid)) AS back
    FROM tables JOIN pg_constraint k ON k.conrelid = tables.oid AND k.contype = 'f'
    UNION ALL
    SELECT 2, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM tables JOIN pg_index i ON i.indrelid = tables.oid
    WHERE NOT i.indisunique AND NOT i.indisprimary
    UNION ALL
    SELECT 3, format('ALTER TABLE %s DISABLE TRIGGER %I', name, tgname),
      format('ALTER TABLE %s ENABLE %s TRIGGER %I', name, CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname)
    FROM tables JOIN pg_trigger t ON t.tgrelid = tables.oid
    WHERE NOT t.tgisinternal AND t.tgconstraint <> 0 AND t.tgenabled <> 'D'
  )
  SELECT aside, back FROM found ORDER BY turn, aside`;

/** What the ledger's triggers would have said of each transaction. Throws one line that names one that they would have refused. */
export async function checkLedger(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT t.id FROM ledger_transaction t
     LEFT JOIN (SELECT transaction_id, sum(amount_minor) AS amount FROM ledger_entry GROUP BY transaction_id, currency) e
       ON e.transaction_id = t.id
     GROUP BY t.id HAVING count(e.amount) = 0 OR bool_or(e.amount <> 0) LIMIT 1`,
  );
  const [unbalanced] = rows;
  if (unbalanced)
    throw new Error(
      `The ledger of the backup does not balance (transaction ${unbalanced.id}): nothing was restored.`,
    );
}

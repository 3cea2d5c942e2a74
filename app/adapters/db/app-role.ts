/** What the app's role may do, which the owner grants at every start, and what it can do beyond that. */
import pg from 'pg';
import { databaseRoleFaults, type DatabaseRoleFault } from '#app/domain/database-role.ts';
import { migrationLock } from './migrations.ts';
import { createPool } from './pool.ts';

/** Everything of ours stands in these: the product, the queue, the local Stripe. */
const schemas = ['public', 'pgboss', 'sandbox'];

/** A table whose migration gave it a trigger of this name is append-only. */
const appendOnlyTrigger = `EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_append_only')`;

const insufficientPrivilege = '42501';

/** Any number will do, as long as nobody else in this database locks the same one. */
const preparationLock = 4_404_019_277;

interface TwoRoles {
  /** For the app's role. */
  readonly url: string;
  /** For the role that owns the tables; the same where there is one. */
  readonly ownerUrl: string;
}

/**
 * Does what takes the right to make tables by the owner's connection, which is closed again before this returns, and grants the app's
 * role what it works with. Nothing else in the program needs the owner. One process at a time: `CREATE … IF NOT EXISTS` of two would
 * meet in PostgreSQL's catalogue, of which a session that waited for a lock within its transaction still has the old picture.
 * Throws one line that names the mend where that role may not.
 */
export async function asOwner(database: TwoRoles, make: (owner: pg.Pool) => Promise<void>): Promise<void> {
  const pool = createPool(database.ownerUrl, { name: 'unbought-owner', connectionsMax: 1 });
  try {
    await connected(database.ownerUrl, async (client) => {
      // Held until its connection ends, and with that of a process that was killed.
      await client.query('SELECT pg_advisory_lock($1)', [preparationLock]);
      await make(pool);
      await grantToApp(database);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== insufficientPrivilege) throw error;
    throw new Error(
      'The role that should make and change the tables may not: name the one that owns them in DATABASE_OWNER_URL, ' +
        `as docs/operations.md says under "Two roles" (${(error as Error).message}).`,
      { cause: error },
    );
  } finally {
    await pool.end();
  }
}

/**
 * Grants the role of `url` to read and write the rows of every table, to read and add to those that are append-only, and takes
 * whatever else it has been granted on them; nothing here lets it make, empty or change a table. Writes only what differs.
 * Does nothing where both addresses are of one role.
 */
export async function grantToApp({ url, ownerUrl }: TwoRoles): Promise<void> {
  if (url === ownerUrl) return;
  const role = await connected(url, async (client) => {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role ?? '';
  });
  await connected(ownerUrl, async (client) => {
    await client.query('BEGIN');
    // Two that grant at once would meet in PostgreSQL's catalogue.
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    const { rows: changes } = await client.query<{ sql: string }>(differencesSql, [role, schemas]);
    for (const { sql } of changes) await client.query(sql);
    await client.query('COMMIT');
  });
}

/** A row for each statement that is missing: on the database, on schemas, on tables and sequences. Nothing where the role is the owner. */
const differencesSql = `
  WITH app AS (SELECT oid, rolname FROM pg_roles WHERE rolname = $1 AND rolname <> current_user),
  spaces AS (SELECT * FROM pg_namespace WHERE nspname = ANY($2)),
  relations AS (
    SELECT s.nspname, c.relname, c.relacl, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
      CASE WHEN c.relkind = 'S' THEN ARRAY['USAGE'] WHEN c.relname = '_prisma_migrations' THEN ARRAY['SELECT']
        WHEN ${appendOnlyTrigger} THEN ARRAY['INSERT', 'SELECT']
        ELSE ARRAY['DELETE', 'INSERT', 'SELECT', 'UPDATE'] END AS wanted
    FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'S') AND pg_has_role(c.relowner, 'USAGE')
  )
  SELECT format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, %I', datname, rolname) AS sql
  FROM app, pg_database WHERE datname = current_database() AND pg_has_role(datdba, 'USAGE')
    AND has_database_privilege(app.oid, datname, 'TEMPORARY')
  UNION ALL
  SELECT format('GRANT USAGE ON SCHEMA %I TO %I', nspname, rolname)
  FROM app, spaces WHERE NOT has_schema_privilege(app.oid, spaces.oid, 'USAGE')
  UNION ALL
  SELECT format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I', nspname, rolname)
  FROM app, spaces WHERE has_schema_privilege(app.oid, spaces.oid, 'CREATE') AND pg_has_role(nspowner, 'USAGE')
  UNION ALL
  SELECT format('REVOKE ALL ON %1$s %2$I.%3$I FROM %4$I; GRANT %5$s ON %1$s %2$I.%3$I TO %4$I',
    kind, nspname, relname, rolname, array_to_string(wanted, ', '))
  FROM app, relations
  WHERE wanted <> ARRAY(SELECT DISTINCT privilege_type FROM aclexplode(relacl) WHERE grantee = app.oid ORDER BY 1)`;

/** The worst reason why what is append-only would not hold against whoever asks; null where it does. */
export async function readRoleFault(pool: pg.Pool): Promise<DatabaseRoleFault | null> {
  const { rows } = await pool.query<Record<DatabaseRoleFault, boolean>>(faultsSql);
  const [found] = rows;
  if (!found) throw new Error('the database does not say which role this is');
  return databaseRoleFaults.find((fault) => found[fault]) ?? null;
}

const faultsSql = `
  WITH ours AS (
    SELECT c.oid, c.relowner, ${appendOnlyTrigger} AS append_only FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  )
  SELECT rolsuper AS superuser,
    EXISTS (SELECT 1 FROM ours WHERE pg_has_role(relowner, 'MEMBER')) AS owner,
    EXISTS (SELECT 1 FROM ours WHERE append_only
      AND (has_any_column_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE, TRUNCATE'))) AS "may-change",
    has_parameter_privilege('session_replication_role', 'SET') AS "may-silence"
  FROM pg_roles WHERE rolname = current_user`;

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'unbought-owner' });
  client.on('error', () => undefined); // the query under way fails with it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

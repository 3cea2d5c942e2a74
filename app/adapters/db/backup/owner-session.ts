/** The one connection over which a backup is read or a restore is written, and how values are printed on it. */
import pg from 'pg';

const backupSession = 'unbought-backup';

/** Set for both ways, so that what one writes the other reads as the same value, whatever the server's own defaults. */
const printing = [
  "SET client_encoding = 'UTF8'",
  "SET DateStyle = 'ISO'",
  "SET IntervalStyle = 'postgres'",
  "SET TimeZone = 'UTC'",
  'SET extra_float_digits = 3',
  "SET bytea_output = 'hex'",
  'SET statement_timeout = 0',
  'SET idle_in_transaction_session_timeout = 0',
].join('; ');

/** Connects as the role that owns the tables: the app's may not read each sequence, nor make a table. */
export async function asBackupOwner<T>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: backupSession,
    keepAlive: true,
  });
  client.on('error', () => undefined); // what is under way fails with it
  await client.connect();
  try {
    await client.query(printing);
    await requireOwner(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Another role would read sequences as if they had given out nothing, and find tables in the way of a restore. */
async function requireOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'sandbox') AND c.relkind IN ('r', 'p', 'S') AND NOT pg_has_role(c.relowner, 'USAGE')
     ORDER BY 1 LIMIT 1`,
  );
  const [foreign] = rows;
  if (foreign)
    throw new Error(
      `The role that is used here does not own ${foreign.name}: name the one that owns the tables in DATABASE_OWNER_URL, as docs/operations.md says under "Two roles".`,
    );
}

export const quoted = (schema: string, name: string) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

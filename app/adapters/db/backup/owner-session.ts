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
    return await work(client);
  } finally {
    await client.end();
  }
}

export const quoted = (schema: string, name: string) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

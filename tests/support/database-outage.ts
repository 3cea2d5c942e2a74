/** A PostgreSQL of one test's own, which can be stopped, started again, and made to end its connections. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { appRole, ownerRole, superuser } from '#app/adapters/db/postgres-roles.ts';
import { serverUrl, stopServer } from '#app/adapters/db/postmaster.ts';
import { ensureServer } from '#app/adapters/db/postgres-server.ts';
import type { DatabaseEnv } from './database.ts';

export interface FragileDatabase extends AsyncDisposable {
  /** The same after every start. */
  readonly env: DatabaseEnv;
  /** Ends every connection to the database, as an operator or a failover does; answers how many. */
  endConnections(): Promise<number>;
  stop(): Promise<void>;
  start(): Promise<void>;
  query<Row extends object>(sql: string): Promise<Row[]>;
}

export async function openFragileDatabase(): Promise<FragileDatabase> {
  const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'unbought-fragile-')));
  const settings = { dataDir, port: 0, listen: 'socket', durable: false } as const;
  const server = await ensureServer(settings);
  const on = async <Row extends object>(database: string, sql: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: serverUrl(server, database, superuser) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  await on('postgres', `CREATE DATABASE fragile OWNER ${ownerRole}`);
  return {
    env: {
      DATABASE_URL: serverUrl(server, 'fragile', appRole),
      DATABASE_OWNER_URL: serverUrl(server, 'fragile', ownerRole),
    },
    endConnections: async () =>
      (
        await on(
          'postgres',
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'fragile'`,
        )
      ).length,
    stop: async () => {
      if (!(await stopServer(dataDir))) throw new Error('the database did not stop');
    },
    start: async () => {
      await ensureServer(settings);
    },
    query: (sql) => on('fragile', sql),
    [Symbol.asyncDispose]: async () => {
      await stopServer(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

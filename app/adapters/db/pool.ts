/** Connections to the database, with our settings. */
import pg from 'pg';

export interface PoolSettings {
  /** How the server lists these connections. */
  readonly name?: string;
  /** Two apps, their queues and a command together stay below the embedded server's 100. */
  readonly connectionsMax?: number;
  /** No statement of ours is meant to take so long; one that does is a fault, not a reason to wait. */
  readonly statementMsMax?: number;
}

/** A pool with our settings; every session reckons in UTC. */
export function createPool(url: string, settings: PoolSettings = {}): pg.Pool {
  const config: Omit<pg.PoolConfig, 'onConnect'> & { onConnect(client: pg.ClientBase): Promise<void> } = {
    connectionString: url,
    application_name: settings.name ?? 'unbought',
    max: settings.connectionsMax ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: settings.statementMsMax ?? 60_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    // Prisma's adapter drops the offset that PostgreSQL prints, so it must always be +00.
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'");
    },
  };
  // eslint-disable-next-line no-restricted-properties -- the place that listens to what it makes
  const pool = new pg.Pool(config);
  // A connection that breaks is replaced at the next use, and the query under way on it fails with the reason. Unheard, the
  // same news would end the process: from the pool about an idle one, from the connection itself while it is checked out.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

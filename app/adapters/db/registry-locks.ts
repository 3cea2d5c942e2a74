/** One import of a source at a time, in however many processes. */
import type pg from 'pg';

/** The first of the two keys of our advisory locks; any number that no other lock has. */
const registryLocks = 8_871_527;

/** Does the work on a connection of its own; one that failed is thrown away with whatever was set on it. */
export async function onOneConnection<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * Does work while nobody else works on the same source: first come, first served within the process, whose connections
 * must not all be taken by those who wait; then by a lock in the database, which a process that dies lets go of.
 */
export function sourceLocks(pool: pg.Pool): <T>(sourceId: string, work: () => Promise<T>) => Promise<T> {
  const lastOf = new Map<string, Promise<unknown>>();
  return (sourceId, work) => {
    const before = lastOf.get(sourceId) ?? Promise.resolve();
    const done = before.then(() => withLock(pool, sourceId, work));
    lastOf.set(
      sourceId,
      // What became of it is for whoever asked for it.
      done.catch(() => undefined),
    );
    return done;
  };
}

function withLock<T>(pool: pg.Pool, sourceId: string, work: () => Promise<T>): Promise<T> {
  return onOneConnection(pool, async (client) => {
    // The other process's import may take longer than a statement may.
    await client.query('SET statement_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [registryLocks, sourceId]);
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [registryLocks, sourceId]);
      await client.query('RESET statement_timeout');
    }
  });
}

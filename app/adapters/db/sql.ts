/** Plain SQL over the pool, for what brings its own tables. */
import type pg from 'pg';

export interface SqlOverPool {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  transaction<T>(work: (sql: SqlOverPool) => Promise<T>): Promise<T>;
}

/** `transaction` gives its work one connection; a transaction within it joins the outer one. */
export function sqlOver(pool: pg.Pool): SqlOverPool {
  return {
    query: async <Row>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[],
    transaction: async (work) => {
      const client = await pool.connect();
      const within = sqlWithin(client);
      try {
        await client.query('BEGIN');
        const result = await work(within);
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        // A connection that cannot roll back is thrown away.
        await client.query('ROLLBACK').then(
          () => {
            client.release();
          },
          () => {
            client.release(true);
          },
        );
        throw error;
      }
    },
  };
}

/** Over a connection on which the caller has begun a transaction. */
export function sqlWithin(client: pg.ClientBase): SqlOverPool {
  const within: SqlOverPool = {
    query: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row[],
    transaction: (inner) => inner(within),
  };
  return within;
}

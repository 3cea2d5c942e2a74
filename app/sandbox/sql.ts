/** The one thing that the local Stripe needs from outside to keep its state: a PostgreSQL database. */

/**
 * Parameterised SQL. `transaction` commits when `work` resolves and rolls back when it rejects; on the `sql` that
 * `work` is given, `transaction` runs its own work within the same transaction. jsonb arrives parsed, text as text.
 */
export interface Sql {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}

/** Stripe objects as rows: put, read, lock, change and list. */
import type { Sql } from '#app/sandbox/sql.ts';

/** What every Stripe object has. Fields that no code here reads are carried by the index signature. */
export interface StripeObject {
  id: string;
  object: string;
  created: number;
  [field: string]: unknown;
}

/** An object as it stands, with what Stripe knows of it and does not show. */
export interface Stored<T extends StripeObject, Hidden = Record<string, unknown>> {
  readonly body: T;
  readonly hidden: Hidden;
}

/**
 * Adds a new object. `dueAt`: the sandbox second at which the passing of time changes it. `kind` hides it from whoever
 * asks for its own.
 */
export async function insertObject(
  sql: Sql,
  body: StripeObject,
  extra: { hidden?: object; dueAt?: number | null; kind?: string } = {},
): Promise<void> {
  await sql.query(
    `INSERT INTO sandbox.object (id, kind, created, body, hidden, due_at)
     VALUES ($1, $2, $3::bigint, $4::jsonb, $5::jsonb, $6::bigint)`,
    [
      body.id,
      extra.kind ?? body.object,
      body.created,
      JSON.stringify(body),
      JSON.stringify(extra.hidden ?? {}),
      extra.dueAt ?? null,
    ],
  );
}

/** Changes an object; `dueAt` and `hidden` stay as they are where they are left out. */
export async function updateObject(
  sql: Sql,
  body: { readonly id: string; readonly [field: string]: unknown },
  extra: { hidden?: object; dueAt?: number | null } = {},
): Promise<void> {
  await sql.query(
    `UPDATE sandbox.object SET body = $2::jsonb, hidden = coalesce($3::jsonb, hidden),
       due_at = CASE WHEN $4 THEN $5::bigint ELSE due_at END
     WHERE id = $1`,
    [
      body.id,
      JSON.stringify(body),
      extra.hidden ? JSON.stringify(extra.hidden) : null,
      extra.dueAt !== undefined,
      extra.dueAt ?? null,
    ],
  );
}

/** `kind` null: of whatever kind has this id. */
export async function findObject<T extends StripeObject, Hidden = Record<string, unknown>>(
  sql: Sql,
  kind: T['object'] | null,
  id: string,
): Promise<Stored<T, Hidden> | null> {
  const [row] = await sql.query<Stored<T, Hidden>>(
    'SELECT body, hidden FROM sandbox.object WHERE id = $1 AND kind = coalesce($2, kind)',
    [id, kind],
  );
  return row ?? null;
}

/** The same, and nobody else changes it until the transaction ends. Sessions are locked before PaymentIntents. */
export async function lockObject<T extends StripeObject, Hidden = Record<string, unknown>>(
  sql: Sql,
  kind: T['object'],
  id: string,
): Promise<Stored<T, Hidden> | null> {
  const [row] = await sql.query<Stored<T, Hidden>>(
    'SELECT body, hidden FROM sandbox.object WHERE id = $1 AND kind = $2 FOR UPDATE',
    [id, kind],
  );
  return row ?? null;
}

/** A condition in SQL; `?` stands for its value. */
export interface Condition {
  readonly sql: string;
  readonly value: unknown;
}

/** One page of a kind, newest first. `after` and `before` are ids of that kind which exist. */
export async function listObjects<T extends StripeObject>(
  sql: Sql,
  kind: T['object'],
  conditions: readonly Condition[],
  page: { limit: number; after?: string | undefined; before?: string | undefined },
): Promise<{ data: T[]; hasMore: boolean }> {
  const values: unknown[] = [kind];
  const where = ['kind = $1'];
  const add = (condition: Condition) => {
    values.push(condition.value);
    where.push(condition.sql.replaceAll('?', `$${String(values.length)}`));
  };
  conditions.forEach(add);
  const cursor = `(SELECT seq FROM sandbox.object WHERE id = ?)`;
  if (page.after) add({ sql: `seq < ${cursor}`, value: page.after });
  if (page.before) add({ sql: `seq > ${cursor}`, value: page.before });
  values.push(page.limit + 1);
  const rows = await sql.query<{ body: T }>(
    `SELECT body FROM sandbox.object WHERE ${where.join(' AND ')}
     ORDER BY seq ${page.before ? 'ASC' : 'DESC'} LIMIT $${String(values.length)}`,
    values,
  );
  const data = rows.slice(0, page.limit).map((row) => row.body);
  if (page.before) data.reverse();
  return { data, hasMore: rows.length > page.limit };
}

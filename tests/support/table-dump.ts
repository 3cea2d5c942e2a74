/** All rows of the product's tables as values, and which columns differ between two such pictures. */
import type pg from 'pg';
import { createPool } from '#app/adapters/db/pool.ts';
import type { World } from './world.ts';

/** Table -> primary key -> row. */
export type Dump = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>;

/** The tables of a world, to be looked at apart from the product. */
export function openRows({ deps }: Pick<World, 'deps'>): AsyncDisposable & { readonly db: pg.Pool } {
  const db = createPool(deps.env.databaseUrl ?? '');
  return { db, [Symbol.asyncDispose]: () => db.end() };
}

export async function dump(db: pg.Pool | pg.Client): Promise<Dump> {
  const { rows: tables } = await db.query<{ name: string; keys: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS keys
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
     WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace
     GROUP BY 1 ORDER BY 1`,
  );
  const all = new Map<string, Map<string, Record<string, unknown>>>();
  for (const { name, keys } of tables) {
    const { rows } = await db.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM "${name}" t`,
    );
    all.set(name, new Map(rows.map(({ row }) => [keys.map((key) => String(row[key])).join(' '), row])));
  }
  return all;
}

/** `table.column` for each column that differs in some row, `+table` and `-table` for rows that came or went; sorted. */
export function differences(before: Dump, after: Dump): string[] {
  const found = new Set<string>();
  for (const [table, rows] of after) {
    const old = before.get(table) ?? new Map<string, Record<string, unknown>>();
    for (const key of old.keys()) if (!rows.has(key)) found.add(`-${table}`);
    for (const [key, row] of rows) {
      const was = old.get(key);
      if (!was) found.add(`+${table}`);
      else {
        for (const [column, value] of Object.entries(row)) {
          if (JSON.stringify(value) !== JSON.stringify(was[column])) found.add(`${table}.${column}`);
        }
      }
    }
  }
  return [...found].sort();
}

/** `table.column` of everything in which one of `words` stands, upper or lower case. */
export function holding(all: Dump, words: readonly string[]): string[] {
  const found = new Set<string>();
  for (const [table, rows] of all) {
    for (const row of rows.values()) {
      for (const [column, value] of Object.entries(row)) {
        const text = JSON.stringify(value).toLowerCase();
        if (words.some((word) => text.includes(word.toLowerCase()))) found.add(`${table}.${column}`);
      }
    }
  }
  return [...found].sort();
}

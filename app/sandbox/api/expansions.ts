/** The shape of the tables that say what `expand[]` may name. */
import type { Sql } from '#app/sandbox/sql.ts';

/**
 * By kind of object: which field names which other kind (`*` for any), or how to make what no field holds from the
 * object's id.
 */
export type Expansions = Readonly<
  Record<string, Readonly<Record<string, string | ((sql: Sql, id: string) => Promise<unknown>)>>>
>;

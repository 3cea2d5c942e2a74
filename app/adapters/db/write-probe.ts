/** Whether the database can still write: asked of the server itself, because only it knows its disk. */
import type { Storage } from '#app/ports/ambient.ts';
import type { Db } from './client.ts';
import { outageOf } from './outage.ts';

/** Whoever asks more often is told what was found last: the address that shows it is open to everybody. */
const keptMs = 5_000;

/**
 * A set that does not fit into memory is written to the server's disk (some 2 MB, gone at the statement's end). That needs no table
 * and no right, and fails where a donation would: when nothing more can be written.
 */
const probeSql = `
  SELECT set_config('work_mem', '64kB', true);
  SELECT count(*) FROM generate_series(1, 100000)`;

/** Errors that are no outage are thrown. */
export function createStorage({ pool }: Pick<Db, 'pool'>): Storage {
  let asked: { readonly at: number; readonly answer: ReturnType<Storage['writable']> } | undefined;
  const ask = async () => {
    try {
      await pool.query(probeSql);
      return 'yes';
    } catch (error) {
      const outage = outageOf(error);
      if (outage === null) throw error;
      return outage;
    }
  };
  return {
    writable: () => {
      if (asked === undefined || performance.now() - asked.at > keptMs)
        asked = { at: performance.now(), answer: ask() };
      return asked.answer;
    },
  };
}

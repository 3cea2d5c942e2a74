/** The process's pool of connections, and Prisma's client over it. */
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '#app/generated/prisma/client.ts';
import type { ReportUnreadable } from './parse-row.ts';
import { createPool, type PoolSettings } from './pool.ts';

export interface Db {
  /** For SQL where Prisma has no words or costs too much. pg reads bigint and numeric as text, timestamptz as Date. */
  readonly pool: pg.Pool;
  /** Reads BigInt columns as bigint, Timestamptz as Date. */
  readonly prisma: PrismaClient;
  /** Hears once of each row that a list left out because it cannot be read. */
  readonly unreadable: ReportUnreadable;
  readonly close: () => Promise<void>;
}

/** Opens lazily: nothing connects before the first query. Close it before the database it talks to. */
export function createDb(
  url: string,
  settings: PoolSettings = {},
  report: ReportUnreadable = () => undefined,
): Db {
  const pool = createPool(url, settings);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // Errors reach the log, and the other formats quote what was to be written.
    errorFormat: 'minimal',
  });
  return {
    pool,
    prisma,
    unreadable: onceEach(report),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** A sweep meets the same row every second. */
function onceEach(report: ReportUnreadable): ReportUnreadable {
  const reported = new Set<string>();
  return (problem) => {
    if (reported.has(problem)) return;
    reported.add(problem);
    report(problem);
  };
}

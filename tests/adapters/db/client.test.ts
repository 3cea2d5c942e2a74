/** The pool and Prisma's client over it agree on time, and close together. */
import { afterEach, expect, test } from 'vitest';
import { createDb, type Db } from '#app/adapters/db/client.ts';
import { emptyDatabase } from '#tests/support/database.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function aDb(): Promise<Db> {
  const { url, drop } = await emptyDatabase();
  const db = createDb(url, { connectionsMax: 2 });
  cleanups.push(drop, () => db.close());
  return db;
}

test('an instant is the same through Prisma and through SQL on a database that stands in another time zone', async () => {
  const { url, drop } = await emptyDatabase();
  const setUp = createDb(url);
  await setUp.pool.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Tokyo''', current_database()); END $$`,
  );
  await setUp.close();
  const db = createDb(url);
  cleanups.push(drop, () => db.close());
  const instant = new Date('2026-11-01T12:34:56.789Z');
  const seconds = instant.getTime() / 1000;
  const [row] = await db.prisma.$queryRaw<{ written: number; read: Date }[]>`
    SELECT extract(epoch FROM ${instant}::timestamptz)::float8 AS written, to_timestamp(${seconds}) AS read`;
  expect(row).toEqual({ written: seconds, read: instant });
  const viaSql = await db.pool.query('SELECT extract(epoch FROM $1::timestamptz)::float8 AS written', [
    instant,
  ]);
  expect(viaSql.rows).toEqual([{ written: seconds }]);
});

test('Prisma uses the pool and no connections of its own', async () => {
  const db = await aDb();
  await Promise.all(Array.from({ length: 6 }, () => db.prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.01)`));
  expect(db.pool.totalCount).toBe(2);
});

test('a connection that the server ends while idle is replaced, not the end of the process', async () => {
  const db = await aDb();
  await db.pool.query('SELECT 1');
  const { url, drop } = await emptyDatabase();
  const other = createDb(url);
  cleanups.push(drop, () => other.close());
  await other.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [
    (await db.pool.query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name,
  ]);
  await expect.poll(() => db.pool.totalCount).toBe(0);
  expect(await db.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

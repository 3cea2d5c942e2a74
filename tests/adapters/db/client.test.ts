/** The pool and Prisma's client over it agree on time, and close together. */
import { afterEach, expect, test } from 'vitest';
import { createDb, type Db } from '#app/adapters/db/client.ts';
import { outageOf } from '#app/adapters/db/outage.ts';
import { createStorage } from '#app/adapters/db/write-probe.ts';
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
  const { url, ownerUrl, drop } = await emptyDatabase();
  const setUp = createDb(ownerUrl);
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

test('a connection that the server ends while it is checked out fails what is done on it, and not the process (M12)', async () => {
  const db = await aDb();
  const client = await db.pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const gone = new Promise((resolve) => client.once('end', resolve));
  // Nothing is under way on it: the news comes as an event, which nobody but the pool's owner can hear.
  await db.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await gone;
  const failure = await client.query('SELECT 1').catch((error: unknown) => error);
  expect(outageOf(failure)).toBe('database-out');
  client.release();
  expect(await db.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

test('a connection that ends under a transaction of Prisma or a query is known as an outage, and a fault of ours is not (M12)', async () => {
  const db = await aDb();
  const endAll = async () => {
    const { url, drop } = await emptyDatabase();
    const other = createDb(url);
    cleanups.push(drop, () => other.close());
    await other.pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      name,
    ]);
  };
  const [named] = (await db.pool.query<{ name: string }>('SELECT current_database() AS name')).rows;
  const name = named?.name;
  const slow = db.pool.query('SELECT pg_sleep(30)').catch((error: unknown) => error);
  const within = db.prisma
    .$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      await endAll();
      return tx.$queryRaw`SELECT 1`;
    })
    .catch((error: unknown) => error);
  expect(outageOf(await slow)).toBe('database-out');
  expect(outageOf(await within)).toBe('database-out');
  expect(outageOf(await db.pool.query('SELECT nonsense').catch((error: unknown) => error))).toBeNull();
  expect(outageOf(new TypeError('a bug'))).toBeNull();
});

test('a server that is not there, and a disk that is full, are known as outages whoever tells of them (M12, M16)', async () => {
  const nowhere = createDb('postgresql://nobody@localhost:1/none?host=/nonexistent', { connectionsMax: 1 });
  cleanups.push(() => nowhere.close());
  const direct = await nowhere.pool.query('SELECT 1').catch((error: unknown) => error);
  const viaPrisma = await nowhere.prisma.$queryRaw`SELECT 1`.catch((error: unknown) => error);
  expect([outageOf(direct), outageOf(viaPrisma)]).toEqual(['database-out', 'database-out']);
  const full = Object.assign(new Error('could not extend file'), { code: '53100' });
  expect(outageOf(new Error('around', { cause: full }))).toBe('disk-full');
  expect(outageOf(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe('disk-full');
});

test('a database that can write says so', async () => {
  const db = await aDb();
  expect(await createStorage(db).writable()).toBe('yes');
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

/** Limits counted in PostgreSQL: to their number, per key and kind, over processes, and free again after their time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDb, type Db } from '#app/adapters/db/client.ts';
import { createLimits } from '#app/adapters/db/limits.ts';
import type { Limits } from '#app/ports/limits.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';

type Limit = Parameters<Limits['takeFor']>[0];

/** A machine and its neighbours. */
const client = (address: string, network = `${address} and others`) => ({ address, network, block: null });

let database: TestDatabase;
let db: Db;
let other: Db;
beforeAll(async () => {
  database = await freshDatabase();
  [db, other] = [createDb(database.url), createDb(database.url)];
});
afterAll(async () => {
  await Promise.all([db.close(), other.close()]);
  await database.drop();
});

/** How many tries pass until one does not, and how long that one must wait. */
async function exhaust(limits: Limits, limit: Limit, key: string) {
  for (let passed = 0; passed < 100; passed += 1) {
    const taken = await limits.takeFor(limit, client(key));
    if (!taken.allowed) return { passed, waitSeconds: taken.waitSeconds };
  }
  throw new Error(`${limit} never ends`);
}

test('a payment page opens twenty times an hour, and the answer says when the next may', async () => {
  const { passed, waitSeconds } = await exhaust(createLimits(db), 'checkout', 'reader');
  expect(passed).toBe(20);
  expect(waitSeconds).toBeGreaterThan(3500);
  expect(waitSeconds).toBeLessThanOrEqual(3600);
});

test('another key and another kind are counted apart', async () => {
  const limits = createLimits(db);
  await exhaust(limits, 'appeal', 'one');
  expect(await limits.takeFor('appeal', client('two'))).toEqual({ allowed: true });
  expect(await limits.take('sign-in', 'one')).toEqual({ allowed: true });
});

test('two processes count together, also at the same moment', async () => {
  const [here, there] = [createLimits(db), createLimits(other)];
  const tries = Array.from({ length: 40 }, (_, at) =>
    (at % 2 ? here : there).takeFor('checkout', client('crowd')),
  );
  const passed = (await Promise.all(tries)).filter((taken) => taken.allowed);
  expect(passed).toHaveLength(20);
  // What was counted outlives the process that counted it.
  expect((await createLimits(other).takeFor('checkout', client('crowd'))).allowed).toBe(false);
});

test('M6: one network has five times what a machine has, and one machine cannot spend it for its neighbours', async () => {
  const limits = createLimits(db);
  const from = (machine: number) =>
    limits.takeFor('checkout', client(`machine ${String(machine)}`, 'street'));
  let passed = 0;
  for (let at = 0; at < 200; at += 1) if ((await from(1)).allowed) passed += 1;
  expect(passed).toBe(20);
  for (let at = 0; at < 300; at += 1) if ((await from(2 + (at % 100))).allowed) passed += 1;
  expect(passed).toBe(100);
  expect((await from(500)).allowed).toBe(false);
  expect((await limits.takeFor('checkout', client('elsewhere'))).allowed).toBe(true);
});

test('when its time is over a key is free again', async () => {
  const limits = createLimits(db);
  await exhaust(limits, 'checkout', 'patient');
  await db.pool.query("UPDATE rate_limit SET expire = $1 WHERE key = 'checkout:patient'", [Date.now() - 1]);
  expect(await limits.takeFor('checkout', client('patient'))).toEqual({ allowed: true });
});

test('a database that is out is an error and no permission', async () => {
  const closed = createDb(database.url);
  await closed.close();
  await expect(createLimits(closed).takeFor('checkout', client('x'))).rejects.toThrow();
});

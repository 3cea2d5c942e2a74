/** The job queue: a burst is worked off as fast as its jobs end, some at a time, and a job that fails stands in no one's way. */
import { expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { openJobQueue } from '#app/adapters/jobs/boss.ts';
import type { JobName } from '#app/ports/operations.ts';
import { freshDatabase } from '#tests/support/database.ts';

const nothing = () => Promise.resolve();
const idle: Record<JobName, (id: string) => Promise<void>> = {
  advance: nothing,
  'place-event': nothing,
  'send-mail': nothing,
  'write-sign-in-mail': nothing,
  'rescreen-past': nothing,
  reconcile: nothing,
  'import-list': nothing,
};

test('a burst of jobs does not wait for the looks of the clock, runs some at once, and goes on past one that fails', async () => {
  const database = await freshDatabase();
  const pool = createPool(database.url, { connectionsMax: 4 });
  const warned: unknown[] = [];
  const log = {
    info: () => undefined,
    warn: (_: string, facts: unknown) => warned.push(facts),
    error: (message: string) => expect.fail(message),
  };
  const queue = await openJobQueue((text, values) => pool.query(text, values), log);
  const ids = Array.from({ length: 300 }, (_, number) => String(number));
  const done = new Set<string>();
  let running = 0;
  let runningMax = 0;
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  // Half of them wait before anybody works.
  for (const id of ids.slice(0, 150)) await queue.send('advance', id);
  await queue.work({
    ...idle,
    advance: async (id) => {
      runningMax = Math.max(runningMax, (running += 1));
      await new Promise((then) => setImmediate(then));
      running -= 1;
      done.add(id);
      if (done.size === ids.length) resolve(undefined);
      if (id === '7') throw new Error('no answer for robin@example.org');
    },
  });
  for (const id of ids.slice(150)) await queue.send('advance', id);
  // A worker that looked only once a second would take more than a minute.
  await over;
  await queue.stop();
  expect([...done].toSorted()).toEqual(ids.toSorted());
  expect(runningMax).toBeGreaterThan(1);
  expect(runningMax).toBeLessThanOrEqual(4);
  expect(warned).toEqual([{ job: 'advance', id: '7', error: 'no answer for …' }]);
  await pool.end();
  await database.drop();
}, 40_000);

test('what another process asked for and never did is found without being woken, though of many workers one looks often', async () => {
  const database = await freshDatabase();
  const pool = createPool(database.url, { connectionsMax: 8 });
  let looks = 0;
  const log = { info: nothing, warn: nothing, error: (message: string) => expect.fail(message) };
  const open = () =>
    openJobQueue((text, values) => {
      if (text.includes('SKIP LOCKED')) looks += 1;
      return pool.query(text, values);
    }, log);
  const [gone, here] = [await open(), await open()];
  let foundNext = (_id: string): void => undefined;
  await here.work({ ...idle, advance: async (id) => foundNext(id) });
  for (const id of ['first', 'second', 'third']) {
    const found = new Promise<string>((resolve) => (foundNext = resolve));
    await gone.send('advance', id);
    expect(await found).toBe(id);
  }
  // All 26 look once at the beginning, and then one of each of seven queues: about 37. All of them each second are twice as many.
  expect(looks).toBeLessThan(48);
  await Promise.all([gone.stop(), here.stop()]);
  await pool.end();
  await database.drop();
}, 40_000);

test('of imports, which keep a process busy, two run at once', async () => {
  const database = await freshDatabase();
  const pool = createPool(database.url, { connectionsMax: 4 });
  const log = { info: nothing, warn: nothing, error: (message: string) => expect.fail(message) };
  const queue = await openJobQueue((text, values) => pool.query(text, values), log);
  let running = 0;
  let runningMax = 0;
  let left = 12;
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  for (let number = 0; number < left; number++) await queue.send('import-list', String(number));
  await queue.work({
    ...idle,
    'import-list': async () => {
      runningMax = Math.max(runningMax, (running += 1));
      await new Promise((then) => setTimeout(then, 50));
      running -= 1;
      left -= 1;
      if (left === 0) resolve(undefined);
    },
  });
  await over;
  expect(runningMax).toBe(2);
  await queue.stop();
  await pool.end();
  await database.drop();
}, 40_000);

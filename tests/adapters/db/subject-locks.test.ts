import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createSubjectLocks } from '#app/adapters/db/subject-locks.ts';
import { donationSubject } from '#app/domain/subject.ts';
import { freshDatabase } from '#tests/support/database.ts';

const subject = donationSubject('d-1');

/** Locks as one process has them; `warned` are the words of its log. */
async function openLocks(url: string) {
  const warned: string[] = [];
  const note = (words: string) => void warned.push(words);
  const locks = createSubjectLocks(url, { info: note, warn: note, error: note });
  onTestFinished(() => locks.close());
  return { ...locks, warned };
}

async function openDatabase(): Promise<string> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

test('a subject that one process holds is busy for another, and free when that lets go', async () => {
  const url = await openDatabase();
  const [here, there] = [await openLocks(url), await openLocks(url)];
  const hold = await here.hold(subject);
  expect(hold?.isCovered).toBe(false);
  expect(await there.hold(subject)).toBeNull();
  const other = await there.hold(donationSubject('d-2'));
  expect(other).not.toBeNull();
  await hold?.release();
  const next = await there.hold(subject);
  expect(next).not.toBeNull();
  await next?.release();
  await other?.release();
});

test('callers of one process take turns, and who came before a turn began is covered by it', async () => {
  const locks = await openLocks(await openDatabase());
  const order: string[] = [];
  const turn = async (name: string, work: () => Promise<unknown> = () => Promise.resolve()) => {
    const hold = await locks.hold(subject);
    order.push(`${name} ${hold?.isCovered ? 'covered' : 'looks'}`);
    await work();
    order.push(`${name} ends`);
    await hold?.release();
  };
  let others: Promise<unknown> = Promise.resolve();
  await turn('first', async () => {
    others = Promise.all([turn('second'), turn('third')]);
    await pause(20);
  });
  await others;
  // The first may have looked before the second asked; the second looked after the third did.
  expect(order).toEqual([
    ...['first looks', 'first ends', 'second looks', 'second ends', 'third covered', 'third ends'],
  ]);
});

test('a holder that is killed frees its subject at once', async () => {
  const url = await openDatabase();
  const locks = await openLocks(url);
  const script = join(import.meta.dirname, '..', '..', 'support', 'holding-process.ts');
  const child = spawn(process.execPath, [script, url, subject.id], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('held');
  expect(await locks.hold(subject)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
  const killedAt = performance.now();
  let hold = await locks.hold(subject);
  // The server hears of it as fast as the kernel closes the connection.
  while (!hold && performance.now() - killedAt < 2_000) hold = await locks.hold(subject);
  expect(hold).not.toBeNull();
  await hold?.release();
});

test('a connection that breaks is replaced, and without a database work goes on without a lock', async () => {
  const url = await openDatabase();
  const locks = await openLocks(url);
  const db = new pg.Client(url);
  await db.connect();
  const breakConnection = async () => {
    const { rows } = await db.query<{ ended: boolean }>(
      `SELECT pg_terminate_backend(pid, 10000) AS ended FROM pg_stat_activity
       WHERE application_name = 'unbought-locks' AND datname = current_database()`,
    );
    expect(rows).toEqual([{ ended: true }]);
  };
  for (let round = 0; round < 10; round += 1) {
    const hold = await locks.hold(subject);
    // The connection ends before, while and after it is asked.
    const broken = breakConnection();
    if (round % 2 === 0) await broken;
    await hold?.release();
    await broken;
    const next = await locks.hold(subject);
    expect(next).not.toBeNull();
    await next?.release();
  }
  await db.end();
  expect(locks.warned).toEqual([]);

  const lost = await openLocks('postgresql://nobody@127.0.0.1:1/none');
  const free = await lost.hold(subject);
  expect(free).not.toBeNull();
  await free?.release();
  expect(lost.warned).toEqual(['a subject is brought on without its lock']);
});

/** Migrations are applied whole or not at all, once, in order, and only as they were written. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { applyMigrations } from '#app/adapters/db/migrations.ts';
import { emptyDatabase, freshDatabase } from '#tests/support/database.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function aDatabase(): Promise<string> {
  const { ownerUrl, drop } = await emptyDatabase();
  cleanups.push(drop);
  return ownerUrl;
}

function aFolder(migrations: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'migrations-test-'));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(migrations)) write(dir, name, sql);
  return dir;
}

function write(dir: string, name: string, sql: string): void {
  mkdirSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, name, 'migration.sql'), sql);
}

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function tables(url: string): Promise<string[]> {
  const rows = await query<{ name: string }>(
    url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

const message = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

test('migrations are applied by name, once, and noted as the tool of Prisma notes them', async () => {
  const url = await aDatabase();
  const second = 'ALTER TABLE a ADD COLUMN m int;';
  const dir = aFolder({ '2_second': second, '1_first': 'CREATE TABLE a (n int);' });
  expect(await applyMigrations(url, dir)).toEqual(['1_first', '2_second']);
  expect(await applyMigrations(url, dir)).toEqual([]);
  const rows = await query(
    url,
    `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at, started_at <= finished_at AS finished
     FROM _prisma_migrations ORDER BY migration_name`,
  );
  expect(rows).toHaveLength(2);
  expect(rows[1]).toEqual({
    migration_name: '2_second',
    checksum: createHash('sha256').update(second).digest('hex'),
    applied_steps_count: 1,
    logs: null,
    rolled_back_at: null,
    finished: true,
  });
});

test('a later migration is applied to a database that has the earlier ones', async () => {
  const url = await aDatabase();
  const dir = aFolder({ '1_first': 'CREATE TABLE a (n int);' });
  await applyMigrations(url, dir);
  write(dir, '2_second', 'CREATE TABLE b (n int);');
  expect(await applyMigrations(url, dir)).toEqual(['2_second']);
  expect(await tables(url)).toEqual(['a', 'b']);
});

test('functions with semicolons in their bodies are taken whole', async () => {
  const url = await aDatabase();
  const dir = aFolder({
    '1_function': `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$; SELECT f();`,
  });
  await applyMigrations(url, dir);
  expect(await query(url, 'SELECT f() AS n')).toEqual([{ n: 1 }]);
});

test('a failing migration leaves nothing of itself, keeps those before it, and names its line', async () => {
  const url = await aDatabase();
  const dir = aFolder({
    '1_first': 'CREATE TABLE a (n int);',
    '2_wrong': 'CREATE TABLE b (n int);\n-- ünïcödé 🗳\nALTER TABLE nowhere ADD COLUMN m nothing_such;\n',
    '3_third': 'CREATE TABLE c (n int);',
  });
  const said = await message(applyMigrations(url, dir));
  expect(said).toMatch(/^Migration 2_wrong failed and nothing of it was applied: .*nowhere/);
  expect(await tables(url)).toEqual(['a']);
  write(dir, '2_wrong', 'CREATE TABLE b (n int);');
  expect(await applyMigrations(url, dir)).toEqual(['2_wrong', '3_third']);
});

test('a migration whose note cannot be written leaves nothing of itself either', async () => {
  const url = await aDatabase();
  const dir = aFolder({
    '1_first': `CREATE TABLE a (n int); ALTER TABLE _prisma_migrations ADD CHECK (migration_name <> '1_first');`,
  });
  expect(await message(applyMigrations(url, dir))).toMatch(
    /^Migration 1_first failed and nothing of it was applied/,
  );
  expect(await tables(url)).toEqual([]);
});

test('a syntax error is told with its line', async () => {
  const dir = aFolder({ '1_wrong': 'CREATE TABLE a (n int);\n-- ünïcödé 🗳\nCREATE TABEL b (n int);\n' });
  expect(await message(applyMigrations(await aDatabase(), dir))).toContain('(line 3)');
});

test('a migration that was edited after it was applied is refused, and nothing after it is applied', async () => {
  const url = await aDatabase();
  const dir = aFolder({ '1_first': 'CREATE TABLE a (n int);' });
  await applyMigrations(url, dir);
  write(dir, '1_first', 'CREATE TABLE a (n bigint);');
  write(dir, '2_second', 'CREATE TABLE b (n int);');
  expect(await message(applyMigrations(url, dir))).toMatch(/^The database is of another version .*1_first/);
  expect(await tables(url)).toEqual(['a']);
});

test('a database of another version is refused in one line that names the mend, and left as it was', async () => {
  const url = await aDatabase();
  await applyMigrations(url, aFolder({ '1_older': 'CREATE TABLE a (n int);' }));
  const said = await message(applyMigrations(url, aFolder({ '1_first': 'CREATE TABLE b (n int);' })));
  expect(said).toMatch(/^The database is of another version .*1_older.*DATA_DIR.*DATABASE_URL/);
  expect(said).not.toContain('\n');
  expect(await tables(url)).toEqual(['a']);
});

test('other line ends, as a checkout on another system has them, are no edit', async () => {
  const url = await aDatabase();
  const dir = aFolder({ '1_first': 'CREATE TABLE a (\n  n int\n);\n' });
  await applyMigrations(url, dir);
  write(dir, '1_first', 'CREATE TABLE a (\r\n  n int\r\n);\r\n');
  expect(await applyMigrations(url, dir)).toEqual([]);
});

test('a migration that another tool left unfinished is refused until it is resolved', async () => {
  const url = await aDatabase();
  const dir = aFolder({ '1_first': 'CREATE TABLE a (n int);' });
  await applyMigrations(url, dir);
  await query(url, `UPDATE _prisma_migrations SET finished_at = NULL`);
  expect(await message(applyMigrations(url, dir))).toMatch(/^Migration 1_first was begun by another tool/);
  await query(url, `UPDATE _prisma_migrations SET rolled_back_at = now(); DROP TABLE a`);
  expect(await applyMigrations(url, dir)).toEqual(['1_first']);
});

test('processes that start at the same moment wait for each other and apply each migration once', async () => {
  const url = await aDatabase();
  const dir = aFolder({
    '1_first': 'CREATE TABLE a (n int); SELECT pg_sleep(0.2);',
    '2_second': 'CREATE TABLE b (n int);',
  });
  const applied = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url, dir)));
  expect(applied.flat().sort()).toEqual(['1_first', '2_second']);
});

test('a process killed hard in the middle of the first migration is only a reason to start again', async () => {
  const url = await aDatabase();
  const dir = aFolder({
    '1_first': 'CREATE TABLE a (n int); SELECT pg_sleep(0.1);',
    '2_long': 'CREATE TABLE b (n int); SELECT pg_sleep(30); CREATE TABLE c (n int);',
  });
  const script = join(import.meta.dirname, '../../support/migrating-process.ts');
  const killed = spawn(process.execPath, [script, url, dir], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (let asleep = false; !asleep;) {
    await sleep(50);
    const rows = await query(
      url,
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(30)%'
       AND pid <> pg_backend_pid() AND state = 'active'`,
    );
    asleep = rows.length > 0;
  }
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  // The text differs now, which an applied migration would not forgive.
  write(dir, '2_long', 'CREATE TABLE b (n int); CREATE TABLE c (n int);');
  const startedAt = performance.now();
  expect(await applyMigrations(url, dir)).toEqual(['2_long']);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  expect(await tables(url)).toEqual(['a', 'b', 'c']);
});

test('a fresh database for a test has every migration of the repository and no rows of another test', async () => {
  const [first, second] = [await freshDatabase(), await freshDatabase()];
  cleanups.push(first.drop, second.drop);
  await query(first.ownerUrl, 'CREATE TABLE mine (n int)');
  expect(await tables(second.ownerUrl)).not.toContain('mine');
  const dir = join(import.meta.dirname, '../../../prisma/migrations');
  expect(await applyMigrations(second.ownerUrl, dir)).toEqual([]);
});

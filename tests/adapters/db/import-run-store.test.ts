/** Runs of imports in PostgreSQL: files as pieces, rows that are parsed, and what is dropped when. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDb } from '#app/adapters/db/client.ts';
import { createImportRuns } from '#app/adapters/db/import-run-store.ts';
import type { ImportRunOutcome } from '#app/domain/screening/import-outcome.ts';
import { freshDatabase } from '#tests/support/database.ts';

const megabyte = 1024 * 1024;
const actor = { id: 'staff-1', name: 'Ada Reviewer' };

async function openStore() {
  const database = await freshDatabase();
  const reported: string[] = [];
  const db = createDb(database.url, {}, (problem) => reported.push(problem));
  const dir = mkdtempSync(join(tmpdir(), 'import-run-store-'));
  onTestFinished(async () => {
    await db.close();
    await database.drop();
    rmSync(dir, { recursive: true });
  });
  const runs = createImportRuns(db);
  const fileOf = (name: string, content: string | Buffer) => {
    const path = join(mkdtempSync(join(dir, 'sent-')), name);
    writeFileSync(path, content);
    return path;
  };
  const start = async (id: string, content: string | Buffer = 'name\n') => {
    const path = fileOf('own.csv', content);
    const asked = { dryRun: true, force: false, actor };
    await runs.start({ id, kind: 'csv', ...asked }, [{ role: 'list', name: 'own.csv', path }]);
  };
  const end = async (id: string, outcome: ImportRunOutcome) => {
    const run = await runs.claim(id);
    if (!run) throw new Error(`${id} is not due`);
    await runs.end(run, outcome);
  };
  const query = async (text: string) => (await db.pool.query<Record<string, unknown>>(text)).rows;
  const ids = async () => (await query('SELECT id FROM import_run ORDER BY id')).map(({ id }) => id);
  return { runs, start, end, query, ids, fileOf, folder: () => mkdtempSync(join(dir, 'read-')), reported };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a large file goes in and out in pieces of a megabyte and is the same then; an empty one too', async () => {
  const { runs, query, fileOf, folder } = await openStore();
  const bytes = randomBytes(5 * megabyte + 3);
  const files = [
    { role: 'list', name: 'cm-2026.txt', path: fileOf('a', bytes) },
    { role: 'candidates', name: 'cm-2026.txt', path: fileOf('b', '') },
  ] as const;
  await runs.start({ id: 'large', kind: 'fec-committees', dryRun: false, force: false, actor }, files);
  expect(
    await query(
      'SELECT file, count(*)::int, max(octet_length(bytes)) FROM import_chunk GROUP BY 1 ORDER BY 1',
    ),
  ).toEqual([
    { file: 0, count: 6, max: megabyte },
    { file: 1, count: 1, max: 0 },
  ]);
  const run = await runs.claim('large');
  if (!run) throw new Error('it is not due');
  const written = await runs.writeFiles(run, folder());
  expect(written.map((path) => basename(path))).toEqual(['cm-2026.txt', 'cm-2026.txt']);
  expect(written.map((path) => sha256(readFileSync(path)))).toEqual([sha256(bytes), sha256(Buffer.alloc(0))]);
  expect(written.map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
});

test('a file of which a piece is missing is not taken for the list', async () => {
  const { runs, start, query, folder } = await openStore();
  await start('cut', randomBytes(2 * megabyte + 1));
  await query('DELETE FROM import_chunk WHERE number = 2');
  const run = await runs.find('cut');
  if (!run) throw new Error('there is no run');
  await expect(runs.writeFiles(run, folder())).rejects.toThrow(
    `has ${String(2 * megabyte)} bytes, ${String(2 * megabyte + 1)} were sent`,
  );
});

test('files that cannot be read leave no run', async () => {
  const { runs, ids, fileOf } = await openStore();
  const files = [
    { role: 'list', name: 'own.csv', path: fileOf('own.csv', 'name\n') },
    // A folder can be looked at, and not read.
    { role: 'older', name: 'old.csv', path: tmpdir() },
  ] as const;
  const asked = { kind: 'csv', dryRun: true, force: false, actor } as const;
  await expect(runs.start({ id: 'none', ...asked }, files)).rejects.toThrow('EISDIR');
  expect(await ids()).toEqual([]);
});

const file = { role: 'list', name: 'own.csv', size: 5 };
const nonsense = {
  kind: "'nonsense'",
  files: JSON.stringify({ version: 1, value: [{ ...file, name: '../own.csv' }] }),
  'files ': JSON.stringify({ version: 1, value: [{ ...file, name: '..' }] }),
  ' files': JSON.stringify({ version: 1, value: [] }),
  'files  ': JSON.stringify({ version: 2, value: [file] }),
};

test.each(Object.entries(nonsense))(
  'a run with nonsense in %s (%s) is not trusted: it has failed, and is not shown',
  async (column, value) => {
    const { runs, start, query, reported } = await openStore();
    await start('odd');
    const text = value.startsWith("'") ? value : `'${value}'`;
    await query(`UPDATE import_run SET ${column.trim()} = ${text}`);
    expect(await runs.find('odd')).toBe(null);
    expect(reported).toEqual([expect.stringMatching(`^import_run odd cannot be read: ${column.trim()}`)]);
    expect(await runs.claim('odd')).toBe(null);
    const stored = [{ outcome: { version: 1, value: { kind: 'failed' } } }];
    expect(await query('SELECT outcome FROM import_run')).toEqual(stored);
    expect(await runs.due(9)).toEqual([]);
  },
);

test.each([
  '{}',
  '{"version": 2, "value": {"kind": "failed"}}',
  '{"version": 1, "value": {"kind": "replaced"}}',
  '{"version": 1, "value": {"kind": "failed", "label": "x"}}',
  '{"version": 1, "value": {"kind": "shrinks", "before": "10", "after": 1}}',
])('an outcome of %s is as if there were no run', async (outcome) => {
  const { runs, start, end, query, reported } = await openStore();
  await start('odd');
  await end('odd', { kind: 'failed' });
  await query(`UPDATE import_run SET outcome = '${outcome}'`);
  expect(await runs.find('odd')).toBe(null);
  expect(reported).toEqual([expect.stringMatching('^import_run odd cannot be read: outcome')]);
});

test('runs go a day after they began, and those of which files are kept sooner where there are many', async () => {
  const { runs, start, end, query, ids } = await openStore();
  const began = (id: string, ago: string) =>
    query(`UPDATE import_run SET started_at = clock_timestamp() - interval '${ago}' WHERE id = '${id}'`);
  for (const id of ['today', 'yesterday', 'unended']) await start(id);
  for (const id of ['today', 'yesterday']) await end(id, { kind: 'failed' });
  await began('today', '23 hours');
  await began('yesterday', '25 hours');
  await began('unended', '25 hours');
  expect(await runs.dropOld()).toBe(1);
  expect(await ids()).toEqual(['today', 'unended']);
  const later = ['1', '2', '3', '4', '5'];
  for (const id of later) {
    await start(id);
    await end(id, { kind: 'cut-off' });
  }
  // One without files takes no place of theirs.
  await start('refused');
  await end('refused', { kind: 'refused', line: 1, problem: 'x' });
  expect(await runs.dropOld()).toBe(1);
  expect(await ids()).toEqual([...later, 'refused', 'unended']);
  expect(await query('SELECT DISTINCT run_id AS id FROM import_chunk ORDER BY 1')).toEqual(
    [...later, 'unended'].map((id) => ({ id })),
  );
});

test('who knows an older version of a run writes nothing more about it', async () => {
  const { runs, start, query } = await openStore();
  await start('run');
  const first = await runs.claim('run');
  await query("UPDATE import_run SET due_at = clock_timestamp() - interval '1 second'");
  const second = await runs.claim('run');
  if (!first || !second) throw new Error('it is not due');
  expect([first.tryCount, second.tryCount]).toEqual([1, 2]);
  const held = await query('SELECT * FROM import_run');
  await runs.end(first, { kind: 'failed' });
  await runs.fail(first, 1);
  expect(await query('SELECT * FROM import_run')).toEqual(held);
  await runs.end(second, { kind: 'failed' });
  await runs.end(second, { kind: 'cut-off' });
  expect(await runs.find('run')).toMatchObject({ outcome: { kind: 'failed' } });
});

test('half a character, as where a word of the file was cut, keeps neither a run from beginning nor from ending', async () => {
  const { runs, end, fileOf } = await openStore();
  const half = '\u{1f600}'.slice(0, 1);
  const files = [{ role: 'list', name: `${half}.csv`, path: fileOf('own.csv', 'name\n') }] as const;
  await runs.start({ id: 'half', kind: 'csv', dryRun: false, force: false, actor }, files);
  await end('half', { kind: 'refused', line: 1, problem: `"${half}" is not known` });
  expect(await runs.find('half')).toMatchObject({
    files: [{ name: '\ufffd.csv' }],
    outcome: { kind: 'refused', problem: '"\ufffd" is not known' },
  });
});

/** Imports begun at the desk: what stands on disk while one runs, when it is done, and after its process is gone. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import { newImportFolder, readImportRun, shownImportRun, startImportRun } from '#app/http/import-runs.ts';
import type { ImportOutcome } from '#app/domain/screening/import-outcome.ts';

/** A desk whose imports end as `outcome` says. */
function desk(outcome: () => Promise<ImportOutcome>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'imports-'));
  onTestFinished(() => {
    rmSync(dataDir, { recursive: true });
  });
  let ids = 0;
  const logged: string[] = [];
  const deps = {
    env: { dataDir },
    ports: {
      ids: { token: () => `token-of-an-import-${String((ids += 1))}` },
      registryStore: { exclusively: outcome },
      registry: { refresh: () => Promise.resolve(true) },
      log: { error: (message: string) => logged.push(message) },
    },
  } as unknown as Deps;
  return { deps, dataDir, logged };
}

async function begin(deps: Deps) {
  const { id, dir } = await newImportFolder(deps);
  const file = join(dir, 'own-2026-11.csv');
  const older = join(dir, 'own-2025-11.csv');
  for (const each of [file, older]) writeFileSync(each, 'name\n');
  const asked = {
    kind: 'csv',
    file,
    candidatesFile: null,
    olderFiles: [older],
    dryRun: true,
    force: false,
    actorName: 'Ada',
  } as const;
  await startImportRun(deps, id, asked);
  const run = await readImportRun(deps, id);
  if (!run) throw new Error('no run');
  return { id, file, older, run };
}

const dryRun = {
  kind: 'dry-run',
  label: '2026-11',
  rowsRead: 1,
  listings: 1,
  leftOut: {},
  olderFiles: [],
  formerNames: 0,
  olderEditionsLost: [],
  difference: { added: 1, changed: 0, removed: 0, names: { added: ['A'], changed: [], removed: [] } },
} as ImportOutcome;

test('a dry run keeps its file for the import that may follow, an import and a refusal do not', async () => {
  const dry = await begin(desk(() => Promise.resolve(dryRun)).deps);
  expect(dry.run).toMatchObject({ outcome: { kind: 'dry-run' }, hasFiles: true, actorName: 'Ada' });
  expect(existsSync(dry.file)).toBe(true);
  for (const outcome of [
    { ...dryRun, kind: 'replaced' } as ImportOutcome,
    { kind: 'refused', line: 2, problem: 'x' } as const,
  ]) {
    const { run, file, older } = await begin(desk(() => Promise.resolve(outcome)).deps);
    expect(run).toMatchObject({ outcome: { kind: outcome.kind }, hasFiles: false });
    expect([file, older].map(existsSync)).toEqual([false, false]);
  }
});

test('a record that an older version of the program wrote is as if there were none', async () => {
  const { deps, dataDir } = desk(() => Promise.resolve(dryRun));
  const { id } = await begin(deps);
  const record = join(dataDir, 'imports', id, 'run.json');
  const { olderFiles: _, ...before } = JSON.parse(readFileSync(record, 'utf8')) as Record<string, unknown>;
  writeFileSync(record, JSON.stringify(before));
  expect(await readImportRun(deps, id)).toBeNull();
});

test('what a page shows of a run has the name of the file and no path of the server', async () => {
  const { deps, dataDir } = desk(() => Promise.resolve(dryRun));
  const shown = JSON.stringify(shownImportRun((await begin(deps)).run));
  expect(shown).toContain('own-2026-11.csv');
  expect(shown).not.toContain(dataDir);
});

test('an import that throws is a failure of ours: logged, said, and its file is kept to try again', async () => {
  const { deps, logged } = desk(() => Promise.reject(new Error('the disk')));
  const { run } = await begin(deps);
  expect(run).toMatchObject({ outcome: { kind: 'failed' }, hasFiles: true });
  expect(logged).toEqual(['an import at the desk failed']);
});

test('a run that nobody works on any more was cut off', async () => {
  const { deps, dataDir } = desk(() => Promise.resolve(dryRun));
  const { id } = await begin(deps);
  const record = join(dataDir, 'imports', id, 'run.json');
  const running = { ...(JSON.parse(readFileSync(record, 'utf8')) as object), outcome: null };
  writeFileSync(record, JSON.stringify(running));
  expect((await readImportRun(deps, id))?.outcome).toBe(null);
  writeFileSync(record, JSON.stringify({ ...running, seenMs: Date.now() - 31_000 }));
  expect((await readImportRun(deps, id))?.outcome).toEqual({ kind: 'cut-off' });
});

test('folders of old imports go when a new one begins: those of yesterday, and all but the newest few', async () => {
  const { deps, dataDir } = desk(() => Promise.resolve(dryRun));
  const first = await begin(deps);
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(dataDir, 'imports', first.id), yesterday, yesterday);
  const second = await begin(deps);
  expect(await readImportRun(deps, first.id)).toBe(null);
  // Folders made within one tick of the file system's clock are equally old.
  const earlier = new Date(Date.now() - 60_000);
  await utimes(join(dataDir, 'imports', second.id), earlier, earlier);
  for (let n = 0; n < 5; n++) await begin(deps);
  expect(await readImportRun(deps, second.id)).toBe(null);
});

test.each(['', '..', '../../etc', 'a/b', 'x'.repeat(65), 'imports\u0000'])('%j is no run', async (id) => {
  const { deps } = desk(() => Promise.resolve(dryRun));
  expect(await readImportRun(deps, id)).toBe(null);
});

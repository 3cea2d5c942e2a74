/** Imports begun at the desk: worked on by whichever process takes them, once, to their end, whatever becomes of that process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Ports } from '#app/ports.ts';
import { dispatchDue } from '#app/usecases/dispatch-due.ts';
import { repeatImportRun } from '#app/usecases/repeat-import-run.ts';
import { runImport } from '#app/usecases/run-import.ts';
import { showImportRun } from '#app/usecases/show-import-run.ts';
import { startImportRun } from '#app/usecases/start-import-run.ts';
import { processEnv } from '#tests/support/process-env.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const header = 'name,aliases,domains,identifiers,kind,country,source_url';
const ada = { id: 'staff-1', name: 'Ada Reviewer' };
const ben = { id: 'staff-2', name: 'Ben Reviewer' };
const group = 'Sample Harbor Party 1';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'import-run-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

/** Begins the import of a list of so many groups, whose file is gone at once, as the form's is. */
async function begin(ports: Ports, { count = 3, dryRun = false, text = listOf(count) } = {}) {
  const path = join(folder(), 'own-2026-11.csv');
  writeFileSync(path, text);
  const files = [{ role: 'list', name: 'own-2026-11.csv', path }] as const;
  const id = await startImportRun(ports, { kind: 'csv', dryRun, actor: ada, files });
  rmSync(path);
  return id;
}

function listOf(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => `Sample Harbor Party ${String(at + 1)},,,,party,US,`);
  return [header, ...rows].join('\n');
}

async function query<Row extends pg.QueryResultRow>({ deps }: World, text: string): Promise<Row[]> {
  const client = new pg.Client(deps.env.databaseUrl);
  await client.connect();
  const { rows } = await client.query<Row>(text);
  await client.end();
  return rows;
}

/** As if whoever has it in hand had been silent for too long, or the wait after a failure were over. */
const makeDue = (world: World) =>
  query(world, "UPDATE import_run SET due_at = clock_timestamp() - interval '1 second'");

const chunks = async (world: World) =>
  Number((await query<{ count: string }>(world, 'SELECT count(*) FROM import_chunk'))[0]?.count);

const outcomeOf = async (ports: Ports, id: string) => (await showImportRun(ports, id))?.outcome;

/** Another server: its own process's connections and its own disk, the same database. */
async function otherServer(world: World): Promise<AsyncDisposable & { deps: Deps }> {
  const deps = await buildDeps({ ...world.deps.env, dataDir: folder() });
  return { deps, [Symbol.asyncDispose]: () => deps.stop() };
}

test('an import that was begun on one server is done by another one, which has none of its files', async () => {
  await using world = await openWorld();
  await using other = await otherServer(world);
  await other.deps.startJobs();
  const { ports } = world.deps;
  const id = await begin(ports);
  await expect
    .poll(() => showImportRun(ports, id), { timeout: 20_000 })
    .toMatchObject({
      kind: 'csv',
      fileName: 'own-2026-11.csv',
      actorName: 'Ada Reviewer',
      hasFiles: false,
      outcome: { kind: 'replaced', label: '2026-11', listings: 3, difference: { added: 3 } },
    });
  expect(await chunks(world)).toBe(0);
  // The run ends with the edition's coming into force, and its worker clears up after that.
  await expect.poll(() => readdirSync(join(other.deps.env.dataDir, 'imports'))).toEqual([]);
  await ports.registry.refresh();
  expect(screenPayer(ports.registry.current(), { organisation: group }).outcome).toBe('political');
  const [source] = ports.registry.sources().filter(({ sourceId }) => sourceId === 'csv');
  expect(source?.importedBy).toBe('Ada Reviewer');
});

/** A process that works on the run and is killed at the failpoint. */
async function killedAt({ deps }: World, id: string, failpoint: string): Promise<void> {
  const { databaseUrl, databaseOwnerUrl } = deps.env;
  const script = join(import.meta.dirname, '..', 'support', 'import-run-process.ts');
  const child = spawn(process.execPath, [script, id], {
    env: {
      ...processEnv,
      ...{ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseOwnerUrl, DATA_DIR: folder() },
      ...{ PORT: '1', LOG_LEVEL: 'error', FAILPOINT: failpoint },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal, `${failpoint} was passed`).toBe('SIGKILL');
}

test('an import whose process is killed before it is in force is taken up when that is silent, and done', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const id = await begin(ports);
  await killedAt(world, id, 'registryStore.putInForce@before');
  expect(await showImportRun(ports, id)).toMatchObject({ outcome: null, hasFiles: true });
  // For all that anybody knows it is being worked on.
  expect(await ports.importRuns.due(9)).toEqual([]);
  expect(await runImport(ports, id)).toBe('not-due');
  await makeDue(world);
  const sent: string[] = [];
  await dispatchDue({ ...ports, jobs: { send: async (name, of) => void sent.push(`${name} ${of}`) } });
  expect(sent).toEqual([`import-list ${id}`]);
  expect(await runImport(ports, id)).toBe('ended');
  expect(await outcomeOf(ports, id)).toMatchObject({ kind: 'replaced', difference: { added: 3 } });
});

test('an import whose process is killed right after it came into force is done, says so, and is not done again', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const id = await begin(ports);
  await killedAt(world, id, 'registryStore.putInForce@after');
  const [before] = await query(world, "SELECT * FROM registry_edition WHERE source_id = 'csv'");
  expect(await showImportRun(ports, id)).toMatchObject({
    hasFiles: false,
    outcome: { kind: 'replaced', difference: { added: 3 } },
  });
  await makeDue(world);
  expect(await ports.importRuns.due(9)).toEqual([]);
  expect(await runImport(ports, id)).toBe('not-due');
  expect(await query(world, "SELECT * FROM registry_edition WHERE source_id = 'csv'")).toEqual([before]);
});

test('an import that no process survives was cut off, and can be tried again with the same files', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const id = await begin(ports);
  for (let died = 0; died < 3; died++) {
    expect(await ports.importRuns.claim(id)).not.toBeNull();
    await makeDue(world);
  }
  expect(await runImport(ports, id)).toBe('ended');
  expect(await showImportRun(ports, id)).toMatchObject({ outcome: { kind: 'cut-off' }, hasFiles: true });
  expect(await repeatImportRun(ports, { id, force: false, actor: ben })).toBe('started');
  expect(await runImport(ports, id)).toBe('ended');
  expect(await showImportRun(ports, id)).toMatchObject({
    actorName: 'Ben Reviewer',
    outcome: { kind: 'replaced' },
  });
});

test('taken in hand several times at once it is done once', async () => {
  await using world = await openWorld();
  await using other = await otherServer(world);
  const id = await begin(world.deps.ports);
  let staged = 0;
  const counted = ({ ports }: Deps): Ports => ({
    ...ports,
    registryStore: {
      ...ports.registryStore,
      stage: (edition, batches) => {
        staged += 1;
        return ports.registryStore.stage(edition, batches);
      },
    },
  });
  const workers = [world.deps, other.deps, world.deps, other.deps].map(counted);
  const ends = await Promise.all(workers.map((ports) => runImport(ports, id)));
  expect(ends.toSorted()).toEqual(['ended', 'not-due', 'not-due', 'not-due']);
  expect(staged).toBe(1);
});

test('a process that was taken for dead and comes back puts nothing in force and ends nothing', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const id = await begin(ports);
  const [read, goesOn] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const slow: Ports = {
    ...ports,
    registryStore: {
      ...ports.registryStore,
      // Nor has it a lock any more, as after a lost connection.
      exclusively: (_, work) => work(),
      difference: async (edition) => {
        read.resolve(undefined);
        await goesOn.promise;
        return ports.registryStore.difference(edition);
      },
    },
  };
  const late = runImport(slow, id).catch((error: unknown) => String(error));
  await read.promise;
  await makeDue(world);
  await ports.importRuns.claim(id);
  goesOn.resolve(undefined);
  expect(await late).toContain('was taken over');
  expect(await outcomeOf(ports, id)).toBe(null);
  expect(await query(world, "SELECT id FROM registry_edition WHERE source_id = 'csv'")).toEqual([]);
  await makeDue(world);
  expect(await runImport(ports, id)).toBe('ended');
  expect(await outcomeOf(ports, id)).toMatchObject({ kind: 'replaced' });
});

test('what fails is tried again after a while, three times; then it has failed, and its files are kept', async () => {
  await using world = await openWorld();
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const { ports } = world.deps;
  const failing: Ports = {
    ...ports,
    log: { info: note, warn: note, error: note },
    registryStore: { ...ports.registryStore, stage: () => Promise.reject(new Error('the disk')) },
  };
  const id = await begin(ports, { dryRun: true });
  for (let tried = 0; tried < 2; tried++) {
    await expect(runImport(failing, id)).rejects.toThrow('the disk');
    expect(await outcomeOf(ports, id)).toBe(null);
    expect(await runImport(failing, id)).toBe('not-due');
    const [wait] = await query<{ seconds: number }>(
      world,
      'SELECT extract(epoch FROM due_at - clock_timestamp())::float8 AS seconds FROM import_run',
    );
    // Seconds, and not the half minute for which a process may be silent: somebody looks at the page.
    expect(wait?.seconds).toBeLessThan(8);
    await makeDue(world);
  }
  expect(await runImport(failing, id)).toBe('ended');
  expect(await showImportRun(ports, id)).toMatchObject({ outcome: { kind: 'failed' }, hasFiles: true });
  expect(logged).toEqual(['an import at the desk failed']);
  expect(readdirSync(join(world.deps.env.dataDir, 'imports'))).toEqual([]);
  // As it was asked for: a dry run stays one.
  expect(await repeatImportRun(ports, { id, force: false, actor: ada })).toBe('started');
  expect(await runImport(ports, id)).toBe('ended');
  expect(await outcomeOf(ports, id)).toMatchObject({ kind: 'dry-run' });
});

test('a dry run keeps its files for the import that may follow, which is begun once; an import and a refusal keep none', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const id = await begin(ports, { dryRun: true });
  expect(await repeatImportRun(ports, { id, force: false, actor: ben })).toBe('unavailable');
  await runImport(ports, id);
  expect(await showImportRun(ports, id)).toMatchObject({ outcome: { kind: 'dry-run' }, hasFiles: true });
  const again = () => repeatImportRun(ports, { id, force: false, actor: ben });
  expect((await Promise.all([again(), again(), again()])).toSorted()).toEqual([
    'started',
    'unavailable',
    'unavailable',
  ]);
  await runImport(ports, id);
  expect(await showImportRun(ports, id)).toMatchObject({
    actorName: 'Ben Reviewer',
    hasFiles: false,
    outcome: { kind: 'replaced' },
  });
  expect(await again()).toBe('unavailable');
  const refused = await begin(ports, { text: 'x\n' });
  await runImport(ports, refused);
  expect(await showImportRun(ports, refused)).toMatchObject({
    hasFiles: false,
    outcome: { kind: 'refused' },
  });
  expect(await repeatImportRun(ports, { id: 'nobody-began-this', force: true, actor: ben })).toBe('unknown');
});

test('a list that shrinks is imported once somebody says that it is right', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await runImport(ports, await begin(ports, { count: 10 }));
  const id = await begin(ports, { count: 2 });
  await runImport(ports, id);
  expect(await outcomeOf(ports, id)).toEqual({ kind: 'shrinks', before: 10, after: 2 });
  expect(await repeatImportRun(ports, { id, force: false, actor: ada })).toBe('unconfirmed');
  expect(await repeatImportRun(ports, { id, force: true, actor: ada })).toBe('started');
  await runImport(ports, id);
  expect(await outcomeOf(ports, id)).toMatchObject({ kind: 'replaced', listings: 2 });
});

test('while a list is read the run says how far that is, and nobody else takes it in hand', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const id = await begin(ports, { count: 5_000 });
  const seen: { rowsRead: number | undefined; taken: string }[] = [];
  const slow: Ports = {
    ...ports,
    registryStore: {
      ...ports.registryStore,
      difference: async (edition) => {
        // It is said every two seconds that somebody works on it.
        await query(world, "UPDATE import_run SET due_at = clock_timestamp() + interval '3 seconds'");
        await pause(4_000);
        const rowsRead = (await showImportRun(ports, id))?.rowsRead;
        seen.push({ rowsRead, taken: await runImport(ports, id) });
        return ports.registryStore.difference(edition);
      },
    },
  };
  expect(await runImport(slow, id)).toBe('ended');
  expect(seen).toEqual([{ rowsRead: expect.any(Number) as number, taken: 'not-due' }]);
  // As of the last stretch of the file that was read whole.
  expect(seen[0]?.rowsRead).toBeGreaterThan(1_000);
  const run = await showImportRun(ports, id);
  expect(run?.outcome?.kind).toBe('replaced');
  expect(run?.seconds).toBeGreaterThan(4);
});

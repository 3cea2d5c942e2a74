/**
 * Imports begun at the desk. Each has a folder below the data folder with the files that were sent and a record of how far it
 * is, so that a page can show it after a reload, from another process, or after a restart; files go when they are done with.
 */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '#app/deps.server.ts';
import type { ListKind } from '#app/domain/screening/edition.ts';
import type { ImportOutcome } from '#app/domain/screening/import-outcome.ts';
import { importRegistry } from '#app/usecases/import-registry.ts';

/** What was asked for; files are paths below the run's folder. */
export interface ImportAsked {
  readonly kind: ListKind;
  readonly file: string;
  readonly candidatesFile: string | null;
  /** The newest first. */
  readonly olderFiles: readonly string[];
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly actorName: string;
}

export interface ImportRun extends ImportAsked {
  readonly id: string;
  /** Real times in milliseconds, not Clock's: they say whether a process still works on it. */
  readonly startedMs: number;
  readonly seenMs: number;
  readonly rowsRead: number;
  /** Null while it runs; `failed` where the fault is ours, `cut-off` where its process ended. */
  readonly outcome: ImportOutcome | { readonly kind: 'failed' | 'cut-off' } | null;
  /** The files still lie there, so that the same import can be tried again without sending them. */
  readonly hasFiles: boolean;
}

type Needs = Pick<Deps, 'env' | 'ports'>;

/** Most imports take a few seconds, and then the answer is their outcome. */
const waitMs = 5_000;
/** A record that nobody has touched for this long belongs to a process that is gone. */
const silentMsMax = 30_000;
const touchMs = 2_000;
/** Time enough to come back from lunch to a dry run. */
const keptMs = 24 * 3_600_000;
/** Files of so many dry runs at most, so that they cannot fill a disk. */
const keptMax = 5;

/** A new folder for the files of an import; older ones that nobody needs are removed. */
export async function newImportFolder({ env, ports }: Needs): Promise<{ id: string; dir: string }> {
  const root = rootOf(env);
  await mkdir(root, { recursive: true, mode: 0o700 });
  const folders = await Promise.all(
    (await readdir(root)).map(async (name) => {
      const { mtimeMs } = await stat(join(root, name)).catch(() => ({ mtimeMs: 0 }));
      return { name, mtimeMs };
    }),
  );
  folders.sort((a, b) => b.mtimeMs - a.mtimeMs);
  const old = folders.filter(({ mtimeMs }, at) => at >= keptMax - 1 || Date.now() - mtimeMs > keptMs);
  for (const { name } of old) {
    const run = await readImportRun({ env }, name);
    if (run?.outcome !== null) await rm(join(root, name), { recursive: true, force: true });
  }
  const id = ports.ids.token();
  const dir = join(root, id);
  await mkdir(dir, { mode: 0o700 });
  return { id, dir };
}

/** Removes what `newImportFolder` made, where nothing is to be imported after all. */
export async function dropImportFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}

/** Null where there is no such run. */
export async function readImportRun({ env }: Pick<Needs, 'env'>, id: string): Promise<ImportRun | null> {
  // The id comes from an address and becomes a path.
  if (!/^[\w-]{16,64}$/.test(id)) return null;
  try {
    const run = JSON.parse(await readFile(join(rootOf(env), id, recordName), 'utf8')) as ImportRun;
    // Another version of the program wrote it: the list can be sent again.
    if (!Array.isArray(run.olderFiles)) return null;
    const isSilent = run.outcome === null && Date.now() - run.seenMs > silentMsMax;
    return isSilent ? { ...run, outcome: { kind: 'cut-off' } } : run;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Begins the import, and resolves when it is done or has taken some seconds; it goes on by itself then. */
export async function startImportRun(deps: Needs, id: string, asked: ImportAsked): Promise<void> {
  const now = Date.now();
  const run: ImportRun = {
    ...asked,
    id,
    startedMs: now,
    seenMs: now,
    rowsRead: 0,
    outcome: null,
    hasFiles: true,
  };
  await write(deps, run);
  await Promise.race([work(deps, run), sleep(waitMs, undefined, { ref: false })]);
}

/** Never rejects: what fails stands in the record, and in the log. */
async function work(deps: Needs, begun: ImportRun): Promise<void> {
  let run = begun;
  let writing = Promise.resolve();
  const record = (changes: Partial<ImportRun>) => {
    run = { ...run, ...changes, seenMs: Date.now() };
    const written = run;
    // One after the other: a late touch must not undo the outcome.
    writing = writing
      .then(() => write(deps, written))
      .catch((error: unknown) => {
        deps.ports.log.error('the record of an import could not be written', { error: String(error) });
      });
  };
  const touch = setInterval(() => {
    record({});
  }, touchMs);
  try {
    const outcome = await importRegistry(deps.ports, {
      ...run,
      onProgress: (rowsRead) => {
        run = { ...run, rowsRead };
      },
    });
    // Only what may be asked for again needs its files again.
    const hasFiles = outcome.kind === 'dry-run' || outcome.kind === 'shrinks';
    if (!hasFiles) await dropFiles(run);
    record({ outcome, hasFiles });
  } catch (error) {
    deps.ports.log.error('an import at the desk failed', {
      error: error instanceof Error ? error.stack : String(error),
    });
    record({ outcome: { kind: 'failed' } });
  } finally {
    clearInterval(touch);
    await writing;
  }
}

async function dropFiles({ file, candidatesFile, olderFiles }: ImportRun): Promise<void> {
  for (const path of [file, candidatesFile, ...olderFiles])
    if (path !== null) await rm(path, { force: true });
}

const recordName = 'run.json';

/** Whole or not at all, since a page may read it at any moment. */
async function write({ env }: Pick<Needs, 'env'>, run: ImportRun): Promise<void> {
  const path = join(rootOf(env), run.id, recordName);
  await writeFile(`${path}.new`, JSON.stringify(run), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function rootOf({ dataDir }: Needs['env']): string {
  return join(dataDir, 'imports');
}

/** What a page shows of a run: no paths of the server. */
export function shownImportRun({
  id,
  kind,
  file,
  actorName,
  startedMs,
  seenMs,
  rowsRead,
  hasFiles,
  outcome,
}: ImportRun) {
  const fileName = basename(file);
  const seconds = ((outcome === null ? Date.now() : seenMs) - startedMs) / 1000;
  return { id, kind, fileName, actorName, seconds, rowsRead, hasFiles, outcome };
}

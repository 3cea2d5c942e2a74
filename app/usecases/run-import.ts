/** Does an import that was begun at the desk, in whichever process takes it in hand. */
import { retryWaitMs } from '#app/domain/retry.ts';
import type { ImportOutcome } from '#app/domain/screening/import-outcome.ts';
import type { Ports } from '#app/ports.ts';
import type { ImportFile, ImportRun } from '#app/ports/import-runs.ts';
import { importRegistry } from './import-registry.ts';

/** Somebody looks at its page: what three tries did not bring they should hear of, and decide about. */
const triesMax = 3;

type RunImportPorts = Parameters<typeof importRegistry>[0] &
  Pick<Ports, 'importRuns' | 'listFolders' | 'random' | 'log'>;

/**
 * Several at once do it once. An edition is put in force together with the run's end, so a process that dies leaves both or neither,
 * and the next one begins again from the files. What fails is due again after a while, and thrown; the last try ends the run as `failed`,
 * and where no process lived to say that it failed, as `cut-off`.
 */
export async function runImport(ports: RunImportPorts, runId: string): Promise<'ended' | 'not-due'> {
  const run = await ports.importRuns.claim(runId);
  if (!run) return 'not-due';
  if (run.tryCount > triesMax) {
    await ports.importRuns.end(run, { kind: 'cut-off' });
    return 'ended';
  }
  try {
    // One that put an edition in force has ended with it.
    await ports.importRuns.end(run, await importFiles(ports, run));
    return 'ended';
  } catch (error) {
    const isLast = run.tryCount === triesMax;
    if (!isLast) {
      await ports.importRuns.fail(run, retryWaitMs(run.tryCount, ports.random()));
      throw error;
    }
    ports.log.error('an import at the desk failed', {
      error: error instanceof Error ? error.stack : String(error),
    });
    await ports.importRuns.end(run, { kind: 'failed' });
    return 'ended';
  }
}

function importFiles(ports: RunImportPorts, run: ImportRun): Promise<ImportOutcome> {
  let rowsRead = 0;
  const work = async (dir: string) => {
    const paths = await ports.importRuns.writeFiles(run, dir);
    const of = (role: ImportFile['role']) => paths.filter((_, at) => run.files[at]?.role === role);
    const [file] = of('list');
    if (file === undefined) throw new Error(`import ${run.id} has no list`);
    return importRegistry(ports, {
      ...{ kind: run.kind, dryRun: run.dryRun, force: run.force, actor: run.actor, run, file },
      candidatesFile: of('candidates')[0] ?? null,
      olderFiles: of('older'),
      onProgress: (rows) => {
        rowsRead = rows;
      },
    });
  };
  return ports.importRuns.whileHeld(
    run,
    () => rowsRead,
    () => ports.listFolders.within(work),
  );
}

/** When the desk answers whoever began an import. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ports } from '#app/ports.ts';
import { showImportRun } from '#app/usecases/show-import-run.ts';

/** Most imports take a few seconds, and then the answer is their outcome. */
const waitMs = 5_000;
const lookMs = 50;

/**
 * Resolves when the import has ended, and this process screens by what it brought, or after some seconds; it goes on by itself then,
 * here or in another process.
 */
export async function waitForImport(
  ports: Pick<Ports, 'importRuns' | 'registry'>,
  runId: string,
): Promise<void> {
  await Promise.race([untilServing(ports, runId), sleep(waitMs, undefined, { ref: false })]);
}

async function untilServing(ports: Pick<Ports, 'importRuns' | 'registry'>, runId: string): Promise<void> {
  for (let waited = 0; waited < waitMs; waited += lookMs) {
    if ((await showImportRun(ports, runId))?.outcome !== null) break;
    await sleep(lookMs, undefined, { ref: false });
  }
  await ports.registry.refresh();
}

/** Asks again for an import whose files are kept: for good after a dry run, in spite of a loss, or as before after a failure. */
import type { Ports } from '#app/ports.ts';
import type { ImportAsked } from '#app/ports/import-runs.ts';

/** `unavailable` where it runs or its files are gone; `unconfirmed` where it shrinks and nobody said that this is right. */
export type RepeatImportRunOutcome = 'started' | 'unknown' | 'unavailable' | 'unconfirmed';

/** Of several who ask at once one is answered `started`. */
export async function repeatImportRun(
  ports: Pick<Ports, 'importRuns' | 'jobs'>,
  { id, force, actor }: Pick<ImportAsked, 'force' | 'actor'> & { readonly id: string },
): Promise<RepeatImportRunOutcome> {
  const run = await ports.importRuns.find(id);
  if (!run) return 'unknown';
  if (run.outcome === null || !run.hasFiles) return 'unavailable';
  if (run.outcome.kind === 'shrinks' && !force) return 'unconfirmed';
  // What was seen is done then; what failed is tried again as it was asked for.
  const isSeen = run.outcome.kind === 'dry-run' || run.outcome.kind === 'shrinks';
  const dryRun = !isSeen && run.dryRun;
  // A loss is accepted by whoever was shown it, and by nobody before.
  const isForced = run.outcome.kind === 'shrinks' && force;
  if ((await ports.importRuns.restart(run, { dryRun, force: isForced, actor })) === 'stale')
    return 'unavailable';
  await ports.jobs.send('import-list', id);
  return 'started';
}

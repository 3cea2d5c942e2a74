/** Begins the import of a list that somebody sent at the desk. */
import type { ListKind } from '#app/domain/screening/edition.ts';
import type { Ports } from '#app/ports.ts';
import type { ImportAsked, ImportFile } from '#app/ports/import-runs.ts';

/** The files are kept when this resolves, so that whichever process works on them has them; those at `path` may go. Answers the run's id. */
export async function startImportRun(
  ports: Pick<Ports, 'importRuns' | 'jobs' | 'ids'>,
  input: Pick<ImportAsked, 'dryRun' | 'actor'> & {
    readonly kind: ListKind;
    /** The list first, then the candidates, then files of earlier years, the newest first. */
    readonly files: readonly (Pick<ImportFile, 'role' | 'name'> & { readonly path: string })[];
  },
): Promise<string> {
  const { kind, dryRun, actor, files } = input;
  const id = ports.ids.token();
  await ports.importRuns.start({ id, kind, dryRun, force: false, actor }, files);
  await ports.importRuns.dropOld();
  await ports.jobs.send('import-list', id);
  return id;
}

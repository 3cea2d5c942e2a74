/** One import begun at the desk, as its page shows it. */
import type { ImportRunOutcome } from '#app/domain/screening/import-outcome.ts';
import type { Ports } from '#app/ports.ts';

export interface ImportRunView {
  readonly id: string;
  readonly kind: string;
  /** Of the list. */
  readonly fileName: string;
  readonly actorName: string;
  /** So far, or until it ended. */
  readonly seconds: number;
  readonly rowsRead: number;
  readonly hasFiles: boolean;
  /** Null while it waits or runs. */
  readonly outcome: ImportRunOutcome | null;
}

/** Null where there is none, or where it is over for so long that it was dropped. */
export async function showImportRun(
  ports: Pick<Ports, 'importRuns'>,
  id: string,
): Promise<ImportRunView | null> {
  const run = await ports.importRuns.find(id);
  if (!run) return null;
  const { kind, files, actor, seconds, rowsRead, hasFiles, outcome } = run;
  const fileName = files.find(({ role }) => role === 'list')?.name ?? '';
  return { id, kind, fileName, actorName: actor.name, seconds, rowsRead, hasFiles, outcome };
}

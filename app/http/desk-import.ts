/** The desk's import form: read, checked, and sorted out into what to import. */
import { basename } from 'node:path';
import type { Deps } from '#app/deps.server.ts';
import { LIST_KINDS, newestFirst, type ListKind } from '#app/domain/screening/edition.ts';
import { olderFilesMax, uploadBytesMax, type ImportFormErrors } from '#app/domain/screening/import-form.ts';
import type { Actor } from '#app/domain/staff.ts';
import { startImportRun } from '#app/usecases/start-import-run.ts';
import { waitForImport } from './import-answer.ts';
import { receiveUpload, type Upload, type UnreadBody } from './upload.ts';

export type SentImport =
  | { readonly kind: 'started'; readonly runId: string }
  | {
      readonly kind: 'invalid';
      readonly status: number;
      readonly chosen: string;
      readonly errors: ImportFormErrors;
    };

/** Kinds that are files of somebody; the starter registry comes with the program. */
export const importKinds: readonly ListKind[] = LIST_KINDS.filter((kind) => kind !== 'starter');

/** Reads the form and begins what it asks for; where anything is wrong nothing is kept. */
export async function readImportForm(
  { ports }: Pick<Deps, 'ports'>,
  body: UnreadBody | undefined,
  actor: Actor,
): Promise<SentImport> {
  if (body === undefined) return refused('', 400, { form: 'unreadable' });
  const sent = await ports.listFolders.within(async (dir): Promise<SentImport> => {
    const upload = await receiveUpload(body, dir, {
      fileFields: { file: 1, candidates: 1, older: olderFilesMax },
      fileBytesMax: uploadBytesMax,
    });
    const checked = checkUpload(upload);
    if ('errors' in checked) return refused(upload.fields.get('kind') ?? '', checked.status, checked.errors);
    const dryRun = upload.fields.get('intent') !== 'import';
    const runId = await startImportRun(ports, { ...checked, dryRun, actor });
    return { kind: 'started', runId };
  });
  if (sent.kind === 'started') await waitForImport(ports, sent.runId);
  return sent;
}

type SentFiles = Parameters<typeof startImportRun>[1]['files'];

function checkUpload(
  upload: Upload,
): { kind: ListKind; files: SentFiles } | { status: number; errors: ImportFormErrors } {
  if (upload.kind === 'refused') return { status: upload.status, errors: errorsOf(upload) };
  const kind = importKinds.find((known) => known === upload.fields.get('kind'));
  const [file] = upload.files.get('file') ?? [];
  if (kind === undefined || file === undefined) {
    return {
      status: 422,
      errors: {
        ...(kind === undefined && { kind: 'none' }),
        ...(file === undefined && { file: 'none' }),
      },
    };
  }
  // Only the FEC's list has either; whoever chose another kind after them sends them all the same.
  const beside = (field: string) => (kind === 'fec-committees' ? (upload.files.get(field) ?? []) : []);
  const older = newestFirst(beside('older'), (path) => basename(path));
  const as = (role: SentFiles[number]['role'], paths: readonly string[]) =>
    paths.map((path) => ({ role, path, name: basename(path) }));
  const files = [...as('list', [file]), ...as('candidates', beside('candidates')), ...as('older', older)];
  return { kind, files };
}

/** A form that did not come whole, or holds more than it asks for, is wrong as a whole; else a file is. */
function errorsOf({ problem, field }: Extract<Upload, { kind: 'refused' }>): ImportFormErrors {
  switch (problem) {
    case 'unreadable':
    case 'too-much':
      return { form: problem };
    case 'too-large':
    case 'too-many-files':
      return field === 'older' ? { older: problem } : { file: problem };
  }
}

function refused(chosen: string, status: number, errors: ImportFormErrors): SentImport {
  return { kind: 'invalid', status, chosen, errors };
}

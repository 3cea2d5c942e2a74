/** The desk's import form: read, checked, and sorted out into what to import. */
import { basename } from 'node:path';
import type { Deps } from '#app/deps.server.ts';
import { LIST_KINDS, newestFirst, type ListKind } from '#app/domain/screening/edition.ts';
import type { Actor } from '#app/domain/staff.ts';
import { startImportRun } from '#app/usecases/start-import-run.ts';
import { waitForImport } from './import-answer.ts';
import { receiveUpload, type Upload, type UnreadBody } from './upload.ts';

/** The largest file that the form takes, in bytes; larger ones are for the command on the server. */
export const uploadBytesMax = 200 * 1024 * 1024;

/** Some twelve years of the FEC's two-year files. */
const olderFilesMax = 6;

/** What was wrong, at its field; `form` where it is none of them. */
export interface ImportFormErrors {
  readonly kind?: string;
  readonly file?: string;
  readonly older?: string;
  readonly form?: string;
}

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
  if (body === undefined) return refused('', 400, { form: words.unreadable });
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

const words = {
  unreadable: 'The form did not arrive whole, so nothing was imported. Please send it again.',
  'too-much': 'The form held more than it asks for, so nothing was imported.',
  'too-many-files': 'Send one file of each kind at a time.',
  'too-many-older': `Send each file of an earlier year once, under a name of its own, and at most ${String(olderFilesMax)} of them.`,
  'too-large': `The file is larger than ${String(uploadBytesMax / 1024 / 1024)} MB. Import it by the command on the server, which takes any size.`,
};

type SentFiles = Parameters<typeof startImportRun>[1]['files'];

function checkUpload(
  upload: Upload,
): { kind: ListKind; files: SentFiles } | { status: number; errors: ImportFormErrors } {
  if (upload.kind === 'refused') {
    const { problem, field, status } = upload;
    if (field === 'older')
      return { status, errors: { older: words[problem === 'too-large' ? problem : 'too-many-older'] } };
    return { status, errors: field === null ? { form: words[problem] } : { file: words[problem] } };
  }
  const kind = importKinds.find((known) => known === upload.fields.get('kind'));
  const [file] = upload.files.get('file') ?? [];
  if (kind === undefined || file === undefined) {
    return {
      status: 422,
      errors: {
        ...(kind === undefined && { kind: 'Choose which list this is.' }),
        ...(file === undefined && { file: 'Choose the file of the list.' }),
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

function refused(chosen: string, status: number, errors: ImportFormErrors): SentImport {
  return { kind: 'invalid', status, chosen, errors };
}

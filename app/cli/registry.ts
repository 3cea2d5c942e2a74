/** `npm run registry`: puts a new edition of a list of political groups in place, and tells which are. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LIST_KINDS, type ListKind } from '#app/domain/screening/edition.ts';
import { commandActor } from '#app/domain/staff.ts';
import { readEnv } from '#app/env.server.ts';
import { importRegistry } from '#app/usecases/import-registry.ts';
import { showProgress } from './progress.ts';
import { editionsInWords, outcomeInWords } from './registry-words.ts';
import { buildCommandDeps } from './starter-registry.ts';

const kinds = LIST_KINDS.filter((kind) => kind !== 'starter');
const usage = `npm run registry -- import KIND FILE [OLDER FILE...] [--dry-run] [--force] [--candidates FILE]
npm run registry -- list

KIND is one of:
  fec-committees   the FEC's committee master (cm.txt); --candidates names its candidate master (cn.txt), which tells
                   committees that bear a person's name. Files of earlier years may follow, the newest first: the first
                   file says who is listed, the others what these were called before
  uk-parties       the UK Electoral Commission's register: ECRef,RegulatedEntityName
  irs-8871         the IRS's full data file of political organizations (FullDataFile.txt, unpacked)
  partyfacts       Party Facts' core parties
  opensanctions    targets.simple.csv of OpenSanctions; mind its licence (free for non-commercial use)
  csv              our own form: name,aliases,domains,identifiers,kind,country,source_url; several values in a cell stand
                   between semicolons

The edition is named by the date in the file's name, else by today. The old edition serves until the new one is in place
whole. The same content again only confirms the edition. A file with a wrong row is refused whole, with the row's line; so
is one with a fifth fewer listings than before, unless --force is given. --dry-run shows the difference and leaves
everything as it is. \`list\` shows the editions in force with their ages and sizes.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      'dry-run': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      candidates: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [verb, kind, file, ...olderFiles] = positionals;
  if (verb === 'list' && kind === undefined) return await list();
  const problem =
    verb !== 'import' || file === undefined
      ? 'Expected: npm run registry -- import KIND FILE, or npm run registry -- list'
      : !isKind(kind)
        ? `Unknown kind "${kind ?? ''}"; known are ${kinds.join(', ')}`
        : values.candidates !== undefined && kind !== 'fec-committees'
          ? '--candidates goes with fec-committees only'
          : olderFiles.length > 0 && kind !== 'fec-committees'
            ? 'Several files go with fec-committees only'
            : [file, ...olderFiles, values.candidates ?? file]
                .filter((path) => !existsSync(path))
                .map((path) => `There is no file ${path}`)[0];
  if (problem !== undefined || !isKind(kind) || file === undefined) {
    console.error(`${problem ?? ''} (--help says more).`);
    return 1;
  }
  const deps = await buildCommandDeps(readEnv(), { screens: false });
  try {
    const start = performance.now();
    const progress = showProgress('rows read');
    const outcome = await importRegistry(deps.ports, {
      kind,
      file,
      candidatesFile: values.candidates ?? null,
      olderFiles,
      dryRun: values['dry-run'],
      force: values.force,
      actor: commandActor('command line'),
      onProgress: progress.tell,
    });
    progress.end();
    const told = outcomeInWords(file, outcome, (performance.now() - start) / 1000);
    if (outcome.kind === 'refused' || outcome.kind === 'shrinks') {
      console.error(told);
      return 1;
    }
    console.log(told);
    return 0;
  } finally {
    await deps.stop();
  }
}

function isKind(kind: string | undefined): kind is ListKind {
  return kinds.some((known) => known === kind);
}

async function list(): Promise<number> {
  const deps = await buildCommandDeps(readEnv(), { screens: false });
  try {
    console.log(editionsInWords(await deps.ports.registryStore.summaries(), deps.ports.clock.now()));
    return 0;
  } finally {
    await deps.stop();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** `npm run registry -- import KIND FILE`: puts a new edition of a list of political groups in place. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { LIST_KINDS, type ListKind } from '#app/domain/screening/edition.ts';
import { readEnv } from '#app/env.server.ts';
import { importRegistry, type ImportRegistryOutcome } from '#app/usecases/import-registry.ts';

const kinds = LIST_KINDS.filter((kind) => kind !== 'starter');
const usage = `npm run registry -- import KIND FILE [--dry-run] [--force] [--candidates FILE]

KIND is one of:
  fec-committees   the FEC's committee master (cm.txt); --candidates names its candidate master (cn.txt), which tells
                   committees that bear a person's name
  uk-parties       the UK Electoral Commission's register: ECRef,RegulatedEntityName
  csv              our own form: name,aliases,domains,identifiers,kind,country,source_url; several values in a cell stand
                   between semicolons

The edition is named by the date in the file's name, else by today. The old edition serves until the new one is in place
whole. The same file again only confirms the edition. A file with a wrong row is refused with the row's line; so is one
with a fifth fewer listings than before, unless --force is given. --dry-run shows the difference and changes nothing.`;

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
  const [verb, kind, file, ...others] = positionals;
  const problem =
    verb !== 'import' || file === undefined || others.length > 0
      ? 'Expected: npm run registry -- import KIND FILE'
      : !isKind(kind)
        ? `Unknown kind "${kind ?? ''}"; known are ${kinds.join(', ')}`
        : values.candidates !== undefined && kind !== 'fec-committees'
          ? '--candidates goes with fec-committees only'
          : [file, values.candidates ?? file]
              .filter((path) => !existsSync(path))
              .map((path) => `There is no file ${path}`)[0];
  if (problem !== undefined || !isKind(kind) || file === undefined) {
    console.error(`${problem ?? ''} (--help says more).`);
    return 1;
  }
  const deps = await buildDeps({ ...readEnv(), logLevel: 'error' });
  try {
    const start = performance.now();
    const outcome = await importRegistry(deps.ports, {
      kind,
      file,
      candidatesFile: values.candidates ?? null,
      dryRun: values['dry-run'],
      force: values.force,
      actorName: null,
    });
    return report(file, outcome, (performance.now() - start) / 1000);
  } finally {
    await deps.stop();
  }
}

function isKind(kind: string | undefined): kind is ListKind {
  return kinds.some((known) => known === kind);
}

function report(file: string, outcome: ImportRegistryOutcome, seconds: number): number {
  switch (outcome.kind) {
    case 'refused':
      console.error(
        `${file}${outcome.line === null ? '' : `, line ${String(outcome.line)}`}: ${outcome.problem}. Nothing was imported.`,
      );
      return 1;
    case 'shrinks':
      console.error(
        `${file} has ${String(outcome.after)} listings where ${String(outcome.before)} are in force; --force imports it all the same.`,
      );
      return 1;
    case 'replaced':
    case 'confirmed':
    case 'dry-run': {
      const { added, changed, removed } = outcome.difference;
      const leftOut = Object.entries(outcome.leftOut).map(([reason, count]) => `${String(count)} ${reason}`);
      const done = {
        replaced: 'is in force',
        confirmed: 'was in force already and is confirmed',
        'dry-run': 'would come into force (dry run)',
      };
      console.log(
        `Edition ${outcome.label} ${done[outcome.kind]}: ${String(outcome.listings)} listings from ${String(outcome.rowsRead)} rows.`,
      );
      console.log(
        `added ${String(added)}, changed ${String(changed)}, removed ${String(removed)}, refused 0; left out: ${leftOut.join(', ') || 'none'}; ${seconds.toFixed(1)} s`,
      );
      return 0;
    }
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

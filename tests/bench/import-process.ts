/** `node import-process.ts FEC_DIR CSV…`: imports the lists one after the other, and says how long and what requests notice of it. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { prepareFirstStart } from '#app/cli/first-start.ts';
import { buildDeps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import type { Ports } from '#app/ports.ts';
import { importRegistry, type ImportRegistryInput } from '#app/usecases/import-registry.ts';
import { printBar } from './table.ts';

interface Imported {
  readonly rowsRead: number;
  readonly tablesSeconds: number;
  readonly servingSeconds: number;
  /** Longest times for which nothing else had a turn: while rows went into the tables, and while the index was made. */
  readonly tablesStallMs: number;
  readonly indexStallMs: number;
}

const [fecDir = '', ...csvFiles] = process.argv.slice(2);
const deps = await buildDeps({ ...readEnv(process.env), logLevel: 'error' });
try {
  await prepareFirstStart(deps);
  await importAll(deps.ports);
} finally {
  await deps.stop();
}

async function importAll(ports: Ports): Promise<void> {
  const idle = await longestStall(() => pause(1_000));
  console.log(
    `\nimporting, in a process that otherwise idles; its longest stall with nothing to do: ${idle.toFixed(1)} ms`,
  );
  const fec = await timedImport(ports, {
    kind: 'fec-committees',
    file: join(fecDir, 'fec-committees-2023-04.txt'),
    candidatesFile: join(fecDir, 'fec-candidates-2023-04.txt'),
  });
  printBar(`import of ${fec.rowsRead} rows into the tables, s`, fec.tablesSeconds, 1, 'at most');
  printBar('the same from the file to serving, s', fec.servingSeconds, 3, 'at most');
  printStalls(fec);
  for (const file of csvFiles) {
    const rest = await timedImport(ports, { kind: 'csv', file, candidatesFile: null });
    console.log(
      `  ${rest.rowsRead} rows more: ${rest.tablesSeconds.toFixed(1)} s into the tables, ${rest.servingSeconds.toFixed(1)} s to serving`,
    );
    printStalls(rest);
  }
}

function printStalls({ rowsRead, tablesStallMs, indexStallMs }: Imported): void {
  printBar(`longest stall while ${rowsRead} rows go into the tables, ms`, tablesStallMs, 20, 'at most');
  printBar('longest stall while the index with them is made, ms', indexStallMs, 20, 'at most');
}

async function timedImport(
  ports: Ports,
  file: Pick<ImportRegistryInput, 'kind' | 'file' | 'candidatesFile'>,
): Promise<Imported> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const measured = { tablesSeconds: 0, indexStallMs: 0 };
  const tables = monitorEventLoopDelay({ resolution: 1 });
  const registry: Ports['registry'] = {
    ...ports.registry,
    refresh: async () => {
      measured.tablesSeconds = seconds();
      tables.disable();
      let changed = false;
      measured.indexStallMs = await longestStall(async () => {
        changed = await ports.registry.refresh();
      });
      return changed;
    },
  };
  tables.enable();
  const outcome = await importRegistry({ ...ports, registry }, { ...file, dryRun: false, actor: null });
  if (outcome.kind !== 'replaced') throw new Error(`the import says ${JSON.stringify(outcome)}`);
  return {
    ...measured,
    rowsRead: outcome.rowsRead,
    servingSeconds: seconds(),
    tablesStallMs: tables.max / 1e6,
  };
}

/** The longest time, in milliseconds, for which the event loop took no turn while the work went on. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(20);
  await work();
  await pause(20);
  delay.disable();
  return delay.max / 1e6;
}

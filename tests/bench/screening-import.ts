/** Importing lists of real size: how long until they are in the tables, until they serve, and what requests notice of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Listing } from '#app/domain/screening/listing.ts';
import { compact } from '#app/domain/screening/normalise.ts';
import type { Ports } from '#app/ports.ts';
import { importRegistry, type ImportRegistryInput } from '#app/usecases/import-registry.ts';
import type { BenchSite } from './bench-site.ts';
import type { Material } from './screening-material.ts';
import { printBar } from './table.ts';

interface Imported {
  readonly rowsRead: number;
  readonly tablesSeconds: number;
  readonly servingSeconds: number;
  /** Longest times for which nothing else had a turn: while rows went into the tables, and while the index was made. */
  readonly tablesStallMs: number;
  readonly indexStallMs: number;
}

/** The real FEC file, then as many rows of our own form as make up the two sizes; the last import replaces the one before. */
export async function benchImport(site: BenchSite, material: Material): Promise<void> {
  const { small, large, dir, newest } = material;
  await site.withDeps(async ({ ports }) => {
    const idle = await longestStall(() => pause(1_000));
    console.log(
      `\nimporting, in a process that otherwise idles; its longest stall with nothing to do: ${idle.toFixed(1)} ms`,
    );
    const fec = await timedImport(ports, {
      kind: 'fec-committees',
      file: join(dir, 'fec-committees-2023-04.txt'),
      candidatesFile: join(dir, 'fec-candidates-2023-04.txt'),
    });
    printBar(`import of ${fec.rowsRead} rows into the tables, s`, fec.tablesSeconds, 1, 'at most');
    printBar('the same from the file to serving, s', fec.servingSeconds, 3, 'at most');
    for (const listings of [small, large]) {
      const file = join(site.dir, 'rest.csv');
      writeFileSync(file, plainCsvOf(listings.filter(({ id }) => !newest.has(id))));
      const rest = await timedImport(ports, { kind: 'csv', file, candidatesFile: null });
      console.log(
        `  ${rest.rowsRead} rows more: ${rest.tablesSeconds.toFixed(1)} s into the tables, ${rest.servingSeconds.toFixed(1)} s to serving`,
      );
      printBar('longest stall while they go into the tables, ms', rest.tablesStallMs, 20, 'at most');
      printBar(
        `longest stall while the index of ${listings.length} is made, ms`,
        rest.indexStallMs,
        20,
        'at most',
      );
    }
  });
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
  const outcome = await importRegistry({ ...ports, registry }, { ...file, dryRun: false, actorName: null });
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

/** Our own CSV form; names of which only one can be listed are written once. */
function plainCsvOf(listings: readonly Listing[]): string {
  const byName = new Map(listings.map((listing) => [compact(listing.name), listing]));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [...byName.values()].map(({ name, kind }) =>
    [name, '', '', '', kind, 'US', ''].map(quoted).join(','),
  );
  return ['name,aliases,domains,identifiers,kind,country,source_url', ...rows, ''].join('\n');
}

/** Importing lists of real size, in a process of its own: the stalls of one that also holds the bench's payers would be its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Listing } from '#app/domain/screening/listing.ts';
import { compact } from '#app/domain/screening/text/normalise.ts';
import type { BenchSite } from './bench-site.ts';
import type { Material } from './screening-material.ts';

/** The real FEC file, then as many rows of our own form as make up the two sizes; the last import replaces the one before. */
export async function benchImport(site: BenchSite, { small, large, dir, newest }: Material): Promise<void> {
  const files = [small, large].map((listings) => {
    const file = join(site.dir, `rest-${String(listings.length)}.csv`);
    writeFileSync(file, plainCsvOf(listings.filter(({ id }) => !newest.has(id))));
    return file;
  });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-process.ts'), dir, ...files], {
    env: { ...process.env, ...site.settings },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the process that imports ended with ${String(code)}`);
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

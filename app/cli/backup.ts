/** `npm run backup -- FILE`: writes the whole database and what stands beside it into one file. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBackups } from '#app/deps.server.ts';
import { rowsOf, type BackupManifest } from '#app/domain/backup.ts';
import { readEnv } from '#app/env.server.ts';
import { counted, momentWords, secondsSince, sizeWords, tellingEach } from './backup-words.ts';

const usage = `npm run backup -- FILE

Writes every table as of one moment, and the secrets that the app keeps in DATA_DIR, into FILE, which is readable by you alone: a tar
archive of rows in PostgreSQL's text form, compressed by zstd. The app may run meanwhile. FILE is read back and compared before it
gets its name, so that what bears it is whole. It holds donors' names: keep it as you keep the database (docs/operations.md).`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    console.error('Expected one file (--help says more).');
    return 1;
  }
  const start = performance.now();
  const env = readEnv();
  const tell = tellingEach({ writing: 'rows written', checking: 'rows read back' });
  const manifest = await openBackups(env).write(resolve(file), tell);
  console.log(told(manifest, file, start));
  if (manifest.files.length === 0)
    console.log(
      'SESSION_SECRET is not in it: keep it elsewhere, or the keyed hashes match nothing any more.',
    );
  return 0;
}

function told(manifest: BackupManifest, file: string, start: number): string {
  const { tables, snapshotAt } = manifest;
  const unpacked = tables.flatMap(({ parts }) => parts).reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = counted(rowsOf(manifest), 'row');
  const size = `${sizeWords(statSync(file).size)}, ${sizeWords(unpacked)} unpacked`;
  return `${file}: ${rows} of ${counted(tables.length, 'table')} as of ${momentWords(snapshotAt)} (${size}), read back and compared; ${secondsSince(start)}.`;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

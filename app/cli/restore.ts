/** `npm run restore -- FILE`: puts a backup in the place of what stands in the database. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBackups } from '#app/deps.server.ts';
import { rowsOf } from '#app/domain/backup.ts';
import { readEnv } from '#app/env.server.ts';
import { counted, momentWords, secondsSince, tellingEach } from './backup-words.ts';

const usage = `npm run restore -- FILE [--replace]

Fills the database with what \`npm run backup\` wrote, all of it or nothing, and brings it up to this version. Stop the app first. A
database that holds anything is left alone unless --replace says that it may be lost. Afterwards the app reads Stripe before it asks
it for anything or sends a mail; everybody at the desk signs in again. The local Stripe is filled only where it knows nothing yet.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, replace: { type: 'boolean' } },
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
  return await restore(file, values.replace ?? false);
}

async function restore(file: string, replace: boolean): Promise<number> {
  const start = performance.now();
  const outcome = await openBackups(readEnv()).restore(resolve(file), {
    replace,
    tell: tellingEach({ checking: 'rows checked', restoring: 'rows restored' }),
  });
  const { manifest } = outcome;
  const taken = momentWords(manifest.snapshotAt);
  if (outcome.kind === 'occupied') {
    const { rows, tables } = outcome.occupied;
    const fullest = tables.slice(0, 5).map((table) => `${table.name} ${table.rows.toLocaleString('en')}`);
    console.error(
      `The database holds ${counted(rows, 'row')} (${fullest.join(', ')}${tables.length > 5 ? ', …' : ''}), and nothing was changed. ` +
        `With --replace the backup of ${taken} takes their place, and whatever came after it is lost: back up what is there first.`,
    );
    return 1;
  }
  const { migrated, localStripe } = outcome;
  console.log(`Restored ${counted(rowsOf(manifest), 'row')} as of ${taken} in ${secondsSince(start)}.`);
  if (migrated.length > 0) console.log(`Brought up to this version: ${migrated.join(', ')}.`);
  if (localStripe === 'kept')
    console.log('The local Stripe knows payments already and was left as it is, as Stripe itself would be.');
  console.log('Start the app: it reads Stripe again before it asks it for anything or sends a mail.');
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

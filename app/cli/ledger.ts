/** `npm run ledger -- import|check`: reads what moved the balance at Stripe, says both sums, and derives days again. */
import { parseArgs } from 'node:util';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { plainMajor } from '#app/domain/money.ts';
import { readEnv } from '#app/env.server.ts';
import { checkLedgerDays } from '#app/usecases/check-ledger-days.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { importBalance } from '#app/usecases/import-balance.ts';

const usage = `npm run ledger -- import [--whole]     brings what moved the balance at Stripe into the ledger, and prints both sums;
                                       --whole: from the account's first day on, not only what is new
npm run ledger -- check [--since DAY]  adds days up again from the ledger's entries (DAY as 2026-11-28; all where it is left out)

Both end with 1 where something differs. The app imports by itself; nothing is posted twice, whoever imports.`;

const day = /^\d{4}-\d{2}-\d{2}$/;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      whole: { type: 'boolean' },
      since: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [verb, ...others] = positionals;
  const { since = null } = values;
  if ((verb !== 'import' && verb !== 'check') || others.length > 0 || (since !== null && !day.test(since))) {
    console.error('Expected import or check (--help says more).');
    return 1;
  }
  const deps = await buildDeps({ ...readEnv(), logLevel: 'error' }, { screens: false });
  try {
    return verb === 'import' ? await readBalance(deps, values.whole ?? false) : await checkDays(deps, since);
  } finally {
    await deps.stop();
  }
}

async function readBalance({ ports }: Deps, whole: boolean): Promise<number> {
  const { seen, posted, waiting } = await importBalance(ports, { whole });
  console.log(`${String(seen)} movements read, ${String(posted)} of them new.`);
  if (waiting > 0) console.log(`${String(waiting)} wait for their donation.`);
  const compared = await compareBalance(ports);
  for (const { currency, ledgerMinor, stripeMinor } of compared) {
    const shown = (amountMinor: number) => plainMajor({ amountMinor, currency });
    console.log(
      `${currency}  ledger ${shown(ledgerMinor)}  Stripe ${shown(stripeMinor)}${ledgerMinor === stripeMinor ? '' : '  DIFFERS'}`,
    );
  }
  return compared.every(({ ledgerMinor, stripeMinor }) => ledgerMinor === stripeMinor) ? 0 : 1;
}

async function checkDays({ ports }: Deps, since: string | null): Promise<number> {
  const { days, differences } = await checkLedgerDays(ports, since);
  for (const { day: on, measure, currency, site, kept, derived } of differences)
    console.log(
      `${on}  ${measure} ${currency} ${site}: added up to ${String(kept)}, the entries say ${String(derived)}`,
    );
  console.log(`${String(days)} days, ${String(differences.length)} differences.`);
  return differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

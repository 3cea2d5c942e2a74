/** `npm run ledger -- import|check|payout|month`: what moved the balance at Stripe, days added up again, and files for the bookkeeper. */
import { parseArgs } from 'node:util';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { plainMajor } from '#app/domain/money.ts';
import { readEnv } from '#app/env.server.ts';
import { checkLedgerDays } from '#app/usecases/check-ledger-days.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { exportMonth } from '#app/usecases/export-month.ts';
import { exportPayout } from '#app/usecases/export-payout.ts';
import { importBalance } from '#app/usecases/import-balance.ts';

const usage = `npm run ledger -- import [--whole]     brings what moved the balance at Stripe into the ledger, and prints both sums;
                                       --whole: from the account's first day on, not only what is new
npm run ledger -- check [--since DAY]  adds days up again from the ledger's entries (DAY as 2026-11-28; all where it is left out)
npm run --silent ledger -- payout ID   every movement that a payout paid out, as CSV
npm run --silent ledger -- month MONTH [--movements]
                                       a month (2026-11) on the newsroom's clocks, as CSV: what each account opened with,
                                       what moved it and what it closed with; --movements: every movement of the balance

import and check end with 1 where something differs, payout where its movements are not the payout to the cent. The app imports by
itself; nothing is posted twice, whoever imports.`;

const day = /^\d{4}-\d{2}-\d{2}$/;

const options = {
  help: { type: 'boolean', short: 'h' },
  whole: { type: 'boolean' },
  movements: { type: 'boolean' },
  since: { type: 'string' },
} as const;

type Work = (deps: Deps) => Promise<number>;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const work = workOf(positionals, values);
  if (work === null) {
    console.error('Expected import, check, payout ID or month 2026-11 (--help says more).');
    return 1;
  }
  const deps = await buildDeps({ ...readEnv(), logLevel: 'error' }, { screens: false });
  try {
    return await work(deps);
  } finally {
    await deps.stop();
  }
}

/** Null for what was not meant. */
function workOf(
  [verb, named, ...others]: readonly string[],
  {
    whole = false,
    movements = false,
    since = null,
  }: { whole?: boolean; movements?: boolean; since?: string | null },
): Work | null {
  if (others.length > 0 || (since !== null && !day.test(since))) return null;
  if (verb === 'payout' && named !== undefined) return (deps) => writePayout(deps, named);
  if (verb === 'month' && named !== undefined)
    return (deps) => writeMonth(deps, named, movements ? 'movements' : 'sums');
  if (named !== undefined) return null;
  if (verb === 'import') return (deps) => readBalance(deps, whole);
  return verb === 'check' ? (deps) => checkDays(deps, since) : null;
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

const doubts = {
  none: 'Stripe does not say what a payout by hand or an instant one paid out: here is the payout alone.',
  waiting: 'Stripe or the ledger does not have all of it yet: this is not the whole payout.',
  differs:
    'What it paid out is not the payout, or not what the ledger has: look it up in Stripe’s Dashboard.',
} as const;

async function writePayout({ ports }: Deps, id: string): Promise<number> {
  const exported = await exportPayout(ports, id);
  if (exported.kind === 'unknown-payout') {
    console.error(`There is no payout ${id} here.`);
    return 1;
  }
  process.stdout.write(exported.text);
  if (exported.matching === 'matched') return 0;
  console.error(doubts[exported.matching]);
  return exported.matching === 'none' ? 0 : 1;
}

async function writeMonth({ ports }: Deps, month: string, what: 'sums' | 'movements'): Promise<number> {
  const exported = await exportMonth(ports, month, what);
  if (exported.kind === 'no-month') {
    console.error(`${month} is no month: write it as 2026-11.`);
    return 1;
  }
  process.stdout.write(exported.text);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

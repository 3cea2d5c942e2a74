/** `npm run reconcile`: compares Stripe with what we hold, mends what is safe, and prints the rest and both sums. */
import { parseArgs } from 'node:util';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { fixedMajor, money, type Money } from '#app/domain/money.ts';
import { areaOf, type Finding, type ReconciledTotal } from '#app/domain/reconciliation/finding.ts';
import { subjectKey } from '#app/domain/subject.ts';
import { parseMoment } from '#app/domain/zoned-time.ts';
import { readEnv } from '#app/env.server.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { showProgress } from './progress.ts';

const usage = `npm run reconcile [-- --since TIME]    compares Stripe with what this site holds, mends what is safe, prints the rest and both sums

TIME as 2026-11-28, or with a time and its zone; where it is left out, since shortly before the last comparison, three days at least.
What has to be looked up at Stripe again, gift by gift, is handed to the app that runs, or to the next that starts. The app compares by
itself once an hour; /desk/reconciliation shows what is left. Ends with 1 where the sums differ or something needs a person.`;

/** More than anybody reads in a terminal. */
const shownMax = 50;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, since: { type: 'string' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const env = readEnv();
  const since = values.since === undefined ? null : parseMoment(values.since, env.siteTimeZone);
  if (positionals.length > 0 || since?.ok === false) {
    console.error('Expected nothing but --since with a day or a time (--help says more).');
    return 1;
  }
  const deps = await buildDeps({ ...env, logLevel: 'error' }, { screens: false });
  try {
    return await compare(deps, since?.ok ? since.moment : null);
  } finally {
    await deps.stop();
  }
}

async function compare({ ports }: Deps, since: Date | null): Promise<number> {
  const progress = showProgress('objects compared');
  const seen = new Map<string, number>();
  const compared = await reconcile(ports, {
    cause: 'command',
    since,
    tell: (area, count) => {
      seen.set(area, count);
      progress.tell([...seen.values()].reduce((sum, each) => sum + each, 0));
    },
  });
  progress.end();
  if (compared.kind === 'busy') {
    console.error('Another process is comparing right now: try again when it is done.');
    return 1;
  }
  const { run: done } = compared;
  const findings = await ports.reconciliations.listOpen(shownMax);
  console.log(
    `Read since ${done.since.toISOString()}: ${String(done.seen)} compared, ${String(done.found)} differed, ${String(done.mended)} put right.`,
  );
  for (const total of done.totals) console.log(totalLine(total));
  for (const finding of findings) console.log(findingLine(finding));
  if (done.open > 0)
    console.log(`${String(done.open)} need a person: ${ports.site.url}/desk/reconciliation says what to do.`);
  return done.open > 0 || done.totals.some(differs) ? 1 : 0;
}

const differs = ({ ledgerMinor, waitingMinor, stripeMinor, isMoving }: ReconciledTotal) =>
  !isMoving && ledgerMinor + waitingMinor !== stripeMinor;

function totalLine(total: ReconciledTotal): string {
  const { currency, ledgerMinor, stripeMinor, waitingMinor, isMoving } = total;
  const shown = (minor: number) => fixedMajor(money(minor, currency));
  const waiting = waitingMinor === 0 ? '' : `  (${shown(waitingMinor)} waits for its donation)`;
  const state = isMoving ? '  MOVING: ask again' : differs(total) ? '  DIFFERS' : '';
  return `${currency}  ledger ${shown(ledgerMinor)}  Stripe ${shown(stripeMinor)}${waiting}${state}`;
}

function findingLine({ kind, objectId, subject, stripe, ours, foundAt }: Finding): string {
  const sum = (side: string, value: Money | null) =>
    value === null ? [] : [`${side} ${fixedMajor(value)} ${value.currency}`];
  const about = subject === null ? [] : [subjectKey(subject)];
  const sums = [...sum('Stripe', stripe), ...sum('ledger', ours)];
  return [areaOf[kind], kind, objectId, ...about, ...sums, `since ${foundAt.toISOString()}`].join('  ');
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

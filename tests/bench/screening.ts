/** The screening: accuracy, speed, memory and imports, beside their bars and beside the usual ways to find a similar name. */
import type { BenchSite } from './bench-site.ts';
import { compareAccuracy, printAccuracyBars } from './screening-accuracy.ts';
import { printGold } from './screening-gold.ts';
import { benchImport } from './screening-import.ts';
import { gatherMaterial, type Material } from './screening-material.ts';
import { fuseRival, jaroWinklerRival, trigramRival, type Rival } from './screening-rivals.ts';
import {
  compile,
  fieldsOf,
  OwnTimes,
  rivalTimesOf,
  slowestHostile,
  wholePayersOf,
  type Compiled,
  type Times,
} from './screening-speed.ts';
import { printBar, printTable } from './table.ts';

/** Payers whose questions are timed, in each of three rounds. */
const TIMED = 5_000;

/** pg_trgm's own default, below which its index is of no use. */
const TRIGRAM_DEFAULT = 0.3;

const BARS = [
  { buildSeconds: 0.4, megabytes: 20, fieldMs: 0.5 },
  { buildSeconds: 2, megabytes: 80, fieldMs: 1.5 },
] as const;

export async function benchScreening(site: BenchSite): Promise<void> {
  const material = await gatherMaterial();
  const { small, large, largeReal, cases } = material;
  console.log(
    `\nscreening: ${small.length} and ${large.length} listings (${largeReal} real names, the rest made up), ${cases.length} payers of our own builder`,
  );
  const compiled = [compile(small), compile(large)] as const;
  const thresholds = await benchAccuracy(site, material, compiled[0]);
  await printGold();
  await benchSpeed(site, material, compiled, thresholds.get('pg_trgm, one field') ?? TRIGRAM_DEFAULT);
  compiled.forEach(({ seconds, firstSeconds, megabytes }, at) => {
    const bar = BARS[at] ?? BARS[1];
    const count = [small, large][at]?.length ?? 0;
    printBar(`compiling ${count} listings, in one thread, s`, seconds, bar.buildSeconds, 'at most');
    console.log(`  the first of them, while the engine still learns the code, s: ${firstSeconds.toFixed(2)}`);
    printBar(`memory of the index of ${count}, MB`, megabytes, bar.megabytes, 'at most');
  });
  if (material.newest.size > 10_000) await benchImport(site, material);
  else console.log('  no list of real size beside the repository: the import was not measured');
}

async function benchAccuracy(
  site: BenchSite,
  { small, cases }: Material,
  { registry }: Compiled,
): Promise<ReadonlyMap<string, number>> {
  await using trigram = await trigramRival(site.databaseUrl, small);
  await trigram.setThreshold(TRIGRAM_DEFAULT);
  const rivals = [trigram, jaroWinklerRival(small), fuseRival(small)];
  const { judged, thresholds } = await compareAccuracy(registry, cases, rivals);
  printAccuracyBars(judged);
  return thresholds;
}

async function benchSpeed(
  site: BenchSite,
  { small, large, cases }: Material,
  compiled: readonly Compiled[],
  trigramThreshold: number,
): Promise<void> {
  const timed = cases.slice(0, TIMED);
  for (const [at, listings] of [small, large].entries()) {
    const registry = compiled[at]?.registry;
    if (!registry) continue;
    const field = new OwnTimes(registry, fieldsOf(timed));
    const payer = new OwnTimes(registry, wholePayersOf(timed));
    const rivals: [string, Times][] = [];
    const ownRound = () => {
      field.round();
      payer.round();
    };
    const rival = async (name: string, side: Rival, most: Parameters<typeof rivalTimesOf>[2]) => {
      ownRound();
      rivals.push([name, await rivalTimesOf(side, cases, most)]);
    };
    await using trigram = await trigramRival(site.databaseUrl, listings);
    for (const threshold of [TRIGRAM_DEFAULT, trigramThreshold]) {
      await trigram.setThreshold(threshold);
      const name = `pg_trgm, threshold ${String(Number(threshold.toFixed(2)))}`;
      await rival(name, trigram, { most: 600, secondsMax: 6, repeats: 3 });
    }
    const jaroWinkler = jaroWinklerRival(listings);
    await rival('Jaro-Winkler scan', jaroWinkler, { most: 200, secondsMax: 6, repeats: 2 });
    await rival('Fuse.js', fuseRival(listings), { most: 30, secondsMax: 4, repeats: 1 });
    ownRound();
    printSpeed(listings.length, BARS[at] ?? BARS[1], { field: field.times(), payer: payer.times(), rivals });
    const { what, ms } = slowestHostile(registry);
    printBar(`the slowest of the hostile names (${what}), ms`, ms, 5, 'at most');
  }
}

interface Speed {
  readonly field: Times;
  readonly payer: Times;
  readonly rivals: readonly [string, Times][];
}

function printSpeed(count: number, bar: (typeof BARS)[number], { field, payer, rivals }: Speed): void {
  printTimes(count, field, payer, rivals);
  printBar('one field, p99 ms', field.p99, bar.fieldMs, 'at most');
  printBar('one field, p99 ms, undisturbed', field.p99Undisturbed, bar.fieldMs, 'at most');
  printBar('one payer of four fields, p99 ms', payer.p99, 2, 'at most');
  printBar('one payer of four fields, p99 ms, undisturbed', payer.p99Undisturbed, 2, 'at most');
  printRatios(field, rivals);
}

/** Undisturbed on both sides, so that other work on the machine, which hits long questions harder, decides nothing. */
function printRatios(field: Times, rivals: readonly [string, Times][]): void {
  const p99Of = (start: string) => rivals.find(([name]) => name.startsWith(start))?.[1].p99Undisturbed ?? 0;
  const ours = field.p99Undisturbed;
  printBar(
    'p99 of pg_trgm at its default threshold ÷ ours, undisturbed',
    p99Of('pg_trgm') / ours,
    50,
    'at least',
  );
  printBar('p99 of the Jaro-Winkler scan ÷ ours, undisturbed', p99Of('Jaro') / ours, 250, 'at least');
}

function printTimes(count: number, field: Times, payer: Times, rivals: readonly [string, Times][]): void {
  console.log(`\none question, ${count} listings`);
  const row = (name: string, { p50, p99, p99Undisturbed, count: asked }: Times) => [
    name,
    String(asked),
    p50.toFixed(3),
    p99.toFixed(3),
    p99Undisturbed.toFixed(3),
  ];
  printTable([
    ['', 'asked', 'p50 ms', 'p99 ms', 'p99 undisturbed', 'its p50 ÷ ours', 'its p99 ÷ ours'],
    [...row('ours, one field', field), '', ''],
    [...row('ours, one payer of four fields', payer), '', ''],
    ...rivals.map(([name, times]) => [
      ...row(name, times),
      `${(times.p50 / field.p50).toFixed(0)}x`,
      `${(times.p99 / field.p99).toFixed(0)}x`,
    ]),
  ]);
}

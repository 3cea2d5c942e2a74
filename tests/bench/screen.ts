/** Screening one field and one whole payer, compiling the registry, and importing a list; no baseline but the bars. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { screenPayer, type RegistryState } from '#app/domain/screening/decide.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { compileRegistry } from '#app/domain/screening/registry-index.ts';
import { importRegistry } from '#app/usecases/import-registry.ts';
import { readWhole } from '#tests/support/registry.ts';
import type { BenchSite } from './bench-site.ts';
import { median, quantile } from './rounds.ts';
import { printBar, printTable } from './table.ts';

const root = join(import.meta.dirname, '..', '..');
const data = join(root, '..', 'shared', 'data');
const committees = join(data, 'registry', 'fec-committees-2023-04.txt');
const candidates = join(data, 'registry', 'fec-candidates-2023-04.txt');
const parties = join(data, 'registry', 'uk-parties-2021.csv');
const payersAsked = 20_000;
const rounds = 3;

export async function benchScreen(site: BenchSite): Promise<void> {
  const listings = await readListings();
  const names = makeNames(listings);
  console.log(
    `\nscreen: ${listings.length} listings, ${names.length} payers: ordinary ones, and listed names with a slip`,
  );
  const { registry, buildMs, heapMb } = compile(listings);
  const fields = names.map((organisation) => ({ organisation }));
  const payers = names.map((name, at) => ({
    name,
    billingName: name.toUpperCase().slice(0, 26),
    organisation: names[(at * 7 + 1) % names.length],
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`,
  }));
  const field = measure(registry, fields);
  const payer = measure(registry, payers);
  printTable([
    ['', 'p50 ms', 'p99 ms', 'mean µs'],
    ['one field', field.p50.toFixed(3), field.p99.toFixed(3), (field.mean * 1000).toFixed(0)],
    ['one payer, four fields', payer.p50.toFixed(3), payer.p99.toFixed(3), (payer.mean * 1000).toFixed(0)],
  ]);
  printBar('one field, p99 ms', field.p99, 0.5, 'at most');
  printBar('one payer, p99 ms', payer.p99, 2, 'at most');
  printBar('index build, s', buildMs / 1000, 0.4, 'at most');
  printBar('index heap beside the listings, MB', heapMb, 20, 'at most');
  if (existsSync(committees)) await benchImport(site);
  else console.log('  no list of real size beside the repository: the import was not measured');
}

async function readListings(): Promise<Listing[]> {
  const today = new Date();
  const read = async (
    kind: 'fec-committees' | 'uk-parties' | 'starter',
    file: string,
    candidatesFile: string | null,
  ) => {
    const reading = await readWhole({ kind, file, candidatesFile, today });
    if (reading.outcome === 'refused') throw new Error(`${file}: ${reading.problem}`);
    return reading.listings;
  };
  if (!existsSync(committees))
    return [...(await read('starter', join(root, 'prisma/seed/starter-registry.csv'), null))];
  return [
    ...(await read('fec-committees', committees, candidates)),
    ...(await read('uk-parties', parties, null)),
  ];
}

/** Three people, three businesses and two listed names with a slip in eight; the same in every run. */
function makeNames(listings: readonly Listing[]): string[] {
  const [first, last, business] = [
    linesOf('first-names-us.txt', ['Robin', 'Dana', 'Maria', 'John']),
    linesOf('surnames-us.txt', ['Reader', 'Smith', 'Okafor', 'Nguyen']),
    linesOf('business-licences-south-bend.csv', [
      'Corner Bakery LLC',
      'Main Street Dental',
      'Democracy Coffee LLC',
    ]),
  ];
  const random = seeded(20_261_122);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: payersAsked }, (_, at) => {
    if (at % 8 < 3) return `${pick(first)} ${pick(last)}`;
    if (at % 8 < 6) return pick(business).replaceAll('"', '');
    const { name } = pick(listings);
    const slip = Math.floor(random() * name.length);
    return random() < 0.5 ? name.slice(0, slip) + name.slice(slip + 1) : name.slice(0, 26);
  });
}

function linesOf(name: string, otherwise: readonly string[]): readonly string[] {
  const file = join(data, 'ordinary', name);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1).filter(Boolean) : otherwise;
}

/** A small generator of numbers in [0, 1): mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function compile(listings: readonly Listing[]): { registry: RegistryState; buildMs: number; heapMb: number } {
  const collect = garbageCollector();
  const heapMb: number[] = [];
  // The first is unmeasured. All are kept until the end, so that each one's memory is added to the others'.
  const builds = Array.from({ length: rounds + 1 }, () => {
    collect();
    const before = memory();
    const start = performance.now();
    const index = compileRegistry(listings, []);
    const ms = performance.now() - start;
    collect();
    heapMb.push((memory() - before) / 2 ** 20);
    return { ms, index };
  });
  const [first, ...measured] = builds;
  if (!first) throw new Error('nothing was compiled');
  return {
    registry: { status: 'ready', index: first.index },
    buildMs: median(measured.map(({ ms }) => ms)),
    heapMb: median(heapMb.slice(1)),
  };
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Milliseconds a call; the medians over the rounds, the first of them unmeasured. */
function measure(
  registry: RegistryState,
  payers: readonly Payer[],
): { p50: number; p99: number; mean: number } {
  for (const payer of payers.slice(0, 5_000)) screenPayer(registry, payer);
  const measured = Array.from({ length: rounds }, () => {
    const times = Float64Array.from(payers, (payer) => {
      const start = performance.now();
      screenPayer(registry, payer);
      return performance.now() - start;
    });
    const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
    times.sort();
    return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), mean };
  });
  const of = (key: 'p50' | 'p99' | 'mean') => median(measured.map((each) => each[key]));
  return { p50: of('p50'), p99: of('p99'), mean: of('mean') };
}

async function benchImport(site: BenchSite): Promise<void> {
  await site.withDeps(async ({ ports }) => {
    const start = performance.now();
    const outcome = await importRegistry(ports, {
      kind: 'fec-committees',
      file: committees,
      candidatesFile: candidates,
      dryRun: false,
      actorName: null,
    });
    await ports.registry.refresh();
    const seconds = (performance.now() - start) / 1000;
    if (outcome.kind !== 'replaced') throw new Error(`the import says ${JSON.stringify(outcome)}`);
    printBar(`import of ${outcome.rowsRead} rows, s from the file to serving`, seconds, 3, 'at most');
  });
}

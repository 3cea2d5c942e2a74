/** `node tests/eval/run.ts`: judges the screening on labelled payers, in this process, from the registry's own files. */
import { parseArgs } from 'node:util';
import { screenPayer, type RegistryState } from '#app/domain/screening/decide/decide.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import { buildCases } from './build-cases.ts';
import { SPONSOR_KINDS, UNCOUNTED, type Case, type Judged } from './case.ts';
import { fixedFigures, judgeFixedSet, record } from './fixed-set.ts';
import { printCases, printReport } from './report.ts';
import { judge, thresholdAt } from './score.ts';
import { hasSharedBuilder, sharedCases } from './shared-cases.ts';
import { americanNames, candidateNames, readRegistry, registryDir } from './sources.ts';

const usage = `node tests/eval/run.ts [--seed N | --seeds N] [--builder own|shared|both] [--registry DIR] [--misses KIND|all] [--alarms] [--profile]
node tests/eval/run.ts --fixed [--record] [--misses KIND|all] [--alarms]

--seed N      cases of that seed (1 where neither is given); --seeds N pools the seeds 1 to N
--builder     our own cases (the default), those of the builder beside the repository, or both
--registry    a folder with fec-committees*, fec-candidates* and uk-parties*
--misses      prints the first 40 political payers of that kind whose score is not above the threshold of 0.1% false alarms
--alarms      prints the ordinary payers and near-misses that were refused or held
--fixed       the fixed set of tests/domain/screening/accuracy.test.ts; --record makes its figures and outcomes those that
              the test expects, and raises matcherVersion (app/domain/rescreening.ts) where outcomes changed under the same rules
--profile     prints how long payers take, and the slowest of them`;

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      seed: { type: 'string' },
      seeds: { type: 'string' },
      builder: { type: 'string', default: 'own' },
      registry: { type: 'string', default: registryDir() },
      misses: { type: 'string' },
      alarms: { type: 'boolean' },
      profile: { type: 'boolean' },
      fixed: { type: 'boolean' },
      record: { type: 'boolean' },
    },
  });
  if (values.help || !['own', 'shared', 'both'].includes(values.builder)) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  if (values.builder !== 'own' && !hasSharedBuilder) {
    console.error('There is no builder beside this repository.');
    return 1;
  }
  if (values.fixed) return await runFixed(values);
  const listings = await readRegistry(values.registry);
  const start = performance.now();
  const registry: RegistryState = { status: 'ready', index: compileRegistry(listings, []) };
  console.log(
    `${listings.length} listings from ${values.registry}, compiled in ${(performance.now() - start).toFixed(0)} ms`,
  );
  const source = { listings, candidates: candidateNames(values.registry), names: americanNames() };
  const seeds =
    values.seeds === undefined
      ? [Number(values.seed ?? 1)]
      : Array.from({ length: Number(values.seeds) }, (_, at) => at + 1);
  const pools: Record<'own' | 'shared', Judged[]> = { own: [], shared: [] };
  const add = (pool: Judged[], cases: readonly Case[]) => {
    for (const each of judge(registry, cases)) pool.push(each);
  };
  const judging = performance.now();
  for (const seed of seeds) {
    if (values.builder !== 'shared') add(pools.own, buildCases(source, seed));
    if (values.builder !== 'own') add(pools.shared, sharedCases(seed, listings));
  }
  const all = [...pools.own, ...pools.shared];
  console.log(
    `${all.length} payers of ${seeds.length} seed${seeds.length > 1 ? 's' : ''} built and screened in ${((performance.now() - judging) / 1000).toFixed(1)} s`,
  );
  for (const builder of ['own', 'shared'] as const)
    if (pools[builder].length > 0) printReport(`${builder} builder`, pools[builder]);
  if (values.builder === 'both') printReport('both pooled', all);
  printWrong(values, pools);
  if (values.profile) printTimes(registry, all);
  return 0;
}

async function runFixed(wanted: { record?: boolean | undefined } & Wanted): Promise<number> {
  const judged = await judgeFixedSet();
  printReport('fixed set', judged);
  printWrong(wanted, { own: judged, shared: [] });
  console.log(fixedFigures(judged));
  if (wanted.record) record(judged);
  return 0;
}

interface Wanted {
  readonly misses?: string | undefined;
  readonly alarms?: boolean | undefined;
}

function printWrong({ misses, alarms }: Wanted, pools: Record<'own' | 'shared', Judged[]>): void {
  if (misses !== undefined) printMisses(misses, pools);
  if (!alarms) return;
  for (const label of ['ordinary', 'hard'] as const) {
    const wrong = [...pools.own, ...pools.shared].filter(
      ({ case: each, outcome }) => each.label === label && outcome !== 'clear' && !UNCOUNTED.has(each.kind),
    );
    printCases(`${label} payers refused or held`, wrong, 200);
  }
}

function printMisses(kind: string, pools: Record<'own' | 'shared', Judged[]>): void {
  for (const pool of [pools.own, pools.shared]) {
    const threshold = thresholdAt(pool, 0.001);
    const missed = pool.filter(
      (each) =>
        each.case.label === 'political' &&
        (each.case.kind === kind ||
          (kind === 'all' && !SPONSOR_KINDS.has(each.case.kind) && !UNCOUNTED.has(each.case.kind))) &&
        each.score <= threshold,
    );
    if (missed.length > 0) printCases(`missed at 0.1% false alarms, ${kind}`, missed);
  }
}

function printTimes(registry: RegistryState, judged: readonly Judged[]): void {
  // The best of three: other work on the machine is not the payer's fault.
  const times = judged.map(({ case: { id, kind, payer } }) => {
    const ms = Array.from({ length: 3 }, () => {
      const start = performance.now();
      screenPayer(registry, payer);
      return performance.now() - start;
    });
    return { id, kind, payer, ms: Math.min(...ms) };
  });
  times.sort((a, b) => a.ms - b.ms);
  const at = (share: number) => (times[Math.floor(times.length * share)]?.ms ?? 0).toFixed(3);
  console.log(
    `\none payer, ms, best of three: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}`,
  );
  for (const { kind, payer, ms } of times.slice(-15).reverse())
    console.log(`  ${ms.toFixed(2)} [${kind}] ${JSON.stringify(payer)}`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

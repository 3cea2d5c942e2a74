/** How long one field and one payer take, hostile names too, how long compiling takes, and how much memory the index needs. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { screenPayer, type RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import type { Case } from '#tests/eval/case.ts';
import { HOSTILE_NAMES } from '#tests/eval/hostile-names.ts';
import { median, quantile } from './rounds.ts';
import { ready } from './screening-material.ts';
import { askedText, type Rival } from './screening-rivals.ts';

/** One more is not measured. */
const rounds = 5;

/** Milliseconds a payer. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  /** Each question at the best of its repetitions: what a machine without other work would show. */
  readonly p99Undisturbed: number;
  readonly count: number;
}

export interface Compiled {
  readonly registry: RegistryState;
  /** One after the other, as bars have it; and the first, by code that was never run, as whoever starts the site waits for it. */
  readonly seconds: number;
  readonly firstSeconds: number;
  /** Beside the listings themselves. */
  readonly megabytes: number;
}

/** The organisation field alone, which is compared with every kind of listing. */
export function fieldsOf(cases: readonly Case[]): Payer[] {
  return cases.map(({ payer }) => ({ organisation: payer.organisation ?? payer.name ?? payer.email }));
}

/** All four fields, each with a text of its own. */
export function wholePayersOf(cases: readonly Case[]): Payer[] {
  return cases.map(({ payer }, at) => {
    const other = cases[(at * 7 + 1) % cases.length]?.payer;
    return {
      organisation: payer.organisation ?? other?.organisation ?? payer.name,
      name: payer.name ?? other?.name,
      billingName: (other?.name ?? payer.name ?? '').toUpperCase().slice(0, 26),
      email: payer.email,
    };
  });
}

/** Our side of a comparison: its rounds take turns with the rivals, since a machine is busy or idle for seconds at a time. */
export class OwnTimes {
  readonly #registry: RegistryState;
  readonly #payers: readonly Payer[];
  readonly #rounds: Float64Array[] = [];

  /** Warms up, and measures nothing yet. */
  constructor(registry: RegistryState, payers: readonly Payer[]) {
    this.#registry = registry;
    this.#payers = payers;
    for (const payer of payers.slice(0, 2_000)) screenPayer(registry, payer);
  }

  round(): void {
    this.#rounds.push(
      Float64Array.from(this.#payers, (payer) => {
        const start = performance.now();
        screenPayer(this.#registry, payer);
        return performance.now() - start;
      }),
    );
  }

  /** Medians over the rounds. */
  times(): Times {
    const quickest = Float64Array.from(this.#payers, (_, at) =>
      Math.min(...this.#rounds.map((times) => times[at] ?? 0)),
    ).sort();
    const sorted = this.#rounds.map((times) => times.toSorted());
    return {
      p50: median(sorted.map((times) => quantile(times, 0.5))),
      p99: median(sorted.map((times) => quantile(times, 0.99))),
      p99Undisturbed: quantile(quickest, 0.99),
      count: this.#payers.length,
    };
  }
}

/** The same texts asked of a rival, each `repeats` times, at most `most` of them and for at most `secondsMax`. */
export async function rivalTimesOf(
  rival: Rival,
  cases: readonly Case[],
  { most, secondsMax, repeats }: { most: number; secondsMax: number; repeats: number },
): Promise<Times> {
  for (const each of cases.slice(0, 10)) await rival.best(askedText(each));
  const end = performance.now() + secondsMax * 1000;
  const [first, quickest]: [number[], number[]] = [[], []];
  for (const each of cases.slice(0, most)) {
    if (performance.now() > end) break;
    const times: number[] = [];
    for (let asked = 0; asked < repeats; asked++) {
      const start = performance.now();
      await rival.best(askedText(each));
      times.push(performance.now() - start);
    }
    first.push(times[0] ?? 0);
    quickest.push(Math.min(...times));
  }
  const [sorted, sortedQuickest] = [Float64Array.from(first).sort(), Float64Array.from(quickest).sort()];
  return {
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    p99Undisturbed: quantile(sortedQuickest, 0.99),
    count: sorted.length,
  };
}

/** The slowest of the hostile names, each at its best of five: a busy machine may stop any single one. */
export function slowestHostile(registry: RegistryState): { readonly what: string; readonly ms: number } {
  const all = HOSTILE_NAMES.map(([what, text]) => {
    const payer = { name: text, billingName: `${text} `, organisation: text, email: text };
    const durations = Array.from({ length: 5 }, () => {
      const start = performance.now();
      screenPayer(registry, payer);
      return performance.now() - start;
    });
    return { what, ms: Math.min(...durations) };
  });
  return all.reduce((slowest, each) => (each.ms > slowest.ms ? each : slowest));
}

/**
 * Compiled in this thread: first for the time, then for the memory, since a collection takes with it what the engine made of the
 * code. All are kept, so that each one's memory is added to the others'.
 */
export function compile(listings: readonly Listing[]): Compiled {
  const timed = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now();
    const registry = ready(listings);
    return { seconds: (performance.now() - start) / 1000, registry };
  });
  const [first, ...measured] = timed;
  if (!first) throw new Error('nothing was compiled');
  const collect = garbageCollector();
  const kept: RegistryState[] = [];
  const megabytes = Array.from({ length: rounds }, () => {
    collect();
    const before = memory();
    kept.push(ready(listings));
    collect();
    return (memory() - before) / 2 ** 20;
  });
  return {
    registry: first.registry,
    firstSeconds: first.seconds,
    seconds: median(measured.map(({ seconds }) => seconds)),
    megabytes: median(megabytes.slice(1)),
  };
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Twice: what arrays held is given back after the first, while the program goes on. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    collect();
    collect();
  };
}

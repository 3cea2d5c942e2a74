/** Rounds that alternate between the servers compared, so that a busy machine slows all alike; medians and ratios of them. */
import { runLoad, type LoadOptions } from './load.ts';
import type { ServerProcess } from './server-process.ts';

export interface Column {
  readonly server: ServerProcess;
  readonly next: () => Buffer | null;
  /** Runs before each of its rounds, unmeasured. */
  readonly prepare?: () => Promise<void>;
}

export interface RoundsOptions {
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
}

export interface SideFigures {
  readonly name: string;
  /** Medians over the rounds. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicros: number;
  readonly requests: number;
}

/** Measures every side in every round, each round beginning with another side. Throws where an answer was not 200. */
export async function runRounds(sides: readonly Column[], options: RoundsOptions): Promise<SideFigures[]> {
  const samples = sides.map(() => [] as Sample[]);
  for (let round = 0; round < options.rounds; round += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const at = (round + turn) % sides.length;
      const side = sides[at];
      if (side) samples[at]?.push(await measure(side, options));
    }
  }
  return sides.map(({ server }, at) => summarise(server.name, samples[at] ?? []));
}

/** Unmeasured requests, until compilers and caches have seen the path: `requests` of them, or as many as `secondsMax` allow. */
export async function warmUp(sides: readonly Column[], requests: number, secondsMax: number): Promise<void> {
  for (const { server, next, prepare } of sides) {
    await prepare?.();
    let left = requests;
    const counted = () => (left-- > 0 ? next() : null);
    await runLoad({ port: server.port, connections: 8, seconds: secondsMax, next: counted });
  }
}

interface Sample {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicros: number;
  readonly requests: number;
}

async function measure({ server, next, prepare }: Column, options: RoundsOptions): Promise<Sample> {
  await prepare?.();
  const load: LoadOptions = {
    port: server.port,
    connections: options.connections,
    seconds: options.seconds,
    next,
  };
  const before = await server.cpuMicros();
  const { requests, seconds, latencies, statuses } = await runLoad(load);
  const used = (await server.cpuMicros()) - before;
  const wrong = Object.entries(statuses).filter(([status]) => status !== '200');
  if (wrong.length > 0 || requests === 0) {
    throw new Error(`${server.name} answered ${JSON.stringify(statuses)} where only 200 was expected`);
  }
  return {
    perSecond: requests / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMicros: used / requests,
    requests,
  };
}

/** The value below which the share `q` of the ascending `values` lies. */
export function quantile(values: Float64Array, q: number): number {
  return values[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

function summarise(name: string, samples: readonly Sample[]): SideFigures {
  const of = (key: keyof Sample) => median(samples.map((sample) => sample[key]));
  return {
    name,
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    cpuMicros: of('cpuMicros'),
    requests: samples.reduce((sum, { requests }) => sum + requests, 0),
  };
}

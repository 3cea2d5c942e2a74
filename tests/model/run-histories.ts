/** Lives histories side by side, here or in other processes, and tells of each. */
import { historyOf, live, writeHistory, type Lived } from './history.ts';

export interface Told extends Lived {
  readonly seed: number;
  readonly ms: number;
}

/**
 * `sideBySide`: while one waits for the database or for Stripe's client to try again, another goes on; each has two sets of deps, with up
 * to 25 of the server's 100 connections. `isOver`: asked before each new one. `liveOne`: where it is lived. Answers those that ended in
 * faults.
 */
export async function liveAll(
  seeds: Iterable<number>,
  sideBySide: number,
  isOver: (told: readonly Told[]) => boolean,
  tell: (told: Told) => void = () => undefined,
  liveOne: (seed: number) => Promise<Lived> = (seed) => live(historyOf(seed)),
): Promise<{ readonly lived: number; readonly faulty: readonly Told[] }> {
  const waiting = seeds[Symbol.iterator]();
  const told: Told[] = [];
  const line = async () => {
    while (!isOver(told)) {
      const next = waiting.next();
      if (next.done === true) return;
      const since = Date.now();
      const one = { seed: next.value, ...(await liveOne(next.value)), ms: Date.now() - since };
      told.push(one);
      tell(one);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, line));
  return { lived: told.length, faulty: told.filter(({ faults }) => faults.length > 0) };
}

/** How to see one again, and what it was. */
export function inWords({ seed, faults, log }: Told): string {
  return [
    `History ${String(seed)} ends in faults. Again: MODEL_SEED=${String(seed)} npm run test:long -- histories`,
    ...faults.map((fault) => `  ${fault}`),
    `Its steps: ${writeHistory(historyOf(seed))}`,
    ...log.map((line) => `  ${line}`),
  ].join('\n');
}

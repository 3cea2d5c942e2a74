/** The registry in memory: compiled from the tables, swapped whole, judged for its age at every question. */
import { registryState } from '#app/domain/screening/decide/decide.ts';
import { compileRegistry } from '#app/domain/screening/index/compile-registry.ts';
import type { Clock } from '#app/ports/ambient.ts';
import type { Registry, RegistryStore } from '#app/ports/registry.ts';
import { compileOffThread, type CompiledRegistry } from './registry-compiler.ts';

/** So few listings are compiled in some milliseconds, sooner than a thread starts. */
const COMPILED_HERE_MAX = 500;

/**
 * Reads the tables before it resolves, so that the first question has an answer. Where it is not to be loaded it stays
 * empty, for commands that screen nobody: an index of many listings is more than they need of everything else.
 */
export async function openLiveRegistry(
  store: RegistryStore,
  settings: { databaseUrl: string; clock: Clock; ageDaysMax: number; isLoaded: boolean },
): Promise<Registry> {
  const { databaseUrl, clock, ageDaysMax, isLoaded } = settings;
  let inForce: Partial<CompiledRegistry> = {};
  let revision = '';
  let reading: Promise<boolean> | null = null;
  const compile = async (overrides: Readonly<Record<string, string>>): Promise<CompiledRegistry> => {
    const count = (await store.summaries()).reduce((sum, { rowCount }) => sum + rowCount, 0);
    if (count > COMPILED_HERE_MAX || Object.keys(overrides).length > 0)
      return compileOffThread({ databaseUrl, overrides });
    const { listings, allowlist, aliases, summaries } = await store.all();
    return { index: compileRegistry(listings, allowlist, aliases), summaries };
  };
  const read = async (): Promise<boolean> => {
    if (!isLoaded) return false;
    const seen = await store.revision();
    if (seen === revision) return false;
    inForce = await compile({});
    revision = seen;
    return true;
  };
  const registry: Registry = {
    current: () => registryState(inForce.index ?? null, inForce.summaries ?? [], clock.now(), ageDaysMax),
    sources: () => inForce.summaries ?? [],
    refresh: async () => {
      // Whoever asks while another reads may have changed what was already read.
      while (reading) await reading.catch(() => false);
      reading = read().finally(() => {
        reading = null;
      });
      return reading;
    },
    preview: async (overrides) => (await compile(overrides)).index,
  };
  await registry.refresh();
  return registry;
}

/** The registry in memory: compiled from the tables, swapped whole, judged for its age at every question. */
import { registryState } from '#app/domain/screening/decide.ts';
import { compileRegistry, type RegistryIndex } from '#app/domain/screening/registry-index.ts';
import type { Clock, EditionSummary, Registry, RegistryStore } from '#app/ports.ts';

/** Reads the tables before it resolves, so that the first question has an answer. */
export async function openLiveRegistry(
  store: RegistryStore,
  settings: { clock: Clock; ageDaysMax: number },
): Promise<Registry> {
  let index: RegistryIndex | null = null;
  let sources: readonly EditionSummary[] = [];
  let revision = '';
  let reading: Promise<boolean> | null = null;
  const read = async (): Promise<boolean> => {
    const seen = await store.revision();
    if (seen === revision) return false;
    const { listings, allows, summaries } = await store.all();
    index = compileRegistry(listings, allows);
    sources = summaries;
    revision = seen;
    return true;
  };
  const registry: Registry = {
    current: () => registryState(index, sources, settings.clock.now(), settings.ageDaysMax),
    sources: () => sources,
    refresh: async () => {
      // Whoever asks while another reads may have changed what was already read.
      while (reading) await reading.catch(() => false);
      reading = read().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
  await registry.refresh();
  return registry;
}

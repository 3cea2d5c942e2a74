/** The registry's beginning: the list that comes with the program, wherever nothing was imported yet. */
import { join } from 'node:path';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import type { Env } from '#app/env.server.ts';
import { importRegistry } from '#app/usecases/import-registry.ts';

const file = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'starter-registry.csv');

/** Puts the starter registry in force, or confirms it. Throws where it cannot be imported. */
export async function importStarterRegistry({ ports }: Pick<Deps, 'ports'>): Promise<void> {
  const outcome = await importRegistry(ports, {
    kind: 'starter',
    file,
    candidatesFile: null,
    dryRun: false,
    // The list of this version is right, however much shorter it is than the last one's.
    force: true,
    actor: null,
  });
  if (outcome.kind === 'refused') {
    throw new Error(`The starter registry cannot be imported: ${outcome.problem}`);
  }
}

/** What a command works on: everything as the app has it, the starter registry too where the app never ran. Quiet. */
export async function buildCommandDeps(env: Env, options: { screens: boolean }): Promise<Deps> {
  const deps = await buildDeps({ ...env, logLevel: 'error' }, options);
  try {
    const editions = await deps.ports.registryStore.summaries();
    if (editions.length === 0) await importStarterRegistry(deps);
    return deps;
  } catch (error) {
    await deps.stop();
    throw error;
  }
}

/** Drops imports of the desk that are over, with their files, and what processes that were killed left of them on this server. */
import type { Ports } from '#app/ports.ts';

export async function dropOldImports(ports: Pick<Ports, 'importRuns' | 'listFolders'>): Promise<void> {
  await ports.importRuns.dropOld();
  await ports.listFolders.dropOld();
}

/** Folders for lists while they come in or are read, in DATA_DIR/imports. */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListFolders } from '#app/ports/import-runs.ts';

/** Longer than anybody sends or reads a list. */
const leftMs = 24 * 3_600_000;

export function createListFolders(dataDir: string): ListFolders {
  const root = join(dataDir, 'imports');
  return {
    within: async (work) => {
      await mkdir(root, { recursive: true, mode: 0o700 });
      // mkdtemp makes it for the user alone.
      const dir = await mkdtemp(join(root, 'list-'));
      try {
        return await work(dir);
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
    dropOld: async () => {
      const names = await readdir(root).catch(() => []);
      for (const name of names) {
        const path = join(root, name);
        // Somebody else may just have removed it.
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
        if (Date.now() - mtimeMs > leftMs) await rm(path, { recursive: true, force: true });
      }
    },
  };
}

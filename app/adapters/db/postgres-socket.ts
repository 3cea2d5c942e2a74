/** Where the embedded server's socket may stand, so that only we can open it. */
import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Launcher } from './postgres-binaries.ts';

/** The socket's name ends in it; nothing listens on a port. */
export const socketPort = 5432;
/** The kernel refuses socket paths past 107 bytes (103 on macOS); the name itself takes 15. */
const folderBytesMax = 84;

/** The folders to try, best first: in the data folder where the path is short enough, then under the temporary folder. */
export function socketFolders(dataDir: string): string[] {
  const name = `unbought-${createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16)}`;
  return [join(dataDir, 'postgres.socket'), join(tmpdir(), name), join('/tmp', name)].filter(
    (folder) => Buffer.byteLength(folder) <= folderBytesMax,
  );
}

/** Makes the folder, closed to others. Throws where something else stands in its place. */
export function prepareSocketFolder(folder: string, launcher: Launcher): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const owners = [process.getuid?.(), launcher.account?.uid];
  // In the temporary folder anybody may have put something of this name before us.
  if (!found.isDirectory() || !owners.includes(found.uid) || (found.mode & 0o077) !== 0) {
    throw new Error(
      `The database's socket cannot stand in ${folder}, which belongs to somebody else or is open to others: remove it.`,
    );
  }
  if (launcher.account !== undefined) chownSync(folder, launcher.account.uid, launcher.account.gid);
  // A killed server's claim on the socket. The folder is ours alone, and the claim on the data is checked by PostgreSQL.
  rmSync(join(folder, `.s.PGSQL.${socketPort}.lock`), { force: true });
}

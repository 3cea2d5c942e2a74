/** Writes the file of a backup: a tar archive that ends with a checksum of all that stands before it. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { packTar } from 'modern-tar';

/** The last entry: the SHA-256, in hex, of every byte before it. */
export const sealName = 'sha256';
/** Two empty blocks end an archive. */
const endBytes = 1024;
/** The last entry, of a header and one block, with the end. */
export const sealBytes = 512 + 512 + endBytes;

export interface ArchiveWriter {
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Seals it, and returns once it stands on the disk. */
  finish(): Promise<void>;
  /** Lets go of the file, whether it is finished or not. */
  close(): Promise<void>;
}

/** Writes anew at `path`, readable by nobody else; every entry bears the time `at`. Each is held in memory whole. */
export async function createArchive(path: string, at: Date): Promise<ArchiveWriter> {
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  const entryOf = async (name: string, bytes: Uint8Array) => {
    const header = { name, size: bytes.length, mode: 0o600, mtime: at };
    return await packTar([{ header, body: bytes }]);
  };
  return {
    add: async (name, bytes) => {
      const packed = await entryOf(name, bytes);
      const entry = packed.subarray(0, packed.length - endBytes);
      hash.update(entry);
      await file.appendFile(entry);
    },
    finish: async () => {
      await file.appendFile(await entryOf(sealName, Buffer.from(hash.digest('hex'))));
      await file.sync();
    },
    close: () => file.close(),
  };
}

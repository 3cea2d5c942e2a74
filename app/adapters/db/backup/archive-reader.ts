/** Reads the file of a backup entry by entry, each whole, and says whether it is as it was written. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { sealBytes, sealName } from './archive-writer.ts';

/** Larger than any entry that we write: one row of a picture, twice over. */
const entryBytesMax = 256 * 1024 * 1024;

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Every entry but the seal, in order. Throws one line where the file is no archive, is cut off, or differs by any bit from what was
 * written; what it gave out before that is as it was read, so that a caller who knows more can say which entry is damaged.
 */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw new Error(`${path} cannot be read (${codeOf(error)}): name the file of a backup.`, {
      cause: error,
    });
  });
  if (size < sealBytes) throw damaged('it is too short');
  const hash = createHash('sha256');
  let seal: string | null = null;
  for await (const { name, bytes } of entriesOf(path, hashingUpTo(size - sealBytes, hash))) {
    if (seal !== null) throw damaged('something stands behind its end');
    if (name === sealName) seal = bytes.toString('latin1');
    else yield { name, bytes };
  }
  if (seal === null) throw damaged('its end is missing');
  if (seal !== hash.digest('hex')) throw damaged('its checksum is another');
}

async function* entriesOf(
  path: string,
  seeing: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>,
): AsyncGenerator<ArchiveEntry> {
  const bytes = Readable.toWeb(Readable.from(seeing(createReadStream(path, { highWaterMark: 1 << 20 }))));
  const entries = (bytes as ReadableStream<Uint8Array>).pipeThrough(createTarDecoder({ strict: true }));
  try {
    for await (const { header, body } of entries as NodeStream<ParsedTarEntry>) {
      if (header.size > entryBytesMax) throw new Error(`${header.name} is larger than any of ours`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of body as NodeStream<Uint8Array>) chunks.push(chunk);
      yield { name: header.name, bytes: Buffer.concat(chunks) };
    }
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error), error);
  }
}

/** Passes everything on and adds the first `length` bytes to the hash. */
function hashingUpTo(length: number, hash: ReturnType<typeof createHash>) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let left = length;
    for await (const chunk of chunks) {
      hash.update(chunk.subarray(0, Math.max(0, Math.min(left, chunk.length))));
      left -= chunk.length;
      yield chunk;
    }
  };
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

export function damaged(how: string, cause?: unknown): Error {
  return new Error(`The backup is damaged or is none (${how}): take another one.`, { cause });
}

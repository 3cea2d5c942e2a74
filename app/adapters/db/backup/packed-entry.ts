/** One entry of a backup as it stands in the archive: compressed by zstd, known by its size and checksum. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { BackedUpPart } from '#app/domain/backup.ts';
import { damaged } from './archive-reader.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Zstd's default: its next steps cost twice the time for a few percent. */
const level = 3;
/** Of one entry: a row of a picture, twice over. */
const unpackedBytesMax = 1024 * 1024 * 1024;

/** `size` and `sha256` of what stands in the archive, `bytes` of what it unpacks to. */
export type EntrySums = Pick<BackedUpPart, 'size' | 'sha256' | 'bytes'>;

/** `zstd -d` takes what it answers. */
export async function pack(bytes: Uint8Array): Promise<{ packed: Buffer; sums: EntrySums }> {
  const params = { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 };
  const packed = await compress(bytes, { params });
  return { packed, sums: sumsOf(packed, bytes) };
}

/** Throws one line that names the entry where it is not what `pack` made. */
export async function unpack(name: string, packed: Buffer): Promise<{ bytes: Buffer; sums: EntrySums }> {
  const bytes = await decompress(packed, { maxOutputLength: unpackedBytesMax }).catch((error: unknown) => {
    throw damaged(`${name} cannot be unpacked`, error);
  });
  return { bytes, sums: sumsOf(packed, bytes) };
}

function sumsOf(packed: Uint8Array, bytes: Uint8Array): EntrySums {
  const sha256 = createHash('sha256').update(packed).digest('hex');
  return { size: packed.length, sha256, bytes: bytes.length };
}

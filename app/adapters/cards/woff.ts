/** Unpacks a WOFF 1.0 font file (w3.org/TR/WOFF): the fonts that npm carries for browsers, as a shaper wants them. */
import { inflateSync } from 'node:zlib';

const headerLength = 44;
const entryLength = 20;
const sfntEntryLength = 16;

/** The same font without the compression. Throws on anything but WOFF 1.0. */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('expected a WOFF 1.0 file');
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(12 + sfntEntryLength * count);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  // For the binary search of readers that trust it.
  const exponent = Math.floor(Math.log2(count));
  header.writeUInt16BE(sfntEntryLength * 2 ** exponent, 6);
  header.writeUInt16BE(exponent, 8);
  header.writeUInt16BE(sfntEntryLength * (count - 2 ** exponent), 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let at = 0; at < count; at += 1) {
    const entry = headerLength + entryLength * at;
    const start = woff.readUInt32BE(entry + 4);
    const stored = woff.subarray(start, start + woff.readUInt32BE(entry + 8));
    const length = woff.readUInt32BE(entry + 12);
    const table = stored.length < length ? inflateSync(stored) : stored;
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    const to = 12 + sfntEntryLength * at;
    woff.copy(header, to, entry, entry + 4);
    woff.copy(header, to + 4, entry + 16, entry + 20);
    header.writeUInt32BE(offset, to + 8);
    header.writeUInt32BE(length, to + 12);
    parts.push(table, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}

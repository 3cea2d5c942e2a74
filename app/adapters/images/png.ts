/** PNG (W3C PNG, third edition) chunk by chunk: each is checked by its sum; text, times and Exif are left out. */
import { crc32 } from 'node:zlib';
import { readOrientation, writeOrientation } from './exif.ts';
import { damaged, slice, UnreadablePicture, type Picture } from './picture.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The picture itself, its colors, its animation. */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(signature);

export function readPng(bytes: Buffer): Picture {
  const parts: Uint8Array[] = [signature];
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  let hasData = false;
  let at = signature.length;
  for (;;) {
    const { type, content, whole } = chunkAt(bytes, at);
    at += whole.length;
    if ((type === 'IHDR') !== (size === undefined)) throw damaged('it does not begin with its size');
    if (type === 'IHDR' && content.length !== 13) throw damaged('its size is not where it should be');
    size ??= { width: content.readUInt32BE(0), height: content.readUInt32BE(4) };
    hasData ||= type === 'IDAT';
    if (type === 'eXIf') orientation = readOrientation(content);
    // A capital letter begins what nobody may leave out.
    else if (!kept.has(type) && /^[A-Z]/.test(type))
      throw new UnreadablePicture('needs an extension of PNG that is not known. Please export it again');
    if (kept.has(type) && type !== 'IEND') parts.push(whole);
    if (type === 'IEND') break;
  }
  if (!hasData) throw damaged('it has no picture in it');
  if (orientation !== 1) parts.splice(2, 0, chunk('eXIf', writeOrientation(orientation)));
  return { ...size, orientation, parts: [...parts, chunk('IEND', Buffer.alloc(0))] };
}

function chunkAt(bytes: Buffer, at: number): { type: string; content: Buffer; whole: Buffer } {
  const length = bytes.readUInt32BE(at);
  const whole = slice(bytes, at, at + 12 + length);
  const summed = whole.subarray(4, 8 + length);
  if (crc32(summed) !== whole.readUInt32BE(8 + length)) throw damaged('its check sums do not fit');
  return { type: summed.toString('latin1', 0, 4), content: summed.subarray(4), whole };
}

function chunk(type: string, content: Buffer): Buffer {
  const summed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(summed));
  return Buffer.concat([length, summed, sum]);
}

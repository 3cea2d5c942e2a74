/** GIF (CompuServe, GIF89a) block by block: pictures and how they follow each other; comments and other programs' data are left out. */
import { damaged, slice, type Picture } from './picture.ts';

const [extension, picture, trailer] = [0x21, 0x2c, 0x3b];
const graphicControl = 0xf9;
const application = 0xff;
/** How often an animation repeats. */
const keptApplications = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

export const isGif = (bytes: Buffer): boolean => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6));

export function readGif(bytes: Buffer): Picture {
  const headEnd = 13 + tableLength(bytes.readUInt8(10));
  const parts: Uint8Array[] = [slice(bytes, 0, headEnd)];
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  let hasPicture = false;
  let at = headEnd;
  for (;;) {
    const kind = bytes.readUInt8(at);
    if (kind === trailer) break;
    const end = kind === picture ? endOfPicture(bytes, at) : endOfBlocks(bytes, at + 2);
    if (kind !== picture && kind !== extension) throw damaged('a part of it is not where it should be');
    if (kind === picture && !isWithin(bytes, at, width, height))
      throw damaged('a picture in it is larger than it says');
    hasPicture ||= kind === picture;
    if (kind === picture || isKept(bytes, at)) parts.push(slice(bytes, at, end));
    at = end;
  }
  if (!hasPicture) throw damaged('it has no picture in it');
  return { width, height, orientation: 1, parts: [...parts, Buffer.from([trailer])] };
}

/** Of a table of colors, as the flags before it say. */
const tableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Browsers make room for a first picture that is larger than the whole: the size that is checked must be the size that is shown. */
function isWithin(bytes: Buffer, at: number, width: number, height: number): boolean {
  const [left, top] = [bytes.readUInt16LE(at + 1), bytes.readUInt16LE(at + 3)];
  return left + bytes.readUInt16LE(at + 5) <= width && top + bytes.readUInt16LE(at + 7) <= height;
}

function endOfPicture(bytes: Buffer, at: number): number {
  return endOfBlocks(bytes, at + 10 + tableLength(bytes.readUInt8(at + 9)) + 1);
}

/** Each block says its length; one of length 0 is the last. */
function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) at += 1 + length;
  return at + 1;
}

function isKept(bytes: Buffer, at: number): boolean {
  const label = bytes.readUInt8(at + 1);
  if (label === graphicControl) return true;
  return label === application && keptApplications.has(bytes.toString('latin1', at + 3, at + 14));
}

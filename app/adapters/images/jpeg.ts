/** JPEG (ITU T.81) segment by segment: what shows the picture is kept, what tells of its making is left out. */
import { readOrientation, writeOrientation } from './exif.ts';
import { damaged, endsEarly, slice, UnreadablePicture, type Picture } from './picture.ts';

const startOfImage = Buffer.from([0xff, 0xd8]);
const endOfImage = Buffer.from([0xff, 0xd9]);
const startOfScan = 0xda;
/** Baseline, extended and progressive: what browsers show. */
const shownFrames = new Set([0xc0, 0xc1, 0xc2]);
/** Not every marker from C0 to CF begins a frame: DHT, JPG and DAC do not. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Tables of quantization and of codes, and how often a scan begins anew. */
const tables = new Set([0xdb, 0xc4, 0xdd]);
const [jfif, iccProfile, adobe] = [0xe0, 0xe2, 0xee];

export const isJpeg = (bytes: Buffer): boolean => bytes.subarray(0, 2).equals(startOfImage);

export function readJpeg(bytes: Buffer): Picture {
  const parts: Uint8Array[] = [];
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  let hasScan = false;
  let at = 2;
  for (;;) {
    const marker = markerAt(bytes, at);
    if (marker.code === 0xd9) break;
    const end = marker.at + 2 + bytes.readUInt16BE(marker.at + 2);
    const segment = slice(bytes, marker.at, end);
    const content = slice(segment, 4, segment.length);
    if (isFrame(marker.code)) {
      if (size) throw damaged('it begins a second picture');
      size = readFrame(marker.code, content);
    }
    if (marker.code === 0xe1 && content.toString('latin1', 0, 6) === 'Exif\0\0')
      orientation = readOrientation(content.subarray(6));
    const kept = keptOf(marker.code, segment);
    if (kept) parts.push(kept);
    at = end;
    if (marker.code !== startOfScan) continue;
    if (!size) throw damaged('it has no size');
    hasScan = true;
    at = endOfScan(bytes, end);
    parts.push(bytes.subarray(end, at));
  }
  if (!size || !hasScan) throw damaged('it has no picture in it');
  return { ...size, orientation, parts: [startOfImage, ...withOrientation(parts, orientation), endOfImage] };
}

/** The marker at `at`, behind as many filling bytes as there are. */
function markerAt(bytes: Buffer, at: number): { code: number; at: number } {
  let marker = at;
  if (bytes.readUInt8(marker) !== 0xff) throw damaged('a part of it is not where it should be');
  while (bytes.readUInt8(marker + 1) === 0xff) marker += 1;
  return { code: bytes.readUInt8(marker + 1), at: marker };
}

function readFrame(marker: number, content: Buffer): { width: number; height: number } {
  if (!shownFrames.has(marker) || content.readUInt8(0) !== 8)
    throw new UnreadablePicture(
      'is a kind of JPEG that browsers do not show. Please export it as an ordinary one',
    );
  return { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
}

/**
 * What of a segment is kept: of the applications' only what says how colors are meant, since JFIF's may hold a small picture of
 * what was cut away, and of markers that no picture needs nothing.
 */
function keptOf(marker: number, segment: Buffer): Buffer | null {
  const begins = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name;
  if (isFrame(marker) || tables.has(marker) || marker === startOfScan) return segment;
  if (marker === jfif && begins('JFIF\0')) return firstOf(segment, 12, [0, 0]);
  if (marker === adobe && begins('Adobe')) return firstOf(segment, 12);
  return marker === iccProfile && begins('ICC_PROFILE\0') ? segment : null;
}

/** The segment with the first `length` bytes of its content and then `end`; null where it has fewer. */
function firstOf(segment: Buffer, length: number, end: readonly number[] = []): Buffer | null {
  const content = segment.subarray(4, 4 + length);
  if (content.length < length) return null;
  const head = [0xff, segment.readUInt8(1), 0, 2 + length + end.length];
  return Buffer.concat([Buffer.from(head), content, Buffer.from(end)]);
}

/** Where the data of a scan end: at the first marker that is not stuffing (FF00) or a restart (FFD0 to FFD7). */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw endsEarly();
}

/** Behind JFIF's segment, which wants to be the first. */
function withOrientation(parts: readonly Uint8Array[], orientation: number): Uint8Array[] {
  if (orientation === 1) return [...parts];
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), writeOrientation(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return parts.toSpliced(parts[0]?.[1] === 0xe0 ? 1 : 0, 0, head, exif);
}

/** What kind of picture bytes are, PNG or JPEG, and how large: by their content, never by a file's name. */

export interface RasterSize {
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Null where it is neither, or ends before it says its size. */
export function rasterSize(bytes: Buffer): RasterSize | null {
  if (bytes.subarray(0, 8).equals(pngStart)) {
    // https://www.w3.org/TR/png-3/#11IHDR: the first chunk begins with the size.
    if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
    return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length > 2 && bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes);
  return null;
}

/** The frame's header among the segments: ITU T.81, annex B. */
function jpegSize(bytes: Buffer): RasterSize | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Start of frame, but not the tables of C4, C8 and CC, which stand in the same range.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { type: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

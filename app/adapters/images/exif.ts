/**
 * The one thing of Exif that a picture needs to be seen rightly: which way up it is. Everything else of it (place, time, device,
 * a smaller picture of what was cut away) is left out. Exif 2.32 is TIFF 6.0: a header, then a table of entries of 12 bytes.
 */
const orientationTag = 0x0112;
const shortType = 3;

/** 1 to 8; 1 where nothing is said, or nothing that can be understood: so browsers take it. */
export function readOrientation(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const isLittle = order === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const table = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (short(2) !== 42 || table + 2 > tiff.length) return 1;
  const count = Math.min(short(table), Math.floor((tiff.length - table - 2) / 12));
  for (let entry = 0; entry < count; entry += 1) {
    const at = table + 2 + entry * 12;
    if (short(at) !== orientationTag || short(at + 2) !== shortType) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** Exif that says the orientation and nothing else. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(shortType, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

/**
 * AVIF (AOMedia AVIF 1.1 over ISO/IEC 14496-12 and 23008-12), box by box, as far as its size needs. Its metadata cannot be cut
 * out without moving everything else, so that a file with any is refused.
 */
import { damaged, slice, UnreadablePicture, type Picture } from './picture.ts';

interface Box {
  readonly type: string;
  readonly content: Buffer;
}

/** What a file of one picture consists of. */
const plainBoxes = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip']);

export const isAvif = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && /^(?:....)*avi[fs]/s.test(brandsOf(bytes));

/** The major brand, its version, and those that it is compatible with, four letters each. */
export function brandsOf(bytes: Buffer): string {
  return bytes.toString('latin1', 8, Math.min(bytes.readUInt32BE(0), 256));
}

export function readAvif(bytes: Buffer): Picture {
  const boxes = boxesIn(bytes);
  const meta = contentOf(boxes, 'meta');
  if (!boxes.some(({ type }) => type === 'mdat')) throw damaged('it has no picture in it');
  const parts = boxesIn(meta.subarray(4));
  refuseMetadata(boxes, contentOf(parts, 'iinf'));
  const properties = propertiesOf(parts);
  const size = properties.find(({ type }) => type === 'ispe')?.content;
  if (!size) throw damaged('it has no size');
  const turn = properties.find(({ type }) => type === 'irot')?.content;
  const isTurned = turn !== undefined && turn.readUInt8(0) % 2 === 1;
  // Its own boxes turn it, so that only the places of width and height matter.
  return {
    width: size.readUInt32BE(4),
    height: size.readUInt32BE(8),
    orientation: isTurned ? 6 : 1,
    parts: [bytes],
  };
}

function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length;) {
    const said = bytes.readUInt32BE(at);
    // 1: the length follows in 8 bytes; 0: the box ends where the file does.
    const head = said === 1 ? 16 : 8;
    const length = said === 0 ? bytes.length - at : said === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : said;
    if (length < head) throw damaged('a part of it has no length');
    boxes.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      content: slice(bytes, at + head, at + length),
    });
    at += length;
  }
  return boxes;
}

function contentOf(boxes: readonly Box[], type: string): Buffer {
  const box = boxes.find((each) => each.type === type);
  if (!box) throw damaged(`its part "${type}" is missing`);
  return box.content;
}

function refuseMetadata(boxes: readonly Box[], itemInfo: Buffer): void {
  const items = boxesIn(itemInfo.subarray(itemInfo.readUInt8(0) === 0 ? 6 : 8));
  const types = items.map(({ content }) =>
    content.toString('latin1', content.readUInt8(0) > 2 ? 10 : 8, content.readUInt8(0) > 2 ? 14 : 12),
  );
  const isOther = types.some((type) => !/^(?:av01|grid|iovl|tmap|iden)$/.test(type));
  if (isOther || boxes.some(({ type }) => !plainBoxes.has(type)))
    throw new UnreadablePicture(
      'carries more than one picture (Exif, XMP, a film), which may say where it was taken and by whom. Please export it without metadata, or as JPEG',
    );
}

/** The properties of the picture that is shown, in their order. */
function propertiesOf(parts: readonly Box[]): Box[] {
  const primary = contentOf(parts, 'pitm');
  const id = primary.readUInt8(0) === 0 ? primary.readUInt16BE(4) : primary.readUInt32BE(4);
  const boxes = boxesIn(contentOf(parts, 'iprp'));
  const all = boxesIn(contentOf(boxes, 'ipco'));
  const table = contentOf(boxes, 'ipma');
  const [hasLongIds, hasLongIndexes] = [table.readUInt8(0) > 0, (table.readUInt8(3) & 1) === 1];
  const count = table.readUInt32BE(4);
  for (let entry = 0, at = 8; entry < count; entry += 1) {
    const item = hasLongIds ? table.readUInt32BE(at) : table.readUInt16BE(at);
    const first = at + (hasLongIds ? 5 : 3);
    const links = table.readUInt8(first - 1);
    const width = hasLongIndexes ? 2 : 1;
    at = first + links * width;
    if (item !== id) continue;
    return Array.from({ length: links }, (_, link) => {
      const place = first + link * width;
      const index = hasLongIndexes ? table.readUInt16BE(place) & 0x7fff : table.readUInt8(place) & 0x7f;
      return all[index - 1];
    }).filter((box) => box !== undefined);
  }
  throw damaged('it has no size');
}

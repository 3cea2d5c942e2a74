/** An image from bytes that anybody may have made: its type by its content, its size as shown, and nothing in it but the picture. */
import { createHash } from 'node:crypto';
import type { ImageType } from '#app/domain/article/article.ts';
import type { NewImage } from '#app/ports/articles.ts';
import { brandsOf, isAvif, readAvif } from './avif.ts';
import { isGif, readGif } from './gif.ts';
import { isJpeg, readJpeg } from './jpeg.ts';
import { endsEarly, UnreadablePicture, type Picture } from './picture.ts';
import { isPng, readPng } from './png.ts';
import { isWebp, readWebp } from './webp.ts';

/** Larger ones keep readers on phones waiting; a picture as wide as our page has a tenth of it. */
export const imageBytesMax = 5 * 1024 * 1024;
/** A browser needs four bytes for each pixel: more than 160 MB for one picture ends phones' browsers. */
const pixelsMax = 40_000_000;
const sideMax = 16_384;

const formats: readonly {
  readonly type: ImageType;
  readonly is: (bytes: Buffer) => boolean;
  readonly read: (bytes: Buffer) => Picture;
}[] = [
  { type: 'image/jpeg', is: isJpeg, read: readJpeg },
  { type: 'image/png', is: isPng, read: readPng },
  { type: 'image/webp', is: isWebp, read: readWebp },
  { type: 'image/gif', is: isGif, read: readGif },
  { type: 'image/avif', is: isAvif, read: readAvif },
];

/** Types that people bring and browsers do not show, or that are more than a picture. */
const others: readonly { readonly words: string; readonly is: (bytes: Buffer) => boolean }[] = [
  {
    words: 'is an SVG, which can carry scripts. Please save it as PNG',
    is: (bytes) => /^\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(bytes.toString('utf8', 0, 256)),
  },
  {
    words: 'is a HEIC photo, as iPhones make them, which most browsers do not show. Please save it as JPEG',
    is: (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp' && /^(?:he|mif1|msf1)/.test(brandsOf(bytes)),
  },
  {
    words: 'is a TIFF, which browsers do not show. Please save it as JPEG or PNG',
    is: (bytes) => /^(?:II\*\0|MM\0\*)/.test(bytes.toString('latin1', 0, 4)),
  },
  {
    words: 'is a bitmap (BMP). Please save it as PNG',
    is: (bytes) => bytes.toString('latin1', 0, 2) === 'BM',
  },
  {
    words: 'is a PDF. Please save the page as PNG or JPEG',
    is: (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-',
  },
];

/** What of `bytes` may be kept and served, or why nothing of it, in words that follow the image's name. Never throws for bad input. */
export function readImage(bytes: Buffer): NewImage | { readonly problem: string } {
  if (bytes.length > imageBytesMax) return { problem: tooManyBytes(bytes.length) };
  const format = formats.find(({ is }) => is(padded(bytes)));
  if (!format) {
    const known = others.find(({ is }) => is(padded(bytes)));
    return { problem: known?.words ?? 'is no JPEG, PNG, WebP, GIF or AVIF, whatever its name says' };
  }
  try {
    return imageOf(format.type, format.read(bytes));
  } catch (error) {
    if (error instanceof UnreadablePicture) return { problem: error.message };
    // A read beyond the last byte.
    if (error instanceof RangeError) return { problem: endsEarly().message };
    throw error;
  }
}

export function tooManyBytes(length: number): string {
  // Rounded up, so that one byte too many is more than the most.
  const megabytes = (count: number) => (Math.ceil((count / 1024 / 1024) * 10) / 10).toFixed(1);
  return `has ${megabytes(length)} MB, the most is ${megabytes(imageBytesMax)} MB. Please export it smaller: 2,000 pixels are wide enough`;
}

function imageOf(type: ImageType, picture: Picture): NewImage | { readonly problem: string } {
  const isTurned = picture.orientation >= 5;
  const width = isTurned ? picture.height : picture.width;
  const height = isTurned ? picture.width : picture.height;
  if (width < 1 || height < 1) return { problem: endsEarly().message };
  if (Math.max(width, height) > sideMax || width * height > pixelsMax) {
    return {
      problem: `has ${String(width)} × ${String(height)} pixels, the most are ${String(sideMax)} on a side and ${String(pixelsMax / 1_000_000)} million in all. Please export it smaller`,
    };
  }
  const bytes = Buffer.concat(picture.parts);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, type, width, height, bytes };
}

/** So that what is asked of the first bytes has an answer also where there are none. */
function padded(bytes: Buffer): Buffer {
  return bytes.length >= 16 ? bytes : Buffer.concat([bytes, Buffer.alloc(16 - bytes.length)]);
}

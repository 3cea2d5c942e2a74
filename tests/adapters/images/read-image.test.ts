/**
 * What becomes of the bytes of a picture: its type by its content, its size as shown, nothing in it but the picture; and hostile
 * bytes. The fixtures are one drawing of 48 × 32 pixels, saved by sharp 0.35.5; those of the "phone" with Exif that turns it,
 * names an owner and a place.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageBytesMax, readImage } from '#app/adapters/images/read-image.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixture = (name: string): Buffer => readFileSync(join(folder, name));
const names = readdirSync(folder).filter((name) => name !== 'phone.avif');
const problemOf = (bytes: Buffer): string => {
  const read = readImage(bytes);
  return 'problem' in read ? read.problem : `taken as ${read.type}`;
};

test.each([
  ['phone.jpg', 'image/jpeg', 32, 48],
  ['plain-progressive.jpg', 'image/jpeg', 48, 32],
  ['phone.png', 'image/png', 32, 48],
  ['phone.webp', 'image/webp', 48, 32],
  ['lossless.webp', 'image/webp', 48, 32],
  ['animated.gif', 'image/gif', 48, 32],
  ['plain.avif', 'image/avif', 48, 32],
])('%s is known by its content as %s, %d × %d as shown', (name, type, width, height) => {
  expect(readImage(fixture(name))).toMatchObject({ type, width, height });
});

test.each(['phone.jpg', 'phone.png', 'phone.webp'])('of %s nothing is kept but the picture', (name) => {
  const bytes = fixture(name);
  expect(bytes.includes('SECRET')).toBe(true);
  const read = readImage(bytes);
  if ('problem' in read) throw new Error(read.problem);
  expect(Buffer.from(read.bytes).includes('SECRET')).toBe(false);
  expect(read.bytes.length).toBeLessThan(bytes.length);
  // What is served reads as the same picture, and has nothing more to lose.
  const again = readImage(Buffer.from(read.bytes));
  expect(again).toEqual(read);
});

test('comments of a JPEG, text and times of a PNG and comments of a GIF are left out', () => {
  const jpeg = fixture('plain-progressive.jpg');
  const png = fixture('phone.png');
  const gif = fixture('animated.gif');
  const text = chunk('tEXt', Buffer.from('Author\0SECRET'));
  const cases: [Buffer, string][] = [
    [spliced(jpeg, 2, Buffer.from('\xff\xfe\x00\x08SECRET', 'latin1')), 'jpeg'],
    [spliced(jpeg, 2, Buffer.from('\xff\xed\x00\x08SECRET', 'latin1')), 'jpeg'],
    // Markers that no picture needs, and the small picture that JFIF may hold.
    [spliced(jpeg, 2, Buffer.from('\xff\xf0\x00\x08SECRET', 'latin1')), 'jpeg'],
    [spliced(jpeg, 2, Buffer.from('\xff\xee\x00\x14Adobe\0d\0\0\0\0\x01SECRET', 'latin1')), 'jpeg'],
    [
      spliced(jpeg, 2, Buffer.from('\xff\xe0\x00\x16JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01SECRET', 'latin1')),
      'jpeg',
    ],
    [spliced(png, 33, text), 'png'],
    [spliced(gif, gif.length - 1, Buffer.from('\x21\xfe\x06SECRET\0', 'latin1')), 'gif'],
    [spliced(gif, gif.length - 1, Buffer.from('\x21\xff\x0bXMP DataXMP\x06SECRET\0', 'latin1')), 'gif'],
  ];
  for (const [bytes, kind] of cases) {
    const read = readImage(bytes);
    if ('problem' in read) throw new Error(`${kind}: ${read.problem}`);
    expect(Buffer.from(read.bytes).includes('SECRET'), kind).toBe(false);
  }
});

test('what is hung on behind a picture is not served', () => {
  for (const name of names.filter((each) => !each.endsWith('.avif'))) {
    const read = readImage(
      Buffer.concat([fixture(name), Buffer.from('PK\x03\x04<script>alert(1)</script>')]),
    );
    expect(read, name).toEqual(readImage(fixture(name)));
  }
  const tail = Buffer.alloc(24);
  tail.writeUInt32BE(24);
  tail.write('uuid<script>', 4);
  expect(problemOf(Buffer.concat([fixture('plain.avif'), tail]))).toContain('without metadata');
});

test('a picture that may say where it was taken, and cannot be cleaned, is refused with the way out', () => {
  expect(problemOf(fixture('phone.avif'))).toMatch(/Exif.*export it without metadata, or as JPEG/);
});

test('wherever a file is cut off, it is refused', () => {
  for (const name of names) {
    const bytes = fixture(name);
    for (let length = 0; length < bytes.length; length += 1)
      expect(problemOf(bytes.subarray(0, length)), `${name}, ${String(length)}`).not.toContain('taken');
  }
});

test('a picture is no other type because of its name, and what is no picture is refused in words', () => {
  const head = (text: string) => Buffer.from(text.padEnd(64), 'latin1');
  expect(problemOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toContain('SVG');
  expect(problemOf(Buffer.from('\n<?xml version="1.0"?><svg/>'))).toContain('SVG');
  expect(problemOf(head('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))).toContain('HEIC');
  expect(problemOf(head('II*\0'))).toContain('TIFF');
  expect(problemOf(head('%PDF-1.7'))).toContain('PDF');
  expect(problemOf(head('<!doctype html><script>'))).toMatch(/no JPEG, PNG, WebP, GIF or AVIF/);
  expect(problemOf(Buffer.alloc(0))).toMatch(/no JPEG/);
});

test('the limits are told with what was found', () => {
  const png = fixture('phone.png');
  const wide = withSize(png, 20_000, 10);
  expect(problemOf(wide)).toMatch(/20000 pixels.*16384 on a side and 40 million/);
  expect(problemOf(withSize(png, 10_000, 10_000))).toContain('10000 × 10000');
  expect(problemOf(withSize(png, 0xffffffff, 0xffffffff))).toContain('pixels');
  expect(problemOf(withSize(png, 0, 10))).toContain('damaged');
  const large = spliced(png, 33, chunk('tEXt', Buffer.alloc(imageBytesMax)));
  expect(problemOf(large)).toMatch(/has 5\.1 MB, the most is 5\.0 MB\. Please export it smaller/);
});

test('kinds that browsers do not show, and parts that do not fit, are refused', () => {
  const jpeg = fixture('plain-progressive.jpg');
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
  const lossless = Buffer.from(jpeg);
  lossless.writeUInt8(0xc3, frame + 1);
  expect(problemOf(lossless)).toContain('browsers do not show');
  const png = Buffer.from(fixture('phone.png'));
  png.writeUInt8(png.readUInt8(40) ^ 1, 40);
  expect(problemOf(png)).toContain('check sums');
  expect(problemOf(spliced(fixture('phone.png'), 33, chunk('EVIL', Buffer.alloc(4))))).toContain('extension');
});

test('a picture within a GIF is no larger than the GIF says, which is what browsers would make room for', () => {
  const gif = fixture('animated.gif');
  const first = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 48, 0, 32, 0]));
  const huge = Buffer.from(gif);
  huge.writeUInt16LE(0xffff, first + 5);
  huge.writeUInt16LE(0xffff, first + 7);
  expect(problemOf(huge)).toContain('larger than it says');
  const besides = Buffer.from(gif);
  besides.writeUInt16LE(1, first + 1);
  expect(problemOf(besides)).toContain('larger than it says');
});

test('no bytes make it throw, take long, or serve more than came in', () => {
  const from = fc.constantFrom(...readdirSync(folder)).map(fixture);
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(from, changes, (bytes, each) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of each) copy.writeUInt8(value, at % copy.length);
      const read = readImage(copy);
      if (!('problem' in read)) expect(read.bytes.length).toBeLessThanOrEqual(copy.length + 64);
    }),
    { numRuns: 3_000 },
  );
});

function spliced(bytes: Buffer, at: number, more: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function chunk(type: string, content: Buffer): Buffer {
  const summed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(summed));
  return Buffer.concat([length, summed, sum]);
}

/** The PNG with another size in its first chunk, whose sum fits. */
function withSize(png: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(png.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(33)]);
}

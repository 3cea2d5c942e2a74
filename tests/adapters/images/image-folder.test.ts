/** Images beside an article: found by the name that the article gives, and nothing outside of its folder. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { imageFiles } from '#app/adapters/images/image-folder.ts';
import { imageBytesMax } from '#app/adapters/images/read-image.ts';

const place = mkdtempSync(join(tmpdir(), 'images-'));
afterAll(() => {
  rmSync(place, { recursive: true });
});
const folder = join(place, 'article');
const fixture = join(import.meta.dirname, 'fixtures', 'phone.jpg');
mkdirSync(join(folder, 'images'), { recursive: true });
for (const name of ['article/a photo.jpg', 'article/images/100%.jpg', 'secret.jpg'])
  copyFileSync(fixture, join(place, name));
writeFileSync(join(folder, 'vector.png'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync(join(folder, 'large.png'), Buffer.alloc(imageBytesMax + 1));
symlinkSync(join(place, 'secret.jpg'), join(folder, 'out.jpg'));
symlinkSync(join(folder, 'a photo.jpg'), join(folder, 'within.jpg'));
symlinkSync(place, join(folder, 'up'));

const read = imageFiles.inFolder(folder);

test.each(['a photo.jpg', 'a%20photo.jpg', './a photo.jpg', 'images/100%.jpg', 'within.jpg'])(
  '%s is read from the article’s folder',
  (reference) => {
    expect(read(reference)).toMatchObject({ type: 'image/jpeg', width: 32, height: 48 });
  },
);

test.each([
  ['https://example.org/photo.jpg', 'is an address: expected a file. Save it beside'],
  ['//example.org/photo.jpg', 'is an address'],
  ['data:image/png;base64,AAAA', 'is no name of a file'],
  ['C:\\photo.jpg', 'is no name of a file'],
  ['/etc/hostname', 'leads out of'],
  ['../secret.jpg', 'leads out of'],
  ['images/../../secret.jpg', 'leads out of'],
  ['%2e%2e/secret.jpg', 'is not there'],
  ['..%2fsecret.jpg', 'is not there'],
  ['..\\secret.jpg', 'leads out of'],
  ['a\0.jpg', 'leads out of'],
  ['', 'leads out of'],
  ['out.jpg', 'leads out of'],
  ['up/secret.jpg', 'leads out of'],
  ['.', 'leads out of'],
  ['images', 'is no file'],
  ['none.jpg', 'is not there: expected it beside the file'],
  ['vector.png', 'is an SVG'],
  ['large.png', 'has 5.1 MB'],
])('%j is refused, by its name: it %s', (reference, words) => {
  const found = read(reference);
  const problem = 'problem' in found ? found.problem : 'taken';
  expect(problem).toContain(words);
  expect(problem).toMatch(/^the image "/);
});

test('a file that is named in a thousand ways is read and held once', () => {
  const first = read('a photo.jpg');
  for (const reference of ['./a photo.jpg', '././a%20photo.jpg', './/a photo.jpg', 'within.jpg'])
    expect(read(reference), reference).toBe(first);
});

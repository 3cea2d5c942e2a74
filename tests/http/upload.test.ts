import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { receiveUpload, type Upload } from '#app/http/upload.ts';

const boundary = 'xXx';
const end = `--${boundary}--\r\n`;
const field = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, fileName: string, content: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
  `Content-Type: application/octet-stream\r\n\r\n${content}\r\n`;

/** What became of a body that arrives in small parts, and what lies on disk after it. */
async function receive(
  body: string | Readable,
  { type = `multipart/form-data; boundary=${boundary}`, fileBytesMax = 1000 } = {},
): Promise<{ upload: Upload; dir: string; kept: string[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'upload-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  const stream = typeof body === 'string' ? Readable.from(body.match(/[^]{1,7}/g) ?? []) : body;
  const upload = await receiveUpload({ stream, headers: { 'content-type': type } }, dir, {
    fileFields: { file: 1, candidates: 1, older: 3 },
    fileBytesMax,
  });
  const kept = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)));
  return { upload, dir, kept };
}

test('fields and files are received, each file whole, below the folder of its field, under its name', async () => {
  const content = 'Ünï\r\n--xX\r\nline two\n';
  const { upload, kept } = await receive(
    field('kind', 'csv') + file('file', 'own-2026-11.csv', content) + file('candidates', '', '') + end,
  );
  if (upload.kind !== 'received') throw new Error(JSON.stringify(upload));
  expect(upload.fields.get('kind')).toBe('csv');
  expect(kept).toEqual([join('file', 'own-2026-11.csv')]);
  expect(readFileSync(upload.files.get('file')?.[0] ?? '', 'utf8')).toBe(content);
  expect(upload.files.has('candidates')).toBe(false);
});

test.each([
  '../../etc/passwd',
  '/etc/passwd',
  '..',
  'C:\\x\\..\\y',
  '.bashrc',
  'a\u0000b',
  'ü'.repeat(300),
  `a${'.'.repeat(80)}`,
])('a file called %j stays in its folder', async (name) => {
  const { upload, dir, kept } = await receive(file('file', name, 'x') + end);
  for (const path of kept) expect(resolve(dir, path).startsWith(join(dir, 'file'))).toBe(true);
  // Hidden, or of dots alone, it would be no name of a list.
  for (const path of kept) expect(path).not.toMatch(/[/\\]\./);
  expect(kept).toHaveLength(upload.kind === 'received' && upload.files.size === 1 ? 1 : 0);
});

test('a refusal says in which field the file was that it is about', async () => {
  const { upload } = await receive(file('file', 'a', '1') + file('older', 'b', 'x'.repeat(2000)) + end);
  expect(upload).toMatchObject({ kind: 'refused', problem: 'too-large', field: 'older' });
});

test('a field for several has them in the order in which they were sent', async () => {
  const { upload } = await receive(file('older', 'b', '1') + file('older', 'a', '2') + end);
  if (upload.kind !== 'received') throw new Error(JSON.stringify(upload));
  const read = upload.files.get('older')?.map((path) => [path.slice(-1), readFileSync(path, 'utf8')]);
  expect(read).toEqual([
    ['b', '1'],
    ['a', '2'],
  ]);
});

test('a name keeps its letters, figures, points and dashes, so that its date can be read', async () => {
  const { kept } = await receive(file('file', 'Πίνακας 2026-11 (neu):2.csv', 'x') + end);
  expect(kept).toEqual([join('file', 'Πίνακας-2026-11-neu-2.csv')]);
});

test('a file beyond the limit is refused, and the rest of the body is read past', async () => {
  let sent = 0;
  const zeros = Readable.from(
    (function* () {
      yield file('file', 'zeros', '').slice(0, -2);
      for (; sent < 11; sent++) yield '\0'.repeat(1024 * 1024);
      yield `\r\n${field('kind', 'csv')}${end}`;
    })(),
  );
  const { upload } = await receive(zeros, { fileBytesMax: 1024 * 1024 });
  expect(upload).toMatchObject({ kind: 'refused', status: 413, problem: 'too-large' });
  expect(upload.fields.get('kind')).toBe('csv');
  expect(sent).toBe(11);
});

test.each([
  ['two files in a field for one', file('file', 'a', '1') + file('file', 'b', '2') + end, 'too-many-files'],
  [
    'a fourth file in a field for three',
    `${'abcd'.replace(/./g, (name) => file('older', name, '1'))}${end}`,
    'too-many-files',
  ],
  ['two files of one name', file('older', 'a', '1') + file('older', 'a', '2') + end, 'too-many-files'],
  ['more fields than any form of ours has', field('x', 'y').repeat(40) + end, 'too-much'],
  ['a body that breaks off within a file', file('file', 'a', 'abc').slice(0, -6), 'unreadable'],
  ['a body that breaks off within a header', '--xXx\r\nContent-Disposition: form-da', 'unreadable'],
  ['an empty body', '', 'unreadable'],
  ['a body without the boundary', 'kind=csv&file=x', 'unreadable'],
])('%s is refused', async (_what, body, problem) => {
  const { upload } = await receive(body);
  expect(upload).toMatchObject({ kind: 'refused', problem });
});

test.each([
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/mixed; boundary=xXx',
])('a body of the type %j is refused', async (type) => {
  const { upload } = await receive(file('file', 'a', '1') + end, { type });
  expect(upload).toMatchObject({ kind: 'refused', problem: 'unreadable' });
});

test('a sender who leaves in the midst leaves nothing to import', async () => {
  const stream = new Readable({ read() {} });
  stream.push(file('file', 'a', 'x'.repeat(500)).slice(0, -2));
  setTimeout(() => stream.destroy(new Error('gone')), 20);
  const { upload } = await receive(stream);
  expect(upload).toMatchObject({ kind: 'refused', problem: 'unreadable' });
});

test('fields that nobody asked for keep no file', async () => {
  const { upload, kept } = await receive(file('other', 'a', '1') + end);
  expect(upload.kind).toBe('received');
  expect(kept).toEqual([]);
});

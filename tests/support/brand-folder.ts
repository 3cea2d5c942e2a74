/** A folder with the brand of docs/branding.md, as somebody who copies it from there has it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

export interface BrandFolder extends Disposable {
  readonly dir: string;
  /** For BRAND_FILE. */
  readonly file: string;
}

/** `changes` replace parts of the JSON, or with undefined take them out; `files` are written beside it, over the example's. */
export function brandFolder(
  changes: Record<string, unknown> = {},
  files: Readonly<Record<string, string | Buffer>> = {},
): BrandFolder {
  const dir = mkdtempSync(join(tmpdir(), 'unbought-brand-'));
  const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'branding.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind, text = '']) => ({
    kind,
    text,
  }));
  const words = JSON.parse(blocks.find(({ kind }) => kind === 'json')?.text ?? '') as Record<string, unknown>;
  const [logo = '', icon = ''] = blocks.filter(({ kind }) => kind === 'svg').map(({ text }) => text);
  const all = {
    'brand.json': JSON.stringify({ ...words, ...changes }),
    'logo.svg': logo,
    'logo-dark.svg': logo.replaceAll('#1a1916', '#efebe1'),
    'icon.svg': icon,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(dir, name), content);
  return {
    dir,
    file: join(dir, 'brand.json'),
    [Symbol.dispose]: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A picture for previews: 1200 by 630 pixels of black. */
export const socialPicture = blackPng(1200, 630);

/** A PNG of one bit a pixel (w3.org/TR/png-3). */
function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(typed.length + 8);
    framed.writeUInt32BE(data.length, 0);
    typed.copy(framed, 4);
    framed.writeUInt32BE(crc32(typed), typed.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

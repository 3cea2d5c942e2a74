/** A folder with the brand of docs/branding.md, as somebody who copies it from there has it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** A picture for previews: the one of README. */
export const socialPicture = readFileSync(
  join(import.meta.dirname, '..', '..', 'docs', 'images', 'article.png'),
);

/** One fact-check from one file, in whichever form it is written. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { FILE_HEAD_LENGTH, fileKindOf, type FileKind } from '#app/domain/article/file-kind.ts';
import type { ImportDefaults } from '#app/domain/article/finish-article.ts';
import { decodePage } from '#app/domain/article/html/decode-page.ts';
import { parseSavedPage } from '#app/domain/article/html/saved-page.ts';
import type { ParsedArticle } from '#app/domain/article/import-report.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import type { ImageFiles, NewImage } from '#app/ports/articles.ts';
import { imagesBeside, imagesOfPage } from './articles-images.ts';

/** By how the file begins; in words why it cannot be read. */
export function kindOfFile(file: string): FileKind | { readonly message: string } {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const head = Buffer.alloc(FILE_HEAD_LENGTH);
      return fileKindOf(decodePage(head.subarray(0, readSync(descriptor, head, 0, head.length, 0))));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

interface ReadFile {
  readonly parsed: ParsedArticle;
  readonly images: ReadonlyMap<string, NewImage>;
}

export function readArticleFile(
  file: string,
  kind: FileKind | { readonly message: string },
  { defaults, imagesDir, files }: { defaults: ImportDefaults; imagesDir: string | null; files: ImageFiles },
): ReadFile {
  const refused = (message: string): ReadFile => ({
    parsed: { ok: false, problems: [{ line: null, message }] },
    images: new Map(),
  });
  if (typeof kind === 'object') return refused(kind.message);
  if (kind === 'web-archive') {
    return refused('expected a page saved as "Webpage, Complete", got one saved as a single file (MHTML)');
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
  const { images, imageOf } =
    kind === 'html' ? imagesOfPage(file, imagesDir, files) : imagesBeside(file, files);
  const parsed =
    kind === 'html'
      ? parseSavedPage(decodePage(bytes), { ...defaults, imageOf })
      : parseArticle(bytes.toString('utf8'), { ...defaults, imageOf });
  return { parsed, images };
}

/** Ghost exports: one JSON file, read whole, since JSON has no other way; larger ones are refused before. */
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ExportItem } from '#app/domain/article/exports/exported-post.ts';
import { readGhostExport } from '#app/domain/article/exports/ghost.ts';
import type { ImportProblem } from '#app/domain/article/import-report.ts';
import type { ExportRequest, OpenExport } from '#app/ports/exports.ts';

/** Some ten thousand posts. In memory the file takes several times its size. */
const BYTES_MAX = 200 * 1024 * 1024;

export async function openGhostExport(
  file: string,
  { site }: Pick<ExportRequest, 'site'>,
): Promise<OpenExport | { problem: ImportProblem }> {
  const { size } = await stat(file);
  if (size > BYTES_MAX) {
    const message = `expected a Ghost export of at most ${String(BYTES_MAX / 1024 / 1024)} MB, got ${String(Math.round(size / 1024 / 1024))} MB`;
    return { problem: { line: null, message } };
  }
  let json: unknown;
  try {
    json = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return {
      problem: {
        line: null,
        message: `expected JSON: ${error instanceof Error ? error.message : String(error)}`,
      },
    };
  }
  const read = readGhostExport(json, site);
  if ('problem' in read) return { problem: { line: null, message: read.problem } };
  const { items, pageCount } = read;
  return {
    postCount: items.length,
    others: new Map(pageCount > 0 ? [['pages', pageCount]] : []),
    items: () => Readable.from(items) as AsyncIterable<ExportItem>,
  };
}

/** `npm run articles -- import FILE…`: fact-checks from files, with a report of each. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { latestDay } from '#app/domain/article/article-dates.ts';
import type { ImportReport } from '#app/domain/article/import-report.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { readEnv } from '#app/env.server.ts';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import type { ImageFiles, NewImage } from '#app/ports/articles.ts';
import { paths } from '#app/paths.ts';
import { importArticle, type ImportArticleOutcome } from '#app/usecases/import-article.ts';

export const importUsage = `npm run articles -- import FILE… [--date DAY] [--slug SLUG] [--draft] [--dry-run]

FILE is Markdown with front matter, or plain text with a "Fact check:" line. A file with the same slug as a fact-check that
is there replaces it. A file with a problem is refused with its lines; the other files are imported.
--date 2025-10-13 is the day of the check of files that state none. --slug names the address of one file that gives none and
whose headline has no Latin letters. --draft keeps it unpublished. --dry-run shows what readers would see and keeps nothing.`;

export async function importFiles(args: string[]): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      slug: { type: 'string' },
      draft: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (files.length === 0 || (values.slug !== undefined && files.length > 1)) {
    console.error(
      'Expected: npm run articles -- import FILE… (--slug with one file only; --help says more).',
    );
    return 1;
  }
  const contents = readAll(files);
  if (contents === null) return 1;
  const env = readEnv();
  const deps = await buildDeps({ ...env, logLevel: 'error' });
  try {
    let refusedCount = 0;
    const dateMax = latestDay(deps.ports.clock.now());
    for (const [file, content] of contents) {
      const { date, slug } = values;
      const { images, imageOf } = imagesBeside(file, deps.ports.imageFiles);
      const parsed = parseArticle(content, {
        dateMax,
        imageOf,
        ...(date && { date }),
        ...(slug && { slug }),
      });
      const outcome = await importArticle(deps.ports, parsed, {
        images,
        isDraft: values.draft,
        isDryRun: values['dry-run'],
      });
      print(file, outcome, env.siteUrl);
      if (outcome.kind === 'refused') refusedCount += 1;
    }
    if (refusedCount > 0) console.error(`${String(refusedCount)} of ${String(files.length)} refused.`);
    return refusedCount > 0 ? 1 : 0;
  } finally {
    await deps.stop();
  }
}

/** The images that the file may show; those that it does are kept by their hash as they are read. */
function imagesBeside(
  file: string,
  { inFolder }: ImageFiles,
): { images: Map<string, NewImage>; imageOf: ImageOf } {
  const images = new Map<string, NewImage>();
  const read = inFolder(dirname(file));
  const imageOf: ImageOf = (reference) => {
    const image = read(reference);
    if ('problem' in image) return image;
    const { bytes: _kept, ...data } = image;
    images.set(image.sha256, image);
    return data;
  };
  return { images, imageOf };
}

/** All files or none: a mistyped name is found before anything is published. */
function readAll(files: readonly string[]): [string, string][] | null {
  try {
    return files.map((file) => [file, readFileSync(file, 'utf8')]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function print(file: string, outcome: ImportArticleOutcome, siteUrl: string): void {
  if (outcome.kind === 'refused') {
    for (const { line, message } of outcome.problems) console.error(`${placeIn(file, line)}: ${message}`);
    return;
  }
  console.log(`${file}: ${outcome.kind}, ${siteUrl}${paths.factCheck(outcome.article.slug)}`);
  for (const remark of remarksOn(outcome.report)) console.log(`  ${remark}`);
}

const placeIn = (file: string, line: number | null): string =>
  line === null ? file : `${file}, line ${String(line)}`;

function remarksOn({ remarks, missingSources, unusedSources }: ImportReport): string[] {
  return [
    ...remarks.map(({ line, message }) => (line === null ? message : `line ${String(line)}: ${message}`)),
    ...(missingSources.length > 0
      ? [
          `no source for ${missingSources.map((number) => `[${String(number)}]`).join(' ')}; shown as plain markers`,
        ]
      : []),
    ...(unusedSources.length > 0 ? [`no marker names source ${unusedSources.join(', ')}`] : []),
  ];
}

/** `npm run articles -- import FILE…`: fact-checks from files, with a report of each. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { isLanguage } from '#app/domain/article/article.ts';
import { latestDay } from '#app/domain/article/article-dates.ts';
import type { ImportDefaults } from '#app/domain/article/finish-article.ts';
import type { ParsedArticle } from '#app/domain/article/import-report.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { writtenDays } from '#app/domain/article/written-dates.ts';
import { readEnv } from '#app/env.server.ts';
import { paths } from '#app/paths.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { imagesBeside } from './articles-images.ts';
import { inWords, printable, problemsInWords } from './articles-report.ts';
import { showProgress } from './progress.ts';

export const importUsage = `npm run articles -- import FILE… [--dry-run] [--draft] [--date DAY] [--slug SLUG] [--language CODE]

FILE is Markdown with front matter, or plain text with a "Fact check:" line (docs/writing.md). A fact-check with the same
address is replaced. Images stand beside the file. A file that cannot be read or has a problem is refused with its lines; the others are imported.
  --dry-run    shows what readers would see, and keeps nothing
  --draft      keeps new ones unpublished; what is published stays so
  --date       the day of the check for files that state none: 2025-10-13
  --slug       the address of one file that gives none and whose headline has no Latin letters
  --language   the language of files that name none: ar, pt-BR (else en)`;

interface Options {
  readonly defaults: ImportDefaults;
  readonly isDraft: boolean;
  readonly isDryRun: boolean;
}

export async function importFiles(args: string[]): Promise<number> {
  const read = readOptions(args);
  if (typeof read === 'string') {
    console.error(`${read} (--help says more).`);
    return 1;
  }
  const { files, options } = read;
  const env = readEnv();
  const deps = await buildDeps({ ...env, logLevel: 'error' }, { screens: false });
  const progress = showProgress('files read');
  // Two files with one address would replace each other in silence.
  const taken = new Map<string, string>();
  let refusedCount = 0;
  try {
    const defaults = { ...options.defaults, dateMax: latestDay(deps.ports.clock.now()) };
    for (const [at, file] of files.entries()) {
      const { images, imageOf } = imagesBeside(file, deps.ports.imageFiles);
      const parsed = withOwnAddress(readArticle(file, { ...defaults, imageOf }), file, taken);
      const outcome = await importArticle(deps.ports, parsed, { ...options, images });
      if (outcome.kind === 'refused') {
        refusedCount += 1;
        for (const line of problemsInWords(file, outcome.problems)) console.error(printable(line));
      } else {
        const address = `${env.siteUrl}${paths.factCheck(outcome.article.slug)}`;
        for (const line of inWords(file, outcome, address)) console.log(printable(line));
      }
      progress.tell(at + 1);
    }
  } finally {
    progress.end();
    await deps.stop();
  }
  if (refusedCount > 0) console.error(`${String(refusedCount)} of ${String(files.length)} refused.`);
  return refusedCount > 0 ? 1 : 0;
}

function readOptions(args: string[]): { files: string[]; options: Options } | string {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      slug: { type: 'string' },
      language: { type: 'string' },
      draft: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const { slug, language } = values;
  if (files.length === 0) return 'Expected: npm run articles -- import FILE…';
  if (slug !== undefined && files.length > 1) return 'Expected --slug with one file only';
  if (language !== undefined && !isLanguage(language))
    return `Expected --language such as ar, got "${language}"`;
  const [date, other] = writtenDays(values.date ?? '');
  if (values.date !== undefined && (date === undefined || other !== undefined)) {
    return `Expected --date with one day, such as 2025-10-13, got "${values.date}"`;
  }
  const defaults = {
    ...(date !== undefined && { date }),
    ...(slug !== undefined && { slug }),
    ...(language !== undefined && { language }),
  };
  return { files, options: { defaults, isDraft: values.draft, isDryRun: values['dry-run'] } };
}

function readArticle(file: string, defaults: ImportDefaults): ParsedArticle {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ line: null, message }] };
  }
  return parseArticle(text, defaults);
}

function withOwnAddress(parsed: ParsedArticle, file: string, taken: Map<string, string>): ParsedArticle {
  if (!parsed.ok) return parsed;
  const { slug } = parsed.article;
  const other = taken.get(slug);
  if (other === undefined) {
    taken.set(slug, file);
    return parsed;
  }
  const message = `expected an address of its own (slug: …), got ${slug}, which ${other} has taken`;
  return { ok: false, problems: [{ line: null, message }] };
}

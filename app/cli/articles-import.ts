/** `npm run articles -- import FILE…`: fact-checks from files, with a report of each. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { isLanguage } from '#app/domain/article/article.ts';
import { latestDay } from '#app/domain/article/article-dates.ts';
import { webAddress } from '#app/domain/article/inline-text.ts';
import { writtenDays } from '#app/domain/article/written-dates.ts';
import { readEnv } from '#app/env.server.ts';
import { paths } from '#app/paths.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { kindOfFile, readArticleFile } from './articles-file.ts';
import { importExport, type ExportOptions } from './articles-import-export.ts';
import { inWords, printable, problemsInWords } from './articles-report.ts';
import { showProgress } from './progress.ts';
import { takenAddresses } from './taken-addresses.ts';

export const importUsage = `npm run articles -- import FILE… [--dry-run] [--draft] [--date DAY] [--slug SLUG] [--language CODE]
                              [--images DIR] [--tag NAME] [--type NAME] [--site ADDRESS]

FILE is Markdown with front matter, plain text with a "Fact check:" line (docs/writing.md), a page saved from a site, or an
export: Ghost's (JSON) or WordPress's (WXR), of which each post is one fact-check (docs/importing.md). A fact-check with the
same address is replaced. Images stand beside the file. What cannot be read or has a problem is refused with its lines; the
others are imported.
  --dry-run    shows what readers would see, and keeps nothing
  --draft      keeps new ones unpublished; what is published stays so
  --date       the day of the check for files that state none: 2025-10-13
  --slug       the address of one file that gives none and whose headline has no Latin letters
  --language   the language of files that name none: ar, pt-BR (else en)
  --images     the folder of an export's pictures: wp-content/uploads, content/images
  --tag        of an export only the posts with this tag or category
  --type       of a WordPress export the posts of this type, by its name there (else post)
  --site       where a Ghost export's site stood, for the links within it: https://news.example`;

export async function importFiles(args: string[]): Promise<number> {
  const read = readOptions(args);
  if (typeof read === 'string') {
    console.error(`${read} (--help says more).`);
    return 1;
  }
  const { files, options } = read;
  const env = readEnv();
  const deps = await buildDeps({ ...env, logLevel: 'error' }, { screens: false });
  const progress = showProgress('files read', files.length);
  const taken = takenAddresses();
  let refusedCount = 0;
  try {
    const defaults = { ...options.defaults, dateMax: latestDay(deps.ports.clock.now()) };
    for (const [at, file] of files.entries()) {
      const kind = kindOfFile(file);
      if (kind === 'ghost' || kind === 'wordpress') {
        refusedCount += await importExport(deps, { file, kind }, { ...options, defaults }, taken);
        continue;
      }
      const { imagesDir } = options;
      const { parsed, images } = readArticleFile(file, kind, {
        defaults,
        imagesDir,
        files: deps.ports.imageFiles,
      });
      const outcome = await importArticle(deps.ports, taken.claim(parsed, file), { ...options, images });
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
  if (refusedCount > 0) console.error(`${String(refusedCount)} refused.`);
  return refusedCount > 0 ? 1 : 0;
}

function readOptions(args: string[]): { files: string[]; options: ExportOptions } | string {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      slug: { type: 'string' },
      language: { type: 'string' },
      images: { type: 'string' },
      tag: { type: 'string' },
      type: { type: 'string', default: 'post' },
      site: { type: 'string' },
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
  const { images = null, tag = null, type: postType } = values;
  if (images !== null && !existsSync(images)) return `There is no folder ${images}`;
  const site = values.site === undefined ? null : webAddress(values.site.replace(/\/+$/, ''));
  if (values.site !== undefined && site === null) {
    return `Expected --site with an address such as https://news.example, got "${values.site}"`;
  }
  const kept = { isDraft: values.draft, isDryRun: values['dry-run'] };
  return { files, options: { defaults, ...kept, imagesDir: images, tag, postType, site } };
}

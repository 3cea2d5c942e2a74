/** The part of `npm run articles -- import` that takes whole exports of other systems, post by post, with a report of each. */
import type { Deps } from '#app/deps.server.ts';
import { parseExportedPost, type ExportItem } from '#app/domain/article/exports/exported-post.ts';
import type { ImportDefaults } from '#app/domain/article/finish-article.ts';
import { paths } from '#app/paths.ts';
import type { ExportKind } from '#app/ports/exports.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { imagesOfExport } from './articles-images.ts';
import { inWords, printable, problemsInWords } from './articles-report.ts';
import { showProgress } from './progress.ts';
import type { TakenAddresses } from './taken-addresses.ts';

export interface ExportOptions {
  readonly defaults: ImportDefaults;
  readonly isDraft: boolean;
  readonly isDryRun: boolean;
  /** The folder of the exported system's pictures. */
  readonly imagesDir: string | null;
  /** Only posts with this tag or category, by its name or its address there. */
  readonly tag: string | null;
  /** WordPress's name for the kind of post; newsrooms have their own for fact-checks. */
  readonly postType: string;
  /** Where the exported site stood. */
  readonly site: string | null;
}

/** How many posts were refused; the others are kept. A problem of the whole file counts as one. */
export async function importExport(
  { ports, env }: Pick<Deps, 'ports' | 'env'>,
  { file, kind }: { file: string; kind: ExportKind },
  options: ExportOptions,
  taken: TakenAddresses,
): Promise<number> {
  const reading = showProgress('% of the file read');
  const opened = await ports.exports.open(kind, file, {
    site: options.site,
    postType: options.postType,
    onProgress: (share) => {
      reading.tell(Math.floor(share * 100));
    },
  });
  reading.end();
  if ('problem' in opened) {
    for (const line of problemsInWords(file, [opened.problem])) console.error(printable(line));
    return 1;
  }
  const counts = new Map<string, number>();
  const count = (what: string): void => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  const progress = showProgress('posts', opened.postCount);
  let doneCount = 0;
  for await (const item of opened.items()) {
    const name = `${file}, ${item.name}`;
    if (!isWanted(item, options.tag)) count(`without the tag "${options.tag ?? ''}"`);
    else {
      // One reader of images for each post: all of an export's together are too many to hold.
      const { images, imageOf } = imagesOfExport(options.imagesDir, ports.imageFiles);
      const parsed =
        'post' in item
          ? parseExportedPost(item.post, { ...options.defaults, imageOf })
          : { ok: false as const, problems: [item.problem] };
      const isDraft = options.isDraft || ('post' in item && item.post.isDraft);
      const outcome = await importArticle(ports, taken.claim(parsed, name), { ...options, isDraft, images });
      count(outcome.kind);
      if (outcome.kind === 'refused') {
        for (const line of problemsInWords(name, outcome.problems)) console.error(printable(line));
      } else {
        const address = `${env.siteUrl}${paths.factCheck(outcome.article.slug)}`;
        for (const line of inWords(name, outcome, address)) console.log(printable(line));
      }
    }
    progress.tell((doneCount += 1));
  }
  progress.end();
  console.log(printable(totalsInWords(file, counts, opened.others)));
  return counts.get('refused') ?? 0;
}

/** What cannot be read to its tags is told, whichever are wanted. */
function isWanted({ tags }: ExportItem, wanted: string | null): boolean {
  return wanted === null || tags === null || tags.some((tag) => tag.toLowerCase() === wanted.toLowerCase());
}

/** `ghost.json: 3 added, 1 refused; left out: pages (2), attachments (3)`. */
function totalsInWords(
  file: string,
  counts: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
): string {
  const became = [...counts].map(([what, number]) => `${number.toLocaleString('en')} ${what}`).join(', ');
  const left = [...others].map(([what, number]) => `${what} (${number.toLocaleString('en')})`).join(', ');
  return `${file}: ${became || 'no posts'}${left ? `; left out: ${left}` : ''}.`;
}

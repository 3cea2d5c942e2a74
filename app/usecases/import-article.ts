/** Publishes a fact-check from a file: parsed, reported on, stored. */
import type { ImportProblem, ImportReport } from '#app/domain/article/import-report.ts';
import type { Article } from '#app/domain/article/article.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import type { Ports } from '#app/ports.ts';

export type ImportArticleOutcome =
  | {
      readonly kind: 'added' | 'changed' | 'unchanged';
      readonly article: Article;
      readonly report: ImportReport;
    }
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] };

/** `slug`: wanted only where the file yields none. Nothing is stored from a file with problems. */
export async function importArticle(
  ports: Pick<Ports, 'articles' | 'clock'>,
  file: string,
  slug?: string,
): Promise<ImportArticleOutcome> {
  const now = ports.clock.now();
  const parsed = parseArticle(file, {
    today: now.toISOString().slice(0, 10),
    ...(slug !== undefined && { slug }),
  });
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems };
  const kind = await ports.articles.save(parsed.article, [], { now, publishedAt: now });
  return { kind, article: parsed.article, report: parsed.report };
}

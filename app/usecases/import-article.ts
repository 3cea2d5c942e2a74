/** Keeps a fact-check that was read from a file: published at once, as a draft, or only looked at. */
import type { ImportProblem, ImportReport, ParsedArticle } from '#app/domain/article/import-report.ts';
import type { Article } from '#app/domain/article/article.ts';
import type { Ports } from '#app/ports.ts';
import type { NewImage } from '#app/ports/articles.ts';

interface Read {
  readonly article: Article;
  readonly report: ImportReport;
}

export type ImportArticleOutcome =
  | (Read & { readonly kind: 'added' | 'changed' | 'unchanged'; readonly isPublic: boolean })
  | (Read & { readonly kind: 'shown'; readonly isThere: boolean })
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] };

export interface ImportArticleOptions {
  /** Those that the fact-check shows, with their bytes. */
  readonly images?: readonly NewImage[];
  /** A new one is kept and not published; one that is there keeps its state. */
  readonly isDraft?: boolean;
  /** Nothing is kept: the outcome is `shown`. */
  readonly isDryRun?: boolean;
}

/** Nothing is kept of a file with problems. */
export async function importArticle(
  ports: Pick<Ports, 'articles' | 'clock'>,
  parsed: ParsedArticle,
  { images = [], isDraft = false, isDryRun = false }: ImportArticleOptions = {},
): Promise<ImportArticleOutcome> {
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems };
  const { article, report } = parsed;
  const before = await ports.articles.find(article.slug);
  if (isDryRun) return { kind: 'shown', article, report, isThere: before !== null };
  const now = ports.clock.now();
  const kind = await ports.articles.save(article, images, { now, publishedAt: isDraft ? null : now });
  return { kind, article, report, isPublic: before ? before.publishedAt !== null : !isDraft };
}

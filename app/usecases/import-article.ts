/** Keeps a fact-check that was read from a file: published at once, as a draft, or only looked at. */
import type { ImportProblem, ImportReport, ParsedArticle } from '#app/domain/article/import-report.ts';
import type { Article } from '#app/domain/article/article.ts';
import { publicationState, type PublicationState } from '#app/domain/article/publication.ts';
import { imagesWithin } from '#app/domain/article/text-within.ts';
import type { Ports } from '#app/ports.ts';
import type { NewImage } from '#app/ports/articles.ts';

interface Read {
  readonly article: Article;
  readonly report: ImportReport;
}

export type ImportArticleOutcome =
  /** `state`: what readers see of it, which an import of one that is there never changes. */
  | (Read & { readonly kind: 'added' | 'changed' | 'unchanged'; readonly state: PublicationState })
  /** `state` of the one that would be replaced; null where there is none. */
  | (Read & { readonly kind: 'shown'; readonly state: PublicationState | null })
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] };

export interface ImportArticleOptions {
  /** Those that were read for the file, by their hash; of these the ones that the fact-check shows are kept. */
  readonly images?: ReadonlyMap<string, NewImage>;
  /** A new one is kept and not published; one that is there keeps its state. */
  readonly isDraft?: boolean;
  /** Nothing is kept: the outcome is `shown`. */
  readonly isDryRun?: boolean;
}

/** Nothing is kept of a file with problems. */
export async function importArticle(
  ports: Pick<Ports, 'articles' | 'clock'>,
  parsed: ParsedArticle,
  { images = new Map(), isDraft = false, isDryRun = false }: ImportArticleOptions = {},
): Promise<ImportArticleOutcome> {
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems };
  const { article, report } = parsed;
  const before = await ports.articles.find(article.slug);
  const now = ports.clock.now();
  const stateBefore = before && publicationState(before, now);
  if (isDryRun) return { kind: 'shown', article, report, state: stateBefore };
  const kind = await ports.articles.save(article, imagesFor(article, images), {
    now,
    publishedAt: isDraft ? null : now,
  });
  return { kind, article, report, state: stateBefore ?? (isDraft ? 'draft' : 'published') };
}

function imagesFor(article: Article, images: ReadonlyMap<string, NewImage>): NewImage[] {
  return [...new Set(imagesWithin(article).map(({ sha256 }) => sha256))].map((sha256) => {
    const image = images.get(sha256);
    if (!image) throw new Error(`the bytes of image ${sha256} are missing`);
    return image;
  });
}

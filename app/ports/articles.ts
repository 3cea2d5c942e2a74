/** What use cases need of fact-checks, their pictures and what became of them. */
import type { ArchiveMonth, ArchiveTopic } from '#app/domain/article/archive.ts';
import type { ArticleCursor } from '#app/domain/article/article-cursor.ts';
import type { Article, ArticleImage, Direction, ImageData } from '#app/domain/article/article.ts';
import type { KeptArticle, Publication, Withdrawal } from '#app/domain/article/publication.ts';

/** What lists show of a fact-check. */
export interface ArticleListItem {
  readonly slug: string;
  readonly headline: string;
  readonly verdict: string | null;
  readonly summary: string | null;
  readonly checkedOn: string;
  readonly demo: boolean;
  readonly image: ArticleImage | null;
  readonly language: string;
  readonly direction: Direction;
  readonly updatedAt: Date;
}

/** One of the newsroom's own list, whatever became of it. */
export interface KeptArticleListItem extends Omit<Publication, 'corrections'> {
  readonly slug: string;
  readonly headline: string;
  readonly checkedOn: string;
  readonly demo: boolean;
  readonly correctionCount: number;
}

/** Which fact-checks a list is of; where nothing is said, all. */
export interface ArticleFilter {
  /** The slug of a topic. */
  readonly topic?: string;
  /** Days checked, from the first to before the second: `2026-11-01`, `2026-12-01`. */
  readonly checked?: { readonly from: string; readonly before: string };
}

/** An image with its bytes. */
export interface NewImage extends ImageData {
  readonly bytes: Uint8Array;
}

export interface ArticleStore {
  /** Whatever its state; null where there is none. Asks the database each time; the very same object as before where nothing changed. */
  find(slug: string): Promise<KeptArticle | null>;
  /** Those that readers see at `now`, newest first, at most `limit`, from behind `after`. */
  list(
    now: Date,
    limit: number,
    after?: ArticleCursor | null,
    filter?: ArticleFilter,
  ): Promise<ArticleListItem[]>;
  /** The months of those that readers see at `now`, newest first. */
  months(now: Date): Promise<ArchiveMonth[]>;
  /** The topics of those that readers see at `now`, those with the most first; the one of this slug alone where it is given. */
  topics(now: Date, slug?: string): Promise<ArchiveTopic[]>;
  /** Every one, newest first, at most `limit`, from behind `after`. */
  listKept(limit: number, after?: ArticleCursor | null): Promise<KeptArticleListItem[]>;
  /**
   * Inserts or replaces by slug, together with its images; `unchanged` where the content is the same. A new one is published
   * from `publishedAt` on, or a draft where that is null; one that is there keeps its state.
   */
  save(
    article: Article,
    images: readonly NewImage[],
    at: { readonly now: Date; readonly publishedAt: Date | null },
  ): Promise<'added' | 'changed' | 'unchanged'>;
  /** From `publishedAt` on readers see it, also where it was withdrawn. False where there is none. */
  publish(slug: string, publishedAt: Date, now: Date): Promise<boolean>;
  /** Adds a note for readers. False where there is none. */
  correct(slug: string, id: string, note: string, now: Date): Promise<boolean>;
  /** False where there is none, or where it is withdrawn already. */
  withdraw(slug: string, withdrawal: Withdrawal): Promise<boolean>;
  /** The bytes of an image that some fact-check shows. */
  image(sha256: string): Promise<NewImage | null>;
}

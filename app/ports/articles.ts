/** What use cases need of fact-checks, their pictures and what became of them. */
import type { ArchiveMonth, ArchiveTopic } from '#app/domain/article/archive.ts';
import type { ArticleCursor } from '#app/domain/article/article-cursor.ts';
import type { Article, ArticleImage, Direction, ImageData, ImageType } from '#app/domain/article/article.ts';
import type { Correction, KeptArticle, Publication, Withdrawal } from '#app/domain/article/publication.ts';

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

/** What feeds tell of a fact-check: as it stands, with its last correction, or that it was withdrawn and why. */
export type FeedItem =
  | (ArticleListItem & {
      readonly kind: 'published';
      readonly authors: readonly string[];
      readonly desk: string | null;
      readonly topics: readonly string[];
      readonly language: string;
      readonly direction: Direction;
      readonly publishedAt: Date;
      /** The last one; null where nothing was ever corrected. */
      readonly correction: Correction | null;
    })
  | {
      readonly kind: 'withdrawn';
      readonly slug: string;
      readonly headline: string;
      readonly checkedOn: string;
      readonly publishedAt: Date;
      readonly withdrawal: Withdrawal;
      readonly updatedAt: Date;
    };

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

/** The images that stand beside the files that are imported. */
export interface ImageFiles {
  /**
   * Reads what a file in `folder` names, from that folder alone. Nothing is in the bytes but the picture: no place, device or
   * name. `problem` says in whole words, the name first, why the image cannot be had.
   */
  inFolder(folder: string): (reference: string) => NewImage | { readonly problem: string };
}

/** The bytes of an image, as they are asked for. */
export interface ShownImage {
  readonly type: ImageType;
  readonly byteLength: number;
  /** Read piece by piece, so that no reader makes the process hold all of it. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
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
  /**
   * Those that readers see at `now` and those withdrawn, at most `limit`, the last news first: the day of the check, a correction
   * or a withdrawal. So whoever follows a feed hears that an old fact-check was wrong.
   */
  listForFeeds(now: Date, limit: number): Promise<FeedItem[]>;
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
  /** Of every one, whatever its state. */
  slugs(): Promise<string[]>;
  /** Adds a note for readers. False where there is none. */
  correct(slug: string, id: string, note: string, now: Date): Promise<boolean>;
  /** False where there is none, or where it is withdrawn already. */
  withdraw(slug: string, withdrawal: Withdrawal): Promise<boolean>;
  /** An image that some fact-check shows to its readers at `now`; null where none does. */
  image(sha256: string, now: Date): Promise<ShownImage | null>;
}

/** What lists for machines need of all fact-checks: little of each, and never all at once. */
import type { ArticleCursor } from '#app/domain/article/article-cursor.ts';
import type { Article } from '#app/domain/article/article.ts';
import type { CatalogState } from '#app/domain/article/catalog-version.ts';

/** Of those that readers see. */
export interface ArticleAddress extends ArticleCursor {
  readonly updatedAt: Date;
}

/** A run of addresses, in the order of the list. */
export interface AddressRun {
  readonly count: number;
  /** When the last of them changed. */
  readonly updatedAt: Date;
}

/** What of a fact-check its ClaimReview is made of. */
export type ReviewedClaim = Pick<
  Article,
  'slug' | 'claim' | 'claimant' | 'appearance' | 'verdict' | 'rating' | 'checkedOn' | 'updatedOn' | 'language'
>;

export interface ArticleReview extends ArticleCursor {
  /** Null where it was withdrawn, or cannot be read. */
  readonly reviewed: ReviewedClaim | null;
  readonly correctedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly updatedAt: Date;
}

/** Every list has the newest first, at most `limit`, from behind `after`. */
export interface ArticleCatalog {
  /** Of those that readers have seen until `now`. */
  state(now: Date): Promise<CatalogState>;
  /** The addresses that readers see at `now`, cut into runs of `length`. */
  addressRuns(now: Date, length: number): Promise<AddressRun[]>;
  /** `skip`: so many before the first. */
  addresses(
    now: Date,
    from: { readonly after: ArticleCursor | null; readonly skip?: number },
    limit: number,
  ): Promise<ArticleAddress[]>;
  /** Those that readers see at `now` and those withdrawn. */
  reviews(now: Date, after: ArticleCursor | null, limit: number): Promise<ArticleReview[]>;
}

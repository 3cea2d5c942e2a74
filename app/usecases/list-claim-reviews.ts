/** Every claim that the newsroom reviewed, for machines: a page at a time, so that they never stand in memory together. */
import { catalogVersion } from '#app/domain/article/catalog-version.ts';
import { claimReview, type ClaimReview } from '#app/domain/article/claim-review.ts';
import { changedOn } from '#app/domain/article/publication.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { ArticleReview } from '#app/ports/article-catalog.ts';

type ReviewPorts = Pick<Ports, 'articleCatalog' | 'clock' | 'site'>;

/** What became of one claim: its review, or that the newsroom took it back. */
export type ReviewEntry =
  | {
      readonly kind: 'reviewed';
      readonly url: string;
      readonly review: ClaimReview;
      readonly updatedAt: Date;
    }
  | { readonly kind: 'withdrawn'; readonly url: string; readonly withdrawnAt: Date };

export interface ClaimReviews {
  /** The same for as long as the list says the same. */
  readonly version: string;
  /** Null where there is none. */
  readonly changedAt: Date | null;
  /** The newest first. Fact-checks that review nobody's claim have no entry. */
  readonly entries: AsyncIterable<ReviewEntry>;
}

/** How many fact-checks are read at once. */
const pageLength = 500;

export async function listClaimReviews(ports: ReviewPorts): Promise<ClaimReviews> {
  const now = ports.clock.now();
  const state = await ports.articleCatalog.state(now);
  return { version: catalogVersion(state), changedAt: state.changedAt, entries: walk(ports, now) };
}

async function* walk({ articleCatalog, site }: ReviewPorts, now: Date): AsyncGenerator<ReviewEntry> {
  let after: ArticleReview | null = null;
  do {
    const page: ArticleReview[] = await articleCatalog.reviews(now, after, pageLength);
    yield* page.map((item) => entryOf(item, site)).filter((entry) => entry !== null);
    after = page.at(-1) ?? null;
  } while (after !== null);
}

function entryOf(
  { slug, reviewed, correctedAt, withdrawnAt, updatedAt }: ArticleReview,
  site: ReviewPorts['site'],
): ReviewEntry | null {
  const url = site.url + paths.factCheck(slug);
  if (withdrawnAt) return { kind: 'withdrawn', url, withdrawnAt };
  if (reviewed === null) return null;
  const corrections = correctedAt ? [{ at: correctedAt }] : [];
  const modifiedOn = changedOn({ article: reviewed, corrections }, site.timeZone);
  const review = claimReview(reviewed, { url, siteName: site.name, siteUrl: site.url }, modifiedOn);
  return review && { kind: 'reviewed', url, review, updatedAt };
}

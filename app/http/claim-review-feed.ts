/**
 * The feed of all claims reviewed: a schema.org/DataFeed whose items hold one ClaimReview each, as those who gather fact-checks
 * read them (the ClaimReview feed of datacommons.org/factcheck is one), and say of a withdrawn one when it went (dateDeleted).
 */
import { createHash } from 'node:crypto';
import { wellFormedJson } from '#app/domain/well-formed-json.ts';
import { paths } from '#app/paths.ts';
import type { Site } from '#app/ports/ambient.ts';
import type { ClaimReviews, ReviewEntry } from '#app/usecases/list-claim-reviews.ts';

/** Raise it when the feed says the same otherwise. */
const shape = 1;

type FeedSite = Pick<Site, 'name' | 'url' | 'timeZone'>;

/** Changes with whatever the feed says: also with the site's name, which each review bears, and with its clocks. */
export function reviewsTag(
  { version }: Pick<ClaimReviews, 'version'>,
  { name, url, timeZone }: FeedSite,
): string {
  const site = createHash('sha256')
    .update(JSON.stringify([name, url, timeZone]))
    .digest('hex')
    .slice(0, 8);
  return `W/"${String(shape)}-${site}-${version}"`;
}

export async function* reviewsText(
  { changedAt, entries }: ClaimReviews,
  site: Pick<FeedSite, 'name' | 'url'>,
): AsyncGenerator<string> {
  const feed = {
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    name: site.name,
    url: site.url + paths.claimReviews(),
    ...(changedAt && { dateModified: changedAt.toISOString() }),
  };
  yield `${wellFormedJson(feed).slice(0, -1)},"dataFeedElement":[`;
  let separator = '\n';
  for await (const entry of entries) {
    yield separator + wellFormedJson(itemOf(entry));
    separator = ',\n';
  }
  yield '\n]}\n';
}

function itemOf(entry: ReviewEntry) {
  const { url } = entry;
  if (entry.kind === 'withdrawn') {
    return { '@type': 'DataFeedItem', url, dateDeleted: entry.withdrawnAt.toISOString() };
  }
  return {
    '@type': 'DataFeedItem',
    url,
    dateCreated: entry.review.datePublished,
    dateModified: entry.updatedAt.toISOString(),
    item: [entry.review],
  };
}

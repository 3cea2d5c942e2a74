/** Every claim reviewed, for those who gather fact-checks. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { reviewsTag, reviewsText } from '#app/http/claim-review-feed.ts';
import { keptAnswer, keptText } from '#app/http/kept-text.ts';
import { isKnown } from '#app/http/known-version.ts';
import type { Site } from '#app/ports.ts';
import { listClaimReviews, type ClaimReviews } from '#app/usecases/list-claim-reviews.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { site } = ports;
  const reviews = await listClaimReviews(ports);
  const headers = headersOf(reviews, site);
  if (isKnown(request, headers.ETag)) return new Response(null, { status: 304, headers });
  const kept = await keptText(ports.articleCatalog, { name: 'claim-reviews', state: reviews }, () =>
    Promise.resolve(reviewsText(reviews, site)),
  );
  return keptAnswer(request, kept.gzip, {
    ...headersOf(kept.state, site),
    'Content-Type': 'application/ld+json; charset=utf-8',
  });
}

const headersOf = (reviews: Pick<ClaimReviews, 'version' | 'changedAt'>, site: Site) => ({
  'Cache-Control': sharedFeed,
  ETag: reviewsTag(reviews, site),
  ...(reviews.changedAt && { 'Last-Modified': reviews.changedAt.toUTCString() }),
});

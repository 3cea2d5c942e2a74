/** Every claim reviewed, for those who gather fact-checks. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { reviewsTag, reviewsText } from '#app/http/claim-review-feed.ts';
import { keptAnswer, keptText } from '#app/http/kept-text.ts';
import { listClaimReviews, type ClaimReviews } from '#app/usecases/list-claim-reviews.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const reviews = await listClaimReviews(ports);
  const headers = headersOf(reviews);
  if (request.headers.get('If-None-Match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  const kept = await keptText(ports.articleCatalog, { name: 'claim-reviews', state: reviews }, () =>
    Promise.resolve(reviewsText(reviews, ports.site)),
  );
  return keptAnswer(request, kept.gzip, {
    ...headersOf(kept.state),
    'Content-Type': 'application/ld+json; charset=utf-8',
  });
}

const headersOf = (reviews: Pick<ClaimReviews, 'version' | 'changedAt'>) => ({
  'Cache-Control': sharedFeed,
  ETag: reviewsTag(reviews),
  ...(reviews.changedAt && { 'Last-Modified': reviews.changedAt.toUTCString() }),
});

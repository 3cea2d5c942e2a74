/** Every claim reviewed, for those who gather fact-checks. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { reviewsTag, reviewsText } from '#app/http/claim-review-feed.ts';
import { isKnown } from '#app/http/known-version.ts';
import { streamed } from '#app/http/streamed.ts';
import { listClaimReviews } from '#app/usecases/list-claim-reviews.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const reviews = await listClaimReviews(ports);
  const tag = reviewsTag(reviews, ports.site);
  const headers = {
    'Cache-Control': sharedFeed,
    ETag: tag,
    ...(reviews.changedAt && { 'Last-Modified': reviews.changedAt.toUTCString() }),
  };
  if (isKnown(request, tag)) return new Response(null, { status: 304, headers });
  return new Response(await streamed(reviewsText(reviews, ports.site)), {
    headers: { ...headers, 'Content-Type': 'application/ld+json; charset=utf-8' },
  });
}

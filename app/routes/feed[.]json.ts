/** The JSON Feed of the newest fact-checks. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { feedEntriesMax, jsonFeed } from '#app/http/feed-text.ts';
import { listFeedEntries } from '#app/usecases/list-feed-entries.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const entries = await listFeedEntries(ports, feedEntriesMax);
  return new Response(jsonFeed(entries, ports.site), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

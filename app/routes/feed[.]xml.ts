/** The Atom feed of the newest fact-checks. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { atomFeed, feedEntriesMax } from '#app/http/feed-text.ts';
import { listFeedEntries } from '#app/usecases/list-feed-entries.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const entries = await listFeedEntries(ports, feedEntriesMax);
  return new Response(atomFeed(entries, ports.site), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

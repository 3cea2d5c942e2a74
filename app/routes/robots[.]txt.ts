/** What crawlers need not ask for, and where the sitemap is. What they may not list says so itself, and must be fetched for that. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { closedPlaces } from '#app/http/search-listing.ts';
import { paths } from '#app/paths.ts';

export function loader({ context }: LoaderFunctionArgs) {
  const lines = [
    'User-agent: *',
    ...closedPlaces.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${context.deps.ports.site.url}${paths.sitemap()}`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

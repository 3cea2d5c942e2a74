/** What crawlers may read: everything for readers, nothing that is one person's. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';

const CLOSED = ['/desk', '/donations/', '/appeals/', '/sandbox'];

export function loader({ context }: LoaderFunctionArgs) {
  const lines = [
    'User-agent: *',
    ...CLOSED.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${context.deps.ports.site.url}${paths.sitemap()}`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

/** The addresses that search engines may list: all of them, or where they are too many for one file, in parts. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { addressesMax, sitemapText } from '#app/http/sitemap-text.ts';
import { streamed } from '#app/http/streamed.ts';
import { listSitemap } from '#app/usecases/list-sitemap.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const part = new URL(request.url).searchParams.get('part');
  const sitemap = await listSitemap(ports, { part, addressesMax });
  if (!sitemap) return new Response(null, { status: 404 });
  return new Response(await streamed(sitemapText(sitemap, ports.site.url)), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

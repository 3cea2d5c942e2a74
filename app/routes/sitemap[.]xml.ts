/** The addresses that search engines may list: all of them, or where they are too many for one file, in parts. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { keptAnswer, keptText } from '#app/http/kept-text.ts';
import { addressesMax, sitemapText } from '#app/http/sitemap-text.ts';
import { listSitemap, sitemapVersion } from '#app/usecases/list-sitemap.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const part = new URL(request.url).searchParams.get('part');
  const state = { version: await sitemapVersion(ports) };
  const kept = await keptText(ports.articleCatalog, { name: `sitemap ${part ?? ''}`, state }, async () => {
    const sitemap = await listSitemap(ports, { part, addressesMax });
    return sitemap && sitemapText(sitemap, ports.site.url);
  });
  if (!kept) return new Response(null, { status: 404 });
  return keptAnswer(request, kept.gzip, {
    'Content-Type': 'application/xml; charset=utf-8',
    'Cache-Control': sharedFeed,
  });
}

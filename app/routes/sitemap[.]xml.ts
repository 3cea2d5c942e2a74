/** The addresses that search engines may list (sitemaps.org, at most 50,000 in one file). */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sharedFeed } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';

const ADDRESSES_MAX = 50_000;

export async function loader({ context }: LoaderFunctionArgs) {
  const { articles, clock, site } = context.deps.ports;
  const pages = [
    paths.home(),
    paths.factChecks(),
    paths.independence(),
    paths.imprint(),
    paths.privacy(),
    paths.terms(),
  ];
  const items = await articles.list(clock.now(), ADDRESSES_MAX - pages.length);
  const entries = [
    ...pages.map((path) => `<url><loc>${escapeXml(site.url + path)}</loc></url>`),
    ...items.map((item) => {
      const address = escapeXml(site.url + paths.factCheck(item.slug));
      return `<url><loc>${address}</loc><lastmod>${item.updatedAt.toISOString()}</lastmod></url>`;
    }),
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
  return new Response(xml, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

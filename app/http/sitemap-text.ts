/** Sitemaps as sitemaps.org/protocol.html has them: a list of addresses, or of other sitemaps. */
import { xmlText } from '#app/domain/xml.ts';
import type { Sitemap } from '#app/usecases/list-sitemap.ts';

/** In one file, of at most 50 MB: ours take less than 20 MB, with some 250 characters to an address. */
export const addressesMax = 50_000;

const elements = {
  addresses: { list: 'urlset', item: 'url' },
  index: { list: 'sitemapindex', item: 'sitemap' },
};

export async function* sitemapText({ kind, entries }: Sitemap, siteUrl: string): AsyncGenerator<string> {
  const { list, item } = elements[kind];
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  for await (const { path, changedAt } of entries) {
    const changed = changedAt === null ? '' : `<lastmod>${changedAt.toISOString()}</lastmod>`;
    yield `<${item}><loc>${xmlText(siteUrl + path)}</loc>${changed}</${item}>\n`;
  }
  yield `</${list}>\n`;
}

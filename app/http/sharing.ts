/** What other sites may do with an answer: the one table from addresses to Cross-Origin-Resource-Policy (M20). */
import { paths } from '#app/paths.ts';

/**
 * `own`: pages, forms, and whatever is one person's; no other site shows, reads or times it.
 * `file`: style sheets, fonts, images, scripts, and lists for crawlers; anybody may show them.
 * `open-data`: feeds and figures; anybody's program may read them.
 */
type Sharing = 'own' | 'file' | 'open-data';

const headers: Readonly<Record<Sharing, Readonly<Record<string, string>>>> = {
  own: { 'Cross-Origin-Resource-Policy': 'same-origin' },
  file: { 'Cross-Origin-Resource-Policy': 'cross-origin' },
  'open-data': { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' },
};

/** Every address that is not here is `own`: a page that is forgotten is closed, and a feed that is forgotten is noticed. */
const shared: Readonly<Record<string, Sharing>> = {
  [paths.feed()]: 'open-data',
  [paths.jsonFeed()]: 'open-data',
  [paths.claimReviews()]: 'open-data',
  [paths.register()]: 'open-data',
  [paths.sitemap()]: 'file',
  [paths.robots()]: 'file',
  [paths.siteCard()]: 'file',
};

/** What stands right below these. */
const sharedBelow: Readonly<Record<string, Sharing>> = { '/cards': 'file' };

/** `isFile` where a file of the build stands at the address. */
export function sharingHeaders(path: string, isFile: boolean): Readonly<Record<string, string>> {
  const below = sharedBelow[path.slice(0, path.lastIndexOf('/'))];
  return headers[isFile ? 'file' : (shared[path] ?? below ?? 'own')];
}

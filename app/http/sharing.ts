/** What other sites may do with an answer: the one table from addresses to Cross-Origin-Resource-Policy (M20). */
import { embedAt, paths } from '#app/paths.ts';

/**
 * `own`: pages, forms, and whatever is one person's; no other site shows, reads or times it.
 * `file`: style sheets, images, scripts, lists for crawlers, and the embeds; anybody may show them, and who may frame an embed
 * is for its Content-Security-Policy to say.
 * `font`: like them; a page in a sandboxed frame has no origin, so its fonts are fetched as if from another site.
 * `open-data`: feeds, figures and `embed.js`; anybody's program may read them.
 */
type Sharing = 'own' | 'file' | 'font' | 'open-data';

const headers: Readonly<Record<Sharing, Readonly<Record<string, string>>>> = {
  own: { 'Cross-Origin-Resource-Policy': 'same-origin' },
  file: { 'Cross-Origin-Resource-Policy': 'cross-origin' },
  font: { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' },
  'open-data': { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' },
};

/** Every address that is not here is `own`: a page that is forgotten is closed, and a feed that is forgotten is noticed. */
const shared: Readonly<Record<string, Sharing>> = {
  [paths.feed()]: 'open-data',
  [paths.jsonFeed()]: 'open-data',
  [paths.claimReviews()]: 'open-data',
  [paths.register()]: 'open-data',
  [paths.oembed()]: 'open-data',
  // With a hash of its content beside it (`integrity`) a browser fetches it as a program would.
  [paths.embedScript()]: 'open-data',
  [paths.sitemap()]: 'file',
  [paths.robots()]: 'file',
  [paths.siteCard()]: 'file',
};

/** Whatever stands below. */
const sharedBelow: readonly (readonly [string, Sharing])[] = [
  [paths.images(), 'file'],
  [paths.cards(), 'file'],
];

/** `isFile` where a file of the build stands at the address. */
export function sharingHeaders(path: string, isFile: boolean): Readonly<Record<string, string>> {
  const below = sharedBelow.find(([place]) => path.startsWith(place))?.[1];
  const named = shared[path] ?? below;
  if (isFile) return headers[named ?? (path.endsWith('.woff2') ? 'font' : 'file')];
  return headers[named ?? (embedAt(path) === null ? 'own' : 'file')];
}

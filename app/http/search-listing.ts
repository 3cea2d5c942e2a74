/** What search engines may list: the one table behind X-Robots-Tag, the robots of the pages, and robots.txt. */
import { paths } from '#app/paths.ts';

/**
 * `listed`: pages for every reader, their pictures, and files.
 * `unlisted`: one person's pages, forms, and answers for machines; they may be fetched, or their noindex would not be seen.
 * `closed`: nothing there is for a crawler, which need not even ask.
 */
export type Listing = 'listed' | 'unlisted' | 'closed';

/** What stands at these addresses. */
const listedAt: ReadonlySet<string> = new Set([
  paths.home(),
  paths.factChecks(),
  paths.months(),
  paths.topics(),
  paths.donate(),
  paths.independence(),
  paths.imprint(),
  paths.privacy(),
  paths.terms(),
  paths.register(),
  paths.feed(),
  paths.jsonFeed(),
  paths.claimReviews(),
  paths.sitemap(),
  paths.robots(),
  paths.siteCard(),
]);

/** Right below these: fact-checks and pictures, but not the forms below a fact-check. */
const listedBelow: readonly string[] = [
  `${paths.factChecks()}/`,
  `${paths.months()}/`,
  `${paths.topics()}/`,
  paths.images(),
  paths.cards(),
];

/** At and below these. */
export const closedPlaces: readonly string[] = [paths.desk(), paths.sandbox()];

/** An address that is not in the table is unlisted: a private page that was forgotten stays private. */
export function listingOf(path: string): Listing {
  if (closedPlaces.some((place) => path === place || path.startsWith(`${place}/`))) return 'closed';
  const parent = path.slice(0, path.lastIndexOf('/') + 1);
  return listedAt.has(path) || listedBelow.includes(parent) ? 'listed' : 'unlisted';
}

/** `isFile` where a file of the build stands at the address. */
export function listingHeaders(path: string, isFile: boolean): Readonly<Record<string, string>> {
  return isFile || listingOf(path) === 'listed' ? {} : { 'X-Robots-Tag': 'noindex' };
}

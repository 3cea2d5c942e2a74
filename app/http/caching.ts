/** How long others may keep our answers. */

/**
 * Pages that are the same for every reader: a minute, and ten more while a fresh one is fetched. Stale figures for some
 * minutes are the cheaper mistake than a page that is slow under load.
 */
export const sharedPage = 'public, max-age=60, s-maxage=60, stale-while-revalidate=600';

/** How old the year's figures may be where they stand beside the form; /independence reads them anew. */
export const registerAgeMsMax = 1_000;

/** How old the few newest fact-checks may be where they stand below another one. */
export const newestAgeMsMax = 1_000;

/** How old the counts of all months and topics may be. */
export const archiveAgeMsMax = 1_000;

/** Files whose address changes with what they hold. */
export const keptForYear = 'public, max-age=31536000, immutable';

/** Feeds and lists for machines. */
export const sharedFeed = 'public, max-age=600';

/** During an outage: nobody keeps the answer, and whoever asked comes again after these seconds. */
export const outageHeaders = { 'Cache-Control': 'no-store', 'Retry-After': '30' };

/** Pages that are one person's. */
export const privatePage = 'private, no-store';

/** Headers of pages that whoever holds their unguessable address may open. */
import { privatePage } from './caching.ts';

/** No cache keeps them, and no other site learns their address from a link. */
export const tokenPageHeaders = {
  'Cache-Control': privatePage,
  // Not no-referrer: it makes browsers send `Origin: null` with the page's forms, which the same-origin guard refuses.
  'Referrer-Policy': 'same-origin',
} as const;

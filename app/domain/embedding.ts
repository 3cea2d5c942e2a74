/** The sites that may show our fact-checks in their own pages, and on whose page a donation began. */

export interface Embedding {
  /** Exact origins, as `https://partner.example`, whose pages may show the ask and the cards. */
  readonly origins: readonly string[];
  /** Whether everybody's pages may show the cards. */
  readonly cardsAnywhere: boolean;
  /** Those of the origins on whose pages we do not ask. */
  readonly askOff: readonly string[];
}

/** The site of a donation that began on our own pages, or on none that we know. */
export const directSite = 'direct';

/** The site as addresses and forms name it, where it is listed; anything else is `direct`: nobody is taken at their word. */
export function readSite(text: string | null, { origins }: Pick<Embedding, 'origins'>): string {
  const origin = URL.parse(text ?? '')?.origin;
  return origin !== undefined && origins.includes(origin) ? origin : directSite;
}

/** Whether we ask on this site's pages; on our own, always. */
export function asksOn(site: string, { askOff }: Pick<Embedding, 'askOff'>): boolean {
  return !askOff.includes(site);
}

const exactOrigin = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

/**
 * An origin as browsers compare it, or null. Without a wildcard, and of nothing but the characters of host names: it becomes
 * part of a Content-Security-Policy.
 */
export function parseOrigin(text: string): string | null {
  const url = URL.parse(text);
  return url !== null && url.href === `${url.origin}/` && exactOrigin.test(url.origin) ? url.origin : null;
}

/** Whether a text is what `readSite` gives, or once gave. */
export function isSite(text: string): boolean {
  return text === directSite || parseOrigin(text) === text;
}

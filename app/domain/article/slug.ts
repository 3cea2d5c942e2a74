/** Addresses of fact-checks made from their headlines. */

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SLUG_LENGTH_MAX = 80;

/** Whether text may stand in `/fact-checks/:slug`: lower-case ASCII words joined by single hyphens, at most 80 characters. */
export function isSlug(text: string): boolean {
  return text.length <= SLUG_LENGTH_MAX && SLUG.test(text);
}

/** The slug that somebody wrote, alone or in the address of its page; null where there is none. */
export function readSlug(written: string): string | null {
  const text = written.trim().replace(/[?#].*$/, '');
  const slug = /\/fact-checks\/([^/]+)/.exec(text)?.[1] ?? text;
  return isSlug(slug) ? slug : null;
}

/** A slug of the headline's words, cut at a word; empty where the headline has no Latin letter or digit to make one of. */
export function slugFrom(headline: string): string {
  const words = headline
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = '';
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, SLUG_LENGTH_MAX);
    if (longer.length > SLUG_LENGTH_MAX) break;
    slug = longer;
  }
  return slug;
}

/** Which origins are ours, and the one guard that lets only our own pages send forms: Remix does not compare again. The local Stripe, which stands alone, has a check of its own. */
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '#app/env.server.ts';

/**
 * Whether a request that changes something was sent by one of our own pages.
 *
 * Sec-Fetch-Site has to be `same-origin`, or `none` for what the person did without any page, where the browser sends it
 * (HTTPS and loopback); and Origin has to be ours, where it is sent. `Origin: null` says nothing, so it passes only beside
 * `same-origin`. Without both it is the Referer that has to be ours. A request with none of the three is refused: every
 * browser of the last ten years sends one with a form.
 */
export function isFromOurPages(headers: IncomingHttpHeaders, siteUrl: string): boolean {
  const { 'sec-fetch-site': site, origin, referer, host } = headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === 'null') return site === 'same-origin';
  if (origin !== undefined) return isOurs(origin, host, siteUrl);
  if (site !== undefined) return true;
  return referer !== undefined && isOurs(referer, host, siteUrl);
}

/**
 * The headers as they would be at the site's own origin: a proxy may have rewritten Host, and anybody may have written
 * X-Forwarded-Host. A foreign Origin stays what it is.
 */
export function headersAtSite(headers: IncomingHttpHeaders, siteUrl: string): IncomingHttpHeaders {
  const { 'x-forwarded-host': _forwarded, origin, ...rest } = headers;
  const isOwn = origin !== undefined && isOurs(origin, headers.host, siteUrl);
  return {
    ...rest,
    host: new URL(siteUrl).host,
    ...(origin !== undefined && { origin: isOwn ? siteUrl : origin }),
  };
}

/** Whether `address` names one of our hosts: the one asked, or the site's public one, where a proxy rewrote Host. */
function isOurs(address: string, askedHost: string | undefined, siteUrl: string): boolean {
  const { protocol } = URL.parse(address) ?? {};
  if (protocol === undefined) return false;
  const hostAt = (text: string) => comparableHost(text, siteUrl);
  const host = hostAt(address);
  if (host === undefined) return false;
  // The scheme is left out of the comparison: behind a proxy that ends TLS we see http where the reader sees https.
  return (
    host === hostAt(siteUrl) || (askedHost !== undefined && host === hostAt(`${protocol}//${askedHost}`))
  );
}

/**
 * The host part of an origin or address, default ports left out; undefined where there is none. Where the site itself is
 * on loopback, as in the demo, all names of loopback are one.
 */
function comparableHost(address: string, siteUrl: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || url.host === '') return undefined;
  const isOneOfMany = isLoopback(new URL(siteUrl).hostname) && isLoopback(url.hostname);
  return isOneOfMany ? `loopback:${url.port}` : url.host;
}

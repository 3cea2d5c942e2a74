/** The guard that lets only our own pages send forms. */
import type { IncomingHttpHeaders } from 'node:http';

/** The host part of an origin or address, default ports left out; undefined where there is none, as in `Origin: null`. */
function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}

/** Whether `address` names one of our hosts: the one asked, or the site's public one, where a proxy rewrote Host. */
function isOurs(address: string, requestHost: string | undefined, siteUrl: string): boolean {
  const host = hostOf(address);
  if (host === undefined || host === '') return false;
  // The scheme is left out of the comparison: behind a proxy that ends TLS we see http where the reader sees https.
  const asked =
    requestHost === undefined ? undefined : hostOf(`${new URL(address).protocol}//${requestHost}`);
  return host === asked || host === hostOf(siteUrl);
}

/**
 * Whether a request that changes something was sent by one of our own pages.
 *
 * Sec-Fetch-Site decides where the browser sends it (HTTPS and loopback): `same-origin`, or `none` for what the person did
 * without any page. Then Origin, then Referer, against the host that was asked (`requestHost`, the Host header's value) or the
 * site's own. A request with none of the three is refused: every browser of the last ten years sends one with a form.
 */
export function isFromOurPages(
  headers: IncomingHttpHeaders,
  requestHost: string | undefined,
  siteUrl: string,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const sender = headers.origin ?? headers.referer;
  return sender !== undefined && isOurs(sender, requestHost, siteUrl);
}

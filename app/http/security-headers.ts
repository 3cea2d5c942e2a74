/** The headers that every answer carries, and the Content-Security-Policy they contain. */

export interface SecurityOptions {
  /** The site's own origin; HTTPS there turns on HSTS. */
  readonly siteUrl: string;
  /** Origins to which our form's 303 leads; browsers hold a redirected form to form-action too. */
  readonly paymentOrigins: readonly string[];
  /** Vite's reloading needs a web socket and inline scripts and styles. */
  readonly development: boolean;
}

/**
 * The Content-Security-Policy of one answer: `nonce` only where the page carries scripts, `framedBy` only where others may
 * show it in a frame.
 */
export function contentSecurityPolicy(
  options: SecurityOptions,
  { nonce, framedBy = [] }: { readonly nonce?: string; readonly framedBy?: readonly string[] } = {},
): string {
  const scripts = options.development ? ["'self'", "'unsafe-inline'"] : ["'self'"];
  // A nonce makes browsers ignore 'unsafe-inline', so development goes without.
  if (nonce !== undefined && !options.development) scripts.push(`'nonce-${nonce}'`);
  const own = new URL(options.siteUrl).origin;
  const payment = options.paymentOrigins.filter((origin) => origin !== own);
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': scripts,
    'style-src': options.development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': options.development ? ["'self'", 'ws:'] : ["'self'"],
    'form-action': ["'self'", ...payment],
    'base-uri': ["'none'"],
    'frame-ancestors': framedBy.length === 0 ? ["'none'"] : framedBy,
    'object-src': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** The headers of every answer, the policy without a nonce among them; an answer that may be kept says so itself. */
export function securityHeaders(options: SecurityOptions): Record<string, string> {
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentSecurityPolicy(options),
    // Never no-referrer: it makes browsers send `Origin: null` with forms, which the same-origin guard refuses.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(options.siteUrl.startsWith('https:')
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

/** What every loader and action finds in `context`. */
import type { Deps } from '#app/deps.server.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly deps: Deps;
    /**
     * The nonce of this response's Content-Security-Policy. Reading it is what puts it there, and makes the page differ
     * from reader to reader: only pages with scripts read it, and before their response is returned.
     */
    readonly nonce: string;
    /**
     * Who asks, as limits count it: an IPv4 address, or an IPv6 network of 64 bits. Never logged; stored only as a keyed
     * hash.
     */
    readonly clientAddress: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

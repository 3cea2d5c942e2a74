/** What every loader and action finds in `context`. */
import { randomBytes } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import type { Deps } from '#app/deps.server.ts';
import type { Outage } from '#app/ports/ambient.ts';
import type { UnreadBody } from './upload.ts';

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
    /** The body of a request that sends files, still to be read; undefined everywhere else. */
    readonly upload?: UnreadBody;
    /** Set where this request failed because of an outage: then its page says so, and when to come again. */
    outage?: Outage;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

/** The context of one request; `onNonce` is told its nonce when that is first read, if ever. */
export function createLoadContext(
  deps: Deps,
  clientAddress: string,
  onNonce: (nonce: string) => void,
  upload?: UnreadBody,
): AppLoadContext {
  let nonce: string | undefined;
  return {
    deps,
    clientAddress,
    ...(upload && { upload }),
    get nonce() {
      if (nonce === undefined) {
        nonce = randomBytes(16).toString('base64');
        onNonce(nonce);
      }
      return nonce;
    },
  };
}

/** Between Node's requests and the web's: what Remix and the local Stripe are given, and what they give back. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

export interface WebRequestParts {
  /** Scheme and host of the address. */
  readonly origin: string;
  /** In place of those that came. */
  readonly headers?: IncomingHttpHeaders;
  /** The whole body, already read. */
  readonly body?: Buffer | undefined;
}

/**
 * The request as the web knows it. Its signal is aborted when the client leaves before it is answered.
 */
export function toWebRequest(
  req: IncomingMessage & { originalUrl?: string },
  res: ServerResponse,
  { origin, headers: given = req.headers, body }: WebRequestParts,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (Array.isArray(value)) for (const each of value) headers.append(name, each);
    else if (value !== undefined) headers.set(name, value);
  }
  const left = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) left.abort();
  });
  return new Request(`${origin}${req.originalUrl ?? req.url ?? '/'}`, {
    method: req.method ?? 'GET',
    headers,
    signal: left.signal,
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
}

/**
 * Sends a web response; its headers replace those already set under the same name. A redirect that leads to `siteUrl` goes by
 * its path alone, so that a reader stays at the name by which they came: a form at `localhost` may not lead to `127.0.0.1`.
 */
export async function sendWebResponse(
  res: ServerResponse,
  response: Response,
  siteUrl?: string,
): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value);
  const location = response.headers.get('Location');
  if (siteUrl !== undefined && location?.startsWith(`${siteUrl}/`) === true) {
    res.setHeader('Location', location.slice(siteUrl.length));
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
  if (response.body === null || res.req.method === 'HEAD') res.end();
  else if (response.headers.get('Content-Type')?.startsWith('text/html')) {
    // A page is whole already: with its length it goes out at once, where a stream takes a write for each part and its end.
    const page = Buffer.from(await response.arrayBuffer());
    res.setHeader('Content-Length', page.length).end(page);
  } else await sendStream(res, response.body);
}

/**
 * As fast as the client takes it, and no faster: what nobody reads must not pile up here. Who left needs no more of it. (Node's
 * pipeline leaves an error that nobody catches where a client leaves an answer that `compression` has its hands in.)
 */
async function sendStream(res: ServerResponse, body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const left = () => {
    // Whatever it read from has stopped, or will at the next piece.
    reader.cancel().catch(() => undefined);
  };
  res.once('close', left);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (res.destroyed) return;
      if (done) break;
      if (!res.write(value)) await drained(res);
    }
    res.end();
  } catch (error) {
    // The client must see that it is not whole.
    res.destroy();
    throw error;
  } finally {
    res.off('close', left);
  }
}

/** Resolves once the client took what was written, or left. */
function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      res.off('drain', go).off('close', go);
      resolve();
    };
    res.once('drain', go).once('close', go);
    if (res.destroyed) go();
  });
}

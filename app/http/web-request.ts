/** Between Node's requests and the web's: what Remix and the local Stripe are given, and what they give back. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { writeReadableStreamToWritable } from '@remix-run/node';

/**
 * The request as the web knows it. `origin` is scheme and host as the client addressed us; `body` is the whole body, already
 * read. The request's signal is aborted when the client leaves before it is answered.
 */
export function toWebRequest(
  req: IncomingMessage & { originalUrl?: string },
  res: ServerResponse,
  origin: string,
  body?: Buffer,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
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

/** Sends a web response; its headers replace those already set under the same name. */
export async function sendWebResponse(res: ServerResponse, response: Response): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
  if (response.body === null || res.req.method === 'HEAD') res.end();
  else if (response.headers.get('Content-Type')?.startsWith('text/html')) {
    // A page is whole already: with its length it goes out at once, where a stream takes a write for each part and its end.
    const page = Buffer.from(await response.arrayBuffer());
    res.setHeader('Content-Length', page.length).end(page);
  } else await writeReadableStreamToWritable(response.body, res);
}

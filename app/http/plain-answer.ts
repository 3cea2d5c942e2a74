/** Answers of one line of text, for what no page answers: refusals, events of Stripe, failures. */
import type { ServerResponse } from 'node:http';

/** What such an answer says besides its text; nothing of it may be kept, or be taken for anything but text. */
export const plainHeaders = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Of what answers before the table of sharing.ts was asked. */
export const unshared = { 'Cross-Origin-Resource-Policy': 'same-origin' } as const;

/** Sends `text` as one line; headers already set stay, but for those of the same name. */
export function sendPlain(
  res: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(`${text}\n`);
  const sharing = res.hasHeader('Cross-Origin-Resource-Policy') ? {} : unshared;
  res.writeHead(status, { ...plainHeaders, ...sharing, 'Content-Length': body.length, ...headers });
  res.end(res.req.method === 'HEAD' ? undefined : body);
}

/** One log line for each answered request, and its place in the counters, without anything that could name a person or open a page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ports } from '#app/ports.ts';

/** First parts of addresses below which everything is public and may be logged as it is. */
const publicPlaces = new Set(
  'assets brand cards embed fact-checks images independence months topics webhooks'.split(' '),
);
/** A plain word, too short and too plain to be a token, an id or a name with a number. */
const plainWord = /^[a-z-]{1,16}(\.[a-z]{1,5})?$/;

/** The path as it may be logged: no query, and `:id` for each part that could be a token, an id or a person's input. */
export function loggablePath(url: string): string {
  const [path = ''] = url.split('?', 1);
  const [, first = '', ...rest] = path.split('/');
  const isPublic = publicPlaces.has(first);
  const parts = rest.map((part) => (part === '' || isPublic || plainWord.test(part) ? part : ':id'));
  return `/${[first === '' || plainWord.test(first) ? first : ':id', ...parts].join('/')}`;
}

/** Logs and counts `res` when it is finished or its client has left; the time is the one until then. */
export function logRequest(
  { log, metrics }: Pick<Ports, 'log' | 'metrics'>,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const start = performance.now();
  const path = loggablePath(req.url ?? '/');
  res.once('close', () => {
    const status = res.writableFinished ? res.statusCode : null;
    const ms = performance.now() - start;
    metrics.countRequest(status, ms / 1000);
    log.info('request', {
      method: req.method,
      path,
      status: status ?? 'client left',
      ms: Math.round(ms * 10) / 10,
    });
  });
}

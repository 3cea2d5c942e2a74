/** Who may read what moves with single donations: the operator, by a token; in the demo everybody, where none is set. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Env } from '#app/env.server.ts';

export type MetricsAccess =
  | 'granted'
  /** There is a token, and the request has not named it. */
  | 'refused'
  /** Nothing opens them: outside the demo without a token. */
  | 'absent';

/** Never by address: a proxy on this machine makes every reader look like one. */
export function metricsAccess(
  request: Request,
  { demo, metricsToken }: Pick<Env, 'demo' | 'metricsToken'>,
): MetricsAccess {
  if (metricsToken === undefined) return demo ? 'granted' : 'absent';
  const [, given] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(metricsToken)) ? 'granted' : 'refused';
}

/** Of one length, as a comparison in constant time needs it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The time within which a request's body must arrive. */
import type { IncomingMessage } from 'node:http';

/**
 * Ends the connection where the body has not arrived whole after `ms`. Node has one such limit for a whole server; ours must
 * differ, since a list of 200 MB takes minutes on a slow line where a form takes a second.
 */
export function limitArrival(req: IncomingMessage, ms: number): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = req.headers;
  if ((length === undefined || length === '0') && encoding === undefined) return;
  const late = setTimeout(() => {
    if (!req.complete) req.socket.destroy();
  }, ms);
  late.unref();
  req.once('close', () => {
    clearTimeout(late);
  });
}

/** POST /webhooks/stripe: the bytes as they came to the use case, its outcome to a status; nothing else before the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deps } from '#app/deps.server.ts';
import { paths } from '#app/paths.ts';
import { storeStripeEvent } from '#app/usecases/store-stripe-event.ts';

import { sendPlain } from './plain-answer.ts';

/** Stripe's largest events are some hundred KB. */
const bodyBytesMax = 1024 * 1024;

/** Whether the request brings an event: also where the address was entered with a query or a slash at its end (M19). */
export function isStripeEvent({ method, url }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  if (method !== 'POST' || url === undefined) return false;
  const [path = ''] = url.split('?', 1);
  return path === paths.stripeWebhook() || path === `${paths.stripeWebhook()}/`;
}

/** 400: not Stripe's, do not send it again. 500: our failure, Stripe tries again. Everything else is taken in: 200. */
export async function handleStripeWebhook(
  deps: Deps,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(req);
    if (body === 'broken-off') return;
    if (body === 'too-large') {
      sendPlain(res, 413, `An event has at most ${String(bodyBytesMax)} bytes; this one is larger.`);
      return;
    }
    const signature = req.headers['stripe-signature'];
    if (typeof signature !== 'string') {
      sendPlain(res, 400, 'The Stripe-Signature header is missing.');
      return;
    }
    const outcome = await storeStripeEvent(deps.ports, { body, signature });
    switch (outcome) {
      case 'not-stripe':
        sendPlain(res, 400, 'The signature does not fit the body, or the body is no Stripe event.');
        return;
      case 'stored':
        sendPlain(res, 200, 'stored');
        deps.wake();
        return;
      case 'known':
        sendPlain(res, 200, 'already stored');
        return;
    }
  } catch (error) {
    deps.ports.log.error('an event could not be stored', {
      error: error instanceof Error ? error.message : String(error),
    });
    if (!res.headersSent)
      sendPlain(res, 500, 'The event could not be stored. Please send it again.', {
        // What was not read must not be taken for the next request of this connection.
        Connection: 'close',
      });
  }
}

/**
 * A body that is too large is read to its end and thrown away, since a sender that is cut off never reads why; the
 * server's time limit for requests ends what has no end.
 */
function readBody(req: IncomingMessage): Promise<Buffer | 'too-large' | 'broken-off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyBytesMax) chunks.push(chunk);
      else chunks.length = 0;
    });
    req.on('end', () => {
      resolve(size > bodyBytesMax ? 'too-large' : Buffer.concat(chunks));
    });
    // Also where the sender breaks off; after the end it changes nothing.
    req.on('error', () => undefined);
    req.on('close', () => {
      resolve('broken-off');
    });
  });
}

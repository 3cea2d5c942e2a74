/** The middleware between the network and the pages: each refuses in plain words what the pages need not know of. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import type { Ports } from '#app/ports.ts';
import type { Log, Outage } from '#app/ports/ambient.ts';
import { paths } from '#app/paths.ts';
import { outageHeaders } from './caching.ts';
import { plainHeaders, sendPlain, unshared } from './plain-answer.ts';
import {
  formBytesMax,
  refuseContentType,
  refuseFormBody,
  refuseRequestLine,
  refuseUploadType,
  type Refusal,
} from './request-check.ts';
import { isFromOurPages } from './same-origin.ts';

function refuse(res: ServerResponse, { status, text }: Refusal): void {
  sendPlain(res, status, text, status === 405 ? { Allow: 'GET, HEAD, POST' } : {});
}

/** Refuses methods and addresses that no page answers. */
export const guardAddress: RequestHandler = (req, res, next) => {
  const refusal = refuseRequestLine(req.method, req.url);
  if (refusal === undefined) next();
  else refuse(res, refusal);
};

/** Whether the request sends files: the one address that takes any reads its body itself, as it arrives. */
export function isUpload({
  method,
  url,
}: {
  method?: string | undefined;
  url?: string | undefined;
}): boolean {
  return method === 'POST' && url?.split('?', 1)[0] === paths.deskImport();
}

const readForm: RequestHandler = express.raw({ type: () => true, limit: formBytesMax, inflate: false });

/** Reads the whole body, if it is at most `formBytesMax` long, into `req.body` as a Buffer; an upload stays unread. */
export const readBody: RequestHandler = (req, res, next) => {
  if (isUpload(req)) next();
  else readForm(req, res, next);
};

/** The body that `readBody` read; empty where the request had none. */
export function bodyOf(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

/**
 * Where reminders are stopped, a mail program sends the form by itself, from no page and in either way of writing forms (RFC 8058). Its
 * address is all the proof, its body is not read, and sent twice it does nothing more.
 */
const isOneClick = ({ path }: Request) => path.startsWith(paths.reminders(''));

/** Lets a POST through only when our own page sent it and its body is a form that can be read, or where files are taken, says so. */
export function guardForms(siteUrl: string): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'POST' || isOneClick(req)) {
      next();
      return;
    }
    const refusal = isFromOurPages(req.headers, siteUrl)
      ? isUpload(req)
        ? refuseUploadType(req.get('content-type'))
        : (refuseContentType(req.get('content-type')) ?? refuseFormBody(bodyOf(req)))
      : {
          status: 403 as const,
          text: 'This form didn’t come from one of our own pages. Go back, reload the page, and try again.',
        };
    if (refusal === undefined) next();
    else refuse(res, refusal);
  };
}

const clientErrors: Record<number, string> = {
  400: 'The request could not be read.',
  403: 'This address is not open.',
  404: 'There is nothing at this address.',
  405: 'This address is for reading only; it takes no forms.',
  413: `The form is too large: at most ${formBytesMax / 1024} KB are read.`,
  415: 'Compressed form bodies are not read.',
};

/** Answers what the middleware threw: its own 4xx in plain words, anything else as our failure. */
export function answerErrors({ log, outageOf }: Pick<Ports, 'log' | 'outageOf'>): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const outage = outageOf(error);
    if (outage && !res.headersSent) {
      log.error('a request failed during an outage', { outage });
      res.status(503).set(outageHeaders).type('text/plain').send(`${unavailable}\n`);
      return;
    }
    const status =
      typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    const text = clientErrors[status];
    if (text === undefined || res.headersSent) answerFailure(log, error, res);
    else refuse(res, { status: status as Refusal['status'], text });
  };
}

/**
 * The answer, or the same status in words where a route without a page said nothing, or Remix its "unexpected" for it. An
 * error is never kept, whatever the page would have said of its success.
 */
export function asAnswered({ method }: Request, response: Response, outage?: Outage): Response {
  if (response.status < 400) return response;
  // A page has its own words for an outage, and the status with them.
  if (outage !== undefined && response.status === 500)
    return new Response(method === 'HEAD' ? null : `${unavailable}\n`, {
      status: 503,
      headers: { ...plainHeaders, ...outageHeaders },
    });
  const isWordless = method !== 'HEAD' && (response.body === null || response.headers.has('X-Remix-Error'));
  const text = clientErrors[response.status] ?? (response.status < 500 ? clientErrors[400] : ourFailure);
  const answer = isWordless
    ? new Response(`${text ?? ''}\n`, { status: response.status, headers: plainHeaders })
    : response;
  if (!answer.headers.get('Cache-Control')?.includes('no-store'))
    answer.headers.set('Cache-Control', 'no-store');
  return answer;
}

const unreadable: Record<string, string> = {
  HPE_HEADER_OVERFLOW:
    '431 Request Header Fields Too Large\nThe address or the headers are too long: 16 KB are read.',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout\nThe request took too long to arrive. Please send it again.',
};

/** Answers what Node could not read as HTTP, in place of its empty answer; `isAnswering` where another one is under way. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex, isAnswering: boolean): void {
  if (!socket.writable || isAnswering || error.code === 'ECONNRESET') {
    socket.destroy(error);
    return;
  }
  const said = unreadable[error.code ?? ''] ?? '400 Bad Request\nThe request could not be read.';
  const [status = '', text = ''] = said.split('\n');
  const headers = Object.entries({
    ...plainHeaders,
    ...unshared,
    Connection: 'close',
    'Content-Length': text.length + 1,
  });
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n${text}\n`);
}

const unavailable = 'We can’t reach our records right now. Please try again in a minute.';
const ourFailure = 'Something went wrong on our end. You were not charged. Please try again.';

/** Logs a failure of ours with its stack and answers 500, or cuts the answer short where it has begun. */
export function answerFailure(log: Log, error: unknown, res: ServerResponse): void {
  log.error('request failed', { error: error instanceof Error ? error.stack : String(error) });
  if (res.headersSent) {
    res.destroy();
    return;
  }
  sendPlain(res, 500, ourFailure);
}

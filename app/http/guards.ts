/** The middleware between the network and the pages: each refuses in plain words what the pages need not know of. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response as Answer,
} from 'express';
import type { Log, Outage, Ports } from '#app/ports.ts';
import { paths } from '#app/paths.ts';
import { outageHeaders } from './caching.ts';
import {
  formBytesMax,
  refuseContentType,
  refuseFormBody,
  refuseRequestLine,
  refuseUploadType,
  type Refusal,
} from './request-check.ts';
import { isFromOurPages } from './same-origin.ts';

/** Host and port as the client wrote them: X-Forwarded-Host where proxies are trusted, else Host. */
function hostOf(req: Request): string | undefined {
  const trustsProxies = req.app.get('trust proxy') as number | boolean;
  const forwarded = trustsProxies ? req.get('x-forwarded-host')?.split(',', 1)[0]?.trim() : undefined;
  return forwarded ?? req.get('host');
}

/** Scheme and host as the client addressed us; undefined where its Host header is missing or is no host. */
export function originOf(req: Request): string | undefined {
  const host = hostOf(req);
  if (host === undefined) return undefined;
  const origin = `${req.protocol}://${host}`;
  return URL.canParse(origin) && new URL(origin).pathname === '/' && !/[/?#@\\]/.test(host)
    ? origin
    : undefined;
}

function refuse(res: Answer, { status, text }: Refusal): void {
  if (status === 405) res.set('Allow', 'GET, HEAD, POST');
  res.status(status).type('text/plain').send(`${text}\n`);
}

/** Refuses methods, addresses and hosts that no page answers. */
export const guardAddress: RequestHandler = (req, res, next) => {
  const refusal =
    refuseRequestLine(req.method, req.url) ??
    (originOf(req) === undefined
      ? { status: 400 as const, text: 'The Host header is missing or names no host.' }
      : undefined);
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

/** Lets a POST through only when our own page sent it and its body is a form that can be read, or where files are taken, says so. */
export function guardForms(siteUrl: string): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'POST') {
      next();
      return;
    }
    const refusal = isFromOurPages(req.headers, hostOf(req), siteUrl)
      ? isUpload(req)
        ? refuseUploadType(req.get('content-type'))
        : (refuseContentType(req.get('content-type')) ?? refuseFormBody(bodyOf(req)))
      : {
          status: 403 as const,
          text: 'This form was not sent from our own page. Go back, reload it and try again.',
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

/** The answer, or the same status in words where a route without a page said nothing, or Remix its "unexpected" for it. */
export function inPlainWords(response: Response, outage?: Outage): Response {
  // A page has its own words for an outage, and the status with them.
  if (outage !== undefined && response.status === 500) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...outageHeaders };
    return new Response(`${unavailable}\n`, { status: 503, headers });
  }
  const isWordless = response.body === null || response.headers.has('X-Remix-Error');
  if (response.status < 400 || !isWordless) return response;
  const text = clientErrors[response.status] ?? (response.status < 500 ? clientErrors[400] : ourFailure);
  return new Response(`${text ?? ''}\n`, {
    status: response.status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
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
  const headers = [`HTTP/1.1 ${status}`, 'Connection: close', 'Content-Type: text/plain; charset=utf-8'];
  socket.end(`${headers.join('\r\n')}\r\nContent-Length: ${text.length + 1}\r\n\r\n${text}\n`);
}

const unavailable = 'Our records cannot be reached at the moment. Please try again in a minute.';
const ourFailure = 'Something failed on our side. Nothing was taken; please try again.';

/** Logs a failure of ours with its stack and answers 500, or cuts the answer short where it has begun. */
export function answerFailure(log: Log, error: unknown, res: ServerResponse): void {
  log.error('request failed', { error: error instanceof Error ? error.stack : String(error) });
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
  res.end(`${ourFailure}\n`);
}

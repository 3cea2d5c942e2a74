/** The API under /v1: who asks, which endpoint is meant, faults of the panel, idempotency, and the answer's headers. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Operation, API_VERSION } from '#app/sandbox/operation.ts';
import { CHECKOUT_SESSIONS } from '#app/sandbox/api/checkout-sessions.ts';
import { CUSTOMERS } from '#app/sandbox/api/customers.ts';
import type { Endpoint, PathIds, Prepared } from '#app/sandbox/api/endpoint.ts';
import { expandPaths } from '#app/sandbox/api/expand.ts';
import { decodeForm } from '#app/sandbox/api/form.ts';
import { type Answer, answerOnce } from '#app/sandbox/api/idempotency.ts';
import { PAYMENT_INTENTS } from '#app/sandbox/api/payment-intents.ts';
import { PAYMENT_METHODS } from '#app/sandbox/api/payment-methods.ts';
import { READINGS } from '#app/sandbox/api/readings.ts';
import { SETUP_INTENTS } from '#app/sandbox/api/setup-intents.ts';
import { newId } from '#app/sandbox/ids.ts';
import { type Fault, takeFault } from '#app/sandbox/settings.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

const ENDPOINTS: readonly Endpoint[] = [
  ...CHECKOUT_SESSIONS,
  ...CUSTOMERS,
  ...PAYMENT_INTENTS,
  ...PAYMENT_METHODS,
  ...READINGS,
  ...SETUP_INTENTS,
];
/** Stripe's own limit is not published; a form of ours has a few kilobytes. */
const BODY_MAX = 256 * 1024;
/** How long a request that meets the fault `timeout` hangs, unless the caller gives up before. */
const HANG_MS = 90_000;

export interface ApiInput {
  readonly sql: Sql;
  readonly secretKey: string;
  readonly random: () => number;
  /** The operation for one request, inside the transaction that it is given. */
  readonly operationIn: (sql: Sql, request: Operation['request']) => Promise<Operation>;
}

/** Answers one request under /v1. Rejects where a fault of the panel cuts the connection. */
export async function answerApi(input: ApiInput, request: Request): Promise<Response> {
  const requestId = newId('req_', input.random).slice(0, 18);
  const key = request.headers.get('idempotency-key');
  try {
    const { answer, headers } = await dispatch(input, request, { id: requestId, idempotencyKey: key });
    return respond(answer, requestId, key, headers);
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return respond(toAnswer(error), requestId, key, {});
  }
}

interface Dispatched {
  readonly answer: Answer;
  readonly headers: Record<string, string>;
}

async function dispatch(input: ApiInput, request: Request, asked: Operation['request']): Promise<Dispatched> {
  authorise(request, input.secretKey);
  refuseVersion(request);
  const { pathname, search } = new URL(request.url);
  const { endpoint, ids } = findEndpoint(request.method, pathname);
  // Clients send what a DELETE says in the address or in the body.
  const raw =
    endpoint.method === 'POST' ? await readBody(request) : search.slice(1) || (await readBody(request));
  const fault = await meetFault(input, endpoint, request);
  if (fault === '429')
    return { answer: tooMany(), headers: { 'stripe-rate-limited-reason': 'endpoint-rate' } };
  if (fault === '500') return { answer: broken(), headers: {} };
  const prepared = fault === '500-stored' ? BROKEN : endpoint.prepare(decodeForm(raw), ids);
  const answered = await run(input, { endpoint, prepared, asked, fingerprint: fingerprintOf(pathname, raw) });
  if (fault === 'cut-after') throw cut('after it had acted');
  return answered;
}

interface Run {
  readonly endpoint: Endpoint;
  readonly prepared: Prepared;
  readonly asked: Operation['request'];
  readonly fingerprint: string;
}

async function run(input: ApiInput, { endpoint, prepared, asked, fingerprint }: Run): Promise<Dispatched> {
  const { idempotencyKey } = asked;
  const isKeyed = endpoint.method === 'POST' && idempotencyKey !== null;
  return input.sql.transaction(async (sql) => {
    const operation = await input.operationIn(sql, asked);
    const once = () => attempt(operation, prepared);
    if (!isKeyed) return { answer: await once(), headers: {} };
    const { answer, isReplay } = await answerOnce(operation, { key: idempotencyKey, fingerprint }, once);
    return { answer, headers: isReplay ? { 'idempotent-replayed': 'true' } : {} };
  });
}

/** Refusals change nothing before they are thrown, so that the transaction may go on and keep the answer. */
async function attempt(operation: Operation, prepared: Prepared): Promise<Answer> {
  try {
    const body = await prepared.run(operation);
    return { status: 200, body: await expandPaths(operation.sql, body, prepared.expand) };
  } catch (error) {
    if (!(error instanceof StripeError) || !error.hasBegun) throw error;
    return toAnswer(error);
  }
}

const toAnswer = (error: StripeError): Answer => ({ status: error.status, body: { error: error.body } });

function authorise(request: Request, secretKey: string): void {
  const [scheme, value] = (request.headers.get('authorization') ?? '').split(' ');
  const given =
    scheme === 'Basic' ? (atob(value ?? '').split(':')[0] ?? '') : scheme === 'Bearer' ? (value ?? '') : '';
  if (given === '') {
    const message =
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
    throw new StripeError(401, { type: 'invalid_request_error', message });
  }
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (timingSafeEqual(digest(given), digest(secretKey))) return;
  throw new StripeError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' });
}

function refuseVersion(request: Request): void {
  const version = request.headers.get('stripe-version') ?? API_VERSION;
  if (version === API_VERSION) return;
  const message = `Invalid Stripe API version: ${version}. The local Stripe speaks ${API_VERSION} only.`;
  throw new StripeError(400, { type: 'invalid_request_error', message });
}

function findEndpoint(method: string, pathname: string): { endpoint: Endpoint; ids: PathIds } {
  const segments = pathname.split('/').slice(2);
  for (const endpoint of ENDPOINTS) {
    const fits = endpoint.path.every((part, index) =>
      part.startsWith(':') ? segments[index] : part === segments[index],
    );
    if (!fits || endpoint.path.length !== segments.length || endpoint.method !== method) continue;
    const ids = segments.filter((_segment, index) => endpoint.path[index]?.startsWith(':'));
    return { endpoint, ids: [decodeURIComponent(ids[0] ?? ''), decodeURIComponent(ids[1] ?? '')] };
  }
  const message = `Unrecognized request URL (${method}: ${pathname}). The local Stripe does not answer it.`;
  throw new StripeError(404, { type: 'invalid_request_error', message });
}

async function readBody(request: Request): Promise<string> {
  const body = await request.text();
  if (body.length <= BODY_MAX) return body;
  throw new StripeError(413, {
    type: 'invalid_request_error',
    message: `More than ${String(BODY_MAX)} characters.`,
  });
}

const fingerprintOf = (pathname: string, raw: string) =>
  createHash('sha256').update(`${pathname}\n${raw}`).digest('base64url');

async function meetFault(
  input: ApiInput,
  endpoint: Endpoint,
  request: Request,
): Promise<Fault['kind'] | null> {
  const { settings } = await input.operationIn(input.sql, { id: null, idempotencyKey: null });
  const fault = await takeFault(input.sql, settings, endpoint.fault);
  if (fault === 'cut-before') throw cut('before it acted');
  if (fault === 'timeout') await hang(request.signal);
  return fault;
}

/** As Node's own `fetch` rejects when the other side closes the connection. */
const cut = (when: string) =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error(`The local Stripe cut the connection ${when}.`), { code: 'ECONNRESET' }),
  });

function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(
        signal.reason instanceof Error ? signal.reason : new TypeError('The local Stripe did not answer.'),
      );
    };
    const timer = setTimeout(end, HANG_MS);
    timer.unref();
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

const tooMany = (): Answer => ({
  status: 429,
  body: {
    error: {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message: 'Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode.',
    },
  },
});

const broken = (): Answer => ({
  status: 500,
  body: {
    error: { type: 'api_error', message: 'An unknown error occurred (the local Stripe was asked to fail).' },
  },
});

const BROKEN: Prepared = {
  expand: [],
  run: () =>
    Promise.reject(new StripeError(500, { type: 'api_error', message: 'An unknown error occurred.' }, true)),
};

function respond(
  answer: Answer,
  requestId: string,
  key: string | null,
  extra: Record<string, string>,
): Response {
  return new Response(JSON.stringify(answer.body, null, 2), {
    status: answer.status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, no-store',
      'request-id': requestId,
      'stripe-version': API_VERSION,
      ...(key === null ? {} : { 'idempotency-key': key }),
      ...extra,
    },
  });
}

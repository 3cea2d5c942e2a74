/** The API under /v1: who asks, which endpoint is meant, faults of the panel, idempotency, and the answer's headers. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Operation, API_VERSION } from '#app/sandbox/operation.ts';
import { ENDPOINTS, EXPANDABLE } from '#app/sandbox/api/areas.ts';
import type { Endpoint, PathIds, Prepared } from '#app/sandbox/api/endpoint.ts';
import { expandPaths } from '#app/sandbox/api/expand.ts';
import { decodeForm } from '#app/sandbox/api/form.ts';
import { type Answer, answerOnce } from '#app/sandbox/api/idempotency.ts';
import { brokenInTheAct, disturbAfter, disturbBefore, takeFault } from '#app/sandbox/api/meet-fault.ts';
import { newId } from '#app/sandbox/ids.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

/** Stripe's own limit is not published; a form of ours has a few kilobytes. */
const BODY_MAX = 256 * 1024;

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
  const response = await dispatch(input, request, { id: requestId, idempotencyKey: key }).catch(
    (error: unknown) => {
      if (!(error instanceof StripeError)) throw error;
      return respond(toAnswer(error));
    },
  );
  response.headers.set('request-id', requestId);
  response.headers.set('stripe-version', API_VERSION);
  response.headers.set('cache-control', 'no-cache, no-store');
  if (key !== null) response.headers.set('idempotency-key', key);
  return response;
}

async function dispatch(input: ApiInput, request: Request, asked: Operation['request']): Promise<Response> {
  authorise(request, input.secretKey);
  refuseVersion(request);
  const { pathname, search } = new URL(request.url);
  const { endpoint, ids } = findEndpoint(request.method, pathname);
  // Clients send what a DELETE says in the address or in the body.
  const raw =
    endpoint.method === 'POST' ? await readBody(request) : search.slice(1) || (await readBody(request));
  const { settings } = await input.operationIn(input.sql, { id: null, idempotencyKey: null });
  const fault = await takeFault(input.sql, settings, endpoint, input.random);
  const instead = await disturbBefore(fault, request.signal);
  if (instead) return instead;
  const prepared = fault?.kind === '500-stored' ? BROKEN : endpoint.prepare(decodeForm(raw), ids);
  const answered = await run(input, { endpoint, prepared, asked, fingerprint: fingerprintOf(pathname, raw) });
  return (await disturbAfter(fault, request.signal)) ?? answered;
}

const BROKEN: Prepared = { expand: [], run: () => Promise.reject(brokenInTheAct()) };

interface Run {
  readonly endpoint: Endpoint;
  readonly prepared: Prepared;
  readonly asked: Operation['request'];
  readonly fingerprint: string;
}

async function run(input: ApiInput, { endpoint, prepared, asked, fingerprint }: Run): Promise<Response> {
  const { idempotencyKey } = asked;
  const isKeyed = endpoint.method === 'POST' && idempotencyKey !== null;
  return input.sql.transaction(async (sql) => {
    const operation = await input.operationIn(sql, asked);
    const once = () => attempt(operation, prepared);
    if (!isKeyed) return respond(await once());
    const { answer, isReplay } = await answerOnce(operation, { key: idempotencyKey, fingerprint }, once);
    return respond(answer, isReplay ? { 'idempotent-replayed': 'true' } : {});
  });
}

/** Refusals change nothing before they are thrown, so that the transaction may go on and keep the answer. */
async function attempt(operation: Operation, prepared: Prepared): Promise<Answer> {
  try {
    const body = await prepared.run(operation);
    return { status: 200, body: await expandPaths(operation.sql, EXPANDABLE, body, prepared.expand) };
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

function respond({ status, body }: Answer, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body, null, 2), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

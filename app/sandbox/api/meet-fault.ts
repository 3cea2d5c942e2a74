/** The faults that API requests meet: which request which, and what each does to it. */
import type { Endpoint } from '#app/sandbox/api/endpoint.ts';
import { routeOf } from '#app/sandbox/api/endpoint.ts';
import type { Fault } from '#app/sandbox/fault.ts';
import { changeSetting, type Settings } from '#app/sandbox/settings.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

/** How long a request that meets the fault `timeout` hangs, unless the caller gives up before. */
const HANG_MS = 90_000;

/** `read`, `create`, `update`, `delete`, or the verb at the path's end: `capture`. */
export function sortOf({ method, path }: Endpoint): string {
  if (method !== 'POST') return method === 'GET' ? 'read' : 'delete';
  const last = path.at(-1) ?? '';
  if (last === ':id') return 'update';
  return path.includes(':id') ? last : 'create';
}

/** The fault that this request meets, used up by one; null where there is none. */
export async function takeFault(
  sql: Sql,
  settings: Settings,
  endpoint: Endpoint,
  random: () => number,
): Promise<Fault | null> {
  const names = ['any', sortOf(endpoint), routeOf(endpoint)];
  const meets = (fault: Fault) => names.includes(fault.on) && (fault.times ?? 1) > 0;
  if (!settings.faults.some(meets)) return null;
  let taken: Fault | null = null;
  await changeSetting(sql, 'faults', (faults) => {
    const index = faults.findIndex((fault) => meets(fault) && (fault.share >= 1 || random() < fault.share));
    const found = faults[index];
    if (!found) return faults;
    taken = found;
    const { times } = found;
    if (times === null) return faults;
    return times > 1 ? faults.with(index, { ...found, times: times - 1 }) : faults.toSpliced(index, 1);
  });
  return taken;
}

/** What becomes of the request before it acts: null where it goes on. Throws where nothing of an answer comes. */
export async function disturbBefore(fault: Fault | null, signal: AbortSignal): Promise<Response | null> {
  switch (fault?.kind) {
    case '403':
      return refusal(FORBIDDEN);
    case '429':
      return refusal(TOO_MANY, { 'stripe-rate-limited-reason': 'endpoint-rate' });
    case 'lock-timeout':
      return refusal(LOCKED, { 'stripe-should-retry': 'true' });
    case '500':
      return refusal(BROKEN);
    case '502':
      return badGateway();
    case '503':
      return refusal(AWAY);
    case 'cut-before':
      throw cut('before it acted');
    case 'timeout':
      await wait(HANG_MS, signal);
      throw new TypeError('The local Stripe did not answer.');
    default:
      return null;
  }
}

/** What becomes of the answer after the request has acted: null where it is sent. Throws where the connection is cut. */
export async function disturbAfter(fault: Fault | null, signal: AbortSignal): Promise<Response | null> {
  switch (fault?.kind) {
    case '500-after':
      return refusal(BROKEN);
    case '502-after':
      return badGateway();
    case 'cut-after':
      throw cut('after it had acted');
    case 'slow':
      await wait(fault.delayMs, signal);
      return null;
    default:
      return null;
  }
}

/** What a request throws in the act, once it has begun, so that its answer is kept. */
export const brokenInTheAct = (): StripeError =>
  new StripeError(500, { type: 'api_error', message: 'An unknown error occurred.' }, true);

interface Refusal {
  readonly status: number;
  readonly error: Record<string, string>;
}

const FORBIDDEN: Refusal = {
  status: 403,
  error: {
    type: 'invalid_request_error',
    message: 'The provided key does not have the permissions that this endpoint requires.',
  },
};

const TOO_MANY: Refusal = {
  status: 429,
  error: {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode.',
  },
};

const LOCKED: Refusal = {
  status: 429,
  error: {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message:
      'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.',
  },
};

const BROKEN: Refusal = {
  status: 500,
  error: { type: 'api_error', message: 'An unknown error occurred (the local Stripe was asked to fail).' },
};

const AWAY: Refusal = {
  status: 503,
  error: { type: 'api_error', message: 'The local Stripe was asked to be away. Try again later.' },
};

function refusal({ status, error }: Refusal, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ error }, null, 2), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** What stands before an API answers for it, and not in JSON. */
const badGateway = () =>
  new Response('<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>\n', {
    status: 502,
    headers: { 'content-type': 'text/html' },
  });

/** As Node's own `fetch` rejects when the other side closes the connection. */
const cut = (when: string) =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error(`The local Stripe cut the connection ${when}.`), { code: 'ECONNRESET' }),
  });

/** Resolves after `ms`; rejects as soon as the caller gives up. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new TypeError('The caller gave up.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    timer.unref();
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

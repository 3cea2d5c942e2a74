/** The local Stripe: one `fetch` for the API, the payment page and the control panel, a clock, and webhooks. */
import { getRandomValues } from 'node:crypto';
import type { Act } from '#app/sandbox/act.ts';
import { answerApi, type ApiInput } from '#app/sandbox/api/api.ts';
import { answerControl } from '#app/sandbox/control/control.ts';
import { type DeliveryCounts, deliverDue } from '#app/sandbox/deliveries.ts';
import { answerCheckout } from '#app/sandbox/pages/checkout-routes.ts';
import { answerPanel } from '#app/sandbox/pages/panel-page.ts';
import { prepareSandboxSchema } from '#app/sandbox/schema.ts';
import { readSettings, type Settings } from '#app/sandbox/settings.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { sweepOne } from '#app/sandbox/sweep.ts';

export interface SandboxInput {
  readonly sql: Sql;
  /** Where browsers reach the pages, e.g. `http://127.0.0.1:3000`; a Session's `url` begins with it. */
  readonly publicOrigin: string;
  /** The key that API requests must carry. */
  readonly secretKey: string;
  /** The app's endpoint and the secret that signs what is sent there; absent, nothing is sent. */
  readonly webhooks?: { readonly url: string; readonly secret: string };
  /** Sends a webhook; must not follow redirects. */
  readonly deliver?: (request: Request) => Promise<Response>;
  /** Numbers in [0, 1), for ids and for shuffling. */
  readonly random?: () => number;
  readonly realNow?: () => Date;
}

export interface Sandbox {
  /** Answers `/v1/…`, `/sandbox`, `/sandbox/checkout/…`, `/sandbox/control`; anything else is 404. Rejects where a fault cuts. */
  fetch(request: Request): Promise<Response>;
  /** The sandbox's time as last seen in the database: at most a second old while it runs. */
  now(): Date;
  /** Makes the tables, then delivers webhooks and lets time pass until `stop`. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Called after the clock was moved, here or in another process, and what became due by it was done. Answers how to unsubscribe. */
  onClockMoved(listener: () => void): () => void;
}

const TICK_MS = 1000;

/** Builds a local Stripe. Call `start` (or `prepareSandboxSchema`) before the first request. */
export function createSandbox(input: SandboxInput): Sandbox {
  const engine = createEngine(input);
  const loop = createLoop(engine);
  const route = (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/v1/')) return engine.settled(() => answerApi(engine.api, request));
    if (pathname.startsWith('/sandbox/checkout'))
      return engine.settled(() => answerCheckout(engine, request));
    if (pathname === '/sandbox/control') return answerControl(engine, request);
    if (pathname === '/sandbox' || pathname.startsWith('/sandbox/panel'))
      return engine.settled(() => answerPanel(engine, request));
    return Promise.resolve(
      new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain' } }),
    );
  };
  return {
    fetch: async (request) => {
      try {
        return await route(request);
      } finally {
        loop.wake();
      }
    },
    now: engine.now,
    start: async () => {
      await prepareSandboxSchema(input.sql);
      await engine.refresh();
      loop.start();
    },
    stop: loop.stop,
    onClockMoved: engine.onClockMoved,
  };
}

/** What the API, the pages and the panel share. */
export interface Engine {
  readonly sql: Sql;
  readonly publicOrigin: string;
  readonly api: ApiInput;
  readonly hasWebhooks: boolean;
  now(): Date;
  realNow(): Date;
  random(): number;
  onClockMoved(listener: () => void): () => void;
  /** Reads the settings, does what is due, and tells listeners where the clock has moved. */
  refresh(): Promise<Settings>;
  /** `work` after all that is due by the clock is done. */
  settled<T>(work: () => Promise<T>): Promise<T>;
  /** One act of a person or of time, in its own transaction. */
  act<T>(work: (act: Act) => Promise<T>): Promise<T>;
  deliver(early?: boolean): Promise<DeliveryCounts>;
}

function createEngine(input: SandboxInput): Engine {
  const { sql, publicOrigin, webhooks } = input;
  const realNow = input.realNow ?? (() => new Date());
  const random = input.random ?? secureRandom;
  const send = input.deliver ?? ((request: Request) => fetch(request));
  const listeners = new Set<() => void>();
  let offsetMs = 0;

  const now = () => new Date(realNow().getTime() + offsetMs);
  const actIn = async (inside: Sql, request: Act['request']): Promise<Act> => {
    const settings = await readSettings(inside);
    const realNowMs = realNow().getTime();
    const seconds = Math.floor((realNowMs + settings.clockOffsetMs) / 1000);
    return {
      sql: inside,
      now: seconds,
      realNowMs,
      random,
      settings,
      publicOrigin,
      endpoints: webhooks ? 1 : 0,
      request,
    };
  };
  const act: Engine['act'] = (work) =>
    sql.transaction(async (inside) => work(await actIn(inside, { id: null, idempotencyKey: null })));
  const refresh = async () => {
    const settings = await readSettings(sql);
    const hasMoved = settings.clockOffsetMs !== offsetMs;
    offsetMs = settings.clockOffsetMs;
    const [due] = await sql.query<{ due: boolean }>(
      'SELECT EXISTS (SELECT FROM sandbox.object WHERE due_at <= $1::bigint) AS due',
      [Math.floor(now().getTime() / 1000)],
    );
    while (due?.due && (await act(sweepOne)));
    if (hasMoved) for (const listener of listeners) listener();
    return settings;
  };
  return {
    sql,
    publicOrigin,
    api: { sql, secretKey: input.secretKey, random, actIn },
    hasWebhooks: webhooks !== undefined,
    now,
    realNow,
    random,
    refresh,
    act,
    onClockMoved: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    settled: async (work) => {
      await refresh();
      return work();
    },
    deliver: async (early = false) => {
      const settings = await refresh();
      if (!webhooks) return { delivered: 0, failed: 0 };
      return deliverDue({ sql, webhooks, deliver: send, realNow }, settings, early);
    },
  };
}

function secureRandom(): number {
  const [value] = getRandomValues(new Uint32Array(1));
  return (value ?? 0) / 2 ** 32;
}

/** Every second, and at once when woken: time passes, webhooks go out. */
function createLoop(engine: Engine): { start: () => void; stop: () => Promise<void>; wake: () => void } {
  let running: Promise<void> | null = null;
  let isStopping = false;
  let isWoken = false;
  let rouse = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      if (isWoken || isStopping) return resolve();
      const timer = setTimeout(resolve, TICK_MS);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!isStopping) {
      isWoken = false;
      await engine.deliver().catch((error: unknown) => {
        // A database that is away comes back; the next tick tries again.
        if (!isStopping)
          console.warn('local Stripe: this tick failed,', error instanceof Error ? error.message : error);
      });
      await pause();
    }
  };
  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      isStopping = true;
      rouse();
      await running;
    },
    wake: () => {
      isWoken = true;
      rouse();
    },
  };
}

/** The local Stripe: one `fetch` for the API, the payment page and the control panel, a clock, and webhooks. */
import { answerApi } from '#app/sandbox/api/api.ts';
import { answerControl } from '#app/sandbox/control/control.ts';
import { createEngine, type SandboxInput } from '#app/sandbox/engine.ts';
import { createLoop } from '#app/sandbox/loop.ts';
import { answerCheckout } from '#app/sandbox/pages/checkout-routes.ts';
import { answerInvoice } from '#app/sandbox/pages/invoice-routes.ts';
import { answerPanel } from '#app/sandbox/pages/panel-page.ts';
import { answerPortal } from '#app/sandbox/pages/portal-routes.ts';
import { readSettings } from '#app/sandbox/settings.ts';
import { signingSecrets } from '#app/sandbox/signature.ts';

export interface Sandbox {
  /** Answers `/v1/…`, `/sandbox`, `/sandbox/checkout/…`, `/sandbox/invoice/…`, `/sandbox/portal/…`, `/sandbox/control`; anything else is 404. Rejects where a fault cuts. */
  fetch(request: Request): Promise<Response>;
  /** The sandbox's time as last seen in the database: at most a second old while it runs. */
  now(): Date;
  /** The secret that signs events now: the one that the sandbox was made with, until it is rolled. */
  signingSecret(): Promise<string>;
  /** Delivers webhooks and lets time pass until `stop`. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Called after the clock was moved, here or in another process, and what became due by it was done. Answers how to unsubscribe. */
  onClockMoved(listener: () => void): () => void;
}

/** Builds a local Stripe over the tables that `prepareSandboxSchema` made. */
export function createSandbox(input: SandboxInput): Sandbox {
  const engine = createEngine(input);
  const loop = createLoop(engine);
  const route = (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/v1/')) return engine.settled(() => answerApi(engine.api, request));
    if (pathname.startsWith('/sandbox/checkout'))
      return engine.settled(() => answerCheckout(engine, request));
    if (pathname.startsWith('/sandbox/invoice/')) return engine.settled(() => answerInvoice(engine, request));
    if (pathname.startsWith('/sandbox/portal/')) return engine.settled(() => answerPortal(engine, request));
    if (pathname === '/sandbox/control') return answerControl(engine, request);
    if (pathname === '/sandbox' || pathname.startsWith('/sandbox/panel'))
      return engine.settled(() => answerPanel(engine, request));
    return Promise.resolve(
      new Response('There is nothing at this address.\n', {
        status: 404,
        headers: { 'content-type': 'text/plain' },
      }),
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
    signingSecret: async () => {
      const { roll } = await readSettings(input.sql);
      const now = Math.floor(engine.now().getTime() / 1000);
      return signingSecrets(input.webhooks?.secret ?? '', roll, now)[0] ?? '';
    },
    start: async () => {
      await engine.refresh();
      loop.start();
    },
    stop: loop.stop,
    onClockMoved: engine.onClockMoved,
  };
}

/** A local Stripe on a database of its own, driven by the real SDK, with every exchange checked against the contract. */
import Stripe from 'stripe';
import { createPool } from '#app/adapters/db/pool.ts';
import { sqlOver } from '#app/adapters/db/sql.ts';
import type { SandboxInput } from '#app/sandbox/engine.ts';
import { createSandbox, type Sandbox } from '#app/sandbox/sandbox.ts';
import type { Sql } from '#app/sandbox/sql.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { checkEvent, checkRequest, checkResponse, format } from '#tests/support/stripe-contract/check.mjs';
import { stripeContract } from '#tests/support/stripe-contract/contract.ts';

export const ORIGIN = 'http://127.0.0.1:3000';
export const KEY = 'sk_test_local';
export const WEBHOOK_SECRET = 'whsec_test';

export interface LocalStripe {
  readonly sandbox: Sandbox;
  readonly stripe: Stripe;
  readonly sql: Sql;
  /** Events as they reached the endpoint, in order, each verified by the SDK and checked against the contract. */
  readonly received: Stripe.Event[];
  /** What the endpoint answers; 200 by default. */
  endpoint: { status: number };
  /** Real time is what the test says; starts at the real one. */
  readonly time: { nowMs: number };
  /** `POST /sandbox/control`; throws on anything but 200. */
  control(action: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Asks without a check, as a browser would. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** Starts nothing in the background: webhooks go out on `control({ action: 'flush' })`. Close it at the test's end. */
export async function localStripe(extra: Partial<SandboxInput> = {}): Promise<LocalStripe> {
  const database = await freshDatabase();
  const pool = createPool(database.url, { connectionsMax: 8 });
  const sql = sqlOver(pool);
  const received: Stripe.Event[] = [];
  const endpoint = { status: 200 };
  const time = { nowMs: nextNoon() };
  const sandbox = createSandbox({
    sql,
    publicOrigin: ORIGIN,
    secretKey: KEY,
    webhooks: { url: `${ORIGIN}/webhooks/stripe`, secret: WEBHOOK_SECRET },
    deliver: async (request) => {
      received.push(await verified(request));
      return new Response(null, { status: endpoint.status });
    },
    realNow: () => new Date(time.nowMs),
    ...extra,
  });
  const ask = (path: string, init?: RequestInit) =>
    sandbox.fetch(new Request(ORIGIN + path, { redirect: 'manual', ...init }));
  return {
    sandbox,
    stripe: checkedStripe(sandbox),
    sql,
    received,
    endpoint,
    time,
    ask,
    control: async (action) => {
      const response = await ask('/sandbox/control', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(action),
      });
      const body = (await response.json()) as Record<string, unknown>;
      if (response.status !== 200)
        throw new Error(`control ${String(response.status)}: ${String(body['error'])}`);
      return body;
    },
    close: async () => {
      await sandbox.stop();
      await pool.end();
      await database.drop();
    },
  };
}

const DAY_MS = 86_400_000;

/** So that what a test does in hours comes past no midnight, whenever it runs. */
const nextNoon = (): number => Math.ceil(Date.now() / DAY_MS + 0.5) * DAY_MS - DAY_MS / 2;

async function verified(request: Request): Promise<Stripe.Event> {
  const body = await request.text();
  const signature = request.headers.get('stripe-signature') ?? '';
  const event = Stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
  refuse(checkEvent(stripeContract(), JSON.parse(body)).map(format));
  return event;
}

/** The SDK, speaking to the local Stripe through a `fetch` that fails the test at the first breach of the contract. */
export function checkedStripe(
  sandbox: Sandbox,
  options: { isRequestChecked?: boolean; maxNetworkRetries?: number } = {},
): Stripe {
  const { isRequestChecked = true, maxNetworkRetries = 0 } = options;
  const checkedFetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const body = request.method === 'GET' ? '' : await request.clone().text();
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const now = sandbox.now().getTime() / 1000;
    const asked = checkRequest(
      stripeContract(),
      { method: request.method, path: pathname + search, headers, body },
      now,
    );
    const response = await sandbox.fetch(request);
    const answered = checkResponse(stripeContract(), asked.op, {
      status: response.status,
      body: await response.clone().text(),
    });
    refuse([...(isRequestChecked ? asked.violations : []), ...answered].map(format));
    return response;
  };
  return new Stripe(KEY, {
    host: '127.0.0.1',
    protocol: 'http',
    maxNetworkRetries,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(checkedFetch),
  });
}

/** Breaches are collected, because the SDK would take an exception for a failed connection. */
const breaches: string[] = [];

function refuse(found: readonly string[]): void {
  breaches.push(...found);
}

/** What was not as the contract has it since the last call; a test ends by expecting none. */
export function takeBreaches(): string[] {
  return breaches.splice(0);
}

/** A donation's Session as the app creates it; `change` replaces parameters. */
export function donationSession(
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    submit_type: 'donate',
    allowed_payment_method_types: ['card'],
    adaptive_pricing: { enabled: false },
    client_reference_id: 'don_1',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: 500, product_data: { name: 'Gift to Factually' } },
      },
    ],
    payment_intent_data: { capture_method: 'manual', metadata: { donation: 'don_1' } },
    custom_text: {
      submit: { message: 'Your bank holds $5; we check that it is not political money, then take it.' },
    },
    metadata: { donation: 'don_1' },
    success_url: `${ORIGIN}/donations/token?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${ORIGIN}/donate`,
    ...change,
  };
}

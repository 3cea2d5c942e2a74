/** What the API, the pages and the panel of one local Stripe share: its database, its time, its operations. */
import { getRandomValues } from 'node:crypto';
import type { Operation } from '#app/sandbox/operation.ts';
import type { ApiInput } from '#app/sandbox/api/api.ts';
import { type DeliveryCounts, deliverDue } from '#app/sandbox/deliveries.ts';
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
  readonly webhooks?: { readonly url: string; readonly secret: string } | undefined;
  /** Sends a webhook; must not follow redirects. */
  readonly deliver?: (request: Request) => Promise<Response>;
  /** Numbers in [0, 1), for ids and for shuffling. */
  readonly random?: () => number;
  /** Buttons of the site that the panel offers besides its own. */
  readonly siteActions?: readonly SiteAction[] | undefined;
  readonly realNow?: () => Date;
}

/** Something that only the site can do, and that whoever plays with the panel may want. */
export interface SiteAction {
  readonly name: string;
  /** On its button. */
  readonly label: string;
  readonly run: () => Promise<void>;
}

export interface Engine {
  readonly sql: Sql;
  readonly publicOrigin: string;
  readonly api: ApiInput;
  readonly siteActions: readonly SiteAction[];
  readonly webhooks: SandboxInput['webhooks'];
  readonly now: () => Date;
  readonly realNow: () => Date;
  readonly random: () => number;
  readonly onClockMoved: (listener: () => void) => () => void;
  /** Reads the settings, does what is due, and tells listeners where the clock has moved. */
  refresh(): Promise<Settings>;
  /** `work` after all that is due by the clock is done. */
  settled<T>(work: () => Promise<T>): Promise<T>;
  /** One operation of a person or of time, in its own transaction. */
  perform<T>(work: (operation: Operation) => Promise<T>): Promise<T>;
  deliver(early?: boolean): Promise<DeliveryCounts>;
}

/** The parts of one local Stripe that know its state and its time. */
export function createEngine(input: SandboxInput): Engine {
  const { sql, publicOrigin, webhooks } = input;
  const realNow = input.realNow ?? (() => new Date());
  const random = input.random ?? secureRandom;
  const send = input.deliver ?? ((request: Request) => fetch(request));
  const listeners = new Set<() => void>();
  let offsetMs = 0;

  const now = () => new Date(realNow().getTime() + offsetMs);
  const operationIn = async (inside: Sql, request: Operation['request']): Promise<Operation> => {
    const settings = await readSettings(inside);
    const nowMs = realNow().getTime() + settings.clockOffsetMs;
    return {
      sql: inside,
      now: Math.floor(nowMs / 1000),
      nowMs,
      random,
      settings,
      publicOrigin,
      webhookUrl: webhooks?.url ?? null,
      request,
    };
  };
  const perform: Engine['perform'] = (work) =>
    sql.transaction(async (inside) => work(await operationIn(inside, { id: null, idempotencyKey: null })));
  /** One at a time, whoever asks and in whichever process: what came due first is over before the next begins. */
  const sweepInOrder = () =>
    sql.transaction(async (inside) => {
      await inside.query(`SELECT pg_advisory_xact_lock(hashtextextended('sandbox sweep', 4243))`);
      return sweepOne(await operationIn(inside, { id: null, idempotencyKey: null }));
    });
  const refresh = async () => {
    const settings = await readSettings(sql);
    const hasMoved = settings.clockOffsetMs !== offsetMs;
    offsetMs = settings.clockOffsetMs;
    const [due] = await sql.query<{ due: boolean }>(
      'SELECT EXISTS (SELECT FROM sandbox.object WHERE due_at <= $1::bigint) AS due',
      [Math.floor(now().getTime() / 1000)],
    );
    while (due?.due && (await sweepInOrder()));
    if (hasMoved) for (const listener of listeners) listener();
    return settings;
  };
  return {
    sql,
    publicOrigin,
    api: { sql, secretKey: input.secretKey, random, operationIn },
    siteActions: input.siteActions ?? [],
    webhooks,
    now,
    realNow,
    random,
    refresh,
    perform,
    onClockMoved: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
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

/** What a history is lived in: one database, one local Stripe, and two sets of deps that work on it in turn and at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import Stripe from 'stripe';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { readEnv, type Env } from '#app/env.server.ts';
import type { Ports } from '#app/ports.ts';
import type { Random } from '#tests/eval/random.ts';
import { asSuperuser, freshDatabase } from '#tests/support/database.ts';
import { putListings } from '#tests/support/registry.ts';
import { listed, listing } from '#tests/support/world.ts';
import { openWorker, type Worker } from './worker.ts';
import type { Payer } from './payers.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A history's state besides what the database and the local Stripe hold. Nothing of it reaches the app. */
export interface Scene extends AsyncDisposable {
  readonly env: Env;
  readonly stripe: Stripe;
  /** Two sets of deps on the one database; a crash puts another in the place of one. */
  readonly workers: [Worker, Worker];
  /** Every payer so far, by the address that only this one has. */
  readonly payers: Map<string, Payer>;
  /** Mails that were handed to the mail server, by id: how often. */
  readonly sent: Map<string, number>;
  /** What was done so far, in words, for whoever reads a failure. */
  readonly log: string[];
  /** Events of Stripe that the webhook has not been told of yet: how far they were read, and those that are late. */
  readonly webhook: { reached: string; late: Stripe.Event[] };
  /** Whether the lists are too old to screen anybody. */
  readonly lists: { areOld: boolean };
  control<T = Row>(action: Row): Promise<T>;
  /** As superuser: the local Stripe's tables stand beside ours. */
  query<T extends Row = Row>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Ends one set of deps as a crash does, and opens another in its place. */
  reopen(which: 0 | 1): Promise<void>;
}

const currencies = JSON.stringify({
  USD: {},
  EUR: { presets: ['5', '10'], min: '2' },
  JPY: { presets: ['500', '1000'], min: '200', max: '50000' },
});

/** The names on the lists at the start; what a history adds comes to them. */
export const firstListings = [
  listing(),
  listing({ id: 'fec-committees:C00000002', name: listed.similar, identifiers: ['C00000002'] }),
];

export async function openScene(random: Random): Promise<Scene> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-model-'));
  const env = readEnv({
    ...database.env,
    ...{ DATA_DIR: dataDir, LOG_LEVEL: 'error', PORT: '1', CHECKOUTS_PER_MINUTE: '6000' },
    CURRENCIES: currencies,
  });
  const sent = new Map<string, number>();
  const lists = { areOld: false };
  const begin = async (): Promise<Worker> => {
    const deps = await buildDeps(env);
    // The history posts events itself, and time passes with each request: nothing of the local Stripe runs beside it.
    await sandboxOf(deps).stop();
    return openWorker(deps, { random, sent, lists });
  };
  const workers: [Worker, Worker] = [await begin(), await begin()];
  const client = new pg.Client({ connectionString: asSuperuser(database.url) });
  await client.connect();
  const sandbox = () => sandboxOf(workers[0].deps);
  const scene: Scene = {
    ...{ env, workers, sent, lists },
    payers: new Map(),
    log: [],
    webhook: { reached: '0', late: [] },
    stripe: new Stripe(sandbox().secretKey, {
      httpClient: Stripe.createFetchHttpClient((url: string | URL | Request, init?: RequestInit) =>
        sandbox().fetch(new Request(url, init)),
      ),
    }),
    control: (action) => control(env, workers, action),
    query: async <T extends Row>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<T>(sql, [...values])).rows,
    reopen: async (which) => {
      await workers[which].deps.stop();
      workers[which] = await begin();
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map(({ deps }) => deps.stop()));
      await client.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await putListings(scene.workers[0].ports, firstListings);
  await scene.workers[1].ports.registry.refresh();
  await scene.control({ action: 'webhooks', mode: { off: true } });
  return scene;
}

export function sandboxOf({ sandbox }: Deps): NonNullable<Deps['sandbox']> {
  if (!sandbox) throw new Error('a history is lived on the local Stripe');
  return sandbox;
}

async function control<T>(env: Env, workers: readonly Worker[], action: Row): Promise<T> {
  const ask = async (worker: Worker, asked: Row) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    };
    return sandboxOf(worker.deps).fetch(new Request(`${env.siteUrl}/sandbox/control`, init));
  };
  const [first, second] = workers;
  if (!first || !second) throw new Error('there are two');
  const response = await ask(first, action);
  const answer = (await response.json()) as T;
  if (!response.ok) throw new ControlRefused(`${JSON.stringify(action)}: ${JSON.stringify(answer)}`);
  // The other process reads the clock once a second by itself.
  if (action['action'] === 'clock') await ask(second, { action: 'clock', advanceSeconds: 0 });
  return answer;
}

/** What the local Stripe refuses, as a person at its panel would read it: a step that cannot be taken now. */
export class ControlRefused extends Error {}

export const portsOf = ({ workers }: Pick<Scene, 'workers'>, which = 0): Ports =>
  (workers[which] ?? workers[0]).ports;

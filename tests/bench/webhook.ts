/** Taking in Stripe's events, beside a bare node:http server that verifies and inserts, and beside stripe-sync-engine. */
import pg from 'pg';
import { asSuperuser } from '#tests/support/database.ts';
import type { BenchSite } from './bench-site.ts';
import { runRounds, warmUp, type Column } from './rounds.ts';
import { makeEventSource, signedRequests, type EventSource } from './stripe-events.ts';
import type { ServerProcess } from './server-process.ts';
import { printBar, printSides } from './table.ts';

const rounds = { rounds: 5, seconds: 1 };
/** More than the faster server takes in one round. */
const eventsPerRound = 12_000;
/** By connections: the least share of the bare server's rate, and how much longer the slowest answers may take. */
const bars = { 8: { share: 0.55, p99: 2.2 }, 32: { share: 0.85, p99: 1.6 } } as const;
const engineBar = 1.3;
const backlogSecondsMax = 15;

export async function benchWebhook(site: BenchSite): Promise<void> {
  const source = await site.withDeps(makeEventSource);
  const app = await site.startApp();
  await createTable(site.databaseUrl);
  const bare = await site.startRival('bare node:http', 'bare-webhook-server.ts', {
    WEBHOOK_SECRET: source.webhookSecret,
  });
  const engine = await site.startRival('stripe-sync-engine', 'sync-engine-server.ts', {
    WEBHOOK_SECRET: source.webhookSecret,
    DATABASE_URL: await engineDatabase(site.databaseUrl),
  });
  const [example] = signedRequests(source, { donationId: null, port: app.port, count: 1 });
  console.log(
    `\nwebhook: signed charge.succeeded, unique ids, ${example?.length ?? 0} bytes with its headers`,
  );
  const baseline = side(bare, source, null);
  const foreign = side({ ...app, name: 'ours, of no donation' }, source, null);
  const own = side({ ...app, name: 'ours, of an open donation' }, source, source.openDonationId);
  const peer = side(engine, source, null);
  await warmUp([foreign, own, baseline, peer], 4_000, 5);
  for (const connections of [8, 32] as const) {
    const [ofNone, ofOpen, limit, other] = await runRounds([foreign, own, baseline, peer], {
      ...rounds,
      connections,
    });
    if (!ofNone || !ofOpen || !limit || !other) continue;
    printSides(`c=${connections}, medians of ${rounds.rounds} rounds`, [ofNone, limit, other]);
    printSides('', [ofOpen, limit, other]);
    const { share, p99 } = bars[connections];
    for (const { name, perSecond, p99Ms } of [ofNone, ofOpen]) {
      printBar(`${name}, share of the bare rate`, perSecond / limit.perSecond, share, 'at least');
      printBar(`${name}, p99 ÷ the bare p99`, p99Ms / limit.p99Ms, p99, 'at most');
      printBar(`${name}, rate ÷ the engine's`, perSecond / other.perSecond, engineBar, 'at least');
    }
  }
  await reportBacklog(site.databaseUrl);
}

function side(server: ServerProcess, source: EventSource, donationId: string | null): Column {
  let requests: Buffer[] = [];
  return {
    server,
    next: () => requests.pop() ?? null,
    prepare: async () => {
      requests = signedRequests(source, { donationId, port: server.port, count: eventsPerRound });
    },
  };
}

async function createTable(databaseUrl: string): Promise<void> {
  await query(
    databaseUrl,
    'CREATE TABLE bench_event (id text PRIMARY KEY, type text NOT NULL, body text NOT NULL, received_at timestamptz NOT NULL)',
  );
}

/** Its migrations want a database without our tables. */
async function engineDatabase(databaseUrl: string): Promise<string> {
  const url = new URL(asSuperuser(databaseUrl));
  await query(url.href, 'CREATE DATABASE bench_engine');
  url.pathname = '/bench_engine';
  return url.href;
}

/** Fast answers are worth nothing if what they promise is not worked off: waits for that, and says how long it took. */
async function reportBacklog(databaseUrl: string): Promise<void> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  for (;;) {
    const [row] = await query<{ stored: string; waiting: string }>(
      databaseUrl,
      'SELECT count(*) AS stored, count(*) FILTER (WHERE processed_at IS NULL) AS waiting FROM stripe_event',
    );
    if (row?.waiting === '0' || seconds() > backlogSecondsMax) {
      console.log(
        `  ${row?.stored ?? '?'} events stored; ${row?.waiting ?? '?'} wait ${seconds().toFixed(1)} s after the last`,
      );
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function query<Row>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

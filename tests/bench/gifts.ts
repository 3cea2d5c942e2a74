/** Whole gifts, from Stripe's word that a card holds the money to the outcome, beside the least that takes a held payment. */
import pg from 'pg';
import type { BenchSite } from './bench-site.ts';
import { openPage, stripeSettings } from '#tests/support/outside-stripe.ts';
import { barePages, giftSource, posted, type OpenPage } from './gift-source.ts';
import { runLoad } from './load.ts';
import { median, quantile } from './rounds.ts';
import type { ServerProcess } from './server-process.ts';
import { printTable } from './table.ts';

const rounds = 3;
const giftsPerRound = 150;
const connections = 8;
const outcomeMsMax = 120_000;

interface Side {
  readonly server: ServerProcess;
  readonly open: OpenPage;
  /** How many of the gifts have come to their end. */
  readonly countEnded: string;
}

interface Round {
  readonly perSecond: number;
  readonly cpuMs: number;
}

export async function benchGifts(site: BenchSite): Promise<void> {
  // The demo's fact-checks and lists, without which every payer would wait for staff.
  await site.withDeps(() => Promise.resolve());
  const stripe = await site.startLocalStripe();
  const settings = stripeSettings(stripe.port);
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  try {
    await client.query(
      `CREATE TABLE bench_event (id text PRIMARY KEY, type text NOT NULL, body text NOT NULL, received_at timestamptz NOT NULL);
       CREATE TABLE bench_gift (id text PRIMARY KEY, amount bigint NOT NULL, taken_at timestamptz NOT NULL)`,
    );
    const app = await site.startApp(settings);
    const bare = await site.startRival('bare: read, capture, one row', 'bare-gift-server.ts', settings);
    await site.withDeps(async (deps) => {
      const sides: readonly Side[] = [
        { server: app, open: () => openPage(deps), countEnded: oursEnded },
        {
          server: bare,
          open: barePages(stripe),
          countEnded: 'SELECT count(*)::int AS count FROM bench_gift',
        },
      ];
      await measure(client, stripe, sides);
    }, settings);
    await printParts(client);
  } finally {
    await client.end();
  }
}

/** Taken, in the ledger with its fee, and its donor written to. */
const oursEnded = `
  SELECT count(*)::int AS count FROM donation
  WHERE state = 'received' AND booked_at IS NOT NULL
    AND EXISTS (SELECT FROM mail WHERE mail.donation_id = donation.id AND kind = 'received' AND sent_at IS NOT NULL)`;

async function measure(client: pg.Client, stripe: ServerProcess, sides: readonly Side[]): Promise<void> {
  const source = giftSource(stripe);
  const seen = sides.map((): Round[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [at, side] of sides.entries()) {
      // The first round warms both up.
      const events = await source.paid(round < 0 ? 50 : giftsPerRound, side.open);
      const figures = await runRound(client, side, events, round < 0 ? 50 : giftsPerRound);
      if (round >= 0) seen[at]?.push(figures);
    }
  }
  const rows = sides.map(({ server: { name } }, at) => {
    const of = (key: keyof Round) => median((seen[at] ?? []).map((figures) => figures[key]));
    return { name, perSecond: of('perSecond'), cpuMs: of('cpuMs') };
  });
  const [ours] = rows;
  console.log(
    `\ngifts: webhooks posted over ${connections} connections, ${giftsPerRound} gifts a round, medians of ${rounds} rounds`,
  );
  printTable([
    ['', 'gifts/s', 'CPU ms/gift', 'gifts/s of one core', 'ours ÷ it', 'our CPU ÷ its'],
    ...rows.map((row) => [
      row.name,
      row.perSecond.toFixed(1),
      row.cpuMs.toFixed(1),
      (1000 / row.cpuMs).toFixed(0),
      row === ours ? '' : `${((ours?.perSecond ?? 0) / row.perSecond).toFixed(2)}x`,
      row === ours ? '' : `${((ours?.cpuMs ?? 0) / row.cpuMs).toFixed(2)}x`,
    ]),
  ]);
}

async function runRound(
  client: pg.Client,
  { server, countEnded }: Side,
  events: readonly object[],
  count: number,
): Promise<Round> {
  const ended = async () => (await client.query<{ count: number }>(countEnded)).rows[0]?.count ?? 0;
  const before = await ended();
  const requests = posted(events, server.port).toReversed();
  const cpuBefore = await server.cpuMicros();
  const start = performance.now();
  const { statuses } = await runLoad({
    port: server.port,
    connections,
    seconds: outcomeMsMax / 1000,
    next: () => requests.pop() ?? null,
  });
  if (Object.keys(statuses).join() !== '200')
    throw new Error(`${server.name} answered ${JSON.stringify(statuses)} where only 200 was expected`);
  while ((await ended()) - before < count) {
    if (performance.now() - start > outcomeMsMax) {
      throw new Error(
        `${server.name}: ${String((await ended()) - before)} of ${String(count)} gifts came to their end`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const seconds = (performance.now() - start) / 1000;
  const used = (await server.cpuMicros()) - cpuBefore;
  return { perSecond: count / seconds, cpuMs: used / 1000 / count };
}

/** From one moment of a gift to the next, as our own records say; the last rounds only. */
async function printParts(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Record<string, number>>(
    `WITH moments AS (
       SELECT donation.settled_at, donation.booked_at,
              (SELECT min(received_at) FROM stripe_event WHERE subject_id = donation.id) AS stored_at,
              (SELECT at FROM history WHERE subject_id = donation.id AND event = 'authorised') AS read_at,
              (SELECT at FROM history WHERE subject_id = donation.id AND event = 'screened-clear') AS screened_at,
              (SELECT sent_at FROM mail WHERE donation_id = donation.id AND kind = 'received') AS sent_at
       FROM donation WHERE state = 'received' ORDER BY donation.settled_at DESC LIMIT $1)
     SELECT extract(epoch FROM read_at - stored_at) * 1000 AS "from the webhook stored to the payment read",
            extract(epoch FROM screened_at - read_at) * 1000 AS "to the payer screened",
            extract(epoch FROM settled_at - screened_at) * 1000 AS "to the money taken",
            extract(epoch FROM booked_at - settled_at) * 1000 AS "to the fee in the ledger",
            extract(epoch FROM sent_at - booked_at) * 1000 AS "to the receipt sent"
     FROM moments`,
    [giftsPerRound * rounds],
  );
  const parts = Object.keys(rows[0] ?? {});
  const ascending = (part: string) => Float64Array.from(rows, (row) => Number(row[part])).sort();
  console.log('\nours, where the time of one gift goes while all of a round are under way (ms)');
  printTable([
    ['', 'p50', 'p99'],
    ...parts.map((part) => {
      const values = ascending(part);
      return [part, quantile(values, 0.5).toFixed(0), quantile(values, 0.99).toFixed(0)];
    }),
  ]);
}

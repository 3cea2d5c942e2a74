/** Thousands of gifts over two processes that are killed at random, with webhooks out of order and twice: each payment is acted on once. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { prepareFirstStart } from '#app/cli/first-start.ts';
import { buildDeps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { seeded, type Random } from '#tests/eval/random.ts';
import { type AppProcess, freePort, startApp, until } from '#tests/support/app-process.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { openPage, startStripe, stripeSettings } from '#tests/support/outside-stripe.ts';
import { control } from '#tests/support/reader.ts';
import { testSeed } from '#tests/support/seed.ts';

const gifts = Number(process.env['GIFTS'] ?? 3000);
/** 60% of what `npm run bench gifts` shows on two quiet cores is more than a machine with other work may bear. */
const giftsPerSecond = Number(process.env['GIFTS_PER_SECOND'] ?? 4);
const killEveryMs = 15_000;
/** Every so many payers are one that no gift is taken of. */
const listedEvery = 20;

test('each of thousands of payments is captured or let go once, while either of two processes is killed again and again', async () => {
  const random = seeded('kills', testSeed);
  await using stack = new AsyncDisposableStack();
  const database = await freshDatabase();
  stack.defer(() => database.drop());
  const stripePort = await freePort();
  const settings = {
    ...database.env,
    ...stripeSettings(stripePort),
    SESSION_SECRET: 'one secret of both processes, of no use elsewhere',
  };
  const apps: (AppProcess | null)[] = [null, null];
  const relay = await startRelay(() => apps, random);
  stack.defer(relay.close);
  stack.use(await startStripe({ port: stripePort, webhookOrigin: relay.url, database: database.env }));
  const stripeUrl = `http://127.0.0.1:${String(stripePort)}`;
  await control(stripeUrl, { action: 'webhooks', mode: { shuffle: true, duplicate: 1 } });
  const deps = await buildDeps({ ...readEnv(settings), logLevel: 'error' });
  stack.defer(() => deps.stop());
  await prepareFirstStart(deps);
  const start = async (at: number) => {
    apps[at] = await startApp({ ...settings, PORT: String(await freePort()) });
  };
  stack.defer(async () => {
    for (const app of apps) await app?.stop();
  });
  await Promise.all([start(0), start(1)]);

  let kills = 0;
  const over = new AbortController();
  const killing = (async () => {
    for (;;) {
      await pause(killEveryMs * (0.5 + random.below(1000) / 1000), null, { signal: over.signal });
      const at = random.below(2);
      const app = apps[at];
      apps[at] = null;
      app?.child.kill('SIGKILL');
      await app?.ended;
      kills += 1;
      await start(at);
    }
  })().catch((error: unknown) => {
    if (!over.signal.aborted) throw error;
  });

  const began = performance.now();
  for (let number = 0; number < gifts; number += 1) {
    const isListed = number % listedEvery === 0;
    await control(stripeUrl, {
      action: 'pay',
      session: await openPage(deps),
      name: isListed ? 'Democratic National Committee' : `Robin Reader${String(number)}`,
      email: `reader-${String(number)}@example.org`,
      card: cardNumber(number),
    });
    const dueMs = ((number + 1) / giftsPerSecond) * 1000;
    await pause(Math.max(0, dueMs - (performance.now() - began)));
  }
  const paidSeconds = (performance.now() - began) / 1000;
  over.abort();
  await killing;
  for (const [at, app] of apps.entries()) if (app === null) await start(at);

  const client = new pg.Client(database.url);
  await client.connect();
  stack.defer(() => client.end());
  const count = async (sql: string) => (await client.query<{ count: number }>(sql)).rows[0]?.count ?? -1;
  await until(
    'every gift has its outcome, and its donor was told',
    async () => {
      const open = await count(
        `SELECT count(*)::int AS count FROM donation WHERE NOT (state = 'refused' OR state = 'received' AND booked_at IS NOT NULL)`,
      );
      const unsent = await count('SELECT count(*)::int AS count FROM mail WHERE sent_at IS NULL');
      return open + unsent === 0;
    },
    600_000,
  );
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${String(gifts)} gifts in ${paidSeconds.toFixed(0)} s (${(gifts / paidSeconds).toFixed(1)}/s), the last told of at ${seconds.toFixed(0)} s; ${String(kills)} kills`,
  );
  expect(kills).toBeGreaterThan(0);
  const listed = Math.ceil(gifts / listedEvery);
  const { rows: states } = await client.query(
    'SELECT state, count(*)::int AS count FROM donation GROUP BY 1 ORDER BY 1',
  );
  expect(states).toEqual([
    { state: 'received', count: gifts - listed },
    { state: 'refused', count: listed },
  ]);
  // One mail about each, and one charge and one balance transaction of it at Stripe.
  expect(await count('SELECT count(*)::int AS count FROM mail')).toBe(gifts);
  expect(await count('SELECT count(DISTINCT donation_id)::int AS count FROM mail')).toBe(gifts);
  const { payment_intents: intents } = await control<{ payment_intents: Intent[] }>(stripeUrl, {
    action: 'state',
  });
  expect(intents).toHaveLength(gifts);
  const sort = ({ status, booked }: Intent) => `${status} ${String(booked.count)}`;
  expect(new Set(intents.map(sort))).toEqual(new Set(['succeeded 1', 'canceled 0']));
  expect(intents.filter(({ status }) => status === 'canceled')).toHaveLength(listed);
  const ledger = await count(
    `SELECT sum(amount_minor)::int AS count FROM ledger_entry WHERE account = 'stripe-receivable'`,
  );
  expect(ledger).toBe(intents.reduce((sum, { booked }) => sum + booked.net, 0));
  // What was asked of Stripe was asked by one request each.
  expect(
    await count(
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM stripe_request GROUP BY subject_kind, subject_id, kind HAVING count(*) <> 1) AS other`,
    ),
  ).toBe(0);
});

interface Intent {
  readonly status: string;
  readonly booked: { readonly net: number; readonly count: number };
}

/** Hands each webhook to one of the processes, to the other where that is dead, and says so where both are. */
async function startRelay(apps: () => readonly (AppProcess | null)[], random: Random) {
  const server = createServer((req, res) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
      const headers = {
        'content-type': 'application/json',
        'stripe-signature': String(req.headers['stripe-signature']),
      };
      const running = apps().filter((app) => app !== null);
      const inTurn = random.chance(0.5) ? running : running.toReversed();
      for (const app of inTurn) {
        const answer = await fetch(app.url + (req.url ?? ''), {
          method: 'POST',
          headers,
          body: Buffer.concat(chunks),
        }).catch(() => null);
        await answer?.text().catch(() => '');
        if (answer?.ok) {
          res.writeHead(200).end();
          return;
        }
      }
      res.writeHead(503).end();
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

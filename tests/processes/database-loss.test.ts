/** M12: connections to the database end under load, and for a while there is no database at all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freePort, startApp, until } from '#tests/support/app-process.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { openFragileDatabase, type FragileDatabase } from '#tests/support/database-outage.ts';
import { control, formBody, sendForm } from '#tests/support/reader.ts';

const endEveryMs = 300;
const readersAtOnce = 4;

/** What readers met: an address and the status of its answer. */
type Met = readonly [place: 'form' | 'gift' | 'article', status: number];

test('connections that end under load and a restart of PostgreSQL end nothing else: 503 in words meanwhile, every donation afterwards', async () => {
  await using database = await openFragileDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-loss-'));
  await using app = await startApp({
    PORT: String(await freePort()),
    ...database.env,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    TRUST_PROXY: '1',
    CHECKOUTS_PER_MINUTE: '6000',
  });
  try {
    const [article] = /\/fact-checks\/[\w-]+/.exec(await (await fetch(app.url)).text()) ?? [];
    if (article === undefined) throw new Error('no fact-check on the front page');
    const met: Met[] = [];
    const load = startLoad(app.url, article, met);
    let ended = await endConnectionsFor(database, 5_000);
    await database.stop();
    await expectWordsWithoutDatabase(app.url, article);
    await database.start();
    ended += await endConnectionsFor(database, 3_000);
    await load.stop();

    expect(app.child.exitCode, app.output()).toBeNull();
    expect(app.child.signalCode, app.output()).toBeNull();
    expect(ended).toBeGreaterThan(20);
    expect(met.filter(([, status]) => status < 400).length).toBeGreaterThan(10);
    const told = new Set(met.map(([place, status]) => `${place} ${String(status)}`));
    expect([...told].filter((each) => !/ (200|303|503)$/.test(each))).toEqual([]);

    await expectNothingLostOrDoubled(app.url, database);
    expect(app.child.exitCode, app.output()).toBeNull();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 240_000);

/** Readers who read, give and pay one after the other, each from an address of their own. */
function startLoad(url: string, article: string, met: Met[]): { stop(): Promise<void> } {
  let stopped = false;
  let count = 0;
  const read = async (place: Met[0], path: string) => {
    met.push([place, (await fetch(url + path)).status]);
  };
  const reader = async () => {
    while (!stopped) {
      count += 1;
      const number = count;
      const address = `203.0.${String(number % 200)}.${String(number % 250)}`;
      await read('article', article);
      const answer = await sendForm(url, formBody(), { 'x-forwarded-for': address });
      await answer.body?.cancel();
      met.push(['form', answer.status]);
      const session = /cs_test_\w+/.exec(answer.headers.get('location') ?? '')?.[0];
      if (session === undefined) continue;
      const email = `reader-${String(number)}@example.org`;
      const card = cardNumber(number);
      const paid = await control<{ redirect?: string }>(url, { action: 'pay', session, email, card }).catch(
        () => null,
      );
      if (paid?.redirect !== undefined) await read('gift', new URL(paid.redirect).pathname);
    }
  };
  const readers = Promise.allSettled(Array.from({ length: readersAtOnce }, reader));
  return {
    stop: async () => {
      stopped = true;
      expect((await readers).filter(({ status }) => status === 'rejected')).toEqual([]);
    },
  };
}

async function endConnectionsFor(database: FragileDatabase, ms: number): Promise<number> {
  let ended = 0;
  for (const ends = Date.now() + ms; Date.now() < ends;) {
    ended += await database.endConnections();
    await pause(endEveryMs);
  }
  return ended;
}

/** Pages and forms say what is the matter, when to come again, and are kept by nobody. */
async function expectWordsWithoutDatabase(url: string, article: string): Promise<void> {
  const answers = {
    home: await fetch(`${url}/`),
    article: await fetch(url + article),
    sent: await sendForm(url, formBody(), { 'x-forwarded-for': '198.51.100.1' }),
    donation: await fetch(`${url}/donations/nobody`),
    desk: await fetch(`${url}/desk/sign-up/nobody`),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const text = await answer.text();
    expect.soft(answer.status, name).toBe(503);
    expect.soft(answer.headers.get('content-type'), name).toContain('text/html');
    expect.soft(Number(answer.headers.get('retry-after')), name).toBeGreaterThan(0);
    expect.soft(answer.headers.get('cache-control'), name).toContain('no-store');
    expect.soft(text, name).toContain('Please try again in a minute');
    expect.soft(text, name).toContain('<h1>');
  }
  const feed = await fetch(`${url}/feed.xml`);
  expect.soft(feed.status).toBe(503);
  expect.soft(feed.headers.get('cache-control')).toContain('no-store');
  expect.soft((await fetch(`${url}/readyz`)).status).toBe(503);
  expect.soft((await fetch(`${url}/healthz`)).status).toBe(200);
}

interface Intent {
  readonly id: string;
  readonly status: string;
  readonly booked: { readonly net: number; readonly count: number };
}

/** Every payment at Stripe is one received donation with one mail, the ledger says what Stripe says, and nothing is left open. */
async function expectNothingLostOrDoubled(url: string, database: FragileDatabase): Promise<void> {
  await until('the app is ready again', async () => (await fetch(`${url}/readyz`)).status === 200);
  await control(url, { action: 'clock', advanceSeconds: 25 * 3600 });
  await until(
    'every donation ends and every mail is sent',
    async () => {
      const [left] = await database.query<{ donations: number; mails: number }>(`
        SELECT (SELECT count(*)::int FROM work WHERE check_at IS NOT NULL) AS donations,
               (SELECT count(*)::int FROM mail WHERE sent_at IS NULL) AS mails`);
      return left?.donations === 0 && left.mails === 0;
    },
    90_000,
  );
  const { payment_intents: intents } = await control<{ payment_intents: Intent[] }>(url, { action: 'state' });
  const donations = await database.query<{ state: string; paid: string | null; mails: number }>(`
    SELECT state, payment_intent_id AS paid, (SELECT count(*)::int FROM mail WHERE donation_id = donation.id) AS mails
    FROM donation`);
  const paid = intents.filter(({ status }) => status === 'succeeded').map(({ id }) => id);
  expect(paid.length).toBeGreaterThan(5);
  expect(intents.filter(({ status }) => status === 'requires_capture')).toEqual([]);
  const received = donations.filter(({ state }) => state === 'received');
  expect(received.map((donation) => donation.paid).sort()).toEqual(paid.sort());
  expect(received.filter(({ mails }) => mails !== 1)).toEqual([]);
  expect(donations.filter(({ state }) => state !== 'received' && state !== 'abandoned')).toEqual([]);
  const ledger = await database.query<{ account: string; total: number }>(
    'SELECT account, sum(amount_minor)::int AS total FROM ledger_entry GROUP BY 1',
  );
  const total = (account: string) => ledger.find((row) => row.account === account)?.total ?? 0;
  expect(total('card-holds')).toBe(0);
  expect(total('stripe-receivable')).toBe(intents.reduce((sum, { booked }) => sum + booked.net, 0));
}

/** M6 and M28 over HTTP: a flood from a few networks leaves readers their payment pages; a double click opens one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { freePort, startApp, until, type AppProcess } from '#tests/support/app-process.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';
import { formBody, sendForm } from '#tests/support/reader.ts';
import { printedAccount } from '#tests/support/site.ts';

let apps: AppProcess[];
let database: TestDatabase;
let db: pg.Pool;
const dataDir = mkdtempSync(join(tmpdir(), 'unbought-quota-'));
beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, { connectionsMax: 1 });
  const start = async () =>
    startApp({
      PORT: String(await freePort()),
      ...database.env,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      TRUST_PROXY: '1',
    });
  const first = await start();
  apps = [first, await start()];
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()));
  await db.end();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A reader behind the proxy, at one of the two processes. */
function sendFrom(address: string, at = 0, values: Parameters<typeof formBody>[0] = {}): Promise<Response> {
  return sendForm(apps[at]?.url ?? '', formBody(values), {
    'x-forwarded-for': address,
    'user-agent': 'Test/1.0',
  });
}

async function countDonations(): Promise<number> {
  const { rows } = await db.query<{ count: string }>('SELECT count(*) FROM donation');
  return Number(rows[0]?.count);
}

/** Sends all of them while no donation can be written, so that none is answered before the last has arrived. */
async function atOnce(sends: readonly (() => Promise<Response>)[]): Promise<Response[]> {
  await db.query('DELETE FROM rate_limit');
  await db.query('BEGIN; LOCK TABLE donation IN SHARE ROW EXCLUSIVE MODE');
  const answers = Promise.all(sends.map((send) => send()));
  await until('all have arrived', async () => {
    const { rows } = await db.query<{ tries: string }>(
      "SELECT sum(points) AS tries FROM rate_limit WHERE key LIKE 'checkout:%'",
    );
    return Number(rows[0]?.tries) === sends.length;
  });
  await db.query('COMMIT');
  return answers;
}

test('M28: one form that comes twice at once opens one payment page, in one process and in two', async () => {
  for (const places of [
    [0, 0],
    [0, 1],
    [0, 1, 0, 1, 0, 1],
  ]) {
    const before = await countDonations();
    const address = `192.0.2.${String(places.length)}${String(places[1])}`;
    const answers = await atOnce(places.map((at) => () => sendFrom(address, at)));
    expect(answers.map(({ status }) => status)).toEqual(places.map(() => 303));
    const ids = answers.map(({ headers }) => /cs_test_\w+/.exec(headers.get('location') ?? '')?.[0]);
    expect(new Set(ids).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('set-cookie'))).size).toBe(1);
    expect(await countDonations()).toBe(before + 1);
  }
});

test('M28: two different forms, or one form of two readers, at once are two payment pages', async () => {
  const before = await countDonations();
  await atOnce([
    () => sendFrom('192.0.2.60'),
    () => sendFrom('192.0.2.60', 0, { amount: '1000' }),
    () => sendFrom('192.0.2.61'),
  ]);
  expect(await countDonations()).toBe(before + 3);
});

test('M6: while 300 addresses of ten networks send forms at full rate, a reader from elsewhere gets a payment page in 5 s', async () => {
  await db.query('DELETE FROM checkout_slot');
  const addresses = Array.from(
    { length: 900 },
    (_, at) => `203.0.${String(at % 10)}.${String(Math.floor((at % 300) / 10))}`,
  );
  const statuses: number[] = [];
  const count = (status: number) => statuses.filter((each) => each === status).length;
  let isAnswered = false;
  const send = async () => {
    for (let address = addresses.pop(); address !== undefined && !isAnswered; address = addresses.pop()) {
      const answer = await sendFrom(address, addresses.length % 2);
      await answer.text();
      statuses.push(answer.status);
    }
  };
  const flood = Promise.all(Array.from({ length: 40 }, send));
  await until('the flood has spent what it can', () =>
    Promise.resolve(count(503) > 50 || addresses.length === 0),
  );
  const startedAt = performance.now();
  const reader = await sendFrom('198.51.100.7');
  const tookMs = performance.now() - startedAt;
  isAnswered = true;
  await flood;
  expect(reader.status).toBe(303);
  expect(tookMs).toBeLessThan(5000);
  // Half of the 60 for anybody, and one reserved place for each of the ten networks.
  expect(count(303)).toBeLessThanOrEqual(40);
  expect(count(303) + count(503)).toBe(statuses.length);
});

test('M6: whoever is turned away gets 503 in words, the form as it was, and when to come back; staff get one mail', async () => {
  const answer = await sendFrom('203.0.1.200', 0, { organisation: 'Corner Bakery' });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const page = await answer.text();
  expect(page).toContain('More people are giving right now');
  expect(page).toContain('Corner Bakery');
  await until('the mail to staff', async () => {
    const { rows } = await db.query<{ kind: string }>("SELECT kind FROM mail WHERE kind = 'checkouts-short'");
    return rows.length > 0;
  });
  expect((await sendFrom('203.0.2.200')).status).toBe(503);
  const { rows } = await db.query<{ recipient: string }>(
    "SELECT recipient FROM mail WHERE kind = 'checkouts-short'",
  );
  expect(rows).toHaveLength(1);
});

test('M6: every page of the desk says since when readers are turned away, how many, and what to do', async () => {
  const desk = apps[1];
  if (!desk) throw new Error('no app');
  const { email, password } = printedAccount({ app: desk });
  const signedIn = await fetch(`${desk.url}/desk/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, password }),
    headers: { origin: desk.url },
    redirect: 'manual',
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  for (const path of ['/desk', '/desk/donations', '/desk/registry']) {
    const page = await (await fetch(desk.url + path, { headers: { cookie } })).text();
    const text = page.replace(/<!-- -->/g, '');
    expect(text, path).toContain('Not everybody who wants to give gets through');
    expect(text, path).toMatch(
      /\d+ requests for a payment page have been turned away since today at \d{1,2}:\d\d [AP]M/,
    );
    expect(text, path).toContain('raise CHECKOUTS_PER_MINUTE');
  }
});

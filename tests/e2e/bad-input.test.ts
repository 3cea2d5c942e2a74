/** What machines and vandals send: always an answer in words, never a 500, nothing stored that should not be. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#app/adapters/db/pool.ts';
import { ensureBuild } from '#app/cli/build.ts';
import { createServer } from '#app/server.ts';
import { demoStaffEmail, ensureDemoStaff } from '#app/usecases/ensure-demo-staff.ts';
import { badAddress, badForm, signatureOf, webhookMessage } from '#tests/support/bad-input.ts';
import { inTurns, send, wordsOf, type RawAnswer } from '#tests/support/raw-request.ts';
import { formBody } from '#tests/support/reader.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
console.log(`bad input: SEED=${String(seed)}`);

interface Site extends AsyncDisposable {
  readonly url: string;
  readonly world: World;
  readonly db: pg.Pool;
  /** The cookie of somebody who may review. */
  readonly signedIn: string;
  /** What the server told its log as an error. */
  readonly errors: string[];
}

const ours = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const password = 'correct horse battery';

async function openSite(): Promise<Site> {
  const world = await openWorld();
  const { dir } = await ensureBuild();
  const { ports } = world.deps;
  const errors: string[] = [];
  const log = {
    ...ports.log,
    error: (message: string, values?: Record<string, unknown>) =>
      void errors.push(`${message} ${JSON.stringify(values)}`),
  };
  const server = await createServer({ ...world.deps, ports: { ...ports, log } }, { dir });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  await ensureDemoStaff(ports, password);
  const signIn = new URLSearchParams({ email: demoStaffEmail, password }).toString();
  const answer = await send(url, {
    method: 'POST',
    path: '/desk/sign-in',
    headers: ours,
    body: Buffer.from(signIn),
  });
  const signedIn = [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
  // Some tables are none of the app's.
  const { databaseUrl, databaseOwnerUrl } = world.deps.env;
  const db = createPool(databaseOwnerUrl ?? databaseUrl ?? '', { connectionsMax: 2 });
  return {
    url,
    world,
    db,
    signedIn,
    errors,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await db.end();
      await world[Symbol.asyncDispose]();
    },
  };
}

/** How many rows each table of the product and of the local Stripe has; limits and sessions are counted elsewhere. */
async function countRows(db: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'sandbox') AND tablename NOT IN ('rate_limit', 'staff_session') ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`);
    counts[name] = found.rows[0]?.n ?? 0;
  }
  return counts;
}

/** Tables whose number of rows differs, and by how many. */
function growth(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  const grown = Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, by]) => by !== 0));
}

const forgetLimits = (db: pg.Pool) => db.query('DELETE FROM rate_limit');

/** A 4xx that says in words what is wrong; a 429 says when to come back. */
function expectClear(answer: RawAnswer, what: string): void {
  expect(answer.status, what).toBeGreaterThanOrEqual(400);
  expect(answer.status, what).toBeLessThan(500);
  expect(wordsOf(answer), what).toMatch(/\w+ \w+ \w+/);
  expect(wordsOf(answer), what).not.toMatch(/unexpected server error/i);
  if (answer.status === 429) expect(Number(answer.headers['retry-after']), what).toBeGreaterThan(0);
}

const show = (of: { path?: string; headers?: unknown; body?: Buffer }) =>
  `SEED=${String(seed)} ${of.path ?? ''} ${JSON.stringify(of.headers ?? {})} ${of.body?.subarray(0, 300).toString('latin1') ?? ''}`;

const generate = <T>(from: fc.Arbitrary<T>, count: number) => fc.sample(from, { numRuns: count, seed });

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
});

test('1,000 generated form bodies get an answer in words, and only what is a valid form is stored', async () => {
  const { url, db, world } = site;
  const held = await world.give();
  await world.start({ organisation: listed.group });
  const { rows } = await db.query<{ token: string }>(
    "SELECT token FROM screening WHERE stage = 'form' AND outcome = 'political'",
  );
  const places = [
    '/donate',
    '/donate',
    `/appeals/${rows[0]?.token ?? ''}`,
    '/appeals/unknown',
    '/desk/sign-in',
    `/desk/donations/${held.id}`,
    '/desk/donations/unknown',
  ];
  const before = await countRows(db);
  // Equal forms that meet are led to one payment page (M28).
  const sent = { donations: new Set<string>(), refusals: 0, appeals: 0 };
  const statuses = new Map<number, number>();
  const forms = generate(badForm(places, site.signedIn), 1000);
  for (let from = 0; from < forms.length; from += 50) {
    await forgetLimits(db);
    await inTurns(forms.slice(from, from + 50), 4, async (form) => {
      const answer = await send(url, form);
      const what = show(form);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status !== 303) {
        expectClear(answer, what);
        if (form.path === '/donate' && answer.status === 403 && answer.text.includes('/appeals/'))
          sent.refusals += 1;
        return;
      }
      if (form.path === '/donate') {
        const { location } = answer.headers;
        expect(location, what).toMatch(/cs_test_/);
        sent.donations.add(location ?? '');
      } else if (form.path.startsWith('/appeals/')) sent.appeals = 1;
      // What is left would be a decision of staff or a session, and nothing generated is a valid one.
      else expect(answer.headers.location, what).toMatch(/^\/desk\/sign-in\?/);
    });
  }
  const after = growth(before, await countRows(db));
  const {
    'public.donation': donations = 0,
    'public.appeal': appeals = 0,
    'public.screening': screenings = 0,
  } = after;
  expect({ donations, appeals }).toEqual({ donations: sent.donations.size, appeals: sent.appeals });
  expect(screenings).toBeLessThanOrEqual(sent.donations.size + sent.refusals);
  expect(
    Object.keys(after).filter((name) =>
      /review|staff|history|ledger|mail|allow|stripe_event|listing/.test(name),
    ),
  ).toEqual([]);
  // Otherwise the generator reaches nothing.
  for (const status of [303, 400, 403, 413, 415, 422])
    expect(statuses.get(status), String(status)).toBeGreaterThan(0);
  expect(site.errors.splice(0)).toEqual([]);
}, 120_000);

test('10 MB sent as a form, as an upload, compressed or to the webhook are answered and not kept', async () => {
  const { url, db } = site;
  const body = Buffer.alloc(10 * 1024 * 1024, 'x');
  const before = await countRows(db);
  const kinds: [string, Record<string, string>, number][] = [
    ['/donate', ours, 413],
    ['/donate', { ...ours, 'transfer-encoding': 'chunked' }, 413],
    ['/donate', { ...ours, 'content-encoding': 'gzip' }, 415],
    ['/desk/sign-in', { ...ours, 'content-type': 'multipart/form-data; boundary=x' }, 413],
    ['/sandbox/control', { 'content-type': 'application/json' }, 413],
    ['/webhooks/stripe', { 'stripe-signature': 't=1,v1=x' }, 413],
    ['/webhooks/stripe', { 'stripe-signature': 't=1,v1=x', 'transfer-encoding': 'chunked' }, 413],
  ];
  // Again and again, because a connection that is cut too early loses the answer only now and then.
  for (const [path, headers, status] of [...kinds, ...kinds, ...kinds]) {
    const answer = await send(url, { method: 'POST', path, headers, body });
    expect(answer.status, show({ path, headers })).toBe(status);
    expectClear(answer, show({ path, headers }));
  }
  expect(growth(before, await countRows(db))).toEqual({});
  expect(site.errors.splice(0)).toEqual([]);
});

test('the limit counts payment pages only: mistakes are free, the 21st page within an hour waits', async () => {
  const { url, db } = site;
  await forgetLimits(db);
  const post = (values: Parameters<typeof formBody>[0]) =>
    send(url, {
      method: 'POST',
      path: '/donate',
      headers: ours,
      body: Buffer.from(formBody(values).toString()),
    });
  for (let mistake = 0; mistake < 30; mistake += 1)
    expect((await post({ attestation: '' })).status).toBe(422);
  for (let donation = 0; donation < 20; donation += 1) expect((await post({})).status).toBe(303);
  const donations = async () => (await countRows(db))['public.donation'];
  const before = await donations();
  const refused = await post({});
  expect(refused.status).toBe(429);
  expectClear(refused, 'the 21st');
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(3600);
  expect(await donations()).toBe(before);
  expect((await post({ attestation: '' })).status).toBe(422);
});

test('1,000 generated webhook bodies are stored or refused as they deserve, and move no donation', async () => {
  const { url, db, world } = site;
  const { sandbox, ports } = world.deps;
  if (!sandbox) throw new Error('no local Stripe');
  const donation = await world.give();
  const before = await countRows(db);
  let stored = 0;
  await inTurns(
    generate(webhookMessage(sandbox.webhookSecret, donation.id), 1000),
    8,
    async ({ body, signature, isEvent }) => {
      const headers = {
        'content-type': 'application/json',
        ...(signature !== null && { 'stripe-signature': signature }),
      };
      const answer = await send(url, { method: 'POST', path: '/webhooks/stripe', headers, body });
      const what = show({ headers, body });
      if (answer.status === 200) {
        expect(isEvent, what).not.toBe(false);
        if (answer.text === 'stored\n') stored += 1;
      } else {
        expectClear(answer, what);
        expect(answer.status, what).toBe(400);
        expect(isEvent, what).not.toBe(true);
      }
    },
  );
  expect(stored).toBeGreaterThan(100);
  expect(growth(before, await countRows(db))).toEqual({ 'public.stripe_event': stored });
  // What was stored must not stop what comes after it.
  await world.deps.startJobs();
  await expect.poll(() => ports.events.oldestWaiting(), { timeout: 30_000, interval: 100 }).toBeNull();
  expect(await world.donation(donation.id)).toMatchObject({ state: 'open', paymentIntentId: null });
  // The jobs begin with a look at the donations of the past, at balance and disputes, and at all of Stripe, which is nobody's message.
  const {
    'public.rescreening': rescreenings = 0,
    'public.balance_import': cursors = 0,
    'public.reconciliation': comparisons = 0,
    ...after
  } = growth(before, await countRows(db));
  expect(Math.max(rescreenings, comparisons)).toBeLessThanOrEqual(1);
  expect(cursors).toBeLessThanOrEqual(2);
  expect(after).toEqual({ 'public.stripe_event': stored });
  const event = Buffer.from(
    JSON.stringify({ id: 'evt_after', type: 'invoice.paid', data: { object: { id: 'in_1' } } }),
  );
  const headers = { 'stripe-signature': signatureOf(event, sandbox.webhookSecret) };
  const last = await send(url, { method: 'POST', path: '/webhooks/stripe', headers, body: event });
  expect(last).toMatchObject({ status: 200, text: 'stored\n' });
  expect(last.ms).toBeLessThan(1000);
  expect(site.errors.splice(0)).toEqual([]);
}, 120_000);

test('500 generated addresses are found, refused or unknown, read by a stranger and by staff', async () => {
  const { url, db } = site;
  const before = await countRows(db);
  const known = [
    '/%E0%A4%A',
    `/${'a'.repeat(7000)}`,
    '/desk/donations?after=999999999999999_a',
    '/donate?amount=1e309&frequency=x&article=%ff',
    '/assets/%2e%2e/server/index.js',
    '/donate?_data=root',
    '/sandbox/mail/x/html',
  ];
  for (const cookie of ['', site.signedIn]) {
    // One at a time, so that what the log is told belongs to this address.
    await inTurns([...known, ...generate(badAddress, 250)], 1, async (path) => {
      const answer = await send(url, { path, headers: cookie === '' ? {} : { cookie } });
      const what = `${show({ path })} ${site.errors.splice(0).join(' ')}`;
      expect(what, 'told to the log').toBe(`${show({ path })} `);
      expect(answer.status, what).toBeGreaterThanOrEqual(200);
      expect(answer.status, what).toBeLessThan(500);
      // Remix's own addresses for scripts speak to scripts.
      if (answer.status >= 400 && !path.includes('.data')) expectClear(answer, what);
      const { location } = answer.headers;
      if (location !== undefined) expect(new URL(location, url).origin, what).toBe(url);
    });
  }
  expect(growth(before, await countRows(db))).toEqual({});
  expect(site.errors.splice(0)).toEqual([]);
}, 120_000);

test('what is no HTTP request, or one with endless headers, is told so', async () => {
  const first = async (bytes: string) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
    socket.end(bytes);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  };
  expect(await first('\x16\x03\x01 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*\r\n\r\n\w+ \w+ \w+/);
  expect(await first(`GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 [\s\S]*\r\n\r\n\w+ \w+ \w+/,
  );
  expect(
    await first(
      'POST /donate HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ),
  ).toMatch(/^HTTP\/1\.1 400 /);
});

test('a sender that breaks off in the middle of a form or an event leaves nothing behind', async () => {
  const { url, db } = site;
  const before = await countRows(db);
  const breakOff = async (path: string) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    const headers = [
      'Host: a',
      'Sec-Fetch-Site: same-origin',
      'Content-Type: application/x-www-form-urlencoded',
      'Stripe-Signature: x',
      'Content-Length: 500',
    ];
    await new Promise((resolve) =>
      socket.write(`POST ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\namount=500`, resolve),
    );
    socket.destroy();
  };
  for (const path of ['/donate', '/webhooks/stripe', '/sandbox/control']) await breakOff(path);
  // The next answer comes after the server has seen what came before on its port.
  expect((await send(url, { path: '/healthz' })).status).toBe(200);
  expect(growth(before, await countRows(db))).toEqual({});
  expect(site.errors.splice(0)).toEqual([]);
});

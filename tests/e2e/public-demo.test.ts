/** A demo that strangers can reach: it says so on every page, and its controls and mails ask for a password (M21). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { frame } from '#app/domain/texts/en/frame.ts';
import { paths } from '#app/paths.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { freePort, startApp } from '#tests/support/app-process.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { demoSlug } from '#tests/support/pages.ts';
import { send, wordsOf, type RawAnswer } from '#tests/support/raw-request.ts';
import { serveWorld, type ServedWorld } from '#tests/support/served-world.ts';

const password = 'a password of 24 letters';
const basic = (given: string, user = 'anybody') =>
  `Basic ${Buffer.from(`${user}:${given}`).toString('base64')}`;

let open: ServedWorld;
let mailId: string;
beforeAll(async () => {
  open = await serveWorld({ SITE_URL: 'https://news.example', DEMO: '1', DEMO_PASSWORD: password });
  mailId = await aMail(open);
});
afterAll(() => open[Symbol.asyncDispose]());

const secret = 'robin.secret@example.org';

/** A kept mail to a person, as the product writes one. */
async function aMail({ world }: ServedWorld): Promise<string> {
  const donation = await world.give();
  await world.pay(donation, { email: secret });
  const { ports } = world.deps;
  await advanceDonation(ports, donation.id);
  const [mail] = await ports.mails.latest(1);
  if (!mail) throw new Error('no mail was written');
  return mail.id;
}

function expectClosed(answer: RawAnswer, what: string): void {
  expect([401, 404, 400], what).toContain(answer.status);
  expect(answer.text, what).not.toContain(secret);
  expect(answer.text, what).not.toContain('Local Stripe');
}

test('panel, control and kept mails ask for the password, however their addresses are written', async () => {
  const tools = [
    '/sandbox',
    '/sandbox/control',
    '/sandbox/panel.css',
    '/sandbox/mail',
    `/sandbox/mail/${mailId}`,
    `/sandbox/mail/${mailId}/html`,
  ];
  for (const path of tools) {
    const answer = await send(open.url, { path });
    expect(answer.status, path).toBe(401);
    expect(answer.headers['www-authenticate'], path).toMatch(/^Basic realm="/);
    expect(wordsOf(answer), path).toContain('password');
  }
  const spellings = tools.flatMap((path) => [
    path.toUpperCase(),
    path.replace('/sandbox', '/%73andbox'),
    path.replace('/sandbox', '/sandbo%78'),
    path.replace('/sandbox', '/Sandbox'),
    path.replace('/sandbox', '/x/../sandbox'),
    path.replace('/sandbox', '/x/%2e%2e/sandbox'),
    path.replace('/sandbox', '/sandbox/checkout/..'),
    path.replace('/sandbox', '/sandbox/checkout/%2e%2e'),
    path.replace('/sandbox', '/%73andbox/checkout/..'),
    path.replace('/sandbox/', '/sandbox//'),
    path.replace('/sandbox/', '/sandbox%2f'),
    path.replace('/sandbox/', '/./sandbox/./'),
    `${path}/`,
    `${path}.data`,
    `${path.replace('/sandbox', '/%73andbox')}.data`,
    `${path}.data?_routes=routes/sandbox.mail._index`,
    `${path}?/sandbox/checkout.css`,
    `${path};/sandbox/checkout.css`,
    `${path}#/sandbox/checkout.css`,
    path.replace('/sandbox', '/sandbox/portal/..'),
  ]);
  for (const path of spellings) {
    expectClosed(await send(open.url, { path }), path);
    const body = Buffer.from('{"action":"state"}');
    const headers = { 'content-type': 'application/json' };
    expectClosed(await send(open.url, { method: 'POST', path, headers, body }), `POST ${path}`);
  }
});

test('the password opens them, and no other does', async () => {
  const get = (path: string, authorization: string) => send(open.url, { path, headers: { authorization } });
  for (const path of ['/sandbox', '/sandbox/mail', `/sandbox/mail/${mailId}`, `/sandbox/mail/${mailId}/html`])
    expect((await get(path, basic(password))).status, path).toBe(200);
  expect((await get('/sandbox/mail', basic(password))).text).toContain(secret);
  const wrong = ['', 'a', `${password} `, password.slice(0, -1), password.toUpperCase()].map((text) =>
    basic(text),
  );
  for (const given of [...wrong, 'Basic', 'Basic !', `Bearer ${password}`, password, `Basic ${password}`])
    expect((await get('/sandbox', given)).status, given).toBe(401);
  const body = Buffer.from('{"action":"state"}');
  const headers = { 'content-type': 'application/json', authorization: basic(password) };
  const control = await send(open.url, { method: 'POST', path: '/sandbox/control', headers, body });
  expect(control.status).toBe(200);
});

test('the password in a browser does not let another site move the clock', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: basic(password) };
  for (const foreign of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await send(open.url, {
      method: 'POST',
      path: '/sandbox/control',
      headers: { ...headers, ...foreign },
      body: Buffer.from('action=clock&advanceSeconds=60'),
    });
    expect(answer.status, JSON.stringify(foreign)).toBe(403);
  }
});

test('every page says that it is a demonstration, and the payment page stays open', async () => {
  const donation = await open.world.give();
  for (const path of [
    '/',
    paths.factCheck(demoSlug),
    paths.donate(),
    paths.independence(),
    paths.donation(donation.token),
    '/nothing/here',
    paths.deskSignIn(),
    paths.desk(),
    paths.deskRegistry(),
    '/desk/nothing',
  ]) {
    // Who is signed in is led on from the sign-in.
    const cookie = path === paths.deskSignIn() ? '' : open.signedIn;
    const answer = await send(open.url, { path, headers: { cookie } });
    const times = wordsOf(answer).split(frame.demo).length - 1;
    expect(times, path).toBe(1);
  }
  const checkout = `/sandbox/checkout/${donation.sessionId}`;
  for (const path of [checkout, `${checkout}/authentication`]) {
    const answer = await send(open.url, { path });
    expect(answer.status, path).toBe(200);
    expect(wordsOf(answer), path).toContain('no real money');
  }
  expect((await send(open.url, { path: '/sandbox/checkout.css' })).status).toBe(200);
  for (const path of [
    '/sandbox/invoice/in_none',
    '/sandbox/portal/test_none',
    '/sandbox/portal/test_none/card',
  ])
    expect((await send(open.url, { path })).status, path).toBe(404);
});

test('the demo on loopback asks nothing and says nothing of it', async () => {
  await using local = await serveWorld();
  for (const path of ['/sandbox', '/sandbox/mail'])
    expect((await send(local.url, { path })).status).toBe(200);
  expect((await send(local.url, { path: '/' })).text).not.toContain(frame.demo);
});

test('the start prints a password of its own where none is set, and it opens the panel', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-public-demo-'));
  const database = await freshDatabase();
  const port = await freePort();
  const app = await startApp({
    PORT: String(port),
    SITE_URL: 'https://news.example',
    DEMO: '1',
    ...database.env,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  });
  onTestFinished(async () => {
    await app.stop();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const [, printed = ''] = /Its password +(\S{16,})/.exec(app.output()) ?? [];
  expect(app.output()).toMatch(/Its password/);
  expect((await send(url, { path: '/sandbox' })).status).toBe(401);
  expect((await send(url, { path: '/sandbox', headers: { authorization: basic(printed) } })).status).toBe(
    200,
  );
});

/** The desk in a real browser: without scripts, by keyboard, at every width, and closed to whoever is not signed in. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, startApp, until, type AppProcess } from '#tests/support/app-process.ts';
import { axe, openBrowser } from '#tests/support/browser.ts';
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts';
import { control, openPaymentPage, sendForm, formBody } from '#tests/support/reader.ts';
import { processEnv } from '#tests/support/process-env.ts';

const root = join(import.meta.dirname, '..', '..');
let database: TestDatabase;
let dataDir: string;
let env: Record<string, string> & { PORT: string };
let app: AppProcess;
let browser: Browser;

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'unbought-desk-'));
  env = { PORT: String(await freePort()), ...database.env, DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  [app, browser] = await Promise.all([startApp(env), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Pays, with a card of each name's own; what is refused by a card must not colour the next donation. */
async function pay(name: string, card = '4242424242424242'): Promise<void> {
  const session = await openPaymentPage(app.url);
  await control(app.url, {
    action: 'pay',
    session,
    name,
    email: `${name.replace(/\W/g, '.')}@example.org`,
    card,
  });
}

/** Held, since its card is one that was refused. */
const longName =
  'Pneumonoultramicroscopicsilicovolcanoconiosis Relief of the Greater Waterfront and Surrounding Parishes';

async function refusedCards(): Promise<number> {
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM refused_card');
  await client.end();
  return rows[0]?.n ?? 0;
}

/** A mail that failed for an hour, and an event that nothing was done about. */
async function makeLate(): Promise<void> {
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(`
    INSERT INTO mail (id, cause, kind, recipient, created_at, next_try_at, try_count, failure_code)
    VALUES ('late-1', 'late-1', 'received', 'r@example.org', now() - interval '1 hour', now() + interval '1 hour', 9,
            'Error EENVELOPE_with_a_code_that_is_rather_long 550');
    INSERT INTO stripe_event (id, type, topic, object_id, hints, owner, received_at, outcome, processed_at)
    VALUES ('evt_1SxQhJ2eZvKYlo2C0aBcDeFg', 'charge.dispute.funds_withdrawn', 'dispute', 'dp_1', '{}', 'named', now(),
            'not-understood', now())`);
  await client.end();
}

async function signIn(page: Page, to = '/desk'): Promise<void> {
  const [, email = '', password = ''] = /Sign in with\s+(\S+)\s+(\S+)/.exec(app.output()) ?? [];
  await page.goto(app.url + to);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(app.url + to);
}

async function openPage(options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** The page of the donation from `name`, once it stands in the queue. */
async function openDonation(page: Page, name: string): Promise<void> {
  await until(`${name} in the queue`, async () => {
    await page.goto(`${app.url}/desk`);
    return (await page.locator('.queue-row a', { hasText: name }).count()) > 0;
  });
  await page.locator('.queue-row a', { hasText: name }).click();
}

/** Presses Tab until `selector` has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached by keyboard`);
}

test('a held donation is decided, undone and decided again, by keyboard and without scripts', async () => {
  await pay('Democratic National Comittee Group');
  const page = await openPage({ javaScriptEnabled: false });
  await signIn(page);
  await openDonation(page, 'Democratic National Comittee Group');
  const text = () => page.innerText('main');
  expect(await text()).toContain('Held, not taken.');
  // The list is the narrow part of the page, whatever else on it has columns.
  const widthOf = async (part: string) => (await page.locator(part).boundingBox())?.width ?? 0;
  expect(await widthOf('.queue')).toBeLessThan(0.6 * (await widthOf('.review')));
  expect(await page.locator('.column mark').first().innerText()).toBe('Democratic');

  await tabTo(page, '#decide-note');
  await page.keyboard.type('Looked at their site.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#errors');
  expect(await text()).toContain('Choose a reason to clear or to refuse.');
  expect(await page.inputValue('#decide-note')).toBe('Looked at their site.');

  await tabTo(page, '#decide-clear-0');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await page.innerText('.decide .button')).toBe('Clear and take $5');
  await tabTo(page, '.decide .button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.undo');
  expect(await text()).toMatch(/Cleared\. In force at \d{1,2}:\d\d [AP]M/);
  expect(await text()).toContain('Another party with a similar name. Looked at their site.');

  await tabTo(page, '.undo .button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.decide');
  expect(await text()).toContain('The decision was taken back');

  await page.check('#decide-refuse-0', { force: true });
  expect(await page.innerText('.decide .button')).toBe('Refuse and release $5');
  await page.click('.decide .button');
  await page.waitForSelector('.undo');
  await control(app.url, { action: 'clock', advanceSeconds: 301 });
  await until('the refusal is carried out', async () => {
    await page.reload();
    return (await text()).includes('Refused. Nothing was taken.');
  });
  expect(await page.locator('.decide, .undo').count()).toBe(0);
  await page.context().close();
});

test('who decides second is told, and the first decision stands', async () => {
  await pay('Republican National Comittee Group', '5555555555554444');
  const [first, second] = await Promise.all([openPage({}), openPage({})]);
  await Promise.all([signIn(first), signIn(second)]);
  await Promise.all([first, second].map((page) => openDonation(page, 'Republican National Comittee Group')));
  await first.check('#decide-clear-2', { force: true });
  await second.check('#decide-refuse-0', { force: true });
  await first.click('.decide .button');
  await first.waitForSelector('.undo');
  const [answer] = await Promise.all([
    second.waitForResponse((response) => response.request().method() === 'POST'),
    second.click('.decide .button'),
  ]);
  expect(answer.status()).toBe(409);
  expect(await second.innerText('main')).toContain('does not wait for a decision any more');
  expect(await second.innerText('main')).toContain('Cleared. In force at');
  await Promise.all([first, second].map((page) => page.context().close()));
});

test('an appeal stands in the queue with its statement, and is decided there', async () => {
  const refused = await sendForm(app.url, formBody({ organisation: 'Democratic National Committee' }));
  expect(refused.status).toBe(403);
  const token = /\/appeals\/([\w-]+)/.exec(await refused.text())?.[1] ?? '';
  const filed = await fetch(`${app.url}/appeals/${token}`, {
    method: 'POST',
    body: new URLSearchParams({ statement: 'We are a choir <b>of the same name</b>.', email: '' }),
    headers: { origin: app.url },
    redirect: 'manual',
  });
  expect(filed.status).toBeLessThan(400);
  const page = await openPage({ javaScriptEnabled: false });
  await signIn(page);
  await page.locator('.queue-row a', { hasText: 'appeals' }).click();
  expect(await page.innerText('.statement')).toBe('We are a choir <b>of the same name</b>.');
  await page.check('#decide-clear-0', { force: true });
  expect(await page.innerText('.decide .button')).toBe('Clear the payer');
  await page.click('.decide .button');
  await page.waitForSelector('.undo');
  expect(await page.innerText('main')).toMatch(/Cleared\. In force at/);
  await page.click('.undo .button');
  await page.waitForSelector('.decide');
  await page.context().close();
});

test('axe finds nothing at the desk, and nothing is cut off, from 320 to 1280 px, light and dark', async () => {
  const refusedBefore = await refusedCards();
  await pay('Libertarian National Committee', '4000056655665556');
  await until('the refusal', async () => (await refusedCards()) > refusedBefore);
  await pay(longName, '4000056655665556');
  await makeLate();
  const paths = new Set([
    '/desk',
    '/desk/donations',
    '/desk/donations?state=lapsed',
    '/desk/donations/none',
    '/desk/late',
  ]);
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [320, 'light'],
    [360, 'dark'],
  ] as const) {
    const page = await openPage({ viewport: { width, height: 800 }, colorScheme });
    const look = async (what: string) => {
      expect(await axe(page), `${what} ${width} ${colorScheme}`).toEqual([]);
      const shown = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(shown, `${what} ${width}`).toBeLessThanOrEqual(width);
    };
    await page.goto(`${app.url}/desk`);
    await look('sign-in');
    await page.click('button');
    await look('sign-in refused');
    await signIn(page);
    if (paths.size === 5) {
      await openDonation(page, longName);
      const links = await page
        .locator('.queue-row a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
      for (const link of links) paths.add(link);
    }
    for (const path of paths) {
      await page.goto(app.url + path);
      await look(path);
      expect(await page.locator('script').count()).toBe(0);
    }
    await page.context().close();
  }
});

test('no page and no form of the desk is answered without a session, and no answer may be kept', async () => {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(app.url + path, { redirect: 'manual', headers: { origin: app.url }, ...init });
  for (const path of ['/desk', '/desk/donations', '/desk/donations/none', '/desk/appeals/none']) {
    const answer = await ask(path);
    expect(answer.status, path).toBe(303);
    expect(answer.headers.get('location')).toBe(`/desk/sign-in?to=${encodeURIComponent(path)}`);
    expect(answer.headers.get('cache-control'), path).toBe('no-store');
  }
  for (const path of ['/desk/donations/none', '/desk/appeals/none']) {
    const decision = await ask(path, {
      method: 'POST',
      body: new URLSearchParams({ intent: 'decide', choice: 'clear:private-person' }),
    });
    expect(decision.status).toBe(303);
    expect(decision.headers.get('location')).toContain('/desk/sign-in');
  }
  // Remix would answer pages as data, too.
  expect((await ask('/desk/donations.data')).status).toBe(404);
  for (const path of ['/desk/sign-in', '/desk/sign-up/none']) {
    expect((await ask(path)).headers.get('cache-control'), path).toBe('no-store');
  }
});

test('the command prints a link; with it a person signs up once, is signed in, and signs out', async () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(root, 'app', 'cli', 'staff.ts'), ...args], {
      cwd: root,
      env: { ...processEnv, VITEST: '1', ...env },
    });
  const { stdout } = await run('create', 'Ada@Newsroom.example', 'reviewer');
  const link = stdout.trim();
  expect(link).toMatch(new RegExp(`^${app.url}/desk/sign-up/[\\w-]{20,}$`));
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto(link);
  expect(await page.innerText('main')).toContain('ada@newsroom.example');
  await page.fill('[name=name]', 'Ada <Lovelace>');
  await page.fill('[name=password]', 'short');
  await page.click('.button');
  expect(await page.innerText('#errors')).toContain('Use at least 12 characters; this has 5.');
  expect(await page.inputValue('[name=name]')).toBe('Ada <Lovelace>');
  await page.fill('[name=password]', 'a long enough sentence');
  await page.fill('[name=repeated]', 'a long enough sentence');
  await page.click('.button');
  await page.waitForURL(`${app.url}/desk`);
  expect(await page.innerText('.desk-member')).toContain('Ada <Lovelace>');
  const cookies = await page.context().cookies(`${app.url}/desk`);
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax', path: '/desk' }]);
  expect(await page.context().cookies(app.url)).toEqual([]);
  await page.click('text=Sign out');
  await page.waitForURL(`${app.url}/desk/sign-in`);
  expect((await page.goto(link))?.status()).toBe(410);
  await expect(run('create', 'ada@newsroom.example', 'admin')).rejects.toMatchObject({
    code: 1,
    stderr: 'ada@newsroom.example has an account at the desk already.\n',
  });
  await expect(run('create', 'eve@newsroom.example', 'owner')).rejects.toMatchObject({ code: 1 });
  await expect(run('create')).rejects.toMatchObject({ code: 1 });
  await page.context().close();
});

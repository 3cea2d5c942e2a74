/** The main job as it is with Stripe itself: the payment page is another site's, and this is no demo. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { emptyDatabase, type TestDatabase } from '#tests/support/database.ts';
import * as pages from '#tests/support/pages.ts';
import { control } from '#tests/support/reader.ts';
import { openSite, type Site } from '#tests/support/site.ts';
import type { IntentState } from '#tests/support/world.ts';
import { processEnv } from '#tests/support/process-env.ts';

const root = join(import.meta.dirname, '..', '..');
const secretKey = 'sk_test_another_origin';
const webhookSecret = 'whsec_another_origin';

let site: Site;
let stripe: LocalStripe;

interface LocalStripe {
  readonly origin: string;
  readonly child: ChildProcess;
  readonly database: TestDatabase;
}

/** `npm run sandbox`, with a database of its own. */
async function startStripe(webhookUrl: string): Promise<LocalStripe> {
  const database = await emptyDatabase();
  const args = ['--port', '0', '--key', secretKey, '--webhook', webhookUrl, '--secret', webhookSecret];
  const child = spawn(process.execPath, [join(root, 'app', 'cli', 'sandbox.ts'), ...args], {
    env: { ...processEnv, ...database.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes('panel') && child.exitCode === null) await once(child.stdout, 'data');
  const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
  if (origin === undefined) throw new Error(`the local Stripe did not start: ${said}`);
  return { origin, child, database };
}

/** What the app is told; the commands are told the same. */
let env: Record<string, string>;

beforeAll(async () => {
  site = await openSite(async ({ port }) => {
    // Not 127.0.0.1, where the payment page is: browsers take the two for different sites.
    const url = `http://localhost:${String(port)}`;
    stripe = await startStripe(url + paths.stripeWebhook());
    env = {
      SITE_URL: url,
      STRIPE_API_BASE: stripe.origin,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      SESSION_SECRET: 'a secret of the tests, which is long enough',
      SITE_LEGAL_NAME: 'Harbor Facts Association',
      SITE_ADDRESS: '7 Pier Road, Harbor Town',
      SITE_CONTACT: 'desk@harborfacts.example',
    };
    return env;
  });
  await command('articles', 'import', join(root, 'prisma', 'seed', 'fact-checks', 'napoleon-height.md'));
});

afterAll(async () => {
  await site[Symbol.asyncDispose]();
  const ended = once(stripe.child, 'exit');
  stripe.child.kill('SIGTERM');
  await ended;
  await stripe.database.drop();
});

/** Runs one of the product's commands beside the app, and answers what it printed. */
async function command(name: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'app', 'cli', `${name}.ts`), ...args],
    {
      cwd: root,
      env: {
        ...processEnv,
        ...site.database.env,
        DATA_DIR: site.dataDir,
        ...env,
      },
    },
  );
  return stdout.trim();
}

const intents = async () =>
  (await control<{ payment_intents: IntentState[] }>(stripe.origin, { action: 'state' })).payment_intents;

test('the form leads to a payment page of another site and back to "received"', async () => {
  const page = await site.visitor();
  const policies = new Set<string>();
  page.on('response', (response) => {
    if (response.url().startsWith(site.url)) policies.add(response.headers()['referrer-policy'] ?? 'none');
  });
  await page.goto(paths.factCheck(pages.demoSlug));
  await pages.sendForm(page, { preset: '$5' });
  expect(new URL(page.url()).origin).toBe(stripe.origin);
  await pages.pay(page, pages.payer('Robin Reader'));
  await page.waitForURL(/\/donations\//);
  expect(new URL(page.url()).origin).toBe(site.url);
  await pages.waitForDonation(page, 'received');
  expect(await intents()).toMatchObject([{ status: 'succeeded', amount_received: 500 }]);
  // Browsers would send `Origin: null` with forms.
  expect([...policies].sort()).toEqual(['same-origin', 'strict-origin-when-cross-origin']);
});

test('a listed organisation in the form never reaches Stripe', async () => {
  const page = await site.visitor();
  const before = await intents();
  await page.goto(paths.donate());
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await pages.sendForm(page, { organisation: 'Democratic National Committee' });
  expect((await answer).status()).toBe(403);
  await pages.appealFrom(page);
  expect(await intents()).toEqual(before);
});

test('a listed name on the card is let go, and nothing is taken', async () => {
  const page = await site.visitor();
  await pages.give(page, pages.payer('Republican National Committee'));
  await pages.waitForDonation(page, 'refused');
  const refused = (await intents()).filter(({ status }) => status !== 'succeeded');
  expect(refused).toMatchObject([{ status: 'canceled', amount_received: 0, booked: { count: 0 } }]);
});

test('staff who were invited by the command see a held donation in the queue, and decide it', async () => {
  const name = 'Democratic National Comittee Group';
  const [donor, staff] = await Promise.all([site.visitor(), site.visitor()]);
  await pages.give(donor, pages.payer(name));
  await pages.waitForDonation(donor, 'held');
  await staff.goto(await command('staff', 'create', 'ada@newsroom.example', 'reviewer'));
  await staff.getByLabel('Your name').fill('Ada');
  await staff.getByLabel('Password', { exact: true }).fill('a long enough sentence');
  await staff.getByLabel('The same password again').fill('a long enough sentence');
  await staff.getByRole('button', { name: 'Make the account' }).click();
  await pages.openFromQueue(staff, name);
  await pages.decide(staff, 'The payer is the listed group');
  expect(await staff.locator('main').innerText()).toContain('Refused. In force at');
});

test('nothing of the demo is there', async () => {
  const page = await site.visitor();
  for (const path of [paths.sandbox(), paths.sandboxMail()]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
  expect(site.app.output()).not.toContain('Sign in with');
});

test('outside the demo without a token the metrics are not there, and readyz says nothing of single donations (M11)', async () => {
  const { url } = site;
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { headers: { Authorization: 'Bearer undefined' } })).status).toBe(
    404,
  );
  const readiness = (await (await fetch(`${url}/readyz`)).json()) as Record<string, unknown>;
  expect(Object.keys(readiness).toSorted()).toEqual(
    ['canTakeGifts', 'database', 'editions', 'payments', 'ready', 'registry'].toSorted(),
  );
});

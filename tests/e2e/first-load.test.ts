/** What a reader's browser fetches and runs: little on an article, and nothing anywhere that the page's own policy forbids. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { donation } from '#app/domain/texts/en/donation.ts';
import { keptMail } from '#app/domain/texts/en/kept-mail.ts';
import * as pages from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

interface Transfer {
  readonly url: string;
  readonly type: string;
  /** As it came over the line: compressed, with its headers. */
  readonly bytes: number;
}

/** All that a first visit to `path` transfers. */
async function transfersOf(page: Page, path: string): Promise<Transfer[]> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const began = new Map<string, { url: string; type: string }>();
  const transfers: Transfer[] = [];
  cdp.on('Network.responseReceived', ({ requestId, response, type }) => {
    began.set(requestId, { url: response.url, type });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
    const { url = '', type = '' } = began.get(requestId) ?? {};
    transfers.push({ url, type, bytes });
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return transfers;
}

const sum = (transfers: readonly Transfer[]) => transfers.reduce((total, { bytes }) => total + bytes, 0);

test('an article comes in at most 15 KB, 120 KB of fonts and six requests, without any script', async () => {
  const index = await site.visitor();
  await index.goto(paths.home());
  const links = await index
    .locator('main a[href^="/fact-checks/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  const articles = [...new Set(links)];
  expect(articles).toHaveLength(3);
  for (const article of articles) {
    // Scripts are allowed here, so that one would be fetched.
    const transfers = await transfersOf(await site.visitor({ javaScriptEnabled: true }), article);
    const table = JSON.stringify(transfers, null, 1);
    const fonts = transfers.filter(({ type }) => type === 'Font');
    expect(transfers.length, table).toBeLessThanOrEqual(6);
    expect(sum(fonts), table).toBeGreaterThan(0);
    expect(sum(fonts), table).toBeLessThanOrEqual(120 * 1024);
    expect(sum(transfers) - sum(fonts), table).toBeLessThanOrEqual(15 * 1024);
    expect(transfers.filter(({ type }) => type === 'Script')).toEqual([]);
  }
});

test('on a phone the text of an article stands there before its faces are asked for', async () => {
  const phone = { javaScriptEnabled: true, viewport: { width: 390, height: 800 } };
  const page = await site.visitor(phone);
  const path = paths.factCheck(pages.demoSlug);
  // The tenth of a second that the system's faces have is made an hour, so that nothing here is a matter of time.
  await page.route('**/reader-*.css', async (route) => {
    const response = await route.fetch();
    const [held, ...others] = (await response.text()).split(
      /(?:\.1s|100ms) text-first|text-first (?:\.1s|100ms)/,
    );
    expect(others).toHaveLength(1);
    await route.fulfill({ response, body: `${held ?? ''}text-first 3600s${others.join('')}` });
  });
  const first = await transfersOf(page, path);
  expect(first.map(({ type }) => type).sort()).toEqual(['Document', 'Stylesheet']);
  const paints = await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint').length");
  expect(paints).toBe(1);
  const fonts = (await transfersOf(await site.visitor(phone), path)).filter(({ type }) => type === 'Font');
  expect(fonts.length).toBeGreaterThan(0);
});

test('on a wide screen the faces that come early are those that the page is set in', async () => {
  const page = await site.visitor({ viewport: { width: 1280, height: 800 } });
  const transfers = await transfersOf(page, paths.factCheck(pages.demoSlug));
  const preloads = page.locator('link[rel=preload][as=font]');
  const early = await preloads.evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  expect(early).toHaveLength(2);
  // A preload that the style sheet does not name would come twice, or for nothing.
  for (const url of early) expect(transfers.filter((transfer) => transfer.url === url)).toHaveLength(1);
  const fonts = transfers.filter(({ type }) => type === 'Font').map(({ url }) => url);
  expect(fonts).toEqual(expect.arrayContaining(early));
});

/** What the browser complained of on this page from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

test('with scripts the page of a donation on its way says by itself when it is received', async () => {
  const page = await site.visitor({ javaScriptEnabled: true });
  const complaints = complaintsOf(page);
  await page.goto(paths.donate());
  await pages.sendForm(page);
  // Stripe does not tell, and cannot be asked.
  await site.control({ action: 'webhooks', mode: { delayMs: 3_600_000 } });
  await site.control({ action: 'fault', on: 'read', kind: '500', times: 1000 });
  await pages.pay(page, pages.payer('Robin Reader'));
  await page.waitForURL(/\/donations\//);
  const { open, received } = donation.statuses;
  const heading = page.getByRole('heading', { level: 1 });
  expect(await heading.innerText()).toBe(`${open.heading} ${open.marked}`);
  let loads = 0;
  page.on('framenavigated', () => (loads += 1));
  await site.control({ action: 'faults-clear' });
  await site.control({ action: 'flush', early: true });
  await site.control({ action: 'webhooks', mode: {} });
  await page.getByRole('heading', { level: 1, name: `${received.heading} ${received.marked}` }).waitFor();
  expect(await page.getByRole('status').innerText()).toBe(`${received.heading} ${received.marked}`);
  expect(await page.title()).toContain(received.marked);
  expect(loads).toBe(0);
  expect(complaints).toEqual([]);
});

test('no page asks the browser for something that its policy forbids', async () => {
  const page = await site.visitor({ javaScriptEnabled: true });
  const complaints = complaintsOf(page);
  await pages.give(page, pages.payer('Robin Reader'));
  await pages.waitForDonation(page, 'received');
  await pages.signIn(page, printedAccount(site));
  const addresses = [
    paths.home(),
    paths.factCheck(pages.demoSlug),
    paths.donate(pages.demoSlug),
    paths.independence(),
    paths.desk(),
    paths.deskDonations(),
    paths.sandbox(),
    paths.sandboxMail(),
  ];
  for (const address of addresses) expect((await page.goto(address))?.status(), address).toBe(200);
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('link', { name: keptMail.htmlLink }).click();
  await page.goto(paths.donate());
  await pages.sendForm(page, { organisation: 'Democratic National Committee' });
  await pages.appealFrom(page);
  // The 403 of the refusal is what the browser may complain of, and nothing else.
  expect(complaints.filter((complaint) => !complaint.includes('status of 403'))).toEqual([]);
});

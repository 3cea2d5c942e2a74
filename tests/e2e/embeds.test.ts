/** The ask and the card in frames of another site's page, without script: from there to a gift that is received and attributed. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { ask } from '#app/domain/texts/en/ask.ts';
import { embed } from '#app/domain/texts/en/embed.ts';
import { paths } from '#app/paths.ts';
import { axe } from '#tests/support/browser.ts';
import { openHost, type Host } from '#tests/support/host-page.ts';
import * as pages from '#tests/support/pages.ts';
import { tableOf } from '#tests/support/recipes.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

let host: Host;
let site: Site;
beforeAll(async () => {
  host = await openHost();
  site = await openSite(() => Promise.resolve({ EMBED_ORIGINS: host.origin }));
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const address = () => site.url + paths.embed(pages.demoSlug, host.origin);
const cardAddress = () => site.url + paths.embedCard(pages.demoSlug, host.origin);

/** A page of the host's that shows nothing but the frame, as wide as the window; answers its path. */
const show = (src: string, attributes = '') =>
  host.show({
    html: `<style>body { margin: 0 } iframe { border: 0; width: 100%; height: 1100px }</style>
      <iframe title="Fact-check" src="${src.replaceAll('&', '&amp;')}" ${attributes}></iframe>`,
  });

/** What docs/embedding.md names: to go on in the same tab, to go on in a new one, and to read where. */
const [inTab = 'none', inNewTab = 'none', shutIn = 'none'] = tableOf('Sandboxes');

/** A reader of the host's page that shows `src`. */
async function readerOf(src: string, attributes = '', options: BrowserContextOptions = {}): Promise<Page> {
  const path = show(src, attributes);
  const page = await site.visitor(options);
  await page.goto(host.origin + path);
  return page;
}

/** Sends the form of our own page, where the reader has arrived, by the button with these words, and pays. */
async function giveThere(page: Page, button: string): Promise<void> {
  expect(new URL(page.url()).origin).toBe(site.url);
  await page.getByLabel(currentAttestation.statement).check();
  await page.getByRole('button', { name: button }).click();
  await pages.pay(page, pages.payer('Robin Reader'));
  await page.waitForURL(/\/donations\//);
  await pages.waitForDonation(page, 'received');
}

/** The rows of the desk's list with this filter. */
async function listed(staff: Page, filter: Parameters<typeof paths.deskDonations>[0]): Promise<string[]> {
  await staff.goto(paths.deskDonations(filter));
  return staff.locator('.donations tbody tr').allInnerTexts();
}

test('from frames on another site, also sandboxed, to gifts received and attributed, in the desk’s list and filter', async () => {
  const plain = await readerOf(address());
  const frame = plain.frameLocator('iframe');
  await frame.getByText(currentPledge.sentence).waitFor();
  await frame.getByLabel('$25', { exact: true }).check();
  await frame.getByLabel(/^Add /).check();
  await frame.getByRole('button', { name: 'Give $26.06 once' }).click();
  await plain.waitForURL(`${site.url}/donate?**`);
  expect(await plain.getByLabel('$25', { exact: true }).isChecked()).toBe(true);
  await giveThere(plain, 'Give $26.06 once');

  const sandboxed = await readerOf(address(), `sandbox="${inTab}"`);
  const inner = sandboxed.frameLocator('iframe');
  await inner.getByLabel(ask.own).fill('1.000');
  await inner.getByRole('button', { name: ask.giveOwn('once') }).click();
  await sandboxed.waitForURL(`${site.url}/donate?**`);
  // Nothing that was typed is lost, and what can be read two ways is asked back.
  expect(await sandboxed.getByLabel(ask.own).inputValue()).toBe('1.000');
  await giveThere(sandboxed, 'Give $1.00 once');

  const own = await site.visitor();
  await pages.give(own, pages.payer('Sam Reader'));

  const staff = await site.visitor();
  await pages.signIn(staff, printedAccount(site));
  expect(await listed(staff, {})).toHaveLength(3);
  const fromHost = await listed(staff, { site: host.origin, article: pages.demoSlug });
  expect(fromHost.map((row) => /\$[\d.]+/.exec(row)?.[0])).toEqual(['$1.00', '$26.06']);
  for (const row of fromHost) {
    expect(row).toContain(host.origin);
    expect(row).toContain('Was Napoleon unusually short?');
  }
  // The same by what a person presses.
  await staff.goto(paths.deskDonations());
  await staff.getByLabel('Read on', { exact: true }).selectOption('direct');
  await staff.getByRole('button', { name: 'Show' }).click();
  expect(await staff.locator('.donations tbody tr').allInnerTexts()).toMatchObject([
    expect.stringContaining('Sam Reader'),
  ]);
  await staff.getByRole('link', { name: 'Show all' }).click();
  await staff.getByRole('link', { name: host.origin }).first().click();
  await staff.getByRole('link', { name: 'Robin Reader' }).first().click();
  await staff
    .getByRole('definition')
    .filter({ hasText: `${host.origin}: Was Napoleon` })
    .waitFor();
});

test('a sandbox that lets a frame open windows only, not sandboxed themselves, leads to the same form', async () => {
  const page = await readerOf(address(), `sandbox="${inNewTab}"`);
  const frame = page.frameLocator('iframe');
  await frame.getByLabel('$50', { exact: true }).check();
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    frame.getByRole('button', { name: embed.newTab }).click(),
  ]);
  await opened.waitForURL(`${site.url}/donate?**`);
  expect(await opened.getByLabel('$50', { exact: true }).isChecked()).toBe(true);
  // With no permission at all, the address can be read.
  const shut = await readerOf(address(), `sandbox="${shutIn}"`);
  await shut
    .frameLocator('iframe')
    .getByText(`${new URL(site.url).host}/donate`)
    .waitFor();
});

test('a card leads out of its frame to the fact-check and to the form', async () => {
  const page = await readerOf(cardAddress());
  const frame = page.frameLocator('iframe');
  await frame.getByText('Napoleon Bonaparte was a tiny man.').waitFor();
  await frame.getByRole('link', { name: embed.read }).click();
  await page.waitForURL(site.url + paths.factCheck(pages.demoSlug));
  await page.goBack();
  await page.frameLocator('iframe').getByRole('link', { name: embed.give, exact: true }).click();
  await page.waitForURL(site.url + paths.donate(pages.demoSlug, host.origin));
});

test('a site that is not listed shows nothing of ours, nor does a listed one anything but the embeds', async () => {
  const page = await site.visitor();
  for (const [origin, src] of [
    [host.otherOrigin, address()],
    [host.otherOrigin, cardAddress()],
    [host.origin, site.url + paths.donate()],
    [host.origin, site.url + paths.factCheck(pages.demoSlug)],
  ] as const) {
    await page.goto(origin + show(src));
    expect(page.frames()[1]?.url(), src).toMatch(/^chrome-error:/);
  }
});

test('in the frame axe finds nothing, light and dark, narrow and wide, and nothing is cut off at the side', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [280, 1280])
      for (const src of [address(), cardAddress()]) {
        const page = await readerOf(src, '', {
          javaScriptEnabled: true,
          colorScheme,
          viewport: { width, height: 1200 },
        });
        const frame = page.frames()[1];
        if (!frame) throw new Error('there is no frame');
        const what = `${src} ${colorScheme} ${String(width)}`;
        expect(await axe(frame), what).toEqual([]);
        expect(await frame.evaluate('document.documentElement.scrollWidth'), what).toBe(width);
        await page.context().close();
      }
});

/** A site with the brand of docs/branding.md: its logo, color and links wherever readers come, and the demo's name nowhere. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { until } from '#tests/support/app-process.ts';
import { brandFolder, socialPicture, type BrandFolder } from '#tests/support/brand-folder.ts';
import { openBrowser } from '#tests/support/browser.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import { demoSlug } from '#tests/support/pages.ts';
import { send } from '#tests/support/raw-request.ts';
import { serveWorld, type ServedWorld } from '#tests/support/served-world.ts';
import { listed } from '#tests/support/world.ts';

let folder: BrandFolder;
let site: ServedWorld;
let browser: Browser;
beforeAll(async () => {
  folder = brandFolder(
    { socialImage: { file: 'social.png', alt: 'A pier at dawn' } },
    { 'social.png': socialPicture },
  );
  [site, browser] = await Promise.all([serveWorld({ BRAND_FILE: folder.file }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const pageOf = async (): Promise<Page> => {
  const options = { baseURL: site.url, reducedMotion: 'reduce' } as const;
  return (await browser.newContext(options)).newPage();
};

test('readers meet the logo, the color in both schemes and the newsroom’s links, and axe finds nothing', async () => {
  const page = await pageOf();
  await page.goto(paths.factCheck(demoSlug));
  const banner = page.getByRole('banner');
  expect(await banner.getByRole('link', { name: 'Harbor Facts' }).getAttribute('href')).toBe(paths.home());
  const shown = () =>
    page.evaluate<{ address: string; isLoaded: boolean }>(`(() => {
      const { currentSrc, naturalWidth } = document.querySelector('.masthead img');
      return { address: new URL(currentSrc).pathname, isLoaded: naturalWidth > 0 };
    })()`);
  const marked = () =>
    page
      .getByRole('main')
      .locator('mark')
      .first()
      .evaluate((mark) => getComputedStyle(mark).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await marked()).toBe('rgb(159, 216, 255)');
  expect(await shown()).toEqual({
    address: expect.stringMatching(/^\/brand\/logo-[0-9a-f]{12}\.svg$/) as string,
    isLoaded: true,
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = site.world.deps.ports.site.brand?.accent?.dark ?? '';
  const rgb = [1, 3, 5].map((at) => Number.parseInt(dark.slice(at, at + 2), 16)).join(', ');
  expect(await marked()).toBe(`rgb(${rgb})`);
  await page.reload();
  expect(await shown()).toEqual({
    address: expect.stringMatching(/^\/brand\/logo-dark-/) as string,
    isLoaded: true,
  });
  const foot = page.getByRole('contentinfo');
  expect(await foot.getByRole('link', { name: 'About us' }).getAttribute('href')).toBe(
    'https://harborfacts.example/about',
  );
  expect(await faultsOf(page, 'a branded fact-check')).toEqual([]);
});

test('nothing shifts while a page with the logo is loaded, not even where the logo comes last', async () => {
  const page = await pageOf();
  await page.addInitScript(`
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
      .observe({ type: 'layout-shift', buffered: true });`);
  let release: () => void = () => undefined;
  const painted = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/brand/logo*', async (route) => {
    await painted;
    await route.continue();
  });
  await page.goto(paths.home(), { waitUntil: 'domcontentloaded' });
  const box = () =>
    page.evaluate<number[]>(`(() => {
      const { width, height } = document.querySelector('.masthead img').getBoundingClientRect();
      return [width, height];
    })()`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await box()).toEqual([132, 40]);
  release();
  await page.waitForLoadState('load');
  expect(await box()).toEqual([132, 40]);
  expect(await page.evaluate('window.shifts')).toEqual([]);
});

test('the files are inert, kept for a year, and shown by whoever likes; others are not there', async () => {
  const { brandFiles } = site.world.deps;
  expect([...brandFiles.keys()].map((address) => address.replace(/-[0-9a-f]{12}/, '')).toSorted()).toEqual([
    '/brand/icon.svg',
    '/brand/logo-dark.svg',
    '/brand/logo.svg',
    '/brand/social.png',
    '/brand/style.css',
  ]);
  for (const [path, { bytes, type }] of brandFiles) {
    const { status, headers, text } = await send(site.url, { path });
    expect([status, headers['content-type']], path).toEqual([200, type]);
    if (!path.endsWith('.png')) expect(text).toBe(bytes.toString());
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox$/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    const head = await send(site.url, { method: 'HEAD', path });
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(bytes.length)]);
  }
  expect((await send(site.url, { path: '/brand/logo.svg' })).status).toBe(404);
});

test('no page, mail, feed or payment page says the demo’s name', async () => {
  const { world } = site;
  const { ports } = world.deps;
  await world.deps.startJobs();
  const taken = await world.give();
  const refused = await world.give();
  const held = await world.give();
  await world.pay(taken, { card: '4000000000000077' });
  await world.pay(refused, { name: listed.group, card: '4000000000000085' });
  await world.pay(held, { name: listed.near, card: '4000000000000093' });
  for (const event of await world.events()) await world.deliver(event);
  const kinds = async () => new Set((await ports.mails.latest(10)).map(({ kind }) => kind));
  await until('a mail of each outcome', async () => (await kinds()).size >= 3);
  for (const { subject, text, html } of await ports.mails.latest(10)) {
    expect(`${subject ?? ''}${text ?? ''}${html ?? ''}`).toContain('Harbor Facts');
    expect(`${subject ?? ''}${text ?? ''}${html ?? ''}`).not.toMatch(/factually/i);
  }
  const { text: front } = await send(site.url, { path: paths.home() });
  const { socialImage, description } = ports.site.brand ?? {};
  expect(front).toContain(`property="og:image" content="${ports.site.url}${socialImage?.address ?? ''}"`);
  for (const path of [paths.home(), paths.feed(), paths.jsonFeed()])
    expect((await send(site.url, { path })).text, path).toContain(description ?? 'no description');
  const open = await world.give();
  const readers = [
    paths.home(),
    paths.factChecks(),
    paths.factCheck(demoSlug),
    paths.correction(demoSlug),
    paths.donate(),
    paths.independence(),
    paths.register(),
    paths.imprint(),
    paths.privacy(),
    paths.terms(),
    paths.feed(),
    paths.jsonFeed(),
    paths.claimReviews(),
    paths.embed(demoSlug),
    paths.embedCard(demoSlug),
    '/no-such-page',
    ...[taken, refused, held, open].map(({ token }) => paths.donation(token)),
    paths.sandboxMail(),
    paths.deskSignIn(),
    `/sandbox/checkout/${open.sessionId}`,
  ];
  const staff: readonly string[] = [paths.desk(), paths.deskDonations(), paths.deskRegistry()];
  for (const path of [...readers, ...staff]) {
    const headers = staff.includes(path) ? { cookie: site.signedIn } : {};
    const { text } = await send(site.url, { path, headers });
    expect(text, path).toContain('Harbor Facts');
    expect(text, path).not.toMatch(/factually/i);
    if (text.includes('<html') && !path.startsWith('/sandbox/checkout'))
      expect(text, path).toContain(`<link rel="stylesheet" href="${ports.site.brand?.style ?? ''}"/>`);
  }
});

/** What staff teach the screening, and donations looked at again, in a real browser: without scripts, at both widths, light and dark. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { until } from '#tests/support/app-process.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import * as pages from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

const { clearReasons } = deskTexts.decision;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const listed = 'Democratic National Committee';
/** Held beside the listed name. */
const near = 'Democratic National Comittee Club';
/** Nobody lists it until staff do. */
const unlisted = 'Lighthouse Voters Club';

const text = (page: Page) => page.locator('main').innerText();

async function staff(options: Parameters<Site['visitor']>[0] = {}): Promise<Page> {
  const page = await site.visitor(options);
  await pages.signIn(page, printedAccount(site));
  return page;
}

/** axe is a script, so the browser must run scripts. */
const looking = { javaScriptEnabled: true, reducedMotion: 'reduce' } as const;

async function reloadUntil(page: Page, path: string, words: string): Promise<void> {
  await until(
    `“${words}” on ${path}`,
    async () => {
      await page.goto(path);
      return (await text(page)).includes(words);
    },
    30_000,
  );
}

test('a received donation of a group that is listed later is reported by itself, and closed with a note', async () => {
  const [donor, page, eye] = [await site.visitor(), await staff(), await staff(looking)];
  const faults: string[] = [];
  await eye.goto(paths.deskRescreening());
  expect(await text(eye)).toContain('Nothing to look into');
  faults.push(...(await faultsOf(eye, 'nothing found')));
  await pages.give(donor, pages.payer(unlisted));
  await pages.waitForDonation(donor, 'received');

  await page.goto(paths.deskListings(listed));
  await page.getByRole('link', { name: listed, exact: true }).first().click();
  await page.getByLabel('Another name of the group').check();
  await page.locator('[name=text]').fill(unlisted);
  await page.locator('[name=reason]').fill('Its own site says so.');
  await page.getByRole('button', { name: /^Add/ }).click();
  await page.goto(`${paths.deskLearned()}?kind=alias`);
  expect(await page.getByRole('row').filter({ hasText: unlisted }).innerText()).toContain(
    'Its own site says so.',
  );

  await reloadUntil(page, paths.deskRescreening(), 'One gift to look into');
  expect(await text(page)).toContain('Today it would be refused.');
  expect(await text(page)).toContain('Staff added another name of a listing');
  await eye.goto(paths.deskRescreening());
  await eye.locator('.close-finding summary').click();
  faults.push(...(await faultsOf(eye, 'a finding')));
  await page.locator('.close-finding summary').click();
  await page.getByRole('button', { name: 'Close it' }).click();
  expect(await page.locator('.finding .field-error').innerText()).toContain('Write what you found');
  await page.getByLabel('What you found and did').fill('Refunded at Stripe.');
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.waitForURL((url) => url.pathname === paths.deskRescreening());
  expect(await text(page)).toContain('Nothing to look into');
  expect(await page.locator('.finding-closed').innerText()).toContain('Refunded at Stripe.');
  await eye.goto(paths.deskRescreening());
  faults.push(...(await faultsOf(eye, 'a closed finding')));

  await page.locator('.finding h3 a').click();
  expect(await text(page)).toContain('Received.');
  expect(faults).toEqual([]);
});

// A withdrawal reports what was received meanwhile, so this stands after the test of an empty report.
test('clearing a donation says what it teaches, teaches it in five minutes, and that can be withdrawn in the row', async () => {
  const [donor, page, eye] = [await site.visitor(), await staff(), await staff(looking)];
  const faults: string[] = [];
  await eye.goto(paths.deskLearned());
  expect(await text(eye)).toContain('Nobody was set apart from a listing yet.');
  faults.push(...(await faultsOf(eye, 'nothing taught')));

  await pages.give(donor, pages.payer(near));
  await pages.waitForDonation(donor, 'held');
  await page.goto(paths.desk());
  await page.getByRole('link', { name: near }).first().click();
  expect(await text(page)).toContain(`This also lets “${near}” pass for ${listed}`);
  expect(await text(page)).toContain(`also makes “${near}” another name of ${listed}`);
  await eye.goto(page.url());
  faults.push(...(await faultsOf(eye, 'what a decision teaches')));
  await pages.decide(page, clearReasons['same-name-only']);
  await page.goto(paths.deskLearned());
  expect(await text(page)).not.toContain(near);
  await site.control({ action: 'clock', advanceSeconds: 301 });
  await pages.waitForDonation(donor, 'received');
  await pages.give(donor, pages.payer(near));
  await pages.waitForDonation(donor, 'received');

  await page.goto(paths.deskLearned());
  const row = page.getByRole('row').filter({ hasText: near });
  expect(await row.innerText()).toContain(clearReasons['same-name-only']);
  await eye.goto(paths.deskLearned());
  await eye.locator('.withdraw summary').first().click();
  faults.push(...(await faultsOf(eye, 'what staff taught')));
  await row.locator('summary').click();
  await row.getByRole('button', { name: 'Withdraw it' }).click();
  await page.waitForURL((url) => url.pathname === paths.deskLearned());
  expect(await row.locator('del').innerText()).toBe(near);
  await page.getByRole('link', { name: 'In force' }).click();
  expect(await page.getByRole('row').count()).toBe(0);
  await page.getByRole('link', { name: 'Withdrawn', exact: true }).click();
  expect(await row.count()).toBe(1);
  await page.getByLabel('Name or mail domain').fill('nobody');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(await text(page)).toContain('Nothing that staff taught has “nobody” in it.');
  await eye.goto(paths.deskLearned());
  faults.push(...(await faultsOf(eye, 'what staff withdrew')));

  await pages.give(donor, pages.payer(near));
  await pages.waitForDonation(donor, 'held');
  expect(faults).toEqual([]);
});

test('nobody sees either page without signing in; odd addresses and acts on what never was are answered', async () => {
  const stranger = await site.visitor();
  for (const path of [paths.deskLearned(), paths.deskRescreening()]) {
    await stranger.goto(path);
    expect(new URL(stranger.url()).pathname).toBe(paths.deskSignIn());
  }
  const page = await staff();
  for (const path of [
    `${paths.deskLearned()}?kind=x&show=y&after=999999999999999_a&listing=%F0%9F%98%80&q=%25_'`,
    `${paths.deskRescreening()}?open=999999999999999_a&closed=-1_`,
  ])
    expect((await page.goto(path))?.status(), path).toBe(200);
  const answer = await page.request.post(paths.deskLearned(), {
    form: { kind: 'allowlist-entry', id: 'none' },
    headers: { origin: site.url },
  });
  expect(answer.status()).toBe(404);
  const close = await page.request.post(paths.deskRescreening(), {
    form: { id: 'none', note: 'x' },
    headers: { origin: site.url },
  });
  expect(close.status()).toBe(404);
});

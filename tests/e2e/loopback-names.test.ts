/** The demo is the same site at every name of this machine: a donation that begins at one of them is not lost at another (M18). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import * as reader from '#tests/support/pages.ts';
import { openSite, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

test('a reader who came by localhost, where the site calls itself 127.0.0.1, gives and sees what became of it', async () => {
  const baseURL = site.url.replace('127.0.0.1', 'localhost');
  const page = await site.visitor({ baseURL });
  await page.goto(paths.factCheck(reader.demoSlug));
  await reader.sendForm(page, { preset: '$5' });
  // The payment page is where the reader is: browsers hold a form's redirect to the policy of the page that sent it.
  expect(new URL(page.url()).origin).toBe(baseURL);
  await reader.pay(page, reader.payer('Robin Reader'));
  await page.waitForURL(/\/donations\//);
  expect(new URL(page.url()).origin).toBe(baseURL);
  await reader.waitForDonation(page, 'received');
});

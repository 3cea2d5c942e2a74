/** The form and the desk without a mouse: everything is reached, and where one is can be seen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import * as pages from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** What has the focus, by its label or its words; empty where nothing has. */
async function focused(page: Page): Promise<string> {
  const focus = page.locator(':focus');
  return (await focus.count()) === 0 ? '' : focus.evaluate(nameOf);
}

function nameOf(element: Element): string {
  const labels = (element as Partial<HTMLInputElement>).labels;
  return (labels?.[0] ?? element).textContent.replace(/\s+/g, ' ').trim();
}

/** Presses Tab until what has the focus is called like this; each stop on the way must be visible where `looksAt` says so. */
async function tabTo(
  page: Page,
  name: RegExp,
  looksAt: (stop: string) => boolean = () => true,
): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    const isThere = name.test(stop);
    if (stop !== '' && (isThere || looksAt(stop))) await expectVisibleFocus(page, stop);
    if (isThere) return;
  }
  throw new Error(`${String(name)} is not reached by Tab`);
}

/** The place around the focus looks different with it than without. */
async function expectVisibleFocus(page: Page, stop: string): Promise<void> {
  const focus = page.locator(':focus');
  await focus.scrollIntoViewIfNeeded();
  const box = await focus.boundingBox();
  if (!box) throw new Error(`"${stop}" has the focus and is not there`);
  const margin = 8;
  const clip = {
    x: Math.max(0, box.x - margin),
    y: Math.max(0, box.y - margin),
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
  const handle = await focus.elementHandle();
  const withFocus = await page.screenshot({ clip });
  await handle.evaluate((element) => {
    (element as HTMLElement).blur();
  });
  const without = await page.screenshot({ clip });
  await handle.focus();
  expect(withFocus.equals(without), `the focus at "${stop}" cannot be seen`).toBe(false);
}

test('the form below an article is filled in and sent with Tab, Space, arrows and Enter', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck(pages.demoSlug));
  await tabTo(page, /^\$5$/, () => false);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('$25');
  await expectVisibleFocus(page, '$25');
  await tabTo(page, /^Add .* card fee/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Giving on behalf of an organization/);
  await page.keyboard.type('Harbour Bowling Club');
  // The field that people must leave empty is passed over.
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('This is my own money');
  await expectVisibleFocus(page, 'the attestation');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expectVisibleFocus(page, 'the button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sandbox\/checkout\//);
  // $25 and the card fee on it.
  expect(await page.locator('main').innerText()).toContain('$26.06');
});

test('an error leads to its field by keyboard, and the mended form is sent from there', async () => {
  const page = await site.visitor();
  await page.goto(paths.donate());
  await tabTo(page, /^Another amount/, () => false);
  await page.keyboard.type('a little');
  await tabTo(page, /^This is my own money/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  // The summary has the focus already: the way on is one press long.
  await page.locator('#errors:focus').waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('as an amount');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toContain('Another amount');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('7.50');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sandbox\/checkout\//);
  expect(await page.locator('main').innerText()).toContain('$7.50');
});

test('a held donation is decided at the desk with Tab, arrows and Enter', async () => {
  const name = 'Democratic National Comittee Group';
  const [donor, staff] = await Promise.all([site.visitor(), site.visitor()]);
  await pages.give(donor, pages.payer(name));
  await pages.waitForDonation(donor, 'held');
  const { email, password } = printedAccount(site);
  await staff.goto(paths.desk());
  await tabTo(staff, /^Email/);
  await staff.keyboard.type(email);
  await staff.keyboard.press('Tab');
  await staff.keyboard.type(password);
  await staff.keyboard.press('Enter');
  await staff.locator('.queue').waitFor();
  await tabTo(staff, new RegExp(name));
  await staff.keyboard.press('Enter');
  await staff.getByRole('heading', { level: 1, name }).waitFor();
  await tabTo(staff, /^Another party with a similar name/);
  await staff.keyboard.press('Space');
  await staff.keyboard.press('ArrowDown');
  expect(await focused(staff)).toBe('A private person giving for themselves');
  await expectVisibleFocus(staff, 'a reason');
  await tabTo(staff, /^Note for the record/);
  await staff.keyboard.type('A reader of ours.');
  await staff.keyboard.press('Tab');
  await expectVisibleFocus(staff, 'the button');
  await staff.keyboard.press('Enter');
  await staff.getByRole('button', { name: 'Undo the decision' }).waitFor();
  expect(await staff.locator('main').innerText()).toContain(
    'A private person giving for themselves. A reader of ours.',
  );
});

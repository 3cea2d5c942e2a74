/** M25: whatever a form minds stands in view when its page comes back, small and wide, with scripts off. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appeal, refusal } from '#app/domain/texts/en/appeal.ts';
import { ask } from '#app/domain/texts/en/ask.ts';
import { paths } from '#app/paths.ts';
import * as pages from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const screens = [
  { width: 1280, height: 800 },
  { width: 360, height: 640 },
];
const near = 'Democratic National Comittee Group';

/** Presses the button, and says what of the errors cannot be seen without scrolling, or has not the focus. */
async function pressed(page: Page, button: string | RegExp, what: string): Promise<string[]> {
  const viewport = page.viewportSize();
  const name = `${what} (${String(viewport?.width)} px)`;
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).first().click()]);
  const summary = page.locator('#errors');
  if ((await summary.count()) !== 1) return [`${name}: ${String(await summary.count())} summaries`];
  const box = await summary.boundingBox();
  const isSeen = box !== null && box.y >= 0 && box.y + box.height <= (viewport?.height ?? 0);
  const focused = await page.evaluate('document.activeElement?.id');
  // Links of the summary that lead nowhere.
  const dead = await page.evaluate<string[]>(`[...document.querySelectorAll('#errors a')]
    .map((link) => link.getAttribute('href'))
    .filter((href) => !document.getElementById(href.slice(1)))`);
  return [
    ...(isSeen ? [] : [`${name}: the errors are out of view`]),
    ...(focused === 'errors' ? [] : [`${name}: the focus is on ${String(focused)}`]),
    ...dead.map((link) => `${name}: nothing is at ${link}`),
  ];
}

test('a decision without a reason says so in view, at the desk and beside the reasons', async () => {
  const [donor, staff] = [await site.visitor(), await site.visitor()];
  await pages.give(donor, pages.payer(near));
  await pages.waitForDonation(donor, 'held');
  await donor.goto(paths.donate());
  await pages.sendForm(donor, { organisation: 'Democratic National Committee' });
  await pages.appealFrom(donor);
  await pages.signIn(staff, printedAccount(site));
  const faults: string[] = [];
  for (const screen of screens) {
    for (const who of [near, 'Democratic National Committee']) {
      await pages.openFromQueue(staff, who);
      await staff.setViewportSize(screen);
      await staff.getByLabel('Note for the record').fill('Seen.');
      faults.push(...(await pressed(staff, 'Record the decision', who)));
      expect(await staff.getByLabel('Note for the record').inputValue()).toBe('Seen.');
      expect(await staff.locator('form.decide .field-error').innerText()).toContain('Choose a reason');
    }
  }
  expect(faults).toEqual([]);
});

test('so does every other form of the desk', async () => {
  const staff = await site.visitor();
  const faults: string[] = [];
  await staff.goto(paths.deskSignIn());
  for (const screen of screens) {
    await staff.setViewportSize(screen);
    faults.push(...(await pressed(staff, 'Sign in', 'signing in')));
  }
  await pages.signIn(staff, printedAccount(site));
  for (const screen of screens) {
    await staff.setViewportSize(screen);
    await staff.goto(paths.deskTry());
    faults.push(...(await pressed(staff, 'Try it', 'trying nothing')));
    await staff.goto(paths.deskImport());
    faults.push(...(await pressed(staff, 'Import', 'importing nothing')));
    await staff.goto(paths.deskListings('Democratic National Committee'));
    await staff.locator('.hits a').first().click();
    faults.push(...(await pressed(staff, 'Add it to this listing', 'adding nothing')));
  }
  expect(faults).toEqual([]);
});

test('so do the forms for readers', async () => {
  const page = await site.visitor();
  const faults: string[] = [];
  for (const screen of screens) {
    await page.setViewportSize(screen);
    await page.goto(paths.factCheck(pages.demoSlug));
    await page.getByLabel(ask.own).fill('a little');
    await page.locator('#give-attestation').check();
    faults.push(...(await pressed(page, /^Give/, 'the form')));
    await page.goto(paths.donate());
    await pages.sendForm(page, { organisation: 'Democratic National Committee' });
    await page.getByRole('link', { name: refusal.compared }).click();
    await page.getByLabel(appeal.email).fill('nowhere');
    faults.push(...(await pressed(page, appeal.send, 'the appeal')));
  }
  expect(faults).toEqual([]);
});

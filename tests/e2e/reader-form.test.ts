/** M24, M26: what a reader meets around the form: what is needed before the first press, going back, and leaving the payment page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentAttestation } from '#app/domain/pledge.ts';
import { refusal } from '#app/domain/texts/en/appeal.ts';
import { ask } from '#app/domain/texts/en/ask.ts';
import { donate } from '#app/domain/texts/en/donate.ts';
import { paths } from '#app/paths.ts';
import { demoSlug, sendForm } from '#tests/support/pages.ts';
import { openSite, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const own = (page: Page) => page.getByLabel(ask.own);
const cover = (page: Page) => page.locator('#give-cover-fee');

test('what must be ticked says so, and a press before it sends nothing and leads there', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck(demoSlug));
  const tick = page.getByRole('checkbox', { name: currentAttestation.statement });
  expect(await page.locator('label', { has: tick }).innerText()).toContain(`(${ask.required})`);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await own(page).fill('7.50');
  await page.getByRole('button', { name: /^Give/ }).click();
  await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('give-attestation');
  expect(sent).toEqual([]);
  expect(page.url()).toContain(paths.factCheck(demoSlug));
  await sendForm(page);
  expect(page.url()).toContain('/sandbox/checkout/');
});

test('an own amount and the tick for the fee are still there after Back', async () => {
  const page = await site.visitor();
  for (const path of [paths.factCheck(demoSlug), paths.donate()]) {
    await page.goto(path);
    await cover(page).check();
    await sendForm(page, { own: '7.50' });
    await page.goBack();
    expect(await own(page).inputValue(), path).toBe('7.50');
    expect(await cover(page).isChecked(), path).toBe(true);
  }
});

test('"Go back without paying" leads to the form as it was sent, and says that nothing was charged', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck(demoSlug));
  await cover(page).check();
  await sendForm(page, { own: '7.50', organisation: 'Harbor Valley Garden Club' });
  await page.getByText('Go back without paying').click();
  expect(await page.getByRole('status').innerText()).toContain(donate.cancelled);
  expect(await own(page).inputValue()).toBe('7.50');
  expect(await cover(page).isChecked()).toBe(true);
  expect(await page.locator('input[name=article]').inputValue()).toBe(demoSlug);
  // An organisation never travels in an address.
  expect(page.url()).not.toContain('Garden');
  await sendForm(page, { own: '', preset: '$25' });
  await page.getByText('Go back without paying').click();
  expect(await page.getByLabel('$25', { exact: true }).isChecked()).toBe(true);
  expect(await own(page).inputValue()).toBe('');
});

test('the page that refuses a listed organisation is titled as what it is', async () => {
  const page = await site.visitor();
  await page.goto(paths.donate());
  await sendForm(page, { organisation: 'Democratic National Committee' });
  expect(await page.title()).toBe(refusal.pageTitle('Factually'));
});

test('a phone shows the first amount on the first screen of the ask', async () => {
  const page = await site.visitor();
  for (const [path, width, height] of [
    [paths.factCheck(demoSlug), 360, 640],
    [paths.donate(), 320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(path);
    const [asked, amount] = [await box(page, '.ask'), await box(page, '.cell')];
    expect(amount.y + amount.height - asked.y, path).toBeLessThanOrEqual(height);
  }
});

test('at 1280 px both columns of the ask are filled to their foot', async () => {
  const page = await site.visitor();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(paths.factCheck(demoSlug));
  const bottoms = await page.evaluate<number[]>(`[...document.querySelectorAll('.ask > *')].map((column) => {
    const inside = [...column.querySelectorAll('p, li, dl, a')].map((child) => child.getBoundingClientRect().bottom);
    return Math.max(...inside);
  })`);
  const form = await box(page, '.ask-form');
  // 88 px is the largest step of the scale.
  const left = bottoms.filter((_, at) => at !== 1);
  expect(form.y + form.height - Math.max(...left)).toBeLessThanOrEqual(88);
});

async function box(page: Page, selector: string) {
  const found = await page.locator(selector).first().boundingBox();
  if (!found) throw new Error(`${selector} is not shown`);
  return found;
}

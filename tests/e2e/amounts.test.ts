/** Amounts in a real browser, scripts off: what could be read two ways is asked, kept and chosen; other currencies' forms (M22, M23). */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '#app/domain/texts/en/ask.ts';
import { paths } from '#app/paths.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import { demoSlug, sendForm } from '#tests/support/pages.ts';
import { openSite, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite(() => Promise.resolve({ CURRENCIES: '{"USD":{},"KWD":{},"ISK":{}}' }));
});
afterAll(() => site[Symbol.asyncDispose]());

/** A page that asks back what "1.000" meant. */
async function asked(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.visitor({ viewport: { width: 360, height: 740 }, ...options });
  await page.goto(paths.donate());
  await sendForm(page, { own: '1.000' });
  return page;
}

const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
const total = (page: Page) => page.locator('.total').innerText();

test('“1.000” is asked back with both readings and kept as typed; the one that is pressed is what the payment page says', async () => {
  const page = await asked();
  expect(await page.locator('#errors').innerText()).toContain('Did you mean $1.00 or $1,000.00?');
  expect(await page.getByLabel(ask.own).inputValue()).toBe('1.000');
  await press(page, 'Give $1,000.00 once');
  expect(await total(page)).toBe('$1,000.00');
  const other = await asked();
  await press(other, 'Give $1.00 once');
  expect(await total(other)).toBe('$1.00');
});

test('with the fee covered, the button of a reading says the total', async () => {
  const page = await asked();
  await page.getByLabel(/card fee/).check();
  await press(page, 'Give $1,030.18 once');
  expect(await total(page)).toBe('$1,030.18');
});

test('Enter in a field chooses no reading: it asks again, or gives what stands there now', async () => {
  const page = await asked();
  const own = page.getByLabel(ask.own);
  await Promise.all([page.waitForEvent('load'), own.press('Enter')]);
  expect(await page.locator('#errors').innerText()).toContain('Did you mean');
  await own.fill('12');
  await Promise.all([page.waitForEvent('load'), own.press('Enter')]);
  expect(await total(page)).toBe('$12.00');
});

test('the question with its buttons is accessible and fits 320 px', async () => {
  const page = await asked({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  expect(await faultsOf(page, 'asked back')).toEqual([]);
});

test('another currency’s sign is an error in words at the field', async () => {
  const page = await site.visitor();
  await page.goto(paths.donate());
  await sendForm(page, { own: '€5' });
  expect(await page.locator('#give-amount-other-error').innerText()).toContain(
    'Gifts here are in US dollars',
  );
});

test.each([
  ['Kuwaiti dinars', 'KWD 1.500', '1.255', 'We can only charge in steps of KWD 0.010'],
  ['Icelandic krónur', 'kr 500', '500.50', 'We can only charge in steps of kr 1'],
])(
  'a reader who chooses %s is offered %s, cannot give %s, and comes to the payment page in that currency',
  async (name, preset, own, words) => {
    const page = await site.visitor({ viewport: { width: 360, height: 740 } });
    await page.goto(paths.factCheck(demoSlug));
    const choice = page.getByRole('navigation', { name: ask.currency });
    expect(await choice.locator('[aria-current]').innerText()).toBe('US dollars');
    await Promise.all([page.waitForEvent('load'), choice.getByRole('link', { name }).click()]);
    expect(await choice.locator('[aria-current]').innerText()).toBe(name);
    await sendForm(page, { own });
    expect((await page.locator('#errors').innerText()).replaceAll('\u00a0', ' ')).toContain(words);
    // The form that comes back is in the currency that was chosen.
    expect(await choice.locator('[aria-current]').innerText()).toBe(name);
    await sendForm(page, { own: '' });
    expect((await total(page)).replaceAll('\u00a0', ' ')).toBe(preset);
  },
);

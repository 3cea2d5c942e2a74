/** M24: the lists of fact-checks, what follows one of them, what it prints, and what it tells other sites. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archive } from '#app/domain/texts/en/archive.ts';
import { article as texts, factChecks } from '#app/domain/texts/en/article.ts';
import { paths } from '#app/paths.ts';
import { anArticle, publish } from '#tests/support/articles.ts';
import { demoSlug } from '#tests/support/pages.ts';
import { openSite, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  // Several a day, so that the day alone is no place in the list.
  const articles = Array.from({ length: 60 }, (_, index) =>
    anArticle({
      slug: `check-${String(index)}`,
      headline: `Is ${String(index)} a number?`,
      checkedOn: `2025-01-${String(1 + Math.floor(index / 10)).padStart(2, '0')}`,
      language: index === 0 ? 'pt-BR' : 'en',
      topics: index < 30 ? ['Numbers', 'حقائق'] : ['Numbers'],
    }),
  );
  await publish(site.database.url, articles);
});
afterAll(() => site[Symbol.asyncDispose]());

test('/fact-checks lists every fact-check once, newest first, page by page', async () => {
  const page = await site.visitor();
  await page.goto(paths.home());
  await page.getByRole('navigation').getByRole('link', { name: factChecks.heading }).click();
  expect(new URL(page.url()).pathname).toBe(paths.factChecks());
  const seen: string[] = [];
  const days: string[] = [];
  for (;;) {
    const links = page.locator('.fact-check-lines a');
    seen.push(...(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))));
    const times = page.locator('.fact-check-lines time');
    days.push(...(await times.evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))));
    const older = page.getByRole('link', { name: factChecks.older, exact: true });
    if ((await older.count()) === 0) break;
    await older.click();
  }
  expect(seen).toHaveLength(63);
  expect(new Set(seen).size).toBe(63);
  expect(days).toEqual(days.toSorted().reverse());
  await page.getByRole('link', { name: factChecks.newest }).click();
  expect(page.url()).toBe(site.url + paths.factChecks());
  const nowhere = await page.goto('/fact-checks?after=nowhere');
  expect(nowhere?.status()).toBe(200);
});

test('a fact-check leads to its topics, and all topics and months to what stands under them', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck('check-3'));
  await page.getByRole('link', { name: 'حقائق' }).click();
  expect(await page.locator('h1').innerText()).toBe('حقائق');
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
    site.url + paths.topic('حقائق'),
  );
  await page.getByText(archive.count('30', false)).waitFor();
  await page.getByRole('link', { name: factChecks.older, exact: true }).click();
  expect(await page.locator('.fact-check-lines li').count()).toBe(5);
  await page.getByRole('link', { name: archive.allMonths }).click();
  await page.getByRole('link', { name: 'January 2025' }).click();
  await page.getByText(archive.count('60', false)).waitFor();
  await page.getByRole('link', { name: archive.month.later('November 2026') }).click();
  expect(await page.locator('.fact-check-lines li').count()).toBe(3);
  await page.goto(paths.home());
  const browse = page.getByRole('navigation', { name: archive.browse });
  await browse.getByRole('link', { name: 'Numbers' }).click();
  expect(await page.locator('.fact-check-lines li').count()).toBe(25);
});

test('an unknown topic or month is no page, and a page behind the last one is none for search engines', async () => {
  const page = await site.visitor();
  for (const path of [paths.topic('nothing'), paths.month('1999-01'), paths.month('soon')])
    expect((await page.goto(path))?.status(), path).toBe(404);
  for (const list of [paths.factChecks, (after: string) => paths.topic('numbers', after)]) {
    const path = list('1999-01-01_a');
    expect((await page.goto(path))?.status(), path).toBe(200);
    expect(await page.locator('meta[name=robots]').getAttribute('content'), path).toBe('noindex');
  }
  await page.goto(paths.topics());
  expect(await page.locator('meta[name=robots]').count()).toBe(0);
});

test('below a fact-check stand three others, and the way to all', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck(demoSlug));
  const more = page.getByRole('region', { name: texts.more });
  const others = await more
    .locator('.fact-check-lines a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(others).toHaveLength(3);
  expect(others).not.toContain(paths.factCheck(demoSlug));
  await more.getByRole('link', { name: texts.all }).click();
  expect(await page.locator('h1').innerText()).toBe(factChecks.heading);
});

test('a printed fact-check carries its own address, and neither the ask nor what follows', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck(demoSlug));
  const address = page.getByText(site.url + paths.factCheck(demoSlug));
  expect(await address.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await address.isVisible()).toBe(true);
  expect(await page.locator('.ask').isVisible()).toBe(false);
  expect(await page.locator('.more-fact-checks').isVisible()).toBe(false);
});

test('what other sites are told of the language is a locale with its region', async () => {
  const page = await site.visitor();
  for (const [path, locale] of [
    [paths.home(), 'en_US'],
    [paths.factChecks(), 'en_US'],
    [paths.factCheck(demoSlug), 'en_US'],
    [paths.factCheck('check-0'), 'pt_BR'],
  ] as const) {
    await page.goto(path);
    expect(await page.locator('meta[property="og:locale"]').getAttribute('content'), path).toBe(locale);
  }
});

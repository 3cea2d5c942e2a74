/** What the site says of itself, without scripts, as a reader meets it: who asks, on what terms, by which lists (M9, M10). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import * as person from '#tests/support/pages.ts';
import { openSite, type Site } from '#tests/support/site.ts';

const { ask, correction, frame } = textsFor('en');
const asks = {
  SITE_LEGAL_NAME: 'Harbor Facts Association <e.V.>',
  SITE_ADDRESS: '7 Pier Road, Harbor Town',
  SITE_CONTACT: 'desk@harborfacts.example',
  SITE_TAX_WORDS: 'Gifts to us can be deducted in Harborland.',
};

let site: Site;
beforeAll(async () => {
  site = await openSite(() => Promise.resolve(asks));
});
afterAll(() => site[Symbol.asyncDispose]());

const text = (page: Page) => page.getByRole('main').innerText();

test('every page leads to the imprint, the privacy page and the terms, and they name who asks', async () => {
  const page = await site.visitor();
  for (const from of [paths.home(), paths.factCheck(person.demoSlug), paths.donate(), paths.independence()]) {
    await page.goto(from);
    const foot = page.getByRole('contentinfo');
    for (const [name, path] of [
      [frame.footer.imprint, '/imprint'],
      [frame.footer.privacy, '/privacy'],
      [frame.footer.terms, '/terms'],
    ] as const)
      expect(await foot.getByRole('link', { name, exact: true }).getAttribute('href')).toBe(path);
  }
  await page.getByRole('contentinfo').getByRole('link', { name: frame.footer.imprint }).click();
  for (const said of [asks.SITE_LEGAL_NAME, asks.SITE_ADDRESS, asks.SITE_CONTACT])
    expect(await text(page)).toContain(said);
  await page.getByRole('contentinfo').getByRole('link', { name: frame.footer.terms }).click();
  expect(await text(page)).toContain(asks.SITE_TAX_WORDS);
  expect(await text(page)).toContain(asks.SITE_LEGAL_NAME);
  await page.getByRole('contentinfo').getByRole('link', { name: frame.footer.privacy }).click();
  expect(await text(page)).toContain(asks.SITE_CONTACT);
});

test('mails say at their foot who writes, and where an answer is read', async () => {
  const page = await site.visitor();
  const by = person.payer('Robin Reader');
  await person.give(page, by);
  await person.waitForDonation(page, 'received');
  await person.mailsTo(page, by.email);
  await page.getByRole('row').filter({ hasText: by.email }).getByRole('link').first().click();
  const mail = await page.locator('pre').innerText();
  expect(
    mail.trimEnd().endsWith([asks.SITE_LEGAL_NAME, asks.SITE_ADDRESS, asks.SITE_CONTACT].join('\n')),
  ).toBe(true);
});

test('a correction is asked for beside a fact-check: what was typed stays with an error, and the newsroom gets the mail', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck(person.demoSlug));
  await page.getByText(correction.summary).click();
  await page.getByLabel(correction.evidence).fill('not an address');
  await page.getByLabel(correction.email).fill('nobody');
  await page.getByRole('button', { name: correction.send }).click();
  expect(await page.getByRole('alert').innerText()).toContain(correction.errors.noText);
  expect(await page.getByLabel(correction.evidence).inputValue()).toBe('not an address');
  expect(await page.getByLabel(correction.email).inputValue()).toBe('nobody');

  await page.getByLabel(correction.what).fill('The height is wrong.\nHe was 1.69 m <b>tall</b>.');
  await page.getByLabel(correction.evidence).fill('https://archive.example/height?a=1&b=2');
  await page.getByLabel(correction.email).fill('reader@example.org');
  await page.getByRole('button', { name: correction.send }).click();
  await page.getByRole('heading', { name: correction.thanks.heading }).waitFor();

  await person.mailsTo(page, asks.SITE_CONTACT);
  await page.getByRole('row').filter({ hasText: asks.SITE_CONTACT }).getByRole('link').first().click();
  const mail = await page.locator('pre').innerText();
  for (const said of [
    'The height is wrong.',
    'He was 1.69 m <b>tall</b>.',
    'https://archive.example/height?a=1&b=2',
    'reader@example.org',
    site.url + paths.factCheck(person.demoSlug),
  ])
    expect(mail).toContain(said);
});

test('/independence prints the lists in force, with the digest that anybody computes from the file (M9)', async () => {
  const page = await site.visitor();
  await page.goto(paths.independence());
  const file = readFileSync(join(import.meta.dirname, '../../prisma/seed/starter-registry.csv'));
  const said = await page.locator('#lists').innerText();
  expect(said).toContain(createHash('sha256').update(file).digest('hex'));
  expect(said).toContain('Starter registry');
  expect(said).toContain('2026-11');
  expect(said).toContain(String(file.toString().trimEnd().split('\n').length - 1));
});

test('what leads to the figures says so, and nothing promises a register that is not there (M9)', async () => {
  const page = await site.visitor();
  await page.goto(paths.factCheck(person.demoSlug));
  const leading = page.locator(`a[href="${paths.independence()}"]`);
  const named = await leading.allInnerTexts();
  expect(named.length).toBeGreaterThan(2);
  for (const name of named) expect(name).not.toMatch(/count them|what was refused|register/i);
  await page.getByRole('link', { name: ask.figures.registerValue }).click();
  expect(await page.locator('#register').innerText()).toContain('Refused');
});

test('the pages are accessible and fit 320 px, the open form and its errors too', async () => {
  const page = await site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  const faults: string[] = [];
  for (const path of [
    '/imprint',
    '/privacy',
    '/terms',
    paths.independence(),
    paths.correction(person.demoSlug),
  ]) {
    await page.goto(path);
    faults.push(...(await faultsOf(page, path)));
  }
  await page.getByRole('button', { name: correction.send }).click();
  faults.push(...(await faultsOf(page, 'the correction with errors')));
  await page.goto(paths.factCheck(person.demoSlug));
  await page.getByText(correction.summary).click();
  faults.push(...(await faultsOf(page, 'a fact-check with the open form')));
  expect(faults).toEqual([]);
});

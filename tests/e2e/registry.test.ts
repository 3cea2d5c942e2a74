/** The registry at the desk in a real browser: import by dry run and for good, search, one listing, a name that is tried. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import * as pages from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const group = 'Harbor Valley Party';
const columns = 'name,aliases,domains,identifiers,kind,country,source_url';
const list = (names: readonly string[]) =>
  [columns, ...names.map((name, at) => `${name},,,X-${String(at)}00,committee,US,`)].join('\n') + '\n';
const csv = (names: readonly string[], name = 'own-2026-11.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(list(names)),
});

/** Whoever works at the desk, without scripts, as everywhere at the desk. */
async function staff(options: Parameters<Site['visitor']>[0] = {}): Promise<Page> {
  const page = await site.visitor(options);
  await pages.signIn(page, printedAccount(site));
  return page;
}

const title = (page: Page) => page.locator('h1').innerText();
const text = (page: Page) => page.locator('main').innerText();

async function send(page: Page, file: ReturnType<typeof csv>, button: string): Promise<void> {
  await page.goto(`${paths.deskImport()}?kind=csv`);
  await page.getByLabel('The file').setInputFiles(file);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** The group's own page, wherever the tests before left the registry. */
async function openListing(page: Page): Promise<void> {
  await send(page, csv([group, 'Northern Light Party']), 'Import');
  await page.goto(paths.deskListings('X-000'));
  await page.getByRole('link', { name: group }).click();
}

test('a list is tried, imported, searched, opened, and a name on it is refused then', async () => {
  const [page, donor] = await Promise.all([staff(), site.visitor()]);
  await pages.give(donor, pages.payer(group));
  await pages.waitForDonation(donor, 'received');
  await send(page, csv([group, 'Northern Light Party']), 'Try it (dry run)');
  expect(await title(page)).toBe('Edition 2026-11 would come into force');
  expect(await text(page)).toContain(group);
  expect(await text(page)).toContain('1 past gift would not have passed');
  await page.goto(paths.deskListings(group));
  expect(await title(page)).toBe(`Nobody is listed as “${group}”`);
  await page.goBack();

  await page.getByRole('button', { name: 'Import this list' }).click();
  expect(await title(page)).toBe('Edition 2026-11 is in force');
  await page.getByRole('link', { name: 'See all sources' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Our own list' });
  expect(await row.innerText()).toMatch(/2026-11[^]*\b2\b[^]*by Demo reviewer[^]*today/);

  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.getByRole('searchbox').fill('harbor val');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: group }).click();
  expect(await title(page)).toBe(group);
  expect(await text(page)).toContain('No gift was ever held or refused for it.');

  await page.getByRole('link', { name: 'Try a name' }).click();
  await page.getByLabel('Organization').fill(group);
  await page.getByRole('button', { name: 'Try it' }).click();
  expect(await title(page)).toBe('This gift would be refused');
  expect(page.url()).not.toContain('Harbor');
});

test('another name that staff add is refused, found by the search, and withdrawn again', async () => {
  const page = await staff();
  const tryIt = async () => {
    await page.goto(paths.deskTry());
    await page.getByLabel('Organization').fill('Quayside Growers Circle');
    await page.getByRole('button', { name: 'Try it' }).click();
    return title(page);
  };
  expect(await tryIt()).toBe('This gift would be taken');
  await openListing(page);
  await page.getByRole('button', { name: 'Add it to this listing' }).click();
  expect(await page.locator('#errors').innerText()).toContain('Nothing was added');
  await page.getByLabel('The name, or the domain').fill('Quayside Growers Circle');
  await page.getByLabel('How you know').fill('Their own imprint.');
  await page.getByRole('button', { name: 'Add it to this listing' }).click();
  const taught = page.getByRole('listitem').filter({ hasText: 'Quayside Growers Circle' });
  expect(await taught.innerText()).toContain('Demo reviewer');
  const address = page.url();
  expect(await tryIt()).toBe('This gift would be refused');
  await page.goto(paths.deskListings('quayside'));
  expect(await title(page)).toBe('1 listing with “quayside”');
  await page.goto(address);
  await page.getByRole('button', { name: /^Withdraw/ }).click();
  expect(await taught.innerText()).toContain('Withdrawn by Demo reviewer');
  expect(await tryIt()).toBe('This gift would be taken');
});

test('with files of earlier years a committee is refused, found and shown by its former name', async () => {
  const page = await staff({ javaScriptEnabled: false });
  const cm = (date: string, name: string) => ({
    name: `cm-${date}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`C00999001|${name}||||ANYTOWN|OH|43004|U|Q||Q||NONE|\n`),
  });
  await page.goto(`${paths.deskImport()}?kind=fec-committees`);
  await page.getByLabel('The file').setInputFiles(cm('2026-10', 'TIDEWATER FORWARD PAC'));
  const older = [cm('2022-10', 'SALTMARSH PAC'), cm('2024-10', 'TIDEWATER VOICES PAC')];
  await page.getByLabel('Files of earlier years').setInputFiles(older);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  expect(await title(page)).toBe('Edition 2026-10 is in force');
  expect(await text(page)).toMatch(/Former names\s+2, from 2024-10 \(1 row\), 2022-10 \(1 row\)/);
  await page.goto(paths.deskListings('tidewater voices'));
  await page.getByRole('link', { name: 'TIDEWATER FORWARD PAC' }).click();
  expect(await text(page)).toContain('SALTMARSH PAC, in the 2022-10 edition');
  await page.goto(paths.deskTry());
  await page.getByLabel('Organization').fill('Tidewater Voices Political Action Cmte');
  await page.getByRole('button', { name: 'Try it', exact: true }).click();
  expect(await text(page)).toMatch(/Its name in the 2024-10 edition/i);
  expect(await text(page)).not.toContain('a political group’s. That was measured');
  await page.getByLabel('Organization').fill('Dune Neighbors to Elect Sample');
  await page.getByRole('button', { name: 'Try it', exact: true }).click();
  expect(await text(page)).toContain('Nearly always a political group.');
  await page.goto(paths.independence());
  for (const year of ['2024-10', '2022-10'])
    expect(await text(page)).toContain(`SHA-256 of the ${year} file (former names)`);
  const donor = await site.visitor();
  await donor.goto(paths.donate());
  await pages.sendForm(donor, { organisation: 'Tidewater Voices PAC' });
  expect(await donor.locator('main').innerText()).toContain('is a former name of “TIDEWATER FORWARD PAC”');
});

test('files of earlier years that are wrong are refused at their field; with another list they are left aside', async () => {
  const page = await staff({ javaScriptEnabled: false });
  const older = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('x\n') });
  const sendWith = async (kind: string, files: ReturnType<typeof older>[]) => {
    await page.goto(`${paths.deskImport()}?kind=${kind}`);
    await page.getByLabel('The file').setInputFiles(csv([group, 'Northern Light Party']));
    await page.getByLabel('Files of earlier years').setInputFiles(files);
    await page.getByRole('button', { name: 'Try it (dry run)' }).click();
  };
  await sendWith('fec-committees', [older('cm22.txt'), older('cm22.txt')]);
  expect(await page.locator('#import-older-error').innerText()).toContain(
    'Send each file of an earlier year once',
  );
  expect(await page.getByLabel('Files of earlier years').getAttribute('aria-invalid')).toBe('true');
  await sendWith('fec-committees', [older('undated.txt')]);
  expect(await text(page)).toContain('the older file undated.txt has no date in its name');
  await sendWith('csv', [older('cm22.txt')]);
  expect(await title(page)).toBe('Edition 2026-11 would come into force');
});

test('a donation that a listing catches stands on its page, with the way to the donation', async () => {
  const page = await staff();
  await openListing(page);
  const donor = await site.visitor();
  await pages.give(donor, pages.payer(group));
  await pages.waitForDonation(donor, 'refused');
  await page.reload();
  expect(await page.locator('.figures').innerText()).toMatch(/refused\s+1/);
  await page.getByRole('row').getByRole('link', { name: group }).click();
  expect(await text(page)).toContain('Refused. Nothing was taken.');
});

test('a list that shrinks is imported only by whoever says that it is right', async () => {
  const page = await staff();
  const many = Array.from({ length: 10 }, (_, n) => `Party of the Number ${String(n)}`);
  await send(page, csv([group, ...many], 'own-2026-12.csv'), 'Import');
  expect(await title(page)).toBe('Edition 2026-12 is in force');
  await send(page, csv([group], 'own-2027-01.csv'), 'Import');
  expect(await title(page)).toBe('This list is much shorter than the one in force');
  await page.getByRole('button', { name: 'Import it all the same' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Check the box to say that you have looked');
  await page.getByLabel('I have looked').check();
  await page.getByRole('button', { name: 'Import it all the same' }).click();
  expect(await title(page)).toBe('Edition 2027-01 is in force');
});

test('a file with a wrong row is refused with its line, and the next one can be sent from there', async () => {
  const page = await staff();
  const file = { ...csv([group]), buffer: Buffer.from(`${list([group])}one,two\n`) };
  await send(page, file, 'Import');
  expect(await title(page)).toBe('Nothing was imported');
  expect(await text(page)).toContain('Line 3: ');
  await page.getByRole('link', { name: 'Send another file' }).click();
  expect(await page.getByLabel('Our own list').isChecked()).toBe(true);
});

test('hostile uploads are refused in words, never by a failure of ours, and only staff may send any', async () => {
  const page = await staff();
  const cookie = (await page.context().cookies(`${site.url}/desk`)).map(
    ({ name, value }) => `${name}=${value}`,
  );
  const post = async (body: FormData | string, headers: Record<string, string> = {}) => {
    const answer = await fetch(site.url + paths.deskImport(), {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: { origin: site.url, cookie: cookie.join('; '), ...headers },
    });
    const location = answer.headers.get('location');
    const read = location?.includes('/imports/')
      ? await fetch(site.url + location, { headers: { cookie: cookie.join('; ') } })
      : answer;
    return { status: answer.status, location, words: await read.text() };
  };
  const form = (parts: readonly (readonly [string, string | Blob, string?])[]) => {
    const data = new FormData();
    for (const [name, value, fileName] of parts) {
      if (typeof value === 'string') data.append(name, value);
      else data.append(name, value, fileName);
    }
    return data;
  };
  const zeros = new Blob([new Uint8Array(11 * 1024 * 1024)]);
  const good = new Blob([list([group])]);
  expect(
    (
      await post(
        form([
          ['kind', 'csv'],
          ['file', zeros, 'zeros.csv'],
        ]),
      )
    ).words,
  ).toContain('Nothing was imported');
  expect(
    (
      await post(
        form([
          ['kind', 'irs-8871'],
          ['file', good, 'a.csv'],
        ]),
      )
    ).words,
  ).toContain('Nothing was imported');
  expect(
    (
      await post(
        form([
          ['kind', 'starter'],
          ['file', good, 'a.csv'],
        ]),
      )
    ).status,
  ).toBe(422);
  expect((await post(form([['kind', 'csv']]))).status).toBe(422);
  expect(
    (
      await post(
        form([
          ['kind', 'csv'],
          ['file', good, 'a'],
          ['file', good, 'b'],
        ]),
      )
    ).status,
  ).toBe(422);
  expect((await post('kind=csv', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  expect((await post('--x', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
  expect((await post('', { 'content-type': 'multipart/form-data' })).status).toBe(415);
  const asked = form([
    ['kind', 'csv'],
    ['file', zeros, 'zeros.csv'],
  ]);
  expect((await post(asked, { cookie: '' })).location).toContain('/desk/sign-in');
  expect((await post(asked, { origin: 'https://elsewhere.example' })).status).toBe(403);
  for (const id of ['none', '..%2F..%2Fetc', 'x'.repeat(40)]) {
    const answer = await fetch(`${site.url}/desk/registry/imports/${id}`, {
      headers: { cookie: cookie.join('; ') },
    });
    expect(answer.status, id).toBe(404);
  }
});

test('no page of the registry is answered without a session, and no answer may be kept', async () => {
  const page = await staff();
  const all = [
    paths.deskRegistry(),
    paths.deskListings('harbor'),
    paths.deskListing('starter:none'),
    paths.deskTry(),
    paths.deskImport(),
    paths.deskImportRun('x'.repeat(40)),
  ];
  for (const path of all) {
    const stranger = await fetch(site.url + path, { redirect: 'manual' });
    expect(stranger.status, path).toBe(303);
    expect(stranger.headers.get('location'), path).toContain('/desk/sign-in');
    const answer = await page.goto(path);
    expect(answer?.headers()['cache-control'], path).toBe('no-store');
  }
  const tried = await fetch(site.url + paths.deskTry(), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.url },
    body: new URLSearchParams({ organisation: group }),
  });
  expect([tried.status, tried.headers.get('cache-control')]).toEqual([303, 'no-store']);
});

test('the pages of the registry are accessible and fit 320 px, light and dark', async () => {
  const page = await staff({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  const faults: string[] = [];
  const look = async (what: string) => {
    faults.push(...(await faultsOf(page, what)));
  };
  for (const path of [
    paths.deskRegistry(),
    paths.deskListings(),
    paths.deskListings('national committee'),
    paths.deskListings('zzqqxx'),
    paths.deskTry(),
    `${paths.deskImport()}?kind=fec-committees`,
  ]) {
    await page.goto(path);
    await look(path);
  }
  await openListing(page);
  await look('a listing');
  await page.getByRole('button', { name: 'Add it to this listing' }).click();
  await page.locator('#errors').waitFor();
  await look('a listing with errors');
  for (const name of [group, 'Robin Reader', 'Democratic Nationol Committee']) {
    await page.goto(paths.deskTry());
    await page.getByLabel('Organization').fill(name);
    await page.getByRole('button', { name: 'Try it' }).click();
    await look(`the outcome for ${name}`);
  }
  await page.goto(paths.deskImport());
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('#errors').waitFor();
  await look('the import with errors');
  await send(page, csv([group, 'Another Committee'], 'own-2027-02.csv'), 'Try it (dry run)');
  await look('a dry run');
  await send(page, { ...csv([]), buffer: Buffer.from('x\n') }, 'Import');
  await look('a refused file');
  expect(faults).toEqual([]);
});

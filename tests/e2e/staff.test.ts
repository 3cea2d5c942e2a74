/** Accounts of the staff in a real browser and from the server: invited, joined, another role, gone; without scripts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { until } from '#tests/support/app-process.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import { outcomeOf, startCommand, type CommandOutcome } from '#tests/support/run-command.ts';
import { openSite, type Site } from '#tests/support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const password = 'a long enough sentence';
const text = (page: Page) => page.locator('main').innerText();

const staff = (...args: string[]): Promise<CommandOutcome> =>
  outcomeOf(
    startCommand('staff', args, {
      ...site.database.env,
      DATA_DIR: site.dataDir,
      PORT: new URL(site.url).port,
    }),
  );

async function signUp(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.fill('[name=name]', name);
  await page.fill('[name=password]', password);
  await page.fill('[name=repeated]', password);
  await page.click('.button');
  await page.waitForURL((url) => url.pathname.startsWith('/desk') && !url.pathname.includes('sign-up'));
}

/** What was written to this address last, once it is there. */
async function lastMailTo(address: string, words: string): Promise<string> {
  const page = await site.visitor();
  let found = '';
  await until(
    `a mail to ${address} that says “${words}”`,
    async () => {
      await page.goto(paths.sandboxMail());
      const link = page.getByRole('link', { name: words }).first();
      if ((await link.count()) === 0) return false;
      await link.click();
      found = await page.locator('body').innerText();
      return found.includes(address);
    },
    30_000,
  );
  await page.context().close();
  return found;
}

test('an admin invites a colleague, gives them another role and ends their account, by page and by command', async () => {
  const made = await staff('create', 'ada@newsroom.example', 'admin');
  const admin = await site.visitor();
  await signUp(admin, made.out.trim(), 'Ada Admin');
  await admin.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Staff' }).click();
  expect(await text(admin)).toContain('ada@newsroom.example');

  // What is missing is said at its field, and what was typed is kept.
  await admin.getByLabel('Email').fill('nia at newsroom');
  await admin.getByRole('button', { name: 'Send the invitation' }).click();
  expect(await admin.innerText('#errors')).toMatch(
    /Nobody was invited\s+Write an email address.*\s+Choose a role/,
  );
  expect(await admin.getByLabel('Email').inputValue()).toBe('nia at newsroom');

  await admin.getByLabel('Email').fill('nia@newsroom.example');
  await admin.locator('.registry-form').getByLabel('Reviewer').check();
  await admin.getByRole('button', { name: 'Send the invitation' }).click();
  expect(await text(admin)).toContain('The invitation is on its way to nia@newsroom.example.');
  expect(await text(admin)).toContain('nia@newsroom.example, as reviewer; the link works until');

  const invitation = await lastMailTo('nia@newsroom.example', 'you’re invited to the desk');
  const [link = ''] = /http\S+\/desk\/sign-up\/[\w-]+/.exec(invitation) ?? [];
  const colleague = await site.visitor();
  await signUp(colleague, link, 'Nia New');
  expect(await colleague.innerText('.desk-member')).toContain('Reviewer');
  // Who may see nothing of it is not offered it.
  expect(await colleague.getByRole('link', { name: 'Staff' }).count()).toBe(0);

  await admin.goto(paths.deskStaff());
  const row = admin.getByRole('row', { name: /Nia New/ });
  await row.locator('summary').click();
  await row.getByLabel('Role').selectOption('Editor');
  await row.getByRole('button', { name: 'Change the role' }).click();
  expect(await admin.getByRole('row', { name: /Nia New/ }).innerText()).toContain('Editor');
  await lastMailTo('nia@newsroom.example', 'an editor at the desk now');
  await colleague.goto(paths.desk());
  expect(new URL(colleague.url()).pathname).toBe(paths.deskFactChecks());
  expect((await colleague.goto(paths.deskDonations()))?.status()).toBe(403);

  // The only admin cannot leave the desk without one.
  const own = admin.getByRole('row', { name: /Ada Admin/ });
  await own.locator('summary').click();
  await own.getByRole('button', { name: 'End Ada Admin’s account' }).click();
  expect(await text(admin)).toContain('This is the only admin.');

  const left = admin.getByRole('row', { name: /Nia New/ });
  await left.locator('summary').click();
  await left.getByRole('button', { name: 'End Nia New’s account' }).click();
  expect(await text(admin)).toMatch(/Left\s+Nia New \(nia@newsroom\.example\)/);
  await colleague.goto(paths.deskFactChecks());
  expect(new URL(colleague.url()).pathname).toBe(paths.deskSignIn());
  await lastMailTo('nia@newsroom.example', 'your account at the desk has ended');

  // An open invitation is withdrawn where it stands.
  await admin.getByLabel('Email').fill('eve@newsroom.example');
  await admin.locator('.registry-form').getByLabel('Auditor').check();
  await admin.getByRole('button', { name: 'Send the invitation' }).click();
  await admin.getByRole('button', { name: 'Withdraw the invitation of eve@newsroom.example' }).click();
  expect(await text(admin)).toContain('No invitation is open.');
});

test('an auditor sees who works at the desk and is offered no change; the page is accessible and fits', async () => {
  const invited = await staff('create', 'axel@newsroom.example', 'auditor');
  const auditor = await site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  await signUp(auditor, invited.out.trim(), 'Axel Auditor-of-the-Very-Long-Name-Donaudampfschifffahrt');
  await auditor.goto(paths.deskStaff());
  expect(await text(auditor)).toContain('ada@newsroom.example');
  expect(await auditor.locator('main form').count()).toBe(0);
  const faults = await faultsOf(auditor, 'staff as an auditor sees it');
  const promoted = await staff('role', 'Axel@newsroom.example', 'admin');
  expect(promoted).toMatchObject({ code: 0, out: 'Axel@newsroom.example is admin from now on.\n' });
  await auditor.reload();
  faults.push(...(await faultsOf(auditor, 'staff as an admin sees it')));
  expect(faults).toEqual([]);
});

test('the command lists, changes and removes, and says in one line why it does not', async () => {
  const listed = await staff('list');
  expect(listed.out).toMatch(/admin {5}ada@newsroom\.example {2}Ada Admin/);
  expect(listed.out).toMatch(/left {6}nia@newsroom\.example {2}Nia New, \d{4}-\d{2}-\d{2}/);
  expect(await staff('remove', 'axel@newsroom.example')).toMatchObject({ code: 0 });
  for (const [args, words] of [
    [['remove', 'axel@newsroom.example'], /has no account at the desk/],
    [['remove', 'ada@newsroom.example'], /is the only admin/],
    [
      ['role', 'ada@newsroom.example', 'owner'],
      /"owner" is not a role; there are reviewer, admin, auditor, editor/,
    ],
    [['create', 'nobody', 'admin'], /"nobody" is not an email address/],
    [['create', 'ada@newsroom.example', 'admin'], /has an account at the desk already/],
    [['role', 'ada@newsroom.example'], /^Expected create EMAIL ROLE, list, role EMAIL ROLE or remove EMAIL/],
    [['constructor'], /^Expected/],
    [[], /^Expected/],
  ] as const) {
    const outcome = await staff(...args);
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toMatch(words);
    expect(outcome.err.trim().split('\n')).toHaveLength(1);
  }
});

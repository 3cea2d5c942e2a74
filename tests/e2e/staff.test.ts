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

test('a person sees where they are signed in, ends it there, and chooses another password', async () => {
  const invited = await staff('create', 'nils@newsroom.example', 'editor');
  const here = await site.visitor();
  await here.goto(invited.out.trim());
  await here.fill('[name=name]', 'Nils');
  for (const field of ['password', 'repeated']) await here.fill(`[name=${field}]`, 'factually2026!');
  await here.click('.button');
  expect(await here.innerText('#errors')).toContain('This one is easy to guess.');
  await signUp(here, invited.out.trim(), 'Nils');
  const there = await site.visitor({
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  const signIn = async (page: Page, typed: string) => {
    await page.goto(paths.deskSignIn());
    await page.fill('[name=email]', 'nils@newsroom.example');
    await page.fill('[name=password]', typed);
    await page.click('.button');
  };
  await signIn(there, password);
  await here.locator('.desk-member').getByRole('link', { name: 'Nils' }).click();
  expect(await text(here)).toMatch(/Firefox on Windows, signed in .+/);
  expect(await text(here)).toMatch(/Chrome on Linux, signed in .+\(this browser\)/);
  await here.getByRole('button', { name: 'Sign out there (Firefox on Windows)' }).click();
  expect(await text(here)).not.toContain('Firefox');
  await there.goto(paths.desk());
  expect(new URL(there.url()).pathname).toBe(paths.deskSignIn());

  await signIn(there, password);
  const change = async (current: string, chosen: string) => {
    await here.fill('[name=current]', current);
    for (const field of ['password', 'repeated']) await here.fill(`[name=${field}]`, chosen);
    await here.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('not the password', 'violet trains under marble');
  expect(await here.innerText('#errors')).toContain('This is not the password you have.');
  await change(password, 'violet trains under marble');
  expect(await text(here)).toContain('Your password is changed, and every other browser is signed out.');
  expect((await there.goto(paths.deskAccount()))?.url()).toContain(paths.deskSignIn());
  await lastMailTo('nils@newsroom.example', 'your password for the desk was changed');
  await signIn(there, password);
  expect(await there.innerText('#errors')).toContain('not right');
  await signIn(there, 'violet trains under marble');
  await there.goto(paths.deskAccount());
  await there.getByRole('button', { name: 'Sign out everywhere else' }).click();
  expect((await here.goto(paths.deskAccount()))?.url()).toContain(paths.deskSignIn());

  const eye = await site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  await signIn(eye, 'violet trains under marble');
  await eye.goto(paths.deskAccount());
  const faults = await faultsOf(eye, 'one’s own account');
  await eye.goto(paths.deskFactChecks());
  faults.push(...(await faultsOf(eye, 'the fact-checks of an editor')));
  await eye.goto('/desk/nothing/here');
  faults.push(...(await faultsOf(eye, 'nothing at the desk')));
  expect(faults).toEqual([]);
});

test('the command lists, changes and removes, and says in one line why it does not', async () => {
  const help = await staff('--help');
  expect(help).toMatchObject({ code: 0, err: '' });
  for (const verb of ['create EMAIL ROLE', 'list', 'role EMAIL ROLE', 'remove EMAIL'])
    expect(help.out).toContain(`npm run staff -- ${verb}`);
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

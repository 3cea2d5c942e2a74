import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { appeal } from '#app/domain/texts/en/appeal.ts';
import { until } from '#tests/support/app-process.ts';
import * as pages from '#tests/support/pages.ts';
import { outcomeOf, startCommand } from '#tests/support/run-command.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';
import type { IntentState } from '#tests/support/world.ts';

const { clearReasons, refuseReasons } = deskTexts.decision;
const { reasons: lateRefusalReasons } = deskTexts.lateRefusal;
const { reasons: refundReasons } = deskTexts.refunds;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** A listed group, and names near it that are not its own: each test has one, to be found by in the queue. */
const listed = 'Republican National Committee';
const near = {
  cleared: 'Republican National Comittee Group',
  refused: 'Republican National Committee Club',
  undone: 'Republican National Committee Circle',
  lapsed: 'Republican Nationol Committee Club',
};

const inForce = () => site.control({ action: 'clock', advanceSeconds: 301 });

/** A reader whose donation waits for a person, at the donation's page; and staff who look at it at the desk. */
async function heldDonation(name: string) {
  const by = pages.payer(name);
  const [donor, staff] = await Promise.all([site.visitor(), site.visitor()]);
  await pages.give(donor, by);
  await pages.waitForDonation(donor, 'held');
  expect(await pages.mailsOnceThere(staff, by.email, 1)).toEqual(['Held, not taken: your gift of $5']);
  await pages.signIn(staff, printedAccount(site));
  await pages.openFromQueue(staff, name);
  return { by, donor, staff };
}

test('a held donation that staff clear is received five minutes later', async () => {
  const { by, donor, staff } = await heldDonation(near.cleared);
  expect(await staff.locator('main').innerText()).toContain(listed);
  await pages.decide(staff, clearReasons['same-name-only'], 'A bowling club.');
  await donor.reload();
  expect(await donor.locator('main').innerText()).toContain('held, not taken');
  await inForce();
  await pages.waitForDonation(donor, 'received');
  expect(await pages.mailsOnceThere(staff, by.email, 2)).toEqual([
    'Held, not taken: your gift of $5',
    'Received: your gift of $5',
  ]);
});

test('a held donation that staff refuse is let go five minutes later', async () => {
  const { by, donor, staff } = await heldDonation(near.refused);
  await pages.decide(staff, refuseReasons['acts-for-group']);
  await inForce();
  await pages.waitForDonation(donor, 'refused');
  expect(await donor.locator('main').innerText()).toContain('You were not charged.');
  expect(await pages.mailsOnceThere(staff, by.email, 2)).toEqual([
    'Held, not taken: your gift of $5',
    'Not taken: your gift of $5',
  ]);
});

test('a decision that is undone does nothing, and the next one counts', async () => {
  const { by, donor, staff } = await heldDonation(near.undone);
  await pages.decide(staff, clearReasons['same-name-only']);
  await staff.getByRole('button', { name: 'Undo the decision' }).click();
  await staff.locator('form.decide').waitFor();
  await inForce();
  await pages.waitForDonation(donor, 'held');
  await pages.openFromQueue(staff, near.undone);
  await pages.decide(staff, refuseReasons['acts-for-group']);
  await inForce();
  await pages.waitForDonation(donor, 'refused');
  expect(await pages.mailsOnceThere(staff, by.email, 2)).toEqual([
    'Held, not taken: your gift of $5',
    'Not taken: your gift of $5',
  ]);
});

test('a refused donation is appealed, the appeal is won, and the second donation is received', async () => {
  const name = 'Republican Party';
  const by = pages.payer(name);
  const [donor, staff] = await Promise.all([site.visitor(), site.visitor()]);
  await pages.give(donor, by);
  await pages.waitForDonation(donor, 'refused');
  await pages.appealFrom(donor);
  await pages.signIn(staff, printedAccount(site));
  await pages.openFromQueue(staff, name);
  await pages.decide(staff, clearReasons['same-name-only'], 'A party at which republicans are toasted.');
  await inForce();
  await pages.waitForAppeal(donor, 'won');
  await donor.getByRole('main').getByRole('link', { name: appeal.give, exact: true }).click();
  await pages.sendForm(donor);
  await pages.pay(donor, by);
  await donor.waitForURL(/\/donations\//);
  await pages.waitForDonation(donor, 'received');
  const mails = await pages.mailsTo(staff, by.email);
  expect(mails).toHaveLength(3);
  expect(mails[0]).toBe('Not taken: your gift of $5');
  expect(mails[2]).toBe('Received: your gift of $5');
});

test('a refusal at the form is appealed, the appeal is won, and the donation is received', async () => {
  const organisation = 'Democratic National Committee';
  const [donor, staff] = await Promise.all([site.visitor(), site.visitor()]);
  await donor.goto(paths.donate());
  await pages.sendForm(donor, { organisation });
  await pages.appealFrom(donor);
  await pages.signIn(staff, printedAccount(site));
  await pages.openFromQueue(staff, organisation);
  await pages.decide(staff, clearReasons['same-name-only']);
  await inForce();
  await pages.waitForAppeal(donor, 'won');
  await donor.getByRole('main').getByRole('link', { name: appeal.give, exact: true }).click();
  await pages.sendForm(donor, { organisation });
  const by = pages.payer('Robin Reader');
  await pages.pay(donor, by);
  await donor.waitForURL(/\/donations\//);
  await pages.waitForDonation(donor, 'received');
  expect(await pages.mailsOnceThere(staff, by.email, 1)).toEqual(['Received: your gift of $5']);
});

test('an appeal that staff refuse leaves the refusal standing, and says so', async () => {
  const organisation = 'Libertarian National Committee';
  const [donor, staff] = await Promise.all([site.visitor(), site.visitor()]);
  await donor.goto(paths.donate());
  await pages.sendForm(donor, { organisation });
  await pages.appealFrom(donor);
  await pages.signIn(staff, printedAccount(site));
  await pages.openFromQueue(staff, organisation);
  await pages.decide(staff, refuseReasons['is-listed-group']);
  await inForce();
  await pages.waitForAppeal(donor, 'rejected');
  await donor.goto(paths.donate());
  const answer = donor.waitForResponse((response) => response.request().method() === 'POST');
  await pages.sendForm(donor, { organisation });
  expect((await answer).status()).toBe(403);
});

test('an admin sends a part of a gift back, and its donor sees it and is told', async () => {
  const by = pages.payer('Robin Returner');
  const [donor, staff] = await Promise.all([site.visitor(), site.visitor()]);
  await pages.give(donor, by);
  await pages.waitForDonation(donor, 'received');
  const made = startCommand('staff', ['create', 'ada@newsroom.example', 'admin'], {
    ...site.database.env,
    ...{ DATA_DIR: site.dataDir, PORT: new URL(site.url).port },
  });
  const { out, err } = await outcomeOf(made);
  expect(err).toBe('');
  await staff.goto(new URL(out.trim()).pathname);
  await staff.getByLabel('Your name').fill('Ada');
  await staff.getByLabel('Password', { exact: true }).fill('a long enough sentence');
  await staff.getByLabel('The same password again').fill('a long enough sentence');
  await staff.getByRole('button', { name: 'Make the account' }).click();
  await staff.goto(paths.deskDonations());
  await staff.getByRole('link', { name: by.name }).click();
  const page = staff.url();
  await staff.getByLabel('A part', { exact: true }).check();
  await staff.getByLabel('How much of it, in USD').fill('2');
  await staff.getByLabel(refundReasons['donor-asked'], { exact: true }).check();
  await staff.getByRole('button', { name: 'Go on: see what goes back' }).click();
  expect(await staff.locator('main').innerText()).toContain('$2.00 of the $5.00 that are left');
  await staff.getByRole('button', { name: 'Send $2.00 back' }).click();
  await staff.getByRole('heading', { name: 'Sent back' }).waitFor();
  await until('the donor sees what was returned', async () => {
    await donor.reload();
    return (await donor.locator('main').innerText()).includes('$2 was returned to your card');
  });
  await staff.reload();
  expect(await staff.locator('main').innerText()).toContain('came in $5.00, went back $2.00, remains $3.00');
  // Written at one moment, the mail about the money and the one about the receipt stand in any order.
  const mails = await pages.mailsTo(staff, by.email);
  expect(mails).toHaveLength(3);
  expect(mails).toEqual(
    expect.arrayContaining([
      'Received: your gift of $5',
      'Returned to you: $2',
      expect.stringMatching(/^Your corrected receipt 20\d\d-\d{6}$/),
    ]),
  );
  await copyAndStatement(donor, staff, by.email);

  // What is left of it must not be kept, as staff learn later: one act, confirmed with the sum, by whoever may.
  await staff.goto(page);
  await staff.getByLabel(lateRefusalReasons['is-political-group'], { exact: true }).check();
  await staff.getByRole('button', { name: 'Go on: see what follows' }).click();
  expect(await staff.locator('main').innerText()).toContain(
    'All that is left of this gift, $3.00, goes back',
  );
  await staff.getByRole('button', { name: 'Refuse it and return $3.00' }).click();
  await until('the donor sees that all of it was returned', async () => {
    await donor.reload();
    return (await donor.locator('main').innerText()).includes('It was returned.');
  });
  await staff.reload();
  expect(await staff.locator('main').innerText()).toContain('came in $5.00, went back $5.00, remains $0.00');
});

/** The donor has the receipt sent again from the page, and staff print the year's statement. */
async function copyAndStatement(donor: Page, staff: Page, email: string): Promise<void> {
  await donor.getByRole('button', { name: 'Send me a copy' }).click();
  await donor.getByText('A copy is on its way').waitFor();
  let copy: string | undefined;
  await until('the copy is written', async () => {
    copy = (await pages.mailsTo(staff, email)).find((subject) => subject.startsWith('COPY of your receipt'));
    return copy !== undefined;
  });
  const year = /20\d\d/.exec(copy ?? '')?.[0] ?? '';
  const out = join(site.dataDir, 'statement.pdf');
  const printing = startCommand('statement', [email, year, '--out', out], {
    ...site.database.env,
    ...{ DATA_DIR: site.dataDir, PORT: new URL(site.url).port },
  });
  expect(await outcomeOf(printing)).toMatchObject({ code: 0, err: '', out: `${out}: 2 lines.\n` });
  expect(readFileSync(out).toString('latin1', 0, 8)).toBe('%PDF-1.7');
}

// Moves the clock by days, so it stands last.
test('a held donation that nobody decides in time lapses: it is let go, never taken', async () => {
  const { by, donor, staff } = await heldDonation(near.lapsed);
  await site.control({ action: 'clock', advanceSeconds: 5 * 24 * 3600 });
  await pages.waitForDonation(donor, 'held');
  await site.control({ action: 'clock', advanceSeconds: 24 * 3600 });
  await pages.waitForDonation(donor, 'lapsed');
  expect(await pages.mailsOnceThere(staff, by.email, 2)).toEqual([
    'Held, not taken: your gift of $5',
    'Not taken: we ran out of time for your gift of $5',
  ]);
  await staff.goto(paths.desk());
  expect(await staff.getByRole('heading', { level: 1 }).innerText()).toBe('Nothing is waiting');
  const { payment_intents: intents } = await site.control<{ payment_intents: IntentState[] }>({
    action: 'state',
  });
  const untaken = intents.filter(({ status }) => status !== 'succeeded');
  expect(untaken.every(({ status, booked }) => status === 'canceled' && booked.count === 0)).toBe(true);
});

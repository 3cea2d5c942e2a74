/** axe on every page that people can come to, in each of its states, at both widths, light and dark; and nothing cut off at 320 px. */
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DonorStatus } from '#app/domain/donation/donor-status.ts';
import { currentAttestation } from '#app/domain/pledge.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { appeal, refusal } from '#app/domain/texts/en/appeal.ts';
import { keptMail } from '#app/domain/texts/en/kept-mail.ts';
import type { Article } from '#app/domain/article/article.ts';
import { anArticle, publish } from '#tests/support/articles.ts';
import { until } from '#tests/support/app-process.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import * as pages from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

const { clearReasons, refuseReasons } = deskTexts.decision;

let site: Site;
beforeAll(async () => {
  site = await openSite();
  // Beside the demo's, so that the front page has a lead with its picture, a row and a list, and there are topics and months.
  await publish(site.database.url, pictured());
});
afterAll(() => site[Symbol.asyncDispose]());

const listed = 'Democratic National Committee';
const near = 'Democratic National Comittee Group';

/** Seven fact-checks of another month, one of them written from right to left. */
function pictured() {
  return Array.from({ length: 7 }, (_, at) =>
    anArticle({
      slug: `pictured-${String(at)}`,
      headline:
        at === 1
          ? 'هل الماء رطب؟'
          : `Do ${String(at)} hens lay more eggs when somebody reads the newspaper to them?`,
      checkedOn: at === 0 ? '2026-11-20' : '2025-01-09',
      topics: ['Poultry', `Topic ${String(at)}`],
      language: at === 1 ? 'ar' : 'en',
      direction: at === 1 ? 'rtl' : 'ltr',
      image: {
        sha256: 'a'.repeat(64),
        type: 'image/png',
        width: 1200,
        height: 800,
        alt: 'A hen',
        caption: [],
      },
    }),
  );
}

/** Collects what is wrong with each page, so that one run tells all. */
function inspector() {
  const faults: string[] = [];
  return {
    faults,
    look: async (page: Page, what: string) => {
      faults.push(...(await faultsOf(page, what)));
    },
  };
}

/** axe is a script, so the browser must run scripts; and it must not look while colours are still changing. */
const visitor = () => site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });

test('the pages that everybody can open are accessible and fit 320 px', async () => {
  const { faults, look } = inspector();
  const page = await visitor();
  for (const path of [
    paths.home(),
    paths.factChecks(),
    paths.topics(),
    paths.topic('poultry'),
    paths.months(),
    paths.month('2025-01'),
    paths.factCheck(pages.demoSlug),
    paths.donate(),
    paths.independence(),
    paths.supporters(),
    paths.supporterCode('none'),
    '/no-such-page',
  ]) {
    await page.goto(path);
    await look(page, path);
  }
  await page.goto(paths.donate());
  await page.getByLabel('Another amount').fill('a little');
  await page.getByLabel(currentAttestation.statement).check();
  await page.getByRole('button', { name: /^Give/ }).click();
  await look(page, 'the form with errors');
  await page.goto(paths.donate());
  await pages.sendForm(page);
  await look(page, 'the payment page');
  await page.getByText('Go back without paying').click();
  await look(page, 'the form after leaving the payment page');
  await pages.sendForm(page);
  await page.getByRole('button', { name: /^Give/ }).click();
  await look(page, 'the payment page with errors');
  await pages.pay(page, { ...pages.payer('Robin Reader'), card: '4000000000000002' });
  await look(page, 'the payment page after the bank refused');
  await pages.pay(page, { ...pages.payer('Robin Reader'), card: '4000002500003155' });
  await look(page, 'the question of the bank');
  for (const path of [paths.sandbox(), paths.sandboxMail()]) {
    await page.goto(path);
    await look(page, path);
  }
  expect(faults).toEqual([]);
});

/** Four columns, one of sentences, and notes beside sources: as newsrooms write them. */
function withTableAndNotes(): Article {
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  const note = { kind: 'note', number: 1, occurrence: 1 } as const;
  const sentence = 'The office counts new leases only, and leaves furnished rooms out.';
  return anArticle({
    slug: 'with-a-table',
    headline: 'How fast did rents rise?',
    introduction: [
      { kind: 'paragraph', inlines: [text('Rents rose.'), note] },
      {
        kind: 'table',
        columns: [{ align: null }, { align: 'right' }, { align: 'center' }, { align: null }],
        header: [[], [text('2024')], [text('2025')], [text('Remark')]],
        rows: [[[text('Rivermouth')], [text('1,012')], [text('1,301')], [text(sentence)]]],
      },
    ],
    notes: [{ number: 1, blocks: [{ kind: 'paragraph', inlines: [text(sentence)] }] }],
  });
}

test('a fact-check with a table and notes is accessible, and the table alone scrolls at 320 px', async () => {
  await publish(site.database.url, [withTableAndNotes()]);
  const { faults, look } = inspector();
  const page = await visitor();
  await page.goto(paths.factCheck('with-a-table'));
  await look(page, 'a table and notes');
  expect(faults).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  const table = page.getByRole('group', { name: 'Table: 2024, 2025, Remark' });
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Note a' }).click();
  await page.getByRole('region', { name: 'Notes' }).getByRole('link', { name: 'Back to the text' }).click();
  expect(new URL(page.url()).hash).toBe('#note-mark-1-1');
});

test('the page of a donation is accessible and fits 320 px in every state', async () => {
  const { faults, look } = inspector();
  const page = await visitor();
  const openStatusPage = async (status: DonorStatus) => {
    await pages.waitForDonation(page, status);
    await look(page, `a gift that is ${status}`);
  };
  const supporter = pages.payer('Robin Reader');
  await pages.give(page, supporter);
  await openStatusPage('received');
  await pages.signInSupporter(page, supporter.email);
  await look(page, 'what a supporter gave');
  await page.goto(paths.supporterDeletion());
  await look(page, 'what a supporter has deleted');
  await pages.give(page, pages.payer(near));
  await openStatusPage('held');
  await pages.give(page, pages.payer(listed));
  await openStatusPage('refused');

  // A bank that does not answer shows what is otherwise over in a moment.
  await site.control({ action: 'fault', on: 'capture', kind: '500', times: 1000 });
  await site.control({ action: 'fault', on: 'cancel', kind: '500', times: 1000 });
  await pages.give(page, pages.payer('Robin Reader'));
  await openStatusPage('taking');
  await pages.give(page, pages.payer(listed));
  await openStatusPage('releasing');
  await site.control({ action: 'faults-clear' });

  await site.control({ action: 'webhooks', mode: { off: true } });
  await site.control({ action: 'fault', on: 'read', kind: '500', times: 1000 });
  await pages.give(page, pages.payer('Robin Reader'));
  await openStatusPage('open');
  await site.control({ action: 'faults-clear' });
  await site.control({ action: 'webhooks', mode: {} });

  const leaver = await visitor();
  await leaver.goto(paths.donate());
  await pages.sendForm(leaver);
  await leaver.goto(await unpaidDonation());
  await site.control({ action: 'clock', advanceSeconds: 24 * 3600 });
  await pages.waitForDonation(leaver, 'abandoned');
  await look(leaver, 'a gift that was abandoned');
  expect(faults).toEqual([]);
});

/** Where the newest donation's page is: whoever has not paid was not led there yet. */
async function unpaidDonation(): Promise<string> {
  const client = new pg.Client(site.database.url);
  await client.connect();
  try {
    const { rows } = await client.query<{ token: string }>(
      'SELECT token FROM donation ORDER BY created_at DESC LIMIT 1',
    );
    return paths.donation(rows[0]?.token ?? '');
  } finally {
    await client.end();
  }
}

test('refusal, appeal, its answers and the desk are accessible and fit 320 px', async () => {
  const { faults, look } = inspector();
  const [donor, staff] = [await visitor(), await visitor()];
  await staff.goto(paths.desk());
  await look(staff, 'the sign-in');
  await pages.signIn(staff, printedAccount(site));
  await look(staff, 'the queue as it stands');

  await donor.goto(paths.donate());
  await pages.sendForm(donor, { organisation: listed });
  await look(donor, 'the refusal');
  await donor.getByRole('link', { name: refusal.compared }).click();
  await look(donor, 'the appeal');
  await donor.getByLabel(appeal.email).fill('nowhere');
  await donor.getByRole('button', { name: appeal.send }).click();
  await donor.locator('#errors').waitFor();
  await look(donor, 'the appeal with errors');
  await donor.getByLabel(appeal.email).fill('reader@example.org');
  await donor.getByRole('button', { name: appeal.send }).click();
  await donor.getByText(appeal.filedKeep).waitFor();
  await look(donor, 'the appeal that was filed');

  const giver = await visitor();
  await pages.give(giver, pages.payer('Republican National Comittee Group'));
  await pages.waitForDonation(giver, 'held');
  await staff.goto(paths.desk());
  await look(staff, 'the queue with a gift and an appeal');
  await pages.openFromQueue(staff, 'Republican National Comittee Group');
  await look(staff, 'a held gift at the desk');
  await staff.locator('form.decide button[type=submit]').click();
  await staff.locator('#errors').waitFor();
  await look(staff, 'a decision without a reason');
  await pages.decide(staff, clearReasons['private-person'], 'A note.');
  await look(staff, 'a decided gift at the desk');
  await pages.openFromQueue(staff, listed);
  await look(staff, 'an appeal at the desk');
  await pages.decide(staff, refuseReasons['is-listed-group']);
  await look(staff, 'a decided appeal at the desk');
  await site.control({ action: 'clock', advanceSeconds: 301 });
  await pages.waitForAppeal(donor, 'rejected');
  await look(donor, 'the appeal that was rejected');

  await donor.goto(paths.donate());
  await pages.sendForm(donor, { organisation: 'Republican National Committee' });
  await pages.appealFrom(donor);
  await pages.openFromQueue(staff, 'Republican National Committee');
  await pages.decide(staff, clearReasons['same-name-only']);
  await site.control({ action: 'clock', advanceSeconds: 301 });
  await pages.waitForAppeal(donor, 'won');
  await look(donor, 'the appeal that was won');
  await staff.goto(paths.deskDonations());
  await look(staff, 'the list of donations');
  await staff.goto(paths.sandboxMail());
  await staff.getByRole('row').getByRole('link').first().click();
  await look(staff, 'a kept mail');
  await staff.getByRole('link', { name: keptMail.htmlLink }).click();
  await look(staff, 'a kept mail as mail programs show it');
  expect(faults).toEqual([]);
});

// Moves the clock by days, so it stands last.
test('a donation that lapsed and the empty queue are accessible and fit 320 px', async () => {
  const { faults, look } = inspector();
  const [donor, staff] = [await visitor(), await visitor()];
  await pages.give(donor, pages.payer(near));
  await pages.waitForDonation(donor, 'held');
  await site.control({ action: 'clock', advanceSeconds: 6 * 24 * 3600 });
  await pages.waitForDonation(donor, 'lapsed');
  await look(donor, 'a gift that lapsed');
  await pages.signIn(staff, printedAccount(site));
  await until('the queue is empty', async () => {
    await staff.reload();
    return (await staff.locator('h1').innerText()) === 'Nothing is waiting';
  });
  await look(staff, 'the empty queue');
  expect(faults).toEqual([]);
});

/** M24: a word that has no end makes no page wider than the screen, wherever a text comes from that is not ours. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { topicSlug } from '#app/domain/article/topic.ts';
import type { Article } from '#app/domain/article/article.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { appeal, refusal } from '#app/domain/texts/en/appeal.ts';
import { paths } from '#app/paths.ts';
import { anArticle, publish } from '#tests/support/articles.ts';
import { widthFaults } from '#tests/support/page-faults.ts';
import * as pages from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';

const { clearReasons } = deskTexts.decision;

/** 66 letters without a place to break, and an address of 170. */
const word = 'RindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetzX';
const address = `https://long.example/${word}/${word}`;
const slug = 'a-long-word';
const listed = `${word} Victory Fund`;

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await publish(site.database.url, [wordyArticle()]);
});
afterAll(() => site[Symbol.asyncDispose]());

/** A fact-check whose every text is one long word. */
function wordyArticle(): Article {
  const text = { kind: 'text', text: word } as const;
  const link = { kind: 'link', url: address, children: [{ kind: 'text', text: address }] } as const;
  const paragraph = { kind: 'paragraph', inlines: [text, link] } as const;
  return anArticle({
    slug,
    headline: word,
    claim: word,
    claimant: { name: word, kind: 'organisation' },
    appearance: { title: address, url: address, date: '2026' },
    verdict: word,
    summary: word,
    topics: [word],
    checkedOn: '2026-11-30',
    sections: [
      {
        number: 1,
        heading: word,
        blocks: [
          paragraph,
          { kind: 'subheading', inlines: [text] },
          { kind: 'quote', blocks: [paragraph] },
          { kind: 'list', ordered: true, items: [[paragraph]] },
          { kind: 'list', ordered: false, items: [[paragraph]] },
          {
            kind: 'table',
            columns: [{ align: null }, { align: 'right' }],
            header: [[text], [text]],
            rows: [[[text], [text, link]]],
          },
        ],
      },
    ],
    notes: [{ number: 1, blocks: [paragraph] }],
    sources: [
      {
        number: 1,
        title: address,
        publisher: word,
        url: address,
        date: '2024',
        language: null,
        direction: 'ltr',
      },
    ],
  });
}

function judge() {
  const faults: string[] = [];
  const open = async (page: Page, path: string) => {
    await page.goto(path);
    faults.push(...(await widthFaults(page, path)));
  };
  const look = async (page: Page, what: string) => {
    faults.push(...(await widthFaults(page, what)));
  };
  return { faults, open, look };
}

test('the pages for readers hold long words', async () => {
  const { faults, open, look } = judge();
  const page = await site.visitor();
  for (const path of [
    paths.home(),
    paths.factChecks(),
    paths.topics(),
    paths.topic(topicSlug(word)),
    paths.factCheck(slug),
    paths.donate(slug),
  ])
    await open(page, path);
  await pages.sendForm(page, { organisation: `${word}.` });
  await look(page, 'the payment page');
  await pages.pay(page, { ...pages.payer(word), email: `${word.slice(0, 60)}@long.example` });
  await page.waitForURL(/\/donations\//);
  await pages.waitForDonation(page, 'received');
  await look(page, 'the gift');
  await open(page, paths.sandboxMail());
  await page.getByRole('row').getByRole('link').first().click();
  await look(page, 'its mail');
  await open(page, paths.sandbox());
  expect(faults).toEqual([]);
});

test('the pages of the desk, of refusals and appeals hold long words', async () => {
  const { faults, open, look } = judge();
  const [donor, staff] = [await site.visitor(), await site.visitor()];
  await pages.signIn(staff, printedAccount(site));
  await staff.goto(`${paths.deskImport()}?kind=csv`);
  const columns = 'name,aliases,domains,identifiers,kind,country,source_url';
  await staff.getByLabel('The file').setInputFiles({
    name: `${word}-2026-11.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`${columns}\n${listed},${word} Committee,,X-100,committee,US,${address}\n`),
  });
  await staff.getByRole('button', { name: 'Import', exact: true }).click();
  await staff.getByText('is in force').first().waitFor();
  await look(staff, 'the import');

  await donor.goto(paths.donate(slug));
  await pages.sendForm(donor, { organisation: listed });
  await look(donor, 'the refusal');
  await donor.getByRole('link', { name: refusal.compared }).click();
  await look(donor, 'the appeal');
  await donor.getByLabel(appeal.statement).fill(word);
  await donor.getByLabel(appeal.email).fill(word);
  await donor.getByRole('button', { name: appeal.send }).click();
  await look(donor, 'the appeal with errors');
  await donor.getByLabel(appeal.email).fill(`${word.slice(0, 60)}@long.example`);
  await donor.getByRole('button', { name: appeal.send }).click();

  const near = `${word} Victory Fund Society`;
  await donor.goto(paths.donate(slug));
  await pages.sendForm(donor);
  await pages.pay(donor, pages.payer(near));
  await donor.waitForURL(/\/donations\//);
  await pages.waitForDonation(donor, 'held');
  await look(donor, 'the held gift');
  await open(staff, paths.desk());
  await pages.openFromQueue(staff, near);
  await look(staff, 'the held gift at the desk');
  await pages.decide(staff, clearReasons['private-person'], word);
  await look(staff, 'the decided gift at the desk');
  await pages.openFromQueue(staff, listed);
  await look(staff, 'the appeal at the desk');
  await open(staff, paths.deskDonations());
  await open(staff, paths.deskRegistry());
  await open(staff, paths.deskListings(word));
  await staff.getByRole('link', { name: listed }).click();
  await staff.getByLabel('The name, or the domain').fill(`${word} Club`);
  await staff.getByLabel('How you know').fill(word);
  await staff.getByRole('button', { name: 'Add it to this listing' }).click();
  await look(staff, 'the listing');
  await open(staff, `${paths.deskLearned()}?kind=alias`);
  await open(staff, paths.deskRescreening());
  await staff.goto(paths.deskTry());
  await staff.getByLabel('Organization').fill(near);
  await staff.getByRole('button', { name: 'Try it' }).click();
  await look(staff, 'a name that is tried');
  expect(faults).toEqual([]);
});

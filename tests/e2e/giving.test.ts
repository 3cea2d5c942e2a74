import pg from 'pg';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { refusal } from '#app/domain/texts/en/appeal.ts';
import { ask } from '#app/domain/texts/en/ask.ts';
import { donation } from '#app/domain/texts/en/donation.ts';
import { giftChanges } from '#app/domain/texts/en/gift-changes.ts';
import { second } from '#app/domain/texts/en/second.ts';
import { standingGift } from '#app/domain/texts/en/standing-gift.ts';
import { supporters } from '#app/domain/texts/en/supporters.ts';
import {
  demoSlug,
  give,
  mailsOnceThere,
  mailsTo,
  openMail,
  pay,
  payer,
  type PaidBy,
  sendForm,
  signInSupporter,
  waitForDonation,
  waitForHeadline,
} from '#tests/support/pages.ts';
import { until } from '#tests/support/app-process.ts';
import { openSite, type Site } from '#tests/support/site.ts';
import type { IntentState } from '#tests/support/world.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** A group that the starter registry lists. */
const listed = 'Democratic National Committee';

/** Documents that the reader was shown, one for each page; redirects show nothing. */
function pagesOf(page: Page): string[] {
  const shown: string[] = [];
  page.on('response', (response: Response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    if (response.status() < 300 || response.status() >= 400) shown.push(new URL(response.url()).pathname);
  });
  return shown;
}

const intents = async () =>
  (await site.control<{ payment_intents: IntentState[] }>({ action: 'state' })).payment_intents;

test('without scripts a reader comes from an article over the payment page to "received" in at most four pages', async () => {
  const page = await site.visitor();
  const shown = pagesOf(page);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  const article = await page.goto(paths.factCheck(demoSlug));
  expect(article?.headers()['set-cookie']).toBeUndefined();
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  await sendForm(page, { preset: '$5' });
  const by = payer('Robin Reader');
  await pay(page, by);
  await page.waitForURL(/\/donations\//);
  // The page itself waits for the outcome, which takes a moment; a reader would press "Check again" once at most.
  if (!(await page.locator('h1').innerText()).startsWith('Thank you')) {
    await page.getByRole('link', { name: 'Check again' }).click();
  }
  expect(await page.locator('h1').innerText()).toBe('Thank you. We received your gift.');
  expect(shown.length, shown.join(' ')).toBeLessThanOrEqual(4);
  expect(scripts).toEqual([]);
  expect(await intents()).toMatchObject([{ status: 'succeeded', amount_received: 500 }]);
  expect(await mailsOnceThere(page, by.email, 1)).toEqual(['Received: your gift of $5']);
});

test('without scripts a monthly gift comes from the form to its first capture, a declined renewal is mended from its mail, and another mail leads to another amount, a skipped gift and the stop', async () => {
  const page = await site.visitor();
  const before = (await intents()).length;
  await page.goto(paths.factCheck(demoSlug));
  await page.getByLabel(ask.frequencies.month).check();
  await page.getByLabel('$10', { exact: true }).check();
  expect(await page.getByRole('button', { name: /^Give/ }).innerText()).toBe('Give $10 every month');
  await sendForm(page);
  const by = payer('Robin Reader');
  await pay(page, by);
  await page.waitForURL(/\/standing-gifts\//);
  await waitForHeadline(page, standingGift.statuses.active);
  const own = page.url();
  expect(await page.locator('main').innerText()).toMatch(/every month\s+\$10\s+gift so far\s+1\s/);
  await page.getByRole('link', { name: /^Your gift of/ }).click();
  await waitForDonation(page, 'received');
  expect((await intents()).slice(before)).toMatchObject([{ status: 'succeeded', amount_received: 1000 }]);
  // A month later the bank declines. The mail leads to another card: whose it is is screened, and then it is charged.
  await site.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
  await site.control({ action: 'clock', advanceSeconds: 32 * 24 * 3600 });
  await openMail(page, by.email, 'Your gift of $10 didn’t go through');
  await page.getByRole('link', { name: own }).click();
  expect(await page.locator('main').innerText()).toContain('didn’t go through');
  await page.getByRole('button', { name: standingGift.changeCard }).click();
  await page.getByLabel('Card number').fill('5555 5555 5555 4444');
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('CVC').fill('123');
  await page.getByLabel('Name on card').fill('Robin Reader');
  await page.getByLabel('ZIP or postal code').fill('94107');
  await page.getByRole('button', { name: 'Save card' }).click();
  await page.waitForURL(own);
  await until('the other card is charged', async () => {
    await page.reload();
    return /gifts so far\s+2\s/.test(await page.locator('main').innerText());
  });
  expect(await page.locator('main').innerText()).toContain(standingGift.news['card-changed']);
  const charged = { status: 'succeeded', amount_received: 1000 };
  expect((await intents()).slice(before)).toMatchObject([charged, charged]);
  await openMail(page, by.email, 'Received: your gift of $10');
  await page.getByRole('link', { name: own }).click();
  // Another amount from the next one on, which is skipped; each of the two pages says the day before it is confirmed.
  await page.getByRole('link', { name: standingGift.changeAmount }).click();
  await page.getByLabel('$25', { exact: true }).check();
  await page.getByRole('button', { name: /^Give this from/ }).click();
  await page.waitForURL(own);
  expect(await page.locator('main').innerText()).toMatch(
    /You changed the amount from \$10 to \$25, from the gift of/,
  );
  await page.getByRole('link', { name: standingGift.changeDay }).click();
  await page.getByLabel(giftChanges.day.label).selectOption({ index: 9 });
  await page.getByRole('button', { name: giftChanges.day.button }).click();
  await page.waitForURL(own);
  expect(await page.locator('main').innerText()).toMatch(/You changed the day\. The first gift on it/);
  await page.getByRole('link', { name: standingGift.pause.month }).click();
  await page.getByRole('button', { name: giftChanges.pause.button }).click();
  await page.waitForURL(own);
  await waitForHeadline(page, standingGift.pausedHead);
  await page.getByRole('link', { name: standingGift.pause.month }).click();
  await page.getByRole('button', { name: /^Go on with the gift of/ }).click();
  await page.waitForURL(own);
  await waitForHeadline(page, standingGift.statuses.active);
  await page.getByRole('link', { name: standingGift.pause.month }).click();
  await page.getByRole('button', { name: giftChanges.pause.button }).click();
  await page.waitForURL(own);
  await waitForHeadline(page, standingGift.pausedHead);
  // It leads back to the same address: what follows must not reload the page of before.
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: standingGift.stop }).click(),
  ]);
  await waitForHeadline(page, standingGift.statuses.stopped);
  const mails = await until('all mails', async () => {
    const subjects = await mailsTo(page, by.email);
    return subjects.length === 9 ? subjects : null;
  });
  expect(mails).toEqual([
    'Received: your gift of $10',
    'Your gift of $10 didn’t go through',
    'Received: your gift of $10',
    expect.stringMatching(/^Changed: you give \$25 every month from /),
    expect.stringMatching(/^Changed: from .+ on, your gift is due on another day/),
    expect.stringMatching(/^Paused: your next gift is due on /),
    expect.stringMatching(/^Not paused any more: /),
    expect.stringMatching(/^Paused: your next gift is due on /),
    'Stopped: your gift of $25 every month',
  ]);
});

test('without scripts who set up a second gift beside one that failed says by mail what becomes of it, and one that waits for a person is stopped', async () => {
  const page = await site.visitor();
  const setUp = async (by: PaidBy) => {
    await page.goto(paths.factCheck(demoSlug));
    await page.getByLabel(ask.frequencies.month).check();
    await sendForm(page, { preset: '$10' });
    await pay(page, by);
    await page.waitForURL(/\/standing-gifts\//);
  };
  const press = (name: string) =>
    Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
  const by = payer('Robin Reader');
  await setUp(by);
  await waitForHeadline(page, standingGift.statuses.active);
  await site.control({ action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
  await site.control({ action: 'clock', advanceSeconds: 32 * 24 * 3600 });
  await openMail(page, by.email, 'Your gift of $10 didn’t go through');
  const question = 'Before we start: you already give $10';
  const answers = [
    { button: second.choices.not.button, status: standingGift.statuses.lapsed },
    { button: second.choices.instead.button, status: standingGift.statuses.active },
  ];
  for (const [asked, { button, status }] of answers.entries()) {
    const again = { ...by, card: payer('Robin Reader').card };
    await setUp(again);
    const waiting = page.url();
    await until('the question about this one', async () => {
      const subjects = await mailsTo(page, by.email);
      return subjects.filter((subject) => subject.startsWith(question)).length === asked + 1;
    });
    await openMail(page, by.email, question);
    await page.getByRole('link', { name: /\/standing-gifts\/second\// }).click();
    await press(button);
    await page.goto(waiting);
    await waitForHeadline(page, status);
  }
  await setUp(payer('Democratic National Comittee Group'));
  await waitForHeadline(page, standingGift.statuses.held);
  await press(standingGift.stop);
  await waitForHeadline(page, standingGift.statuses.withdrawn);
});

test('without scripts a supporter is let in by a mail, sees the gift, opens the statement, moves to another address, and signs out', async () => {
  const page = await site.visitor();
  const by = payer('Robin Reader');
  await give(page, by, { preset: '$25' });
  await waitForDonation(page, 'received');
  await page.getByRole('link', { name: donation.monthly.way }).click();
  expect(await page.getByRole('button', { name: /^Give/ }).innerText()).toBe('Give $25 every month');
  await signInSupporter(page, by.email);
  const gift = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^\$25, / }) });
  expect(await gift.innerText()).toMatch(/Received · receipt \d{4}-\d{6}$/);
  const statement = page.getByRole('link', { name: /\(PDF\)$/ });
  const opened = await page.request.get((await statement.getAttribute('href')) ?? '');
  expect(opened.headers()['content-type']).toBe('application/pdf');
  expect((await opened.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const { address } = supporters;
  const moved = 'moved@example.org';
  await page.getByRole('link', { name: supporters.giving.address }).click();
  await page.getByLabel(address.email).fill(moved);
  await page.getByRole('button', { name: address.send }).click();
  await page.getByRole('heading', { name: address.asked.heading }).waitFor();
  await confirmAddress(page, by.email, address.mails.old.subject('Factually'), address.waits.heading);
  await confirmAddress(page, moved, address.mails.new.subject('Factually'), address.done.heading);
  await signInSupporter(page, moved);
  expect(await page.getByRole('link', { name: /^\$25, / }).count()).toBe(1);
  await page.getByRole('button', { name: supporters.giving.signOut }).click();
  await page.getByLabel(supporters.ask.email).waitFor();
  const cookies = await page.context().cookies();
  expect(cookies.map(({ path }) => path)).not.toContain(paths.supporters());
});

/** Says yes in the mail to this side, and reads what came of it. */
async function confirmAddress(page: Page, email: string, subject: string, heading: string): Promise<void> {
  await openMail(page, email, subject);
  await page.getByRole('link', { name: /\/supporters\/address\// }).click();
  await page.getByRole('button', { name: supporters.address.confirm }).click();
  await page.getByRole('heading', { name: heading }).waitFor();
}

test('a listed organisation in the form is refused on a 403 page, and Stripe hears nothing of it', async () => {
  const page = await site.visitor();
  const before = await stripeObjects();
  await page.goto(paths.factCheck(demoSlug));
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await sendForm(page, { preset: '$5', organisation: listed });
  expect((await answer).status()).toBe(403);
  expect(await page.locator('h1').innerText()).toBe(`${refusal.title} ${refusal.titleMarked}`);
  expect(await page.locator('main').innerText()).toContain(listed);
  expect(await page.getByRole('button', { name: refusal.appeal }).count()).toBe(1);
  expect(await stripeObjects()).toBe(before);
});

test('a listed name on the card is authorised and then let go: nothing is ever taken', async () => {
  const page = await site.visitor();
  const by = payer(listed);
  const before = (await intents()).length;
  await give(page, by);
  await waitForDonation(page, 'refused');
  const text = await page.locator('main').innerText();
  expect(text).toContain('You were not charged.');
  expect(text).toContain('Your bank put the amount on hold.');
  expect((await intents()).slice(before)).toMatchObject([
    { status: 'canceled', amount: 500, amount_received: 0, booked: { amount: 0, count: 0 } },
  ]);
  expect(await mailsOnceThere(page, by.email, 1)).toEqual(['Not taken: your gift of $5']);
});

test('going back and sending the same form again leads to the same payment page, another form to another', async () => {
  const page = await site.visitor();
  await page.goto(paths.donate());
  await sendForm(page, { preset: '$10' });
  const first = page.url();
  expect(first).toContain('/sandbox/checkout/');
  await page.reload();
  expect(page.url()).toBe(first);
  await page.goBack();
  await sendForm(page, { preset: '$10' });
  expect(page.url()).toBe(first);
  await page.goBack();
  await sendForm(page, { preset: '$25' });
  expect(page.url()).toContain('/sandbox/checkout/');
  expect(page.url()).not.toBe(first);
});

test('a minute later the same form leads to another payment page', async () => {
  const page = await site.visitor();
  await page.goto(paths.donate());
  await sendForm(page);
  const first = page.url();
  await site.control({ action: 'clock', advanceSeconds: 61 });
  await page.goBack();
  await sendForm(page);
  expect(page.url()).toContain('/sandbox/checkout/');
  expect(page.url()).not.toBe(first);
});

test('two readers behind one address who send the same form get a payment page each', async () => {
  const pages = await Promise.all([site.visitor(), site.visitor()]);
  const urls = [];
  for (const page of pages) {
    await page.goto(paths.donate());
    await sendForm(page, { preset: '$50' });
    urls.push(page.url());
  }
  expect(urls[0]).toContain('/sandbox/checkout/');
  expect(urls[1]).not.toBe(urls[0]);
});

/** How many objects of any kind the local Stripe has. */
async function stripeObjects(): Promise<number> {
  const client = new pg.Client(site.database.url);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM sandbox.object',
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

/** README's "Try it", walked as it is written, and every other button of the local Stripe's panel pressed once. */
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { refusal } from '#app/domain/texts/en/appeal.ts';
import { paths } from '#app/paths.ts';
import * as person from '#tests/support/pages.ts';
import { openSite, printedAccount, type Site } from '#tests/support/site.ts';
import { tryItSteps } from '#tests/support/try-it.ts';

const { clearReasons } = deskTexts.decision;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** Whoever tries it has one email address. */
const email = 'curious@example.org';

/** Every form that the page sends, with the origin that the browser named; `null` is what a guard has to refuse. */
function formsSent(page: Page): { readonly path: string; readonly origin: Promise<string | null> }[] {
  const sent: { path: string; origin: Promise<string | null> }[] = [];
  page.on('request', (request: Request) => {
    if (request.method() === 'POST')
      sent.push({ path: new URL(request.url()).pathname, origin: request.headerValue('origin') });
  });
  return sent;
}

/** From the list of fact-checks over an article to the payment page, or to the refusal. */
async function openForm(page: Page, typed: person.Typed = {}): Promise<void> {
  await page.goto(paths.home());
  await page.locator('main a[href^="/fact-checks/"]').first().click();
  await person.sendForm(page, { preset: '$5', ...typed });
}

async function giveBy(page: Page, name: string, card: string, typed: person.Typed = {}): Promise<string> {
  await openForm(page, typed);
  await person.pay(page, { name, email, card });
  await page.waitForURL(/\/donations\//);
  return page.url();
}

/** Presses a button of the panel as a person does, and answers with what the panel says then. */
async function press(page: Page, label: string): Promise<string> {
  // Each button leads back to the panel as it then is.
  if (new URL(page.url()).pathname !== paths.sandbox()) await page.goto(paths.sandbox());
  const button = page.getByRole('button', { name: label, exact: true }).first();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.waitForEvent('load'),
    button.click(),
  ]);
  expect(answer.status(), `"${label}" of the panel`).toBe(303);
  expect(new URL(page.url()).pathname).toBe(paths.sandbox());
  return await page.getByRole('main').innerText();
}

test('"Try it" of README is done as it is written, by what a person presses (M7)', async () => {
  const [first, second, third, fourth, fifth, ...more] = tryItSteps();
  expect(more).toEqual([]);
  const cards = [first, third, fourth, fifth].flatMap((step) => step?.cards ?? []);
  expect(new Set(cards).size, 'each gift has a card of its own').toBe(5);
  const page = await site.visitor();
  const forms = formsSent(page);

  expect(first?.outcomes).toEqual(['received']);
  await giveBy(page, 'Robin Reader', first?.cards[0] ?? '');
  await person.waitForDonation(page, 'received');

  expect(second?.outcomes).toEqual(['refused']);
  expect(second?.names).toHaveLength(2);
  for (const organisation of second?.names ?? []) {
    await openForm(page, { organisation });
    expect(await page.locator('h1').innerText()).toBe(`${refusal.title} ${refusal.titleMarked}`);
  }

  expect(third?.outcomes).toEqual(['released']);
  await giveBy(page, second?.names[0] ?? '', third?.cards[0] ?? '');
  await person.waitForDonation(page, 'refused');

  expect(fourth?.outcomes).toEqual(['held']);
  expect(fourth?.names).toHaveLength(2);
  const held: string[] = [];
  for (const [index, name] of (fourth?.names ?? []).entries()) {
    held.push(await giveBy(page, name, fourth?.cards[index] ?? ''));
    await person.waitForDonation(page, 'held');
    expect(await page.getByRole('main').innerText()).toContain(name);
  }

  expect(fourth?.addresses).toEqual([paths.desk(), paths.sandbox(), paths.sandboxMail()]);
  await person.signIn(page, printedAccount(site));
  await person.openFromQueue(page, fourth?.names[0] ?? '');
  await person.decide(page, clearReasons['same-name-only']);
  await press(page, '+ 5 minutes');
  await page.goto(held[0] ?? '');
  await person.waitForDonation(page, 'received');
  await press(page, '+ 6 days');
  await page.goto(held[1] ?? '');
  await person.waitForDonation(page, 'lapsed');

  expect(fifth?.outcomes).toEqual(['held']);
  await giveBy(page, 'Robin Reader', fifth?.cards[0] ?? '', { organisation: fifth?.names[0] ?? '' });
  await person.waitForDonation(page, 'held');
  expect(await page.getByRole('main').innerText()).toContain(fifth?.names[0]);

  const mails = await person.mailsTo(page, email);
  expect(mails).toHaveLength(7);
  expect(forms.map(({ path }) => path)).toContain('/sandbox/control');
  for (const { path, origin } of forms) expect(await origin, `the form sent to ${path}`).toBe(site.url);
});

test('every other button of the panel is pressed once, and the panel then says what it did (M7)', async () => {
  const page = await site.visitor();
  // An event, for there to be one to send again.
  const { name, card } = person.payer('Robin Reader');
  await giveBy(page, name, card);
  await person.waitForDonation(page, 'received');
  await page.goto(paths.sandbox());
  const labels = async () => new Set(await page.getByRole('button').allInnerTexts());
  /** What the panel says after each button; a new button has to be added here, and is pressed then. */
  const says: Record<string, RegExp> = {
    '+ 5 minutes': /from the real time/,
    '+ 1 hour': /from the real time/,
    '+ 1 day': /from the real time/,
    '+ 6 days': /from the real time/,
    '+ 7 days': /from the real time/,
    '+ 31 days': /from the real time/,
    'Real time': /, the real time\./,
    'Bring the public figures up to now': /The site/i,
    'Set next answer': /Waiting: A payment on the page: ok/,
    'Save the default settings': /Portal/,
    'Set retries': /4 attempts, then/,
    'Decline it': /Waiting: decline/,
    'Ask the payer': /Waiting: decline, 3ds/,
    'Refund in the Dashboard': /re_\w+\s+succeeded/,
    'Set next refund': /Waiting: succeeds/,
    'Set delay': /Balance transactions/,
    'Set webhooks': /Webhooks/,
    'Deliver what is due': /Webhooks/,
    'Deliver all that waits': /Webhooks/,
    'Send again': /Last events/,
    'Begin outage': /Events are lost until/,
    'Disable endpoint': /is disabled/,
    'Roll secret': /Two signatures until/,
    'Send foreign event': /\(foreign\)/,
    'Pay in another app': /Sam Shopper/,
    'Warn of fraud': /radar\.early_fraud_warning\.created/,
    Dispute: /d[pu]_\w+\s+needs_response/,
    'Charge an account fee': /stripe_fee\s+fee\s/,
    'Book a movement': /reserve_transaction\s+risk_reserved_funds/,
    'Set currency and rate': /All money settles in USD at 1\.1/,
    'Pay out daily': /Every midnight, UTC,/,
    'Set next payout': /Waiting: paid/,
    // The last, or the app might meet it and use it up.
    'Add fault': /\w+ on \w+, 1×/,
  };
  /** What there is to press once something is on. */
  const ends: Record<string, RegExp> = {
    'Remove all faults': /Next requests\s+None\./,
    'Settle each as itself': /Each currency settles as itself/,
    'Stop daily payouts': /Only by hand, through the API/,
    'End outage': /None\. What is lost can still be listed\./,
    'Enable endpoint': /is enabled/,
  };
  expect([...(await labels())].toSorted()).toEqual(Object.keys(says).toSorted());
  for (const [label, words] of Object.entries(says)) expect(await press(page, label)).toMatch(words);
  for (const [label, words] of Object.entries(ends)) expect(await press(page, label)).toMatch(words);
});

test('what is chosen and typed on the panel is what the local Stripe then does (M7)', async () => {
  const page = await site.visitor();
  await page.goto(paths.sandbox());
  await page.getByLabel('Whatever the card, the bank answers').selectOption('decline');
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Set next answer' }).click(),
  ]);
  await page.getByLabel('Seconds after the capture').fill('7');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Set delay' }).click()]);
  await page.getByLabel('Shuffle their order').check();
  await page.getByLabel('Extra copies of each').fill('2');
  await page.getByLabel('Types that are lost, like charge.*').fill('charge.updated payout.*');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Set webhooks' }).click()]);
  const { settings } = await site.control<{ settings: unknown }>({ action: 'state' });
  expect(settings).toMatchObject({
    nextOutcomes: expect.arrayContaining(['decline']) as unknown,
    balanceDelaySeconds: 7,
    webhooks: { shuffle: true, duplicate: 2, drop: ['charge.updated', 'payout.*'], fail: false, off: false },
  });
});

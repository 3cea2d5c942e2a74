/** What people do on the site's pages, by the words that they see there; each act ends when the next page is there. */
import type { Page } from 'playwright-core';
import { currentAttestation } from '#app/domain/pledge.ts';
import type { DonorStatus } from '#app/domain/donation/donor-status.ts';
import { paths } from '#app/paths.ts';
import { appeal } from '#app/domain/texts/en/appeal.ts';
import { ask } from '#app/domain/texts/en/ask.ts';
import { donation } from '#app/domain/texts/en/donation.ts';
import { supporters } from '#app/domain/texts/en/supporters.ts';
import { until } from './app-process.ts';
import { cardNumber } from './cards.ts';

export const demoSlug = 'was-napoleon-unusually-short';

export interface Typed {
  /** In whole units, as a preset or an own amount. */
  readonly preset?: string;
  readonly own?: string;
  readonly organisation?: string;
}

/**
 * Fills in the form of the page that is open, sends it and waits until the page it leads to is loaded: the browser refuses to
 * go back or on while it is still putting one page in the other's place.
 */
export async function sendForm(page: Page, { preset, own, organisation }: Typed = {}): Promise<void> {
  if (preset !== undefined) await page.getByLabel(preset, { exact: true }).check();
  if (own !== undefined) await page.getByLabel(ask.own).fill(own);
  if (organisation !== undefined) await page.getByLabel(ask.organisation).fill(organisation);
  await page.getByLabel(currentAttestation.statement).check();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: /^Give/ }).click()]);
}

export interface PaidBy {
  readonly name: string;
  readonly email: string;
  readonly card: string;
}

let payers = 0;

/** A payer whom nobody has seen before, with a card of their own; `name` is on the card. */
export function payer(name: string): PaidBy {
  payers += 1;
  return { name, email: `payer-${String(payers)}@example.org`, card: cardNumber(payers) };
}

/** Fills in the local Stripe's payment page and pays, or saves the card where it asks for that. */
export async function pay(page: Page, { name, email, card }: PaidBy): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('CVC').fill('123');
  await page.getByLabel('Name on card').fill(name);
  await page.getByLabel('ZIP or postal code').fill('94107');
  await page.getByRole('button', { name: /^(?:Give|Save card)/ }).click();
}

/** From the form's own page to the page of the donation. */
export async function give(page: Page, by: PaidBy, typed: Typed = {}): Promise<void> {
  await page.goto(paths.donate());
  await sendForm(page, typed);
  await pay(page, by);
  await page.waitForURL(/\/donations\//);
}

/** Looks at the donation's page until it says `status`; throws what it said instead. */
export function waitForDonation(page: Page, status: DonorStatus): Promise<void> {
  return waitForHeadline(page, donation.statuses[status]);
}

/** The same of any page that says in its headline what became of a gift. */
export async function waitForHeadline(
  page: Page,
  { heading, marked }: { readonly heading: string; readonly marked: string },
): Promise<void> {
  let said = '';
  await until(
    `"${heading} ${marked}" on the gift's page`,
    async () => {
      await page.reload();
      said = await page.locator('h1').innerText();
      return said === `${heading} ${marked}`;
    },
    20_000,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; it says "${said}"`);
  });
}

/** Appeals with one click from a page that shows a refusal. */
export async function appealFrom(page: Page): Promise<void> {
  await page.getByRole('button', { name: donation.appeal }).click();
  await page.getByText(appeal.filedKeep).waitFor();
}

/** Looks at the appeal's page until the answer stands there. */
export async function waitForAppeal(page: Page, stage: 'won' | 'rejected'): Promise<void> {
  const { heading, marked } = appeal.headings[stage];
  await until(`the appeal is ${stage}`, async () => {
    await page.reload();
    return (await page.locator('h1').innerText()) === `${heading} ${marked}`;
  });
}

/** Signs in at the desk, and stands at the queue. */
export async function signIn(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.goto(paths.desk());
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /^Review/ }).waitFor();
}

/** Opens what waits in the queue under this name. */
export async function openFromQueue(page: Page, who: string): Promise<void> {
  await page.goto(paths.desk());
  const rows = page.getByRole('navigation', { name: 'Queue' }).getByRole('link');
  await rows.filter({ has: page.getByText(who, { exact: true }) }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Decides what is open, for the reason in these words. */
export async function decide(page: Page, reason: string, note = ''): Promise<void> {
  await page.getByLabel(reason, { exact: true }).check();
  await page.getByLabel('Note for the record').fill(note);
  await page.locator('form.decide button[type=submit]').click();
  await page.getByRole('button', { name: 'Undo the decision' }).waitFor();
}

/** The subjects of the mails to this address, oldest first, as the page of kept mails lists them. */
export async function mailsTo(page: Page, email: string): Promise<string[]> {
  await page.goto(paths.sandboxMail());
  const rows = page.getByRole('row').filter({ hasText: email });
  const subjects = await rows.getByRole('link').allInnerTexts();
  return subjects.reverse();
}

/** The same once there are so many: a mail follows what it tells of. */
export async function mailsOnceThere(page: Page, email: string, count: number): Promise<string[]> {
  let subjects: string[] = [];
  await until(`${String(count)} mails to ${email}`, async () => {
    subjects = await mailsTo(page, email);
    return subjects.length >= count;
  });
  return subjects;
}

/** Opens the newest mail to this address whose subject begins so, once it is sent. */
export async function openMail(page: Page, email: string, subject: string): Promise<void> {
  await until(`the mail "${subject}"`, async () => {
    const subjects = await mailsTo(page, email);
    return subjects.some((line) => line.startsWith(subject));
  });
  const row = page.getByRole('row').filter({ hasText: email }).filter({ hasText: subject }).first();
  await row.getByRole('link').click();
}

/** Asks for the mail that lets a supporter in, opens its link in the kept mails, and presses the button: stands at what they gave. */
export async function signInSupporter(page: Page, email: string): Promise<void> {
  await page.goto(paths.supporters());
  await page.getByLabel(supporters.ask.email).fill(email);
  await page.getByRole('button', { name: supporters.ask.send }).click();
  await openMail(page, email, 'Your gifts to');
  await page.getByRole('link', { name: /\/supporters\/sign-in\// }).click();
  await page.getByRole('button', { name: supporters.signIn.button }).click();
  await page.getByRole('button', { name: supporters.giving.signOut }).waitFor();
}

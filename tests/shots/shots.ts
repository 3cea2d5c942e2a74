/** Which pages are shown: every route at least once, with the states that a person can come to. A test compares it with the routes. */
import type { Page } from 'playwright-core';
import { currentAttestation } from '#app/domain/pledge.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { appeal } from '#app/domain/texts/en/appeal.ts';
import { ask } from '#app/domain/texts/en/ask.ts';
import { correction } from '#app/domain/texts/en/correction.ts';
import { reminders as texts } from '#app/domain/texts/en/reminders.ts';
import { supporters as supporterTexts } from '#app/domain/texts/en/supporters.ts';
import { paths } from '#app/paths.ts';
import { decide, demoSlug, sendForm } from '#tests/support/pages.ts';
import type { Filled } from './fill.ts';
import { partner } from './shot-site.ts';

const { clearReasons } = deskTexts.decision;

export interface Shot {
  /** Of its files too. */
  readonly name: string;
  readonly group: Group;
  /** The route's pattern, as Remix has it; null for what the local Stripe shows. */
  readonly pattern: string | null;
  readonly address: string;
  readonly isStaff?: boolean;
  /** What a person does there before the picture. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export const groups = [
  'Fact-checks',
  'Embeds and cards',
  'Giving',
  'Supporters',
  'Appeals',
  'Who asks',
  'Errors',
  'Mails',
  'Desk',
  'Local Stripe',
] as const;
export type Group = (typeof groups)[number];

/** Addresses that show no page: what they answer is for programs, or leads on. */
export const pageless: readonly string[] = [
  '/desk/disputes/:id',
  '/desk/months/:month/csv',
  '/desk/payouts/:id/csv',
  '/desk/renewals/:id',
  '/desk/refunds/:id',
  '/desk/sign-out',
  '/claim-reviews.json',
  '/feed.json',
  '/feed.xml',
  '/healthz',
  '/images/:name',
  '/independence/register.json',
  '/metrics',
  '/oembed',
  '/readyz',
  '/robots.txt',
  '/sitemap.xml',
  '/supporters/data',
  '/supporters/statements/:year',
];

export function shotsOf(filled: Filled): Shot[] {
  return [
    ...factChecks(filled),
    ...embeds(filled),
    ...giving(filled),
    ...supporters(filled),
    ...appeals(filled),
    ...reminders(filled),
    ...whoAsks(),
    ...errors(),
    ...mails(filled),
    ...desk(filled),
    ...localStripe(filled),
  ];
}

const submit = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

function factChecks({ factChecks: { slug, rightToLeft, withdrawn } }: Filled): Shot[] {
  const pattern = '/fact-checks/:slug';
  const group = 'Fact-checks';
  return [
    { name: 'front', group, pattern: '/', address: paths.home() },
    { name: 'fact-checks', group, pattern: '/fact-checks', address: paths.factChecks() },
    { name: 'months', group, pattern: '/months', address: paths.months() },
    { name: 'month', group, pattern: '/months/:month', address: paths.month('2026-11') },
    { name: 'topics', group, pattern: '/topics', address: paths.topics() },
    { name: 'topic', group, pattern: '/topics/:slug', address: paths.topic('nature') },
    { name: 'fact-check', group, pattern, address: paths.factCheck(demoSlug) },
    { name: 'fact-check-imported', group, pattern, address: paths.factCheck(slug) },
    { name: 'fact-check-right-to-left', group, pattern, address: paths.factCheck(rightToLeft) },
    { name: 'fact-check-withdrawn', group, pattern, address: paths.factCheck(withdrawn) },
    {
      name: 'fact-check-marker',
      group,
      pattern,
      address: `${paths.factCheck(demoSlug)}#source-1`,
    },
    { name: 'correction', group, pattern: `${pattern}/correction`, address: paths.correction(demoSlug) },
    {
      name: 'correction-errors',
      group,
      pattern: `${pattern}/correction`,
      address: paths.correction(demoSlug),
      prepare: (page) => submit(page, correction.send),
    },
    {
      name: 'correction-thanks',
      group,
      pattern: `${pattern}/correction`,
      address: `${paths.correction(demoSlug)}?sent`,
    },
  ];
}

function embeds({ factChecks: { slug, withdrawn } }: Filled): Shot[] {
  const group = 'Embeds and cards';
  const ask = { group, pattern: '/embed/:slug' } as const;
  const card = { group, pattern: '/embed/:slug/card' } as const;
  return [
    { ...ask, name: 'embed', address: paths.embed(slug, partner) },
    { ...ask, name: 'embed-withdrawn', address: paths.embed(withdrawn, partner) },
    { ...ask, name: 'embed-unknown', address: paths.embed('no-such', partner) },
    { ...card, name: 'embed-card', address: paths.embedCard(slug, partner) },
    { ...card, name: 'embed-card-withdrawn', address: paths.embedCard(withdrawn, partner) },
    { name: 'card-site', group, pattern: '/card.png', address: paths.siteCard('none') },
    { name: 'card-fact-check', group, pattern: '/cards/:name', address: paths.card(slug, 'none') },
  ];
}

function giving({ factChecks: { slug }, tokens, standingGifts }: Filled): Shot[] {
  const group = 'Giving';
  const states = Object.entries(tokens).map(([state, token]): Shot => ({
    name: `gift-${state}`,
    group,
    pattern: '/donations/:token',
    address: paths.donation(token),
  }));
  const standing = Object.entries(standingGifts.tokens).map(([state, token]): Shot => ({
    name: `standing-gift-${state}`,
    group,
    pattern: '/standing-gifts/:token',
    address: paths.standingGift(token),
  }));
  const second = { group, pattern: '/standing-gifts/second/:secret' } as const;
  const amount: Shot = {
    name: 'standing-gift-amount',
    group,
    pattern: '/standing-gifts/:token/amount',
    address: paths.standingGiftAmount(standingGifts.tokens['active'] ?? ''),
  };
  const pause: Shot = {
    name: 'standing-gift-pause',
    group,
    pattern: '/standing-gifts/:token/pause',
    address: paths.standingGiftPause(standingGifts.tokens['renewal-failing'] ?? ''),
  };
  const day: Shot = {
    name: 'standing-gift-day',
    group,
    pattern: '/standing-gifts/:token/day',
    address: paths.standingGiftDay(standingGifts.tokens['active'] ?? ''),
  };
  const form = { group, pattern: '/donate', address: paths.donate(slug) } as const;
  return [
    { ...form, name: 'donate' },
    { ...form, name: 'donate-monthly', prepare: (page) => page.getByLabel(ask.frequencies.month).check() },
    {
      ...form,
      name: 'donate-errors',
      prepare: async (page) => {
        await page.getByLabel(ask.own).fill('a little');
        await page.getByLabel(currentAttestation.statement).check();
        await submit(page, /^Give/);
      },
    },
    {
      ...form,
      name: 'donate-refused',
      prepare: (page) => sendForm(page, { organisation: 'Democratic National Committee' }),
    },
    {
      ...form,
      name: 'donate-cancelled',
      address: paths.donateCancelled(slug, { amount: '10.00', currency: 'USD' }),
    },
    ...states,
    ...standing,
    amount,
    day,
    pause,
    {
      ...amount,
      name: 'standing-gift-amount-errors',
      prepare: async (page) => {
        await page.getByLabel(ask.own).fill('a little');
        await submit(page, /^Give this from/);
      },
    },
    { ...second, name: 'second-gift', address: paths.secondGift(standingGifts.secondSecret) },
    { ...second, name: 'second-gift-over', address: paths.secondGift('over') },
    {
      name: 'gift-of-standing',
      group,
      pattern: '/donations/:token',
      address: paths.donation(standingGifts.payment.token),
    },
  ];
}

function supporters({ supporter }: Filled): Shot[] {
  const group = 'Supporters';
  const ask = { group, pattern: '/supporters', address: paths.supporters() } as const;
  const code = { group, pattern: '/supporters/code', address: paths.supporterCode('any') } as const;
  const link = { group, pattern: '/supporters/sign-in/:token' } as const;
  return [
    { ...ask, name: 'supporters-ask' },
    { ...ask, name: 'supporters-ask-errors', prepare: (page) => submit(page, supporterTexts.ask.send) },
    { ...code, name: 'supporters-code' },
    { ...code, name: 'supporters-code-errors', prepare: (page) => submit(page, supporterTexts.code.send) },
    { ...link, name: 'supporters-sign-in', address: paths.supporterSignIn(supporter.signInToken) },
    { ...link, name: 'supporters-sign-in-over', address: paths.supporterSignIn('none') },
    {
      ...{ group, pattern: '/supporters/deletion', address: `${paths.supporterDeletion()}?done` },
      name: 'supporters-deleted',
    },
    // The last, since the browser stays signed in.
    {
      ...{ group, pattern: '/supporters/deletion', address: paths.supporterDeletion() },
      name: 'supporters-deletion',
      prepare: async (page) => {
        await signInSupporter(page, supporter.cookie);
        await page.goto(paths.supporterDeletion());
      },
    },
    {
      ...{ group, pattern: '/supporters/address', address: paths.supporterAddress() },
      name: 'supporters-address',
      prepare: async (page) => {
        await signInSupporter(page, supporter.cookie);
        await page.goto(paths.supporterAddress());
        await submit(page, supporterTexts.address.send);
      },
    },
    {
      ...{ group, pattern: '/supporters/address/:token' },
      ...{ name: 'supporters-address-side', address: paths.supporterAddressSide(supporter.addressToken) },
    },
    {
      ...{ group, pattern: '/supporters/second/:token', address: paths.supporterSecondGift('over') },
      name: 'supporters-second-gift-over',
      prepare: async (page) => {
        await signInSupporter(page, supporter.cookie);
        await page.goto(paths.supporterSecondGift('over'));
      },
    },
    { ...ask, name: 'supporters', prepare: (page) => signInSupporter(page, supporter.cookie) },
  ];
}

async function signInSupporter(page: Page, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=', 2);
  await page.context().addCookies([{ name, value, url: page.url() }]);
  await page.reload();
}

function appeals({ appealTokens }: Filled): Shot[] {
  const group = 'Appeals';
  const pattern = '/appeals/:token';
  const toFile = { group, pattern, address: paths.appeal(appealTokens['to-file']) } as const;
  return [
    ...Object.entries(appealTokens).map(([state, token]): Shot => ({
      name: `appeal-${state}`,
      group,
      pattern,
      address: paths.appeal(token),
    })),
    {
      ...toFile,
      name: 'appeal-errors',
      prepare: async (page) => {
        await page.getByLabel(appeal.email).fill('nowhere');
        await submit(page, appeal.send);
      },
    },
  ];
}

function reminders({ remindersToken }: Filled): Shot[] {
  const shot = {
    group: 'Giving',
    pattern: '/reminders/:token',
    address: paths.reminders(remindersToken),
  } as const;
  const { button } = texts.ask;
  return [
    { ...shot, name: 'reminders' },
    { ...shot, name: 'reminders-stopped', prepare: (page) => submit(page, button) },
  ];
}

function whoAsks(): Shot[] {
  const group = 'Who asks';
  return [
    { name: 'independence', group, pattern: '/independence', address: paths.independence() },
    { name: 'imprint', group, pattern: '/imprint', address: paths.imprint() },
    { name: 'privacy', group, pattern: '/privacy', address: paths.privacy() },
    { name: 'terms', group, pattern: '/terms', address: paths.terms() },
  ];
}

function errors(): Shot[] {
  const group = 'Errors';
  return [
    { name: 'error-404', group, pattern: '/*', address: '/no/such/page' },
    {
      name: 'error-404-fact-check',
      group,
      pattern: '/fact-checks/:slug',
      address: paths.factCheck('no-such'),
    },
    { name: 'error-404-donation', group, pattern: '/donations/:token', address: paths.donation('unknown') },
    {
      name: 'error-404-standing-gift',
      group,
      pattern: '/standing-gifts/:token',
      address: paths.standingGift('unknown'),
    },
    {
      name: 'error-404-desk',
      group,
      pattern: '/desk/donations/:id',
      address: paths.deskDonation('unknown'),
      isStaff: true,
    },
  ];
}

function mails({ mails: kept }: Filled): Shot[] {
  const group = 'Mails';
  const first = kept[0]?.id ?? 'none';
  return [
    { name: 'mails', group, pattern: '/sandbox/mail', address: paths.sandboxMail() },
    { name: 'mail-page', group, pattern: '/sandbox/mail/:id', address: paths.sandboxMailItem(first) },
    ...kept.map(({ kind, id }): Shot => ({
      name: `mail-${kind}`,
      group,
      pattern: '/sandbox/mail/:id/html',
      address: paths.sandboxMailHtml(id),
    })),
  ];
}

function desk({
  donationIds,
  standingGifts,
  appealId,
  eventId,
  payoutId,
  listingId,
  signUpToken,
}: Filled): Shot[] {
  const group = 'Desk';
  const donation = { group, pattern: '/desk/donations/:id', isStaff: true } as const;
  const staff = { group, isStaff: true } as const;
  return [
    { name: 'desk-sign-in', group, pattern: '/desk/sign-in', address: paths.deskSignIn() },
    { name: 'desk-sign-up', group, pattern: '/desk/sign-up/:token', address: paths.deskSignUp(signUpToken) },
    { ...staff, name: 'desk', pattern: '/desk', address: paths.desk() },
    { ...donation, name: 'desk-donation-held', address: paths.deskDonation(donationIds.held) },
    {
      ...donation,
      name: 'desk-decision-errors',
      address: paths.deskDonation(donationIds.held),
      prepare: (page) => page.locator('form.decide button[type=submit]').click(),
    },
    {
      ...donation,
      name: 'desk-donation-decided',
      address: paths.deskDonation(donationIds.held),
      prepare: (page) => decide(page, clearReasons['private-person'], 'Called her: it is her own money.'),
    },
    { ...donation, name: 'desk-donation-received', address: paths.deskDonation(donationIds.received) },
    {
      ...donation,
      name: 'desk-donation-of-standing',
      address: paths.deskDonation(standingGifts.payment.id),
    },
    { ...donation, name: 'desk-donation-disputed', address: paths.deskDonation(donationIds.disputed) },
    { ...donation, name: 'desk-donation-warned', address: paths.deskDonation(donationIds.warned) },
    { ...donation, name: 'desk-donation-returned', address: paths.deskDonation(donationIds.returned) },
    { ...staff, name: 'desk-disputes', pattern: '/desk/disputes', address: paths.deskDisputes() },
    { ...donation, name: 'desk-donation-refused', address: paths.deskDonation(donationIds.refused) },
    {
      ...staff,
      name: 'desk-fact-checks',
      pattern: '/desk/fact-checks',
      address: paths.deskFactChecks(),
    },
    { ...staff, name: 'desk-nothing', pattern: '/desk/*', address: '/desk/nothing/here' },
    { ...staff, name: 'desk-donations', pattern: '/desk/donations', address: paths.deskDonations() },
    {
      ...staff,
      name: 'desk-standing-gifts',
      pattern: '/desk/standing-gifts',
      address: paths.deskStandingGifts(),
    },
    ...Object.entries(standingGifts.ids).map(([state, id]): Shot => ({
      ...staff,
      name: `desk-standing-gift-${state}`,
      pattern: '/desk/standing-gifts/:id',
      address: paths.deskStandingGift(id),
    })),
    { ...staff, name: 'desk-appeal', pattern: '/desk/appeals/:id', address: paths.deskAppeal(appealId) },
    { ...staff, name: 'desk-account', pattern: '/desk/account', address: paths.deskAccount() },
    { ...staff, name: 'desk-staff', pattern: '/desk/staff', address: paths.deskStaff() },
    { ...staff, name: 'desk-late', pattern: '/desk/late', address: paths.deskLate() },
    { ...staff, name: 'desk-events', pattern: '/desk/events', address: paths.deskEvents() },
    { ...staff, name: 'desk-event', pattern: '/desk/events/:id', address: paths.deskEvent(eventId) },
    { ...staff, name: 'desk-payouts', pattern: '/desk/payouts', address: paths.deskPayouts() },
    { ...staff, name: 'desk-payout', pattern: '/desk/payouts/:id', address: paths.deskPayout(payoutId) },
    {
      ...staff,
      name: 'desk-reconciliation',
      pattern: '/desk/reconciliation',
      address: paths.deskReconciliation(),
    },
    { ...staff, name: 'desk-rescreening', pattern: '/desk/rescreening', address: paths.deskRescreening() },
    ...registry(listingId),
  ];
}

function registry(listingId: string): Shot[] {
  const staff = { group: 'Desk', isStaff: true } as const;
  const list =
    'name,aliases,domains,identifiers,kind,country,source_url\nHarbor Valley Victory Fund,,,X-1,committee,US,\n';
  return [
    { ...staff, name: 'desk-registry', pattern: '/desk/registry', address: paths.deskRegistry() },
    {
      ...staff,
      name: 'desk-import',
      pattern: '/desk/registry/import',
      address: `${paths.deskImport()}?kind=csv`,
    },
    {
      ...staff,
      name: 'desk-import-tried',
      pattern: '/desk/registry/imports/:id',
      address: `${paths.deskImport()}?kind=csv`,
      prepare: async (page) => {
        const file = { name: 'own-2026-11.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
        await page.getByLabel('The file').setInputFiles(file);
        await submit(page, 'Try it (dry run)');
        await page.waitForURL(/\/imports\//);
      },
    },
    {
      ...staff,
      name: 'desk-listings',
      pattern: '/desk/registry/listings',
      address: paths.deskListings('demo'),
    },
    {
      ...staff,
      name: 'desk-listing',
      pattern: '/desk/registry/listings/:id',
      address: paths.deskListing(listingId),
    },
    { ...staff, name: 'desk-learned', pattern: '/desk/registry/learned', address: paths.deskLearned() },
    { ...staff, name: 'desk-try', pattern: '/desk/registry/try', address: paths.deskTry() },
    {
      ...staff,
      name: 'desk-tried',
      pattern: '/desk/registry/try',
      address: paths.deskTry(),
      prepare: async (page) => {
        await page.getByLabel('Organization').fill('Democratic National Comittee Club');
        await submit(page, 'Try it');
      },
    },
  ];
}

function localStripe({ paymentPage, questionPage }: Filled): Shot[] {
  const group = 'Local Stripe';
  return [
    { name: 'stripe-payment', group, pattern: null, address: paymentPage },
    {
      name: 'stripe-payment-errors',
      group,
      pattern: null,
      address: paymentPage,
      prepare: (page) => submit(page, /^Give/),
    },
    { name: 'stripe-question', group, pattern: null, address: questionPage },
    { name: 'stripe-panel', group, pattern: null, address: paths.sandbox() },
  ];
}

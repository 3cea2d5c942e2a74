/** One mail of every kind, with whatever names and sentences a test gives it: a new kind is missing here first. */
import { composeAddressMail } from '#app/domain/address-change.ts';
import { composeCorrectionMail } from '#app/domain/correction.ts';
import type {
  DonationMailKind,
  MailKind,
  ReceiptMailKind,
  RenewalMailKind,
  StandingGiftMailKind,
  StandingGiftNoticeKind,
} from '#app/domain/mail-kinds.ts';
import { composeDisputeMail } from '#app/domain/mail-dispute.ts';
import { composeGaveUpMail } from '#app/domain/mail-gave-up.ts';
import { composeFirstReceipt, composeReceiptMail } from '#app/domain/mail-receipt.ts';
import { composeReconciliationMail } from '#app/domain/mail-reconciliation.ts';
import {
  composeAccountEnd,
  composeInvitation,
  composePasswordChange,
  composeRoleChange,
} from '#app/domain/mail-staff-account.ts';
import { composeRefundMail } from '#app/domain/mail-refund.ts';
import {
  composeAppealMail,
  composeDonationMail,
  composeShortageMail,
  type ComposedMail,
} from '#app/domain/mail.ts';
import { composeSignInMail } from '#app/domain/donor-sign-in.ts';
import { money } from '#app/domain/money.ts';
import { printReceipt } from '#app/domain/receipt/print-receipt.ts';
import { composeStandingGiftMail } from '#app/domain/standing-gift/mail.ts';
import { composeRenewalMail } from '#app/domain/renewal/mail-effects.ts';
import { composeQuestion } from '#app/domain/standing-gift/second.ts';
import { composeChangeMail } from '#app/domain/standing-gift/change-mail.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import { usualDay } from '#app/domain/standing-gift/gift-day.ts';
import { composeNotice } from '#app/domain/standing-gift/notices.ts';
import { plainIssuer } from './receipts.ts';

/** What a stranger may have typed, wherever a mail repeats it. */
export interface MailNames {
  readonly siteName: string;
  readonly payerName: string;
  /** A reason of the screening, which repeats what was typed. */
  readonly reason: string;
}

export const plainNames: MailNames = {
  siteName: 'Factually',
  payerName: 'Robin Reader',
  reason: 'The organization you named, “Harbor Valley PAC,” is registered as a political committee.',
};

const base = 'https://factually.example';
const donationUrl = `${base}/donations/d0`;
const giftUrl = `${base}/standing-gifts/g0`;
const secondUrl = `${base}/standing-gifts/second/s0`;
const appealUrl = `${base}/appeals/a0`;
const giveUrl = `${base}/donate`;
const signInUrl = `${base}/supporters/sign-in/s0`;
const addressUrl = `${base}/supporters/address/a1`;
const deskUrl = `${base}/desk`;
const signUpUrl = `${base}/desk/sign-up/token`;
const stripeUrl = 'https://dashboard.stripe.example/payments/pi_1';
/** November 16, in the zone of the newsroom. */
const deadline = new Date('2026-11-15T23:30:00Z');
const givenAt = new Date('2026-11-12T09:00:00Z');

/** What must stand in a mail of the kind, in both forms: its sums, its day, its first way on. */
export interface MailFacts {
  readonly sums: readonly string[];
  readonly days: readonly string[];
  readonly links: readonly string[];
}

const gift = { sums: ['$5.45'], days: [], links: [donationUrl] };
const standing = { sums: ['$5.45'], days: [], links: [giftUrl] };
const refunded = { sums: ['$2.50'], days: [], links: [donationUrl] };

export const mailFacts: Readonly<Record<MailKind, MailFacts>> = {
  received: { sums: ['$5', '$5.45', '$0.45'], days: ['November 12, 2026'], links: [donationUrl, giftUrl] },
  held: { ...gift, days: ['November 16, 2026'] },
  refused: { ...gift, links: [donationUrl, appealUrl] },
  lapsed: gift,
  'standing-held': { ...standing, days: ['November 16, 2026'] },
  'standing-refused': { ...standing, links: [giftUrl, appealUrl] },
  'standing-lapsed': standing,
  'standing-confirm': { ...standing, links: [`${base}/confirm`] },
  'standing-declined': { ...standing, links: [giveUrl] },
  'standing-stopped': standing,
  'standing-disputed': standing,
  'standing-second': {
    sums: ['$5.45', '$10'],
    days: ['November 16, 2026'],
    links: [secondUrl],
  },
  'standing-unpaid': { ...standing, links: [giveUrl, giftUrl] },
  'renewal-held': { ...standing, days: ['November 16, 2026'] },
  'renewal-failed': standing,
  'renewal-failed-last': { ...standing, days: ['November 23, 2026'] },
  'renewal-lapsed': standing,
  'renewal-coming': { ...standing, days: ['November 16, 2026'] },
  'standing-amount': { ...standing, sums: ['$5.45', '$10'], days: ['November 16, 2026'] },
  'standing-day': { ...standing, days: ['November 16, 2026'] },
  'standing-paused': { ...standing, days: ['November 16, 2026'] },
  'standing-resumed': { ...standing, days: ['November 16, 2026'] },
  'card-expiring': { ...standing, sums: [], days: ['November 16, 2026'] },
  'refund-pending': refunded,
  refunded,
  'refund-failed': refunded,
  'return-pending': refunded,
  returned: refunded,
  'returned-by-bank': refunded,
  'receipt-corrected': {
    sums: ['$5.45', '$2.45', '$3.00'],
    days: ['November 12, 2026'],
    links: [donationUrl],
  },
  'receipt-withdrawn': { sums: ['$5.00'], days: ['November 12, 2026'], links: [donationUrl] },
  'receipt-copy': { sums: ['$5.45'], days: ['November 12, 2026'], links: [donationUrl] },
  'appeal-won': { sums: [], days: [], links: [appealUrl, giveUrl] },
  'appeal-rejected': { sums: [], days: [], links: [appealUrl] },
  'sign-in': { sums: [], days: [], links: [signInUrl] },
  'address-old': { sums: [], days: [], links: [addressUrl] },
  'address-new': { sums: [], days: [], links: [addressUrl] },
  correction: { sums: [], days: [], links: [`${base}/fact-checks/x`] },
  'checkouts-short': { sums: [], days: ['November 16, 2026'], links: [deskUrl] },
  'dispute-deadline': { sums: ['$5.45'], days: ['November 16, 2026'], links: [deskUrl, stripeUrl] },
  'reconciliation-open': { sums: [], days: [], links: [deskUrl] },
  'gave-up': { sums: [], days: [], links: [deskUrl] },
  'staff-invited': { sums: [], days: ['November 16, 2026'], links: [signUpUrl] },
  'staff-role-changed': { sums: [], days: [], links: [deskUrl] },
  'staff-ended': { sums: [], days: [], links: [base] },
  'staff-password-changed': { sums: [], days: ['November 16, 2026'], links: [deskUrl] },
};

export function everyMail(names: MailNames = plainNames): Readonly<Record<MailKind, ComposedMail>> {
  const site = {
    ...{ name: names.siteName, legalName: 'Factually Media, Inc.', contact: 'hello@factually.example' },
    ...{ address: '100 Example Street, Springfield', url: base, locale: 'en', timeZone: 'Europe/Berlin' },
  };
  const agreed = { amount: money(500, 'USD'), feeCover: money(45, 'USD'), locale: 'en' };
  const reasons = [names.reason];
  const donation = (kind: DonationMailKind) =>
    composeDonationMail(kind, {
      ...{ site, donation: { ...agreed, heldUntil: deadline }, received: null, donationUrl },
      ...{ standing: null, appealUrl, reasons },
    });
  const standingGift = (kind: StandingGiftMailKind) =>
    composeStandingGiftMail(kind, {
      ...{
        site,
        gift: { ...agreed, interval: 'month', heldUntil: deadline, startedAt: null },
        giftUrl,
        giveUrl,
      },
      ...{ confirmUrl: `${base}/confirm`, appealUrl, reasons, isUnanswered: false },
    });
  const renewal = (kind: RenewalMailKind) =>
    composeRenewalMail(kind, {
      ...{ site, gift: { locale: 'en', interval: 'month' as const }, giftUrl, reasons },
      renewal: { ...agreed, lapsesAt: deadline, lastFailedAt: deadline, invoiceUrl: null },
    });
  const notice = (kind: StandingGiftNoticeKind) =>
    composeNotice(
      { kind, cause: 'g0', day: deadline },
      {
        ...{ site, gift: { ...agreed, interval: 'year' as const }, giftUrl, cardLast4: '4242' },
        stopUrl: `${base}/reminders/r0`,
      },
    );
  const unpaused = { pausedFrom: null, pausedUntil: null };
  const change = (each: GiftChange) =>
    composeChangeMail(each, {
      site,
      gift: { ...agreed, interval: 'month', ...unpaused, ...usualDay },
      giftUrl,
    });
  const account = { role: 'auditor', actorName: 'Ada Admin' } as const;
  const refund = (kind: Parameters<typeof composeRefundMail>[0]) =>
    composeRefundMail(kind, { site, locale: 'en', amount: money(250, 'USD'), donationUrl });
  const receipt = (kind: ReceiptMailKind) => {
    const returned = money(kind === 'receipt-corrected' ? 245 : 0, 'USD');
    return composeReceiptMail(kind, receiptOf(names, returned.amountMinor), { site, donationUrl });
  };
  return {
    received: composeFirstReceipt(
      receiptOf(names, 0),
      { ...agreed, heldUntil: null },
      {
        site,
        donationUrl,
        standing: { interval: 'month', nextAt: new Date('2026-12-12T09:00:00Z'), url: giftUrl },
      },
    ),
    ...{ held: donation('held'), refused: donation('refused'), lapsed: donation('lapsed') },
    'standing-held': standingGift('standing-held'),
    'standing-refused': standingGift('standing-refused'),
    'standing-lapsed': standingGift('standing-lapsed'),
    'standing-confirm': standingGift('standing-confirm'),
    'standing-declined': standingGift('standing-declined'),
    'standing-stopped': standingGift('standing-stopped'),
    'standing-disputed': standingGift('standing-disputed'),
    'standing-unpaid': standingGift('standing-unpaid'),
    'standing-second': composeQuestion(
      { ...agreed, interval: 'month', heldUntil: deadline },
      { amount: money(1000, 'USD'), feeCover: money(0, 'USD'), interval: 'month', state: 'active' },
      { site, url: secondUrl },
    ),
    'renewal-held': renewal('renewal-held'),
    'renewal-failed': renewal('renewal-failed'),
    'renewal-failed-last': renewal('renewal-failed-last'),
    'renewal-lapsed': renewal('renewal-lapsed'),
    'renewal-coming': notice('renewal-coming'),
    'card-expiring': notice('card-expiring'),
    'standing-amount': change({
      ...{ kind: 'amount', id: 'c0', at: givenAt, holdsFrom: deadline, from: agreed },
      to: { amount: money(1000, 'USD'), feeCover: money(0, 'USD') },
    }),
    'standing-day': change({ kind: 'day', id: 'c0', at: givenAt, holdsFrom: givenAt, to: deadline }),
    'standing-paused': change({ kind: 'pause', id: 'c0', at: givenAt, holdsFrom: givenAt, until: deadline }),
    'standing-resumed': change({ kind: 'resume', id: 'c0', at: givenAt, holdsFrom: deadline }),
    'refund-pending': refund('refund-pending'),
    refunded: refund('refunded'),
    'refund-failed': refund('refund-failed'),
    'return-pending': refund('return-pending'),
    returned: refund('returned'),
    'returned-by-bank': refund('returned-by-bank'),
    'receipt-corrected': receipt('receipt-corrected'),
    'receipt-withdrawn': receipt('receipt-withdrawn'),
    'receipt-copy': receipt('receipt-copy'),
    'appeal-won': composeAppealMail('appeal-won', { site, appealUrl, giveUrl }),
    'appeal-rejected': composeAppealMail('appeal-rejected', { site, appealUrl, giveUrl }),
    'sign-in': composeSignInMail(site, { signInUrl, code: 'K7QF3MXW' }),
    'address-old': composeAddressMail(site, 'old', { newEmail: 'new@example.org', url: addressUrl }),
    'address-new': composeAddressMail(site, 'new', { newEmail: 'new@example.org', url: addressUrl }),
    correction: composeCorrectionMail(
      site,
      { headline: names.reason, url: `${base}/fact-checks/x` },
      { what: names.payerName, evidence: null, email: 'robin@example.org' },
    ),
    'checkouts-short': composeShortageMail({
      site,
      beganAt: deadline,
      turnedAway: 41,
      perMinute: 60,
      deskUrl,
    }),
    'dispute-deadline': composeDisputeMail({
      ...{ site, deskUrl, stripeUrl },
      dispute: { amount: money(545, 'USD'), status: 'needs-response', respondBy: deadline },
    }),
    'reconciliation-open': composeReconciliationMail({ site, count: 2, deskUrl }),
    'gave-up': composeGaveUpMail({ site, deadEvents: 1, unknownEvents: 2, mails: 3, deskUrl }),
    'staff-invited': composeInvitation({ site, ...account, url: signUpUrl, until: deadline }),
    'staff-role-changed': composeRoleChange({ site, ...account, url: deskUrl }),
    'staff-ended': composeAccountEnd({ site, ...account }),
    'staff-password-changed': composePasswordChange({ site, at: deadline, url: deskUrl }),
  };
}

function receiptOf({ payerName }: MailNames, returnedMinor: number) {
  const received = money(545, 'USD');
  const number = returnedMinor === 0 ? '2026-000042' : '2026-000043';
  const printed = printReceipt(
    {
      ...{ number, issuedAt: givenAt, givenAt, received, returned: money(returnedMinor, 'USD') },
      donation: { amount: money(500, 'USD'), feeCover: money(45, 'USD'), locale: 'en', origin: 'renewal' },
      payer: { organisation: null, name: payerName, billingName: null, cardBrand: 'visa', cardLast4: '4242' },
      replaces: returnedMinor === 0 ? null : '2026-000042',
    },
    plainIssuer,
    'Europe/Berlin',
  );
  return { number, printed, received, withdrawn: null };
}

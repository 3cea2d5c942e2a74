/** What the payment page of a gift remembers at Stripe, and what is made of it where the database lost it. */
import { expect, test } from 'vitest';
import {
  adoptingDonation,
  checkoutMemory,
  type RememberedCheckout,
} from '#app/domain/donation/checkout-memory.ts';
import { nextCheckAt } from '#app/domain/donation/deadlines.ts';
import { newDonation } from '#app/domain/donation/new-donation.ts';
import { money } from '#app/domain/money.ts';
import { minutes, noon } from './build.ts';

const id = '01936f3e-7c00-7000-8000-000000000001';
const form = {
  ...{ amount: money(500, 'USD'), feeCover: money(46, 'USD'), articleSlug: 'a-claim', site: 'direct' },
  ...{ pledgeVersion: '1', attestationVersion: '2', locale: 'en' },
};
const expiresAt = minutes(24 * 60);
const url = 'https://checkout.example/cs_1';
const page = { sessionId: 'cs_1', token: 'token', url, createdAt: noon, expiresAt };
const remembers: Record<string, string> = { ...checkoutMemory(form, null), donation: id };
const adopted = (metadata = remembers, changes: Partial<RememberedCheckout> = {}) =>
  adoptingDonation({ ...page, total: money(546, 'USD'), metadata, ...changes }, minutes(30));
const without = (field: string) =>
  Object.fromEntries(Object.entries(remembers).filter(([name]) => name !== field));

test('a page remembers all that the form asked for, and of an organization only that there was one', () => {
  const { article, ...always } = {
    ...{ fee_cover: '46', article: 'a-claim', site: 'direct', locale: 'en', pledge: '1', attestation: '2' },
    organisation: 'none',
  };
  expect(checkoutMemory(form, null)).toEqual({ ...always, article });
  const named = checkoutMemory({ ...form, articleSlug: null }, 'Harbor Watch');
  expect(named).toEqual({ ...always, organisation: 'named' });
});

test('a donation that was lost is made again as it was begun, with its page', () => {
  const donation = newDonation(form, { id, token: 'token' }, noon);
  expect(donation).toMatchObject({ ...form, state: 'open', version: 0, origin: 'checkout', holdReasons: [] });
  expect(adopted()).toEqual([
    {
      ...{ kind: 'create-donation', donation, organisation: null, invoicePaymentId: null },
      checkout: { attemptKey: 'adopted cs_1', attemptBodyHash: '' },
      checkAt: nextCheckAt({ ...donation, sessionExpiresAt: expiresAt }, minutes(30)),
    },
    { kind: 'open-checkout', donationId: id, sessionId: 'cs_1', url, expiresAt },
  ]);
  // A page that is about to close is looked at when it has.
  expect(adopted(remembers, { expiresAt: minutes(40) })?.[0]).toMatchObject({
    checkAt: new Date(minutes(40).getTime() + 1000),
  });
});

test('one that began at no article, and one whose page has lost its address, are taken in as well', () => {
  expect(adopted(without('article'))?.[0]).toMatchObject({ donation: { articleSlug: null } });
  expect(adopted(remembers, { url: null })?.[1]).toMatchObject({ url: '' });
});

test.each(['donation', 'fee_cover', 'site', 'locale', 'pledge', 'attestation', 'organisation'])(
  'a page that does not remember the %s is none of ours to take in',
  (field) => {
    expect(adopted(without(field))).toBeNull();
  },
);

test.each([
  ['donation', 'don_1'],
  // None of ours: they are made by time.
  ['donation', '9b2f0c3e-7c00-4000-8000-000000000001'],
  ['fee_cover', 'x1'],
  ['fee_cover', '1x'],
  ['fee_cover', ''],
  ['fee_cover', '1234567890123'],
  ['organisation', 'named'],
])('a page whose %s is “%s” is not taken in', (field, value) => {
  expect(adopted({ ...remembers, [field]: value })).toBeNull();
});

test('the gift is what the sum is more than the fee cover, and there is none where it is not', () => {
  expect(adopted(remembers, { total: null })).toBeNull();
  expect(adopted(remembers, { total: money(46, 'USD') })).toBeNull();
  expect(adopted(remembers, { total: money(47, 'USD') })?.[0]).toMatchObject({
    donation: { amount: money(1, 'USD'), feeCover: money(46, 'USD') },
  });
});

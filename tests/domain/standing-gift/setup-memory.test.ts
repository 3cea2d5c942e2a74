/** What the pages of both kinds of gift remember at Stripe (setup-memory, checkout-memory), and what is made of it where the database lost them. */
import { expect, test } from 'vitest';
import {
  adoptingDonation,
  checkoutMemory,
  type RememberedCheckout,
} from '#app/domain/donation/checkout-memory.ts';
import { nextCheckAt } from '#app/domain/donation/deadlines.ts';
import { newDonation } from '#app/domain/donation/new-donation.ts';
import { money } from '#app/domain/money.ts';
import { newStandingGift } from '#app/domain/standing-gift/new-standing-gift.ts';
import {
  adoptingStandingGift,
  setupMemory,
  type RememberedSetup,
} from '#app/domain/standing-gift/setup-memory.ts';
import { days, minutes, noon } from './build.ts';

const id = '01936f3e-7c00-7000-8000-000000000001';
const form = {
  ...{ amount: money(500, 'USD'), feeCover: money(46, 'USD'), articleSlug: 'a-claim', site: 'direct' },
  ...{ pledgeVersion: '1', attestationVersion: '2', locale: 'en' },
};
const now = minutes(30);
const made = { id, token: 'token' };
const page = {
  ...{ sessionId: 'cs_1', token: 'token', url: 'https://checkout.example/cs_1' },
  ...{ createdAt: noon, expiresAt: days(1) },
};
const opened = { sessionId: 'cs_1', url: page.url, expiresAt: days(1) };
const checkout = { attemptKey: 'adopted cs_1', attemptBodyHash: '' };

const yearly = newStandingGift(form, 'year', made, noon);
const remembers = { ...setupMemory(yearly, null), standing_gift: id };
const setup = (metadata: Record<string, string> = remembers, changes: Partial<RememberedSetup> = {}) =>
  adoptingStandingGift({ ...page, currency: 'USD', metadata, ...changes }, now);

const onceRemembers = { ...checkoutMemory(form, null), donation: id };
const once = (metadata: Record<string, string> = onceRemembers, changes: Partial<RememberedCheckout> = {}) =>
  adoptingDonation({ ...page, total: money(546, 'USD'), metadata, ...changes }, now);

const without = (memory: Record<string, string>, field: string) =>
  Object.fromEntries(Object.entries(memory).filter(([name]) => name !== field));

test('a page remembers all that a form asked for, and of an organization only that there was one', () => {
  const same = {
    ...{ fee_cover: '46', article: 'a-claim', site: 'direct', locale: 'en', pledge: '1', attestation: '2' },
    organisation: 'none',
  };
  expect(checkoutMemory(form, null)).toEqual(same);
  expect(setupMemory(yearly, null)).toEqual({ ...same, amount: '500', interval: 'year' });
  expect(setupMemory(yearly, 'Harbor Watch')).toMatchObject({ organisation: 'named' });
  expect(checkoutMemory({ ...form, articleSlug: null }, 'Harbor Watch')).toEqual({
    ...without(same, 'article'),
    organisation: 'named',
  });
});

test('one that was lost is made again as it was begun, with its page', () => {
  expect(setup()).toEqual([
    {
      ...{ kind: 'create-standing-gift', gift: yearly, organisation: null, checkout },
      checkAt: minutes(60),
    },
    { kind: 'open-checkout', standingGiftId: id, ...opened },
  ]);
  const donation = newDonation(form, made, noon);
  expect(once()).toEqual([
    {
      ...{ kind: 'create-donation', donation, organisation: null, invoicePaymentId: null, checkout },
      checkAt: nextCheckAt({ ...donation, sessionExpiresAt: days(1) }, now),
    },
    { kind: 'open-checkout', donationId: id, ...opened },
  ]);
  // A page that is about to close is looked at when it has.
  const soon = { expiresAt: minutes(40) };
  for (const [first] of [setup(remembers, soon) ?? [], once(onceRemembers, soon) ?? []])
    expect(first).toMatchObject({ checkAt: new Date(minutes(40).getTime() + 1000) });
});

test('a gift that began at no article, and a page that has lost its address, are taken in as well', () => {
  expect(setup(without(remembers, 'article'))?.[0]).toMatchObject({ gift: { articleSlug: null } });
  expect(once(without(onceRemembers, 'article'))?.[0]).toMatchObject({ donation: { articleSlug: null } });
  expect(setup(remembers, { url: null })?.[1]).toMatchObject({ url: '' });
  expect(once(onceRemembers, { url: null })?.[1]).toMatchObject({ url: '' });
});

test.each(['fee_cover', 'site', 'locale', 'pledge', 'attestation', 'organisation'])(
  'a page that does not remember the %s is none of ours to take in',
  (field) => {
    expect([setup(without(remembers, field)), once(without(onceRemembers, field))]).toEqual([null, null]);
  },
);

test.each([
  ['standing_gift', 'sg_1'],
  ['amount', '0'],
  ['amount', '5.00'],
  ['amount', '-5'],
  ['amount', '1234567890123'],
  ['amount', ''],
  ['interval', 'week'],
  ['fee_cover', 'x1'],
  ['fee_cover', '1x'],
  ['organisation', 'named'],
])('a page whose %s is “%s” is not taken in', (field, value) => {
  expect(setup({ ...remembers, [field]: value })).toBeNull();
  expect(setup(without(remembers, field))).toBeNull();
});

test('a page without a currency, or whose sum is not more than the fee cover, says too little', () => {
  expect(setup(remembers, { currency: null })).toBeNull();
  expect(once(onceRemembers, { total: null })).toBeNull();
  expect(once(onceRemembers, { total: money(46, 'USD') })).toBeNull();
  expect(once(onceRemembers, { total: money(47, 'USD') })?.[0]).toMatchObject({
    donation: { amount: money(1, 'USD'), feeCover: money(46, 'USD') },
  });
  expect(once({ ...onceRemembers, donation: 'don_1' })).toBeNull();
  expect(setup({ ...remembers, amount: '123456789012' })?.[0]).toMatchObject({
    gift: { amount: money(123_456_789_012, 'USD') },
  });
});

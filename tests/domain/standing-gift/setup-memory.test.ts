/** What the page that saves a card remembers of its standing gift at Stripe, and what is made of it where the database lost it. */
import { expect, test } from 'vitest';
import { checkoutMemory } from '#app/domain/donation/checkout-memory.ts';
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
const yearly = newStandingGift(form, 'year', { id, token: 'token' }, noon);
const url = 'https://checkout.example/cs_1';
const page = { sessionId: 'cs_1', token: 'token', url, createdAt: noon, expiresAt: days(1) };
const remembers: Record<string, string> = { ...setupMemory(yearly, null), standing_gift: id };
const adopted = (metadata = remembers, changes: Partial<RememberedSetup> = {}) =>
  adoptingStandingGift({ ...page, currency: 'USD', metadata, ...changes }, minutes(30));
const without = (field: string) =>
  Object.fromEntries(Object.entries(remembers).filter(([name]) => name !== field));

test('a page remembers what a payment page does, and the sum and how often it is given', () => {
  for (const organisation of [null, 'Harbor Watch'])
    expect(setupMemory(yearly, organisation)).toEqual({
      ...checkoutMemory(form, organisation),
      ...{ amount: '500', interval: 'year' },
    });
});

test('a standing gift that was lost is made again as it was begun, with its page', () => {
  expect(adopted()).toEqual([
    {
      ...{ kind: 'create-standing-gift', gift: yearly, organisation: null, checkAt: minutes(60) },
      checkout: { attemptKey: 'adopted cs_1', attemptBodyHash: '' },
    },
    { kind: 'open-checkout', standingGiftId: id, sessionId: 'cs_1', url, expiresAt: days(1) },
  ]);
  // A page that is about to close is looked at when it has.
  expect(adopted(remembers, { expiresAt: minutes(40) })?.[0]).toMatchObject({
    checkAt: new Date(minutes(40).getTime() + 1000),
  });
});

test('one that began at no article, and one whose page has lost its address, are taken in as well', () => {
  expect(adopted(without('article'))?.[0]).toMatchObject({ gift: { articleSlug: null } });
  expect(adopted(remembers, { url: null })?.[1]).toMatchObject({ url: '' });
});

test.each([
  ...['standing_gift', 'amount', 'interval', 'fee_cover', 'site', 'locale', 'pledge', 'attestation'],
  'organisation',
])('a page that does not remember the %s is none of ours to take in', (field) => {
  expect(adopted(without(field))).toBeNull();
});

test.each([
  ['standing_gift', 'sg_1'],
  // None of ours: they are made by time.
  ['standing_gift', '9b2f0c3e-7c00-4000-8000-000000000001'],
  ['amount', '0'],
  ['amount', '5.00'],
  ['amount', '-5'],
  ['amount', '1234567890123'],
  ['interval', 'week'],
  ['organisation', 'named'],
])('a page whose %s is “%s” is not taken in', (field, value) => {
  expect(adopted({ ...remembers, [field]: value })).toBeNull();
});

test('a page without a currency says too little, and a large sum is read to the unit', () => {
  expect(adopted(remembers, { currency: null })).toBeNull();
  expect(adopted({ ...remembers, amount: '123456789012' })?.[0]).toMatchObject({
    gift: { amount: money(123_456_789_012, 'USD') },
  });
});

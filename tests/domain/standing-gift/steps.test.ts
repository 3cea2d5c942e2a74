/** What each step of a standing gift is, as a value; that it is written whole is the store's to show. */
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import { changingAmount } from '#app/domain/standing-gift/change-amount.ts';
import { newStandingGift } from '#app/domain/standing-gift/new-standing-gift.ts';
import { changingDay } from '#app/domain/standing-gift/change-day.ts';
import { usualDay } from '#app/domain/standing-gift/gift-day.ts';
import { pausing, resuming } from '#app/domain/standing-gift/pause-steps.ts';
import { standingGiftStates } from '#app/domain/standing-gift/states.ts';
import {
  asked,
  cardSetupOpened,
  closing,
  finished,
  standingStepBy,
  standingStepWithin,
} from '#app/domain/standing-gift/steps.ts';
import { newStripeRequest } from '#app/domain/stripe-request.ts';
import { standingGiftSubject } from '#app/domain/subject.ts';
import { aGift, days, minutes, noon, wordsOf } from './build.ts';

const subject = standingGiftSubject('sg_1');

test('it begins with what was agreed, and nothing else', () => {
  const form = {
    ...{ amount: money(500, 'USD'), feeCover: money(46, 'USD'), articleSlug: 'a-claim', site: 'direct' },
    ...{ pledgeVersion: '1', attestationVersion: '2', locale: 'en' },
  };
  const { holdReasons, ...gift } = newStandingGift(form, 'year', { id: 'sg_1', token: 'token' }, noon);
  expect(holdReasons).toEqual([]);
  const agreed = { id: 'sg_1', token: 'token', state: 'open', version: 0, interval: 'year', createdAt: noon };
  expect(Object.fromEntries(Object.entries(gift).filter(([, value]) => value !== null))).toEqual({
    ...agreed,
    ...form,
  });
});

test('a step is guarded by its version, says when it is looked at next, and its history what moved it', () => {
  const step = standingStepBy(aGift('open'), 'checkout-expired', minutes(10), {}, 'Ada');
  expect(step).toEqual({
    ...{ subject: 'standing-gift', id: 'sg_1', version: 3, at: minutes(10), effects: [], checkAt: null },
    fields: { state: 'abandoned', settledAt: minutes(10) },
    history: {
      ...{ at: minutes(10), event: 'checkout-expired', fromState: 'open', toState: 'abandoned' },
      actorName: 'Ada',
    },
  });
  const unmoved = standingStepBy(aGift('active'), 'resumed', noon, { fields: { pausedUntil: null } });
  expect(unmoved).toMatchObject({ history: { actorName: null }, fields: { settledAt: null } });
  expect(standingStepWithin(aGift('active'), noon, {}, [])).toEqual({
    ...{ subject: 'standing-gift', id: 'sg_1', version: 3, at: noon, fields: {}, effects: [] },
    ...{ history: null, checkAt: days(1) },
  });
});

test('what the table does not allow is no step', () => {
  expect(standingStepBy(aGift('open'), 'stop-asked', noon, { fields: { closeOutcome: 'stopped' } })).toBe(
    'illegal',
  );
  expect(standingStepBy(aGift('stopped'), 'stop-asked', noon, { fields: { closeOutcome: 'stopped' } })).toBe(
    'ignored',
  );
  expect(() => standingStepWithin(aGift('active'), noon, { subscriptionId: null }, [])).toThrow(
    'standing gift sg_1 cannot be active with such subscriptionId',
  );
});

test('the page that saves the card is kept, and looked at when it closes', () => {
  const open = aGift('open', { sessionId: null, sessionUrl: null, sessionExpiresAt: null });
  const url = 'https://checkout.example/cs_1';
  const step = cardSetupOpened(open, { sessionId: 'cs_1', url, expiresAt: minutes(5) }, noon);
  expect(step).toMatchObject({ fields: {}, history: null, checkAt: new Date(minutes(5).getTime() + 1000) });
  expect(step.effects).toEqual([
    { kind: 'open-checkout', standingGiftId: 'sg_1', sessionId: 'cs_1', url, expiresAt: minutes(5) },
    { kind: 'finish-request', request: { subject, kind: 'create-checkout', cause: '' }, outcome: 'created' },
  ]);
});

test('what is asked of Stripe is named by the gift, the kind and the cause', () => {
  expect(asked(aGift('active'), 'use-card', noon, 'pm_0')).toEqual({
    kind: 'ask-stripe',
    request: newStripeRequest(subject, 'use-card', noon, 'pm_0'),
  });
  expect(asked(aGift('active'), 'keep-drafts', noon)).toEqual({
    kind: 'ask-stripe',
    request: newStripeRequest(subject, 'keep-drafts', noon),
  });
  expect(finished(aGift('active'), 'keep-drafts', 'kept')).toEqual({
    ...{ kind: 'finish-request', request: { subject, kind: 'keep-drafts', cause: '' }, outcome: 'kept' },
  });
});

test('whatever ends lets go of what bills, of the card and of the customer; what ran has its renewals looked at', () => {
  for (const state of standingGiftStates)
    expect(wordsOf(closing(aGift(state), noon)), state).toEqual([
      ...['ask cancel-subscription', 'ask detach-card', 'ask delete-customer'],
      ...(state === 'active' ? ['look-at-renewals'] : []),
    ]);
});

const named = { id: 'c_1', at: minutes(10) };
const mail = { kind: 'look-at-renewals', standingGiftId: 'the mail' } as const;

/** Stripe is told, so that a restore can ask it. */
const remembered = {
  kind: 'ask-stripe',
  request: newStripeRequest(subject, 'note-change', minutes(10), 'c_1'),
};

test('a pause is written down with its days, and its donor’s renewals are looked at', () => {
  const change = { kind: 'pause', ...named, holdsFrom: days(30), until: days(61) } as const;
  const step = pausing(aGift('active'), change, days(29), [mail]);
  expect(step).toMatchObject({
    history: { event: 'paused', toState: 'active' },
    fields: { pausedFrom: days(29), pausedUntil: days(61) },
  });
  expect(step?.effects).toEqual([
    { kind: 'record-change', standingGiftId: 'sg_1', change },
    { kind: 'look-at-renewals', standingGiftId: 'sg_1' },
    remembered,
    mail,
  ]);
  for (const state of standingGiftStates)
    if (state !== 'active') expect(pausing(aGift(state), change, noon, []), state).toBeNull();
});

test('one that goes on leaves out what it left out, and nothing where nothing was due yet', () => {
  const change = { kind: 'resume', ...named, holdsFrom: days(61) } as const;
  const resumed = (pausedFrom: Date | null) => {
    const pausedUntil = pausedFrom && days(122);
    return resuming(aGift('active', { pausedFrom, pausedUntil }), change, [mail]);
  };
  const begun = resumed(days(30));
  expect(begun).toMatchObject({ history: { event: 'resumed', toState: 'active' } });
  expect(begun?.fields).toEqual({ pausedUntil: days(61), state: 'active', settledAt: null });
  expect(begun?.effects).toEqual([
    { kind: 'record-change', standingGiftId: 'sg_1', change },
    { kind: 'look-at-renewals', standingGiftId: 'sg_1' },
    remembered,
    mail,
  ]);
  for (const from of [days(61), null])
    expect(resumed(from)?.fields).toMatchObject({ pausedFrom: null, pausedUntil: null });
  for (const state of standingGiftStates)
    if (state !== 'active') expect(resuming(aGift(state), change, []), state).toBeNull();
});

test('another day is written down with the day of before, for what is drafted', () => {
  const change = { kind: 'day', ...named, holdsFrom: days(30), to: days(36) } as const;
  const step = changingDay(aGift('active', usualDay), change, [mail]);
  expect(step).toMatchObject({
    history: { event: 'day-changed', at: minutes(10) },
    fields: { dueAnchor: days(36), dueAnchorFrom: days(30), dueAnchorBefore: null },
  });
  expect(step?.effects).toEqual([
    { kind: 'record-change', standingGiftId: 'sg_1', change },
    remembered,
    mail,
  ]);
  for (const state of standingGiftStates)
    if (state !== 'active') expect(changingDay(aGift(state), change, []), state).toBeNull();
});

test('a new amount is written down before Stripe is asked for it', () => {
  const from = { amount: money(500, 'USD'), feeCover: money(46, 'USD') };
  const to = { amount: money(900, 'USD'), feeCover: money(60, 'USD') };
  const change = { kind: 'amount', ...named, holdsFrom: days(30), from, to } as const;
  const step = changingAmount(aGift('active'), change, [mail]);
  expect(step).toMatchObject({ history: { event: 'amount-changed', at: minutes(10) }, fields: to });
  expect(step?.effects).toEqual([
    { kind: 'record-change', standingGiftId: 'sg_1', change },
    { kind: 'ask-stripe', request: newStripeRequest(subject, 'change-amount', minutes(10), 'c_1') },
    remembered,
    mail,
  ]);
  for (const state of standingGiftStates)
    if (state !== 'active') expect(changingAmount(aGift(state), change, []), state).toBeNull();
});

import { expect, test } from 'vitest';
import { agreedMinor } from '#app/domain/donation/donation.ts';
import {
  decisionInForceAt,
  holdDeadline,
  nextCheckAt,
  wasNeverOpened,
} from '#app/domain/donation/deadlines.ts';
import { donationStates, settledStates, type DonationState } from '#app/domain/donation/states.ts';

test('the deadline is a day before the bank drops the hold, and five days after it began where nobody says when', () => {
  const at = new Date('2026-11-01T12:00:00Z');
  expect(holdDeadline(at, new Date('2026-11-08T12:00:00Z'))).toEqual(new Date('2026-11-07T12:00:00Z'));
  expect(holdDeadline(at, null)).toEqual(new Date('2026-11-06T12:00:00Z'));
});

test('a decision is in force after five minutes, or at the deadline where that is nearer, and never in the past', () => {
  const now = new Date('2026-11-01T12:00:00Z');
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  expect(decisionInForceAt(now, after(60))).toEqual(after(5));
  expect(decisionInForceAt(now, after(2))).toEqual(after(2));
  expect(decisionInForceAt(now, after(-2))).toEqual(now);
});

test('whatever is not finished has a time to be looked at again, and what is finished has none', () => {
  const now = new Date('2026-11-01T12:00:00Z');
  for (const state of donationStates) {
    const donation = {
      state,
      createdAt: now,
      sessionExpiresAt: new Date(now.getTime() + 86_400_000),
      heldUntil: now,
      decisionInForceAt: now,
      settledAt: now,
      bookedAt: now,
    };
    expect(nextCheckAt(donation, now) === null, state).toBe(settledStates.has(state));
  }
});

test('what Stripe does not book is asked for ever less often, at last once an hour (M13)', () => {
  const settledAt = new Date('2026-11-01T12:00:00Z');
  const minutes = (count: number) => new Date(settledAt.getTime() + count * 60_000);
  const received = {
    ...{ state: 'received' as const, createdAt: settledAt, settledAt, bookedAt: null },
    ...{ sessionExpiresAt: null, heldUntil: null, decisionInForceAt: null },
  };
  expect(nextCheckAt(received, settledAt)).toEqual(new Date(settledAt.getTime() + 20_000));
  expect(nextCheckAt(received, minutes(10))).toEqual(minutes(20));
  expect(nextCheckAt(received, minutes(24 * 60))).toEqual(minutes(25 * 60));
});

test('each state is looked at when it must be: what is under way in 20 seconds, what waits when its wait ends', () => {
  const now = new Date('2026-11-01T12:00:00Z');
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const times = {
    createdAt: now,
    sessionExpiresAt: null,
    settledAt: now,
    heldUntil: after(500),
    decisionInForceAt: after(300),
  };
  const checkAt = (state: DonationState, bookedAt: Date | null = null) =>
    nextCheckAt({ ...times, state, bookedAt }, now);
  for (const state of ['authorised', 'capturing', 'releasing', 'received'] as const)
    expect(checkAt(state), state).toEqual(after(20));
  expect(checkAt('held')).toEqual(after(500));
  expect(checkAt('decided')).toEqual(after(300));
  expect(checkAt('received', now)).toBeNull();
  for (const state of ['abandoned', 'refused', 'lapsed'] as const) expect(checkAt(state), state).toBeNull();
});

test('an open donation whose page has no end, or has ended, is looked at by its age alone', () => {
  const createdAt = new Date('2026-11-01T12:00:00Z');
  const minutes = (count: number) => new Date(createdAt.getTime() + count * 60_000);
  const open = {
    state: 'open' as const,
    createdAt,
    heldUntil: null,
    decisionInForceAt: null,
    settledAt: null,
    bookedAt: null,
  };
  expect(nextCheckAt({ ...open, sessionExpiresAt: null }, minutes(60))).toEqual(minutes(120));
  for (const ended of [59, 60])
    expect(nextCheckAt({ ...open, sessionExpiresAt: minutes(ended) }, minutes(60))).toEqual(minutes(120));
  const soon = { ...open, sessionExpiresAt: minutes(61) };
  expect(nextCheckAt(soon, minutes(60))).toEqual(new Date(minutes(61).getTime() + 1000));
});

test('an open donation is looked at after a quarter of an hour, then ever less often, and when its checkout ends', () => {
  const createdAt = new Date('2026-11-01T12:00:00Z');
  const minutes = (count: number) => new Date(createdAt.getTime() + count * 60_000);
  const open = {
    state: 'open' as const,
    createdAt,
    heldUntil: null,
    decisionInForceAt: null,
    settledAt: null,
    bookedAt: null,
  };
  const ends = { ...open, sessionExpiresAt: minutes(24 * 60) };
  expect(nextCheckAt(ends, createdAt)).toEqual(minutes(15));
  expect(nextCheckAt(ends, minutes(60))).toEqual(minutes(120));
  expect(nextCheckAt(ends, minutes(20 * 60))).toEqual(new Date(minutes(24 * 60).getTime() + 1000));
  expect(wasNeverOpened({ sessionId: null, createdAt }, minutes(14))).toBe(false);
  expect(wasNeverOpened({ sessionId: null, createdAt }, minutes(15))).toBe(true);
  expect(wasNeverOpened({ sessionId: 'cs_test_1', createdAt }, minutes(15))).toBe(false);
});

test('a card is charged for the donation and its fee cover together', () => {
  const dollars = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
  expect(agreedMinor({ amount: dollars(500), feeCover: dollars(46) })).toBe(546);
});

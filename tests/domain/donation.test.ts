import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreedMinor } from '#app/domain/donation/donation.ts';
import {
  decisionInForceAt,
  holdDeadline,
  nextCheckAt,
  wasNeverOpened,
} from '#app/domain/donation/deadlines.ts';
import {
  donationEvents,
  donationStates,
  settledStates,
  transition,
  transitions,
  type DonationEvent,
  type DonationState,
} from '#app/domain/donation/states.ts';
import { notFailing } from '#app/domain/MISSING/notFailing.ts';
import type { Money } from '#app/domain/money.ts';

const isState = (to: string): to is DonationState => (donationStates as readonly string[]).includes(to);

test('every state says of every event what follows, and nothing else stands in the table', () => {
  expect(Object.keys(transitions).sort()).toEqual([...donationStates].sort());
  for (const state of donationStates) {
    expect(Object.keys(transitions[state]).sort()).toEqual([...donationEvents].sort());
    for (const event of donationEvents) {
      const to = step(state, event);
      expect([...donationStates, 'ignored', 'illegal'], `${state} × ${event}`).toContain(to);
    }
  }
});

test('a settled donation stays as it is, whatever is said of it', () => {
  for (const state of settledStates) {
    for (const event of donationEvents)
      expect(isState(step(state, event)), `${state} × ${event}`).toBe(false);
  }
});

test('every state but open can be reached, and from each that is not settled an end can be', () => {
  const reach = (from: DonationState): Set<DonationState> => {
    const seen = new Set<DonationState>();
    const queue: DonationState[] = [from];
    for (let state = queue.pop(); state; state = queue.pop()) {
      for (const event of donationEvents) {
        const to = step(state, event);
        if (isState(to) && !seen.has(to)) {
          seen.add(to);
          queue.push(to);
        }
      }
    }
    return seen;
  };
  expect(reach('open')).toEqual(new Set(donationStates.filter((state) => state !== 'open')));
  for (const state of donationStates.filter((each) => !settledStates.has(each))) {
    expect(
      [...reach(state)].some((each) => settledStates.has(each)),
      state,
    ).toBe(true);
  }
});

test('without a hand at Stripe, no donation is received that was not cleared by the screening or by staff', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...donationEvents), { maxLength: 30 }), (events) => {
      let state: DonationState = 'open';
      const heard: DonationEvent[] = [];
      for (const event of events) {
        // Money is taken where we asked for it; elsewhere only a person at Stripe could have.
        if (event === 'captured' && state !== 'capturing') continue;
        const to = step(state, event);
        if (!isState(to)) continue;
        heard.push(event);
        state = to;
      }
      if (state === 'received') {
        const cleared = heard.findLastIndex(
          (event) => event === 'screened-clear' || event === 'clear-enforced',
        );
        expect(cleared).toBeGreaterThan(heard.lastIndexOf('screened-political'));
        expect(cleared).toBeGreaterThan(heard.lastIndexOf('refusal-enforced'));
      }
      if (heard.includes('screened-political') || heard.includes('refusal-enforced'))
        expect(state).not.toBe('received');
    }),
    { numRuns: 5000 },
  );
});

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
      fee: { amountMinor: 45, currency: 'USD' },
    };
    expect(nextCheckAt(donation, now) === null, state).toBe(settledStates.has(state));
  }
});

test('a fee that Stripe does not book is asked for ever less often, at last once an hour (M13)', () => {
  const settledAt = new Date('2026-11-01T12:00:00Z');
  const minutes = (count: number) => new Date(settledAt.getTime() + count * 60_000);
  const received = {
    ...{ state: 'received' as const, createdAt: settledAt, settledAt, fee: null },
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
  const checkAt = (state: DonationState, fee: Money | null = null) =>
    nextCheckAt({ ...times, state, fee }, now);
  for (const state of ['authorised', 'capturing', 'releasing', 'received'] as const)
    expect(checkAt(state), state).toEqual(after(20));
  expect(checkAt('held')).toEqual(after(500));
  expect(checkAt('decided')).toEqual(after(300));
  expect(checkAt('received', { amountMinor: 45, currency: 'USD' })).toBeNull();
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
    fee: null,
  };
  expect(nextCheckAt({ ...open, sessionExpiresAt: null }, minutes(60))).toEqual(minutes(120));
  for (const ended of [59, 60])
    expect(nextCheckAt({ ...open, sessionExpiresAt: minutes(ended) }, minutes(60))).toEqual(minutes(120));
  const soon = { ...open, sessionExpiresAt: minutes(61) };
  expect(nextCheckAt(soon, minutes(60))).toEqual(new Date(minutes(61).getTime() + 1000));
});

test('a card is charged for the donation and its fee cover together', () => {
  const dollars = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
  expect(agreedMinor({ amount: dollars(500), feeCover: dollars(46) })).toBe(546);
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
    fee: null,
  };
  const ends = { ...open, sessionExpiresAt: minutes(24 * 60) };
  expect(nextCheckAt(ends, createdAt)).toEqual(minutes(15));
  expect(nextCheckAt(ends, minutes(60))).toEqual(minutes(120));
  expect(nextCheckAt(ends, minutes(20 * 60))).toEqual(new Date(minutes(24 * 60).getTime() + 1000));
  expect(wasNeverOpened({ sessionId: null, createdAt }, minutes(14))).toBe(false);
  expect(wasNeverOpened({ sessionId: null, createdAt }, minutes(15))).toBe(true);
  expect(wasNeverOpened({ sessionId: 'cs_test_1', createdAt }, minutes(15))).toBe(false);
});

test('a donation that came on bears nothing of what failed before (M13)', () => {
  expect(notFailing).toEqual({
    dueSince: null,
    failureCount: 0,
    failureCode: null,
    failedAt: null,
    retryAt: null,
  });
});

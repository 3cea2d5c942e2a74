/** What a donor may see of a standing gift, and what its timeline says. */
import { expect, test } from 'vitest';
import {
  isDonorsChange,
  nextGiftAt,
  offersAppeal,
  passingStandingStatuses,
  standingGiftHistory,
  standingGiftStatus,
  type StandingGiftStatus,
} from '#app/domain/standing-gift/donor-status.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import {
  standingGiftEvents,
  standingGiftStates,
  type StandingGiftEvent,
  type StandingGiftState,
} from '#app/domain/standing-gift/states.ts';
import { aGift, days, minutes, noon } from './build.ts';

const never = { startedAt: null };

test.each<[StandingGiftState, StandingGiftStatus, Partial<StandingGift>?]>([
  ['open', 'open'],
  ['open', 'unopened', { sessionUrl: null }],
  ['open', 'abandoned', { sessionExpiresAt: minutes(10) }],
  ['open', 'open', { sessionExpiresAt: minutes(10.1) }],
  ['open', 'open', { sessionExpiresAt: null }],
  ['abandoned', 'abandoned'],
  ['set-up', 'checking'],
  ['held', 'held'],
  // What staff decided can be taken back until it is in force.
  ['decided', 'held'],
  ['starting', 'starting'],
  ['confirming', 'confirming'],
  ['active', 'active'],
  ['closing', 'ending'],
  ['closing', 'ending', never],
  ['closing', 'refusing', { ...never, closeOutcome: 'refused' }],
  ['closing', 'refusing-later', { closeOutcome: 'refused' }],
  ['refused', 'refused'],
  ['refused', 'refused-later', { startedAt: noon }],
  ['lapsed', 'lapsed'],
  ['declined', 'declined'],
  ['stopped', 'stopped'],
  ['stopped', 'withdrawn', never],
  ['unpaid', 'unpaid'],
])('of one that is %s its donor is told that it is %s', (state, status, changes = {}) => {
  expect(standingGiftStatus(aGift(state, changes), minutes(10))).toBe(status);
});

test('the next gift is told of while it runs and its day is to come', () => {
  const next = (state: StandingGiftState, changes: Partial<StandingGift> = {}, now = noon) =>
    nextGiftAt(aGift(state, changes), now);
  expect(next('active')).toEqual(days(30));
  expect(next('active', { pausedUntil: days(61) })).toEqual(days(61));
  expect(next('active', {}, days(29.9))).toEqual(days(30));
  expect(next('active', {}, days(30))).toBeNull();
  for (const state of standingGiftStates) if (state !== 'active') expect(next(state), state).toBeNull();
  expect(nextGiftAt({ ...aGift('active'), paidUntil: null }, noon)).toBeNull();
});

test('a refusal leads to an appeal, and what passes in moments is looked at again', () => {
  const statuses = standingGiftStates.map((state) => standingGiftStatus(aGift(state), noon));
  expect([...statuses, 'refused-later' as const, 'refusing' as const].filter(offersAppeal)).toEqual([
    'refused',
    'refused-later',
  ]);
  expect(passingStandingStatuses).toEqual(
    new Set(['open', 'checking', 'starting', 'refusing', 'refusing-later', 'ending']),
  );
});

type Moved = readonly [StandingGiftEvent, StandingGiftState, StandingGiftState];
const newsOf = (...moved: Moved[]) =>
  standingGiftHistory(
    noon,
    moved.map(([event, fromState, toState], index) => ({
      ...{ at: minutes(index + 1), event, fromState, toState, actorName: 'Ada' },
    })),
  );

test('the timeline begins with the form, and leaves out the desk’s inner life and what says nothing new', () => {
  const news = newsOf(
    ['set-up', 'open', 'set-up'],
    ['screened-unclear', 'set-up', 'held'],
    ['screened-unclear', 'held', 'held'],
    ['decided', 'held', 'decided'],
    ['undone', 'decided', 'held'],
    ['screened-clear', 'held', 'starting'],
    ['started', 'starting', 'active'],
    ['card-changed', 'active', 'active'],
    ['amount-changed', 'active', 'active'],
    ['paused', 'active', 'active'],
    ['resumed', 'active', 'active'],
  );
  expect(news).toEqual([
    { at: noon, news: 'begun' },
    { at: minutes(1), news: 'set-up' },
    { at: minutes(2), news: 'screened-unclear' },
    { at: minutes(6), news: 'screened-clear' },
    { at: minutes(7), news: 'started' },
    { at: minutes(8), news: 'card-changed' },
  ]);
});

test('an end by a refusal says whether it had begun', () => {
  const end: Moved = ['closed-refused', 'closing', 'refused'];
  const last = (...moved: Moved[]) => newsOf(...moved).map(({ news }) => news);
  expect(last(['screened-political', 'set-up', 'closing'], end)).toEqual([
    ...['begun', 'screened-political', 'closed-refused'],
  ]);
  expect(last(['refused-later', 'active', 'closing'], end)).toEqual([
    ...['begun', 'refused-later', 'closed-refused-later'],
  ]);
  const ended: Moved = ['closed-stopped', 'closing', 'stopped'];
  expect(last(['refused-later', 'active', 'closing'], ended)).toContain('closed-stopped');
});

test('amount, pauses and the day are its donor’s own changes, and nothing else is', () => {
  expect(standingGiftEvents.filter(isDonorsChange)).toEqual([
    'amount-changed',
    'day-changed',
    'paused',
    'resumed',
  ]);
});

/** When a standing gift is looked at again though nobody calls. */
import { expect, test } from 'vitest';
import {
  nextStandingCheckAt,
  renewalToldAt,
  setupWasNeverOpened,
  standingHoldDeadline,
} from '#app/domain/standing-gift/deadlines.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { settledStandingGiftStates, standingGiftStates } from '#app/domain/standing-gift/states.ts';
import { aGift, days, minutes, noon } from './build.ts';

const seconds = (count: number) => minutes(count / 60);

test('staff have a week, and a donor who has forgotten is told a week before', () => {
  expect(standingHoldDeadline(noon)).toEqual(days(7));
  expect(renewalToldAt(days(7))).toEqual(noon);
});

test('whatever has not ended has a time to be looked at again, and what has ended has none', () => {
  for (const state of standingGiftStates)
    expect(nextStandingCheckAt(aGift(state), noon) === null, state).toBe(
      settledStandingGiftStates.has(state),
    );
});

test('each state is looked at when it must be: what is under way in 20 seconds, what waits when its wait ends', () => {
  const at = (gift: StandingGift, now = noon) => nextStandingCheckAt(gift, now);
  for (const state of ['set-up', 'starting', 'closing'] as const)
    expect(at(aGift(state)), state).toEqual(seconds(20));
  expect(at(aGift('confirming'))).toEqual(minutes(5));
  expect(at(aGift('held'))).toEqual(days(7));
  expect(at(aGift('decided'))).toEqual(minutes(15));
  expect(at(aGift('decided'), minutes(20))).toEqual(minutes(15));
});

test('one that waits on an older one is looked at when staff’s word is in force, and then at the end of its week', () => {
  const waits = { olderGiftId: 'sg_0', secondChoice: 'instead' } as const;
  expect(nextStandingCheckAt(aGift('set-up', waits), noon)).toEqual(days(7));
  const decided = aGift('decided', waits);
  expect(nextStandingCheckAt(decided, minutes(14))).toEqual(minutes(15));
  expect(nextStandingCheckAt(decided, minutes(15))).toEqual(days(7));
  const answered = aGift('decided', { ...waits, secondChoice: 'both' });
  expect(nextStandingCheckAt(answered, minutes(15))).toEqual(minutes(15));
});

test('an open page is looked at after a quarter of an hour, then ever less often, and when it closes', () => {
  const at = (now: Date, sessionExpiresAt: Date | null = days(1)) =>
    nextStandingCheckAt(aGift('open', { sessionExpiresAt }), now);
  expect(at(noon)).toEqual(minutes(15));
  expect(at(minutes(60))).toEqual(minutes(120));
  expect(at(minutes(20 * 60))).toEqual(seconds(24 * 3600 + 1));
  expect(at(minutes(60), null)).toEqual(minutes(120));
  expect(at(minutes(60), minutes(61))).toEqual(seconds(61 * 60 + 1));
  for (const closed of [59, 60]) expect(at(minutes(60), minutes(closed))).toEqual(minutes(120));
});

test('a page that nobody could open is known by its age', () => {
  const opened = { sessionId: 'cs_1', createdAt: noon };
  expect(setupWasNeverOpened({ ...opened, sessionId: null }, seconds(15 * 60 - 1))).toBe(false);
  expect(setupWasNeverOpened({ ...opened, sessionId: null }, minutes(15))).toBe(true);
  expect(setupWasNeverOpened(opened, minutes(15))).toBe(false);
});

test('one that runs is looked at each day, when its next invoice is drafted, and when its donor is to be told', () => {
  const at = (changes: Partial<StandingGift>, now: Date) =>
    nextStandingCheckAt(aGift('active', changes), now);
  const yearly = { interval: 'year' } as const;
  expect(at({}, days(10))).toEqual(days(11));
  // Its paid period ends on the 30th day; Stripe takes a moment.
  expect(at({}, days(29.5))).toEqual(minutes(30 * 24 * 60 + 5));
  expect(at({}, minutes(30 * 24 * 60 + 5))).toEqual(minutes(31 * 24 * 60 + 5));
  // A monthly gift is not told of, a yearly one is, and either that goes on after a pause.
  expect(at({}, days(22.5))).toEqual(days(23.5));
  expect(at(yearly, days(22.5))).toEqual(days(23));
  expect(at(yearly, days(23))).toEqual(days(24));
  const paused = { pausedFrom: days(30), pausedUntil: days(91) };
  for (const pause of [paused, { ...paused, ...yearly }]) {
    expect(at(pause, days(83.5))).toEqual(days(84));
    expect(at(pause, days(90.5))).toEqual(minutes(91 * 24 * 60 + 5));
  }
  expect(at({ ...paused, ...yearly }, days(22.5))).toEqual(days(23));
  expect(at(paused, days(22.5))).toEqual(days(23.5));
});

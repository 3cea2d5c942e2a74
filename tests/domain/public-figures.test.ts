/** Up to when the public figures go, by the clock alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { livePeriod, publicPeriod } from '#app/domain/public-figures.ts';
import { dayOf, startOfDay } from '#app/domain/zoned-time.ts';

const at = (text: string) => new Date(text);
const newYork = 'America/New_York';

test.each([
  ['2026-11-29T10:59:59Z', '2026-11-27', '2026-11-28T05:00:00Z', '2026-11-28T11:00:00Z'],
  ['2026-11-29T11:00:00Z', '2026-11-28', '2026-11-29T05:00:00Z', '2026-11-29T11:00:00Z'],
  ['2026-11-30T04:59:59Z', '2026-11-28', '2026-11-29T05:00:00Z', '2026-11-29T11:00:00Z'],
  // The day on which clocks go back has 25 hours, and 6:00 comes an hour later.
  ['2026-11-01T10:59:59Z', '2026-10-30', '2026-10-31T04:00:00Z', '2026-10-31T10:00:00Z'],
  ['2026-11-01T11:00:00Z', '2026-10-31', '2026-11-01T04:00:00Z', '2026-11-01T11:00:00Z'],
  ['2027-01-01T11:00:00Z', '2026-12-31', '2027-01-01T05:00:00Z', '2027-01-01T11:00:00Z'],
])('at %s New York’s figures go through %s', (now, through, until, settledBefore) => {
  expect(publicPeriod(at(now), newYork, null)).toEqual({
    through,
    isWholeDay: true,
    until: at(until),
    settledBefore: at(settledBefore),
  });
});

test('what somebody brought up to now counts until the next refresh goes further, and never ahead of the clock', () => {
  const brought = at('2026-11-29T19:30:00Z');
  const mark = (now: string) => publicPeriod(at(now), newYork, brought);
  expect(mark('2026-11-29T19:29:59Z').through).toBe('2026-11-28');
  expect(mark('2026-11-30T10:59:59Z')).toEqual({
    until: brought,
    settledBefore: brought,
    through: '2026-11-29',
    isWholeDay: false,
  });
  expect(mark('2026-11-30T11:00:00Z')).toMatchObject({ through: '2026-11-29', isWholeDay: true });
});

test('for staff they go to this moment', () => {
  const now = at('2026-11-29T19:30:00Z');
  expect(livePeriod(now, newYork)).toMatchObject({ until: now, through: '2026-11-29', isWholeDay: false });
});

const zones = fc.constantFrom(
  'UTC',
  newYork,
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Beirut',
);
const moments = fc.date({
  min: at('2015-01-01T00:00:00Z'),
  max: at('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

test('a day begins at its first moment in any zone, and no figure is of a day that is not over', () => {
  fc.assert(
    fc.property(moments, zones, (now, zone) => {
      const day = dayOf(now, zone);
      const start = startOfDay(day, zone);
      expect(dayOf(start, zone)).toBe(day);
      expect(dayOf(new Date(start.getTime() - 1), zone) < day).toBe(true);
      const { until, settledBefore, through } = publicPeriod(now, zone, null);
      expect(until <= settledBefore && settledBefore <= now).toBe(true);
      expect(through < day).toBe(true);
      expect(now.getTime() - until.getTime()).toBeLessThan(56 * 3_600_000);
    }),
  );
});

/** Moments as a newsroom names them: with a zone, or on its own clocks, also where those jump. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetMs, parseMoment } from '#app/domain/zoned-time.ts';

const read = (text: string, timeZone = 'Europe/Berlin'): string => {
  const moment = parseMoment(text, timeZone);
  return moment.ok ? moment.moment.toISOString() : moment.problem;
};

test.each([
  ['2026-12-01T09:00Z', '2026-12-01T09:00:00.000Z'],
  ['2026-12-01T09:00:30+01:00', '2026-12-01T08:00:30.000Z'],
  ['2026-12-01T09:00-0330', '2026-12-01T12:30:00.000Z'],
  ['2026-12-01T09:00', '2026-12-01T08:00:00.000Z'],
  ['2026-07-01 09:00', '2026-07-01T07:00:00.000Z'],
  ['2026-12-01', '2026-11-30T23:00:00.000Z'],
])('%s is %s in Berlin', (text, moment) => {
  expect(read(text)).toBe(moment);
});

test('where clocks go forward there is no such time, and where they go back it is the first of two', () => {
  expect(read('2026-03-29T02:30')).toBe('no-such-time');
  expect(read('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
  expect(read('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  // Samoa had no December 30 in 2011.
  expect(read('2011-12-30T12:00', 'Pacific/Apia')).toBe('no-such-time');
});

test.each(['', 'tomorrow', '2026-12', '01.12.2026', '2026-12-01T9:00', '2026-12-01T09', '1764579600'])(
  '%j is no time',
  (text) => {
    expect(read(text)).toBe('not-a-time');
  },
);

test.each(['2026-02-30', '2026-13-01', '2026-12-01T24:00', '2026-12-01T09:60', '2026-12-01T25:00Z'])(
  '%s is in no calendar and on no clock',
  (text) => {
    expect(read(text)).toBe('no-such-time');
  },
);

test('every moment is found again by what clocks show of it, or an hour before where they show it twice', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'UTC',
  );
  const moments = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(moments, zones, (ms, timeZone) => {
      const at = ms - (ms % 1000);
      const shown = new Date(at + offsetMs(new Date(at), timeZone)).toISOString().slice(0, 19);
      const found = parseMoment(shown, timeZone);
      if (!found.ok) throw new Error(`${shown} ${timeZone}: ${found.problem}`);
      const early = at - found.moment.getTime();
      expect([0, 30 * 60_000, 3_600_000]).toContain(early);
      expect(offsetMs(found.moment, timeZone) - offsetMs(new Date(at), timeZone)).toBe(early);
    }),
  );
});

/** The register: which year a moment belongs to, and the figures as machines read them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import { registerJson } from '#app/domain/register-json.ts';
import { yearOf, type Register } from '#app/domain/register.ts';

const printed = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);

test('a year begins at midnight on the clocks of the newsroom', () => {
  expect(yearOf(new Date('2026-11-09T12:00:00Z'), 'UTC')).toEqual({
    year: 2026,
    from: new Date('2026-01-01T00:00:00Z'),
    to: new Date('2027-01-01T00:00:00Z'),
  });
  expect(yearOf(new Date('2026-12-31T23:30:00Z'), 'Europe/Berlin')).toMatchObject({
    year: 2027,
    from: new Date('2026-12-31T23:00:00Z'),
  });
  expect(yearOf(new Date('2027-01-01T04:59:59Z'), 'America/New_York')).toMatchObject({
    year: 2026,
    to: new Date('2027-01-01T05:00:00Z'),
  });
});

test('whatever the zone and the moment, the moment lies in its year and the year starts at 00:00 on 1 January', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Auckland',
    'Pacific/Honolulu',
  );
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, zones, (now, timeZone) => {
      const { year, from, to } = yearOf(now, timeZone);
      expect(from <= now && now < to).toBe(true);
      expect(printed(from, timeZone)).toBe(`01/01/${String(year)}, 00:00:00`);
      expect(printed(to, timeZone)).toBe(`01/01/${String(year + 1)}, 00:00:00`);
    }),
  );
});

function register(): Register {
  return {
    year: 2026,
    asOf: new Date('2026-11-09T00:00:00Z'),
    through: '2026-11-08',
    isWholeDay: true,
    timeZone: 'UTC',
    figures: [
      {
        received: { count: 3, total: money(2045, 'USD') },
        supporters: 2,
        refused: { count: 1, total: money(500, 'USD') },
        lapsed: { count: 0 },
        returned: { count: 0 },
      },
      {
        received: { count: 1, total: money(1000, 'JPY') },
        supporters: 1,
        refused: { count: 0, total: money(0, 'JPY') },
        lapsed: { count: 4 },
        returned: { count: 0 },
      },
    ],
  };
}

test('register.json says each figure in whole minor units with its currency and its decimals', () => {
  const about = {
    newsroom: 'Factually',
    documentation: 'https://factually.example/independence#register',
    pledgeVersion: '1',
  };
  expect(registerJson(register(), about)).toEqual({
    formatVersion: 2,
    ...about,
    year: 2026,
    timeZone: 'UTC',
    through: '2026-11-08',
    asOf: '2026-11-09T00:00:00.000Z',
    figures: [
      {
        currency: 'USD',
        minorDigits: 2,
        received: { count: 3, amountMinor: 2045 },
        supporters: 2,
        refused: { count: 1, amountMinor: 500 },
        lapsed: { count: 0 },
        returned: { count: 0 },
      },
      {
        currency: 'JPY',
        minorDigits: 0,
        received: { count: 1, amountMinor: 1000 },
        supporters: 1,
        refused: { count: 0, amountMinor: 0 },
        lapsed: { count: 4 },
        returned: { count: 0 },
      },
    ],
  });
});

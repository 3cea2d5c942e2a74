/** The day that a donor chose, whatever Stripe's own is: each gift on it, within its own period, and no two at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueDays } from '#app/domain/standing-gift/due-days.ts';
import {
  dayFields,
  daysOffered,
  dueAtOf,
  usualDay,
  type GiftDay,
} from '#app/domain/standing-gift/gift-day.ts';

const anchors = fc.date({ min: new Date('2027-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
const intervals = fc.constantFrom('month' as const, 'year' as const);
const never = new Date('2200-01-01');
const lastDay = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();

test('every day that is offered comes once in each period, on that day of a month or its last, before the next period begins', () => {
  fc.assert(
    fc.property(anchors, intervals, fc.nat(40), (anchor, interval, since) => {
      const after = new Date(anchor.getTime() + since * 25 * 86_400_000);
      const periods = dueDays(anchor, interval, after, interval === 'month' ? 50 : 6);
      const offered = daysOffered(anchor, periods);
      expect(offered.length).toBeGreaterThanOrEqual(27);
      for (const { value, anchor: dueAnchor, dueAt } of offered) {
        const gift = { ...usualDay, dueAnchor };
        const due = periods.map((period) => dueAtOf(gift, period));
        expect(due.slice(0, 3)).toEqual(dueAt);
        if (value === 'usual') expect(due).toEqual(periods);
        const chosen = value === 'usual' ? anchor.getUTCDate() : Number(value);
        const wrong = due.filter((day, index) => {
          const [begins = day, ends = never] = periods.slice(index, index + 2);
          return day < begins || day >= ends || day.getUTCDate() !== Math.min(chosen, lastDay(day));
        });
        expect({ value, wrong }).toEqual({ value, wrong: [] });
      }
      const firsts = offered.map(({ dueAt: [next] }) => next?.getTime() ?? 0);
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
      const orders = offered.map(({ dueAt }) => dueAt.map((day) => day.toISOString()).join());
      expect(orders, 'where the next is on one day, the sooner after it').toEqual(orders.toSorted());
      expect(new Set(offered.map(({ dueAt }) => dueAt.join())).size).toBe(offered.length);
    }),
    { numRuns: 100 },
  );
});

test('however often the day is changed, what is drafted keeps its day, and the next gift is due after it', () => {
  fc.assert(
    fc.property(
      anchors,
      fc.array(fc.array(fc.nat(), { maxLength: 2 }), { maxLength: 20 }),
      (anchor, months) => {
        const periods = dueDays(anchor, 'month', anchor, months.length + 3);
        let gift: GiftDay = usualDay;
        const due: Date[] = [];
        for (const [index, choices] of months.entries()) {
          const coming = periods.slice(index);
          const [holdsFrom = anchor] = coming;
          for (const choice of choices) {
            const offered = daysOffered(anchor, coming);
            const to = offered[choice % offered.length]?.anchor ?? null;
            gift = { ...gift, ...dayFields(gift, { holdsFrom, to }) };
            expect(dueAtOf(gift, holdsFrom)).toEqual(dueAtOf({ ...usualDay, dueAnchor: to }, holdsFrom));
          }
          // The one before may still wait, and is nowhere told to be due on the new day.
          const before = periods[index - 1];
          if (before) expect(dueAtOf(gift, before)).toEqual(due.at(-1));
          due.push(dueAtOf(gift, holdsFrom));
        }
        for (const [index, day] of due.entries()) expect(day < (due[index + 1] ?? never)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['2027-01-31', 'month', '2027-01-31', '14', ['2027-02-14', '2027-03-14', '2027-04-14']],
  ['2027-11-14', 'month', '2027-12-14', '31', ['2027-12-31', '2028-01-31', '2028-02-29']],
  ['2027-01-28', 'month', '2027-02-28', '30', ['2027-02-28', '2027-03-30', '2027-04-30']],
  ['2027-01-31', 'month', '2027-02-28', '1', ['2027-03-01', '2027-04-01', '2027-05-01']],
  ['2028-02-29', 'year', '2029-02-28', '1', ['2029-03-01', '2030-03-01', '2031-03-01']],
  ['2028-02-29', 'year', '2029-02-28', '27', ['2029-03-27', '2030-03-27', '2031-03-27']],
] as const)('from %s each %s, the period of %s is due on day %s', (anchor, interval, first, to, days) => {
  const at = (day: string) => new Date(`${day}T23:30:00Z`);
  const periods = [at(first), ...dueDays(at(anchor), interval, at(first), 2)];
  const offered = daysOffered(at(anchor), periods).find(({ value }) => value === to);
  expect(offered?.dueAt).toEqual(days.map(at));
});

test('days just before the last of a month are not offered where two gifts would come at once', () => {
  const values = (day: number) => {
    const anchor = new Date(Date.UTC(2027, 0, day));
    return daysOffered(anchor, dueDays(anchor, 'month', anchor, 3)).map(({ value }) => value);
  };
  expect(values(31)).not.toContain('30');
  expect(values(30)).not.toEqual(expect.arrayContaining(['29']));
  expect(values(30)).toEqual(expect.arrayContaining(['31', '27']));
  expect(values(15)).toHaveLength(31);
});

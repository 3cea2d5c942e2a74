import { expect, test } from 'vitest';
import { nextStandingCheckAt } from '#app/domain/standing-gift/deadlines.ts';
import { usualDay } from '#app/domain/standing-gift/gift-day.ts';
import { noticesDue } from '#app/domain/standing-gift/notices.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';

const dueAt = new Date('2027-12-01T10:00:00Z');
const at = (text: string) => new Date(text);
const unpaused = { pausedFrom: null, pausedUntil: null, ...usualDay };
const yearly = { id: 'sg', interval: 'year', ...unpaused } as const;
const monthly = { id: 'sg', interval: 'month', ...unpaused } as const;
const card = (year: number, month: number) => ({ paymentMethodId: 'pm_1', expires: { year, month } });

test('a yearly gift is told of from seven days before to the moment at which it is due, a monthly one never', () => {
  const kinds = (now: string) => noticesDue(yearly, dueAt, null, 'UTC', at(now)).map(({ kind }) => kind);
  expect(kinds('2027-11-24T09:59:59Z')).toEqual([]);
  expect(kinds('2027-11-24T10:00:00Z')).toEqual(['renewal-coming']);
  expect(kinds('2027-12-01T09:59:59Z')).toEqual(['renewal-coming']);
  expect(kinds('2027-12-01T10:00:00Z')).toEqual([]);
  expect(noticesDue(monthly, dueAt, null, 'UTC', at('2027-11-30T10:00:00Z'))).toEqual([]);
  const [a, b] = [dueAt, at('2028-12-01T10:00:00Z')].map(
    (due) => noticesDue(yearly, due, null, 'UTC', new Date(due.getTime() - 1))[0]?.cause,
  );
  expect(a).not.toBe(b);
});

test('what is left out is not told of, and the gift with which a paused one goes on is, a week before', () => {
  const until = at('2028-02-01T10:00:00Z');
  const paused = { pausedFrom: dueAt, pausedUntil: until };
  const told = (gift: typeof yearly | typeof monthly, due: Date, now: string) =>
    noticesDue({ ...gift, ...paused }, due, null, 'UTC', at(now)).map(({ day }) => day);
  for (const gift of [yearly, monthly]) {
    expect(told(gift, dueAt, '2027-11-30T10:00:00Z')).toEqual([]);
    expect(told(gift, until, '2028-01-25T09:59:59Z')).toEqual([]);
    expect(told(gift, until, '2028-01-25T10:00:00Z')).toEqual([until]);
    expect(told(gift, until, '2028-02-01T10:00:00Z')).toEqual([]);
  }
  expect(told(monthly, at('2028-03-01T10:00:00Z'), '2028-02-28T10:00:00Z')).toEqual([]);
});

test.each([
  // The last month is December: the one before begins on November 1, by the newsroom's clocks.
  [2026, 12, 'UTC', '2026-10-31T23:59:59Z', '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  [2026, 12, 'America/New_York', '2026-11-01T03:59:59Z', '2026-11-01T04:00:00Z', '2027-01-01T05:00:00Z'],
  [2027, 1, 'Pacific/Auckland', '2026-11-30T10:59:59Z', '2026-11-30T11:00:00Z', '2027-01-31T11:00:00Z'],
  [2028, 2, 'UTC', '2027-12-31T23:59:59Z', '2028-01-01T00:00:00Z', '2028-03-01T00:00:00Z'],
])(
  'a card good through %i-%i is told of from the month before, in %s',
  (year, month, zone, early, from, over) => {
    const notices = (now: string) => noticesDue(monthly, dueAt, card(year, month), zone, at(now));
    expect(notices(early)).toEqual([]);
    expect(notices(from)).toMatchObject([{ kind: 'card-expiring', day: new Date(at(over).getTime() - 1) }]);
    expect(notices(new Date(at(over).getTime() - 1).toISOString())).toHaveLength(1);
    expect(notices(over)).toEqual([]);
  },
);

test('each card of each gift is told of once, by the month that is printed on it', () => {
  const causes = [
    noticesDue(monthly, dueAt, card(2026, 12), 'UTC', at('2026-12-02T00:00:00Z')),
    noticesDue(monthly, dueAt, card(2029, 12), 'UTC', at('2029-12-02T00:00:00Z')),
    noticesDue(monthly, dueAt, card(2027, 1), 'UTC', at('2026-12-02T00:00:00Z')),
    noticesDue(
      yearly,
      dueAt,
      { ...card(2026, 12), paymentMethodId: 'pm_2' },
      'UTC',
      at('2026-12-02T00:00:00Z'),
    ),
    noticesDue({ ...monthly, id: 'sg_2' }, dueAt, card(2026, 12), 'UTC', at('2026-12-02T00:00:00Z')),
  ].flatMap((notices) => notices.map(({ cause }) => cause));
  expect(new Set(causes).size).toBe(5);
});

test('one that runs is looked at when its mail is due, and each day before', () => {
  const gift = { ...yearly, state: 'active', paidUntil: dueAt } as StandingGift;
  expect(nextStandingCheckAt(gift, at('2027-11-20T10:00:00Z'))).toEqual(at('2027-11-21T10:00:00Z'));
  expect(nextStandingCheckAt(gift, at('2027-11-23T20:00:00Z'))).toEqual(at('2027-11-24T10:00:00Z'));
  expect(nextStandingCheckAt(gift, at('2027-11-24T10:00:00Z'))).toEqual(at('2027-11-25T10:00:00Z'));
});

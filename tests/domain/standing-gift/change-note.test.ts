/** What a subscription remembers of changes: each reads as it was written, and nothing else does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLater, newestLike, noteOf, readNotes } from '#app/domain/standing-gift/change-note.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { money } from '#app/domain/money.ts';

const day = 86_400_000;
const at = new Date('2027-01-31T12:00:00.000Z');
const later = (days: number) => new Date(at.getTime() + days * day);
const placed = { id: '019c0000-0000-7000-8000-000000000001', at, holdsFrom: later(3) };
const gift = (pausedFrom: Date | null, pausedUntil: Date | null) =>
  ({ pausedFrom, pausedUntil }) as StandingGift;

test('each change reads as it was written, beside another kind and whatever else stands there', () => {
  const paused = fc
    .tuple(fc.integer({ min: -40, max: 3 }), fc.integer({ min: 4, max: 730 }))
    .map(([from, until]) => ({ pausedFrom: later(from), pausedUntil: later(until) }));
  const minor = fc.integer({ min: 1, max: 99_999_999 });
  fc.assert(
    fc.property(paused, minor, minor, fc.boolean(), fc.boolean(), (days, amount, feeCover, isOn, isPause) => {
      const to = isOn ? days.pausedUntil : null;
      const { pausedFrom, pausedUntil } = isOn || isPause ? days : { pausedFrom: null, pausedUntil: null };
      const pausing: GiftChange = isPause
        ? { kind: 'pause', ...placed, until: days.pausedUntil }
        : { kind: 'resume', ...placed };
      const sum = { amount: money(amount, 'JPY'), feeCover: money(feeCover, 'JPY') };
      const metadata = {
        standing_gift: 'of us',
        color: '{"kind":"pause"}',
        ...noteOf(pausing, gift(pausedFrom, pausedUntil)),
        ...noteOf({ kind: 'amount', ...placed, from: sum, to: sum }, gift(null, null)),
        ...noteOf({ kind: 'day', ...placed, to }, gift(null, null)),
      };
      for (const text of Object.values(metadata)) expect(text.length).toBeLessThanOrEqual(500);
      expect(readNotes(metadata)).toEqual({
        notes: [
          { kind: pausing.kind, ...placed, pausedFrom, pausedUntil },
          { kind: 'amount', ...placed, amount, feeCover },
          { kind: 'day', ...placed, to },
        ],
        isOdd: false,
      });
    }),
    { numRuns: 60 },
  );
});

const times = { at: at.toISOString(), holdsFrom: later(3).toISOString() };
const written = { kind: 'pause', id: placed.id, ...times, pausedFrom: times.holdsFrom };
const ends = (pausedUntil: string) => ({ ...written, pausedUntil });

test.each([
  ['no JSON', 'pause_change', 'paused'],
  ['nothing', 'pause_change', ''],
  ['null', 'pause_change', 'null'],
  ['a list', 'pause_change', '[{"length":-1}]'],
  ['an object that poses as a text', 'pause_change', { ...written, pausedUntil: { length: 9 } }],
  ['another kind', 'pause_change', { ...ends(later(34).toISOString()), kind: 'stop' }],
  ['a pause where an amount would stand', 'amount_change', ends(later(34).toISOString())],
  ['a day that is no moment', 'day_change', { ...written, kind: 'day', to: '31' }],
  ['no day at all', 'day_change', { ...written, kind: 'day' }],
  ['a pause that ends as it begins', 'pause_change', { ...written, pausedUntil: times.holdsFrom }],
  [
    'a pause that ends before what it leaves out first',
    'pause_change',
    { ...ends(later(34).toISOString()), holdsFrom: later(34).toISOString() },
  ],
  [
    'the end of a pause that ended before it began',
    'pause_change',
    { ...written, kind: 'resume', pausedFrom: later(5).toISOString(), pausedUntil: later(4).toISOString() },
  ],
  ['the end of a pause without an end', 'pause_change', { ...written, kind: 'resume', pausedUntil: null }],
  [
    'an id of another version',
    'day_change',
    { ...written, kind: 'day', to: null, id: '019c0000-0000-4000-8000-000000000001' },
  ],
  ['a moment after something else', 'day_change', { ...written, kind: 'day', to: `+${times.at}` }],
  ['a moment before something else', 'day_change', { ...written, kind: 'day', to: `${times.at}+` }],
  ['no id of ours', 'pause_change', { ...ends(later(34).toISOString()), id: 'sg_1' }],
  ['a day that is none', 'pause_change', ends('2027-02-31T12:00:00.000Z')],
  ['a day without its hour', 'pause_change', ends('2027-03-06')],
  ['a pause for ever', 'pause_change', ends('9999-01-01T00:00:00.000Z')],
  ['a pause that ends before it begins', 'pause_change', ends(at.toISOString())],
  [
    'half a pause taken back',
    'pause_change',
    { ...written, kind: 'resume', pausedFrom: null, pausedUntil: times.holdsFrom },
  ],
  ['a gift of nothing', 'amount_change', { ...written, kind: 'amount', amount: '0', feeCover: '0' }],
  ['a part of a cent', 'amount_change', { ...written, kind: 'amount', amount: '5.5', feeCover: '0' }],
  ['a number', 'amount_change', { ...written, kind: 'amount', amount: 500, feeCover: '0' }],
])('%s is no note, and is told of', (_, key, value) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  expect(readNotes({ standing_gift: 'of us', [key]: text })).toEqual({ notes: [], isOdd: true });
});

test('a pause of the longest kind is one, and so is its end when what was left out has passed', () => {
  const longest = new Date(at.getTime() + 735 * day).toISOString();
  for (const note of [
    ends(longest),
    { ...written, kind: 'resume', pausedFrom: later(-40).toISOString(), pausedUntil: times.holdsFrom },
    { ...written, kind: 'resume', pausedFrom: later(-40).toISOString(), pausedUntil: later(2).toISOString() },
  ])
    expect(readNotes({ pause_change: JSON.stringify(note) })).toMatchObject({ isOdd: false, notes: [{}] });
  const longer = new Date(at.getTime() + 735 * day + 1).toISOString();
  expect(readNotes({ pause_change: JSON.stringify(ends(longer)) })).toEqual({ notes: [], isOdd: true });
});

test('of changes of one kind the later one holds, and of two at one moment the one made last', () => {
  const made = (id: string, days: number) => ({ ...placed, kind: 'pause' as const, id, at: later(days) });
  expect([isLater(made('b', 1), made('a', 2)), isLater(made('a', 2), made('b', 1))]).toEqual([false, true]);
  expect([isLater(made('b', 1), made('a', 1)), isLater(made('a', 1), made('b', 1))]).toEqual([true, false]);
  expect(isLater(made('a', 1), made('a', 1))).toBe(false);
  const amount = { ...placed, kind: 'amount' as const, id: 'd' };
  const changes = [made('a', 1), made('b', 2), amount];
  expect(newestLike(changes, { kind: 'resume' })?.id).toBe('b');
  expect(newestLike(changes, { kind: 'amount' })?.id).toBe('d');
  expect(newestLike(changes, { kind: 'day' })).toBeUndefined();
});

test('a subscription that nobody changed remembers nothing, and no text makes its reading fail', () => {
  expect(readNotes({ standing_gift: 'of us' })).toEqual({ notes: [], isOdd: false });
  const text = fc.oneof(fc.json(), fc.string());
  fc.assert(
    fc.property(text, (pause_change) => {
      expect(readNotes({ pause_change })).toEqual({ notes: [], isOdd: true });
    }),
    { numRuns: 40 },
  );
});

/** What Stripe is told of a donor's changes, and what a restored database takes in again of them. */
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import { noteOf, type ChangeNote } from '#app/domain/standing-gift/change-note.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import { usualDay } from '#app/domain/standing-gift/gift-day.ts';
import type { StandingGiftKnown } from '#app/domain/standing-gift/known.ts';
import { aGift, bills, days, did, eventOf, minutes, plan, stepOf, subscription } from './build.ts';

const placed = { id: 'c_2', at: minutes(40), holdsFrom: days(30) };
const pausedNote: ChangeNote = {
  ...{ kind: 'pause', ...placed, pausedFrom: days(30), pausedUntil: days(61) },
};
const pausedOurs: GiftChange = { kind: 'pause', ...placed, until: days(61) };

const noting = (notes: readonly ChangeNote[], known: Partial<StandingGiftKnown> = {}) =>
  plan(aGift('active', usualDay), {
    ...{
      wasRestored: true,
      now: minutes(60),
      seen: bills(subscription({ noted: { notes, isOdd: false } })),
    },
    ...known,
  });
const fieldsOf = (...notes: ChangeNote[]) => stepOf(noting(notes)).fields;

test('a pause that only Stripe remembers holds again, with its history and its mail, as Stripe’s word', () => {
  const made = noting([pausedNote]);
  expect(did(made)).toEqual(['paused', 'record-change', 'look-at-renewals', 'mail standing-paused']);
  expect(made).toMatchObject({ kind: 'commit', isStripesWord: true });
  const step = stepOf(made);
  expect(step).toMatchObject({
    fields: { pausedFrom: days(30), pausedUntil: days(61) },
    history: { actorName: 'restore', at: minutes(60) },
  });
  expect(step.effects).toContainEqual({
    ...{ kind: 'record-change', standingGiftId: 'sg_1', change: pausedOurs },
  });
});

test('so do its end, another amount and another day', () => {
  const resumed = noting([{ ...pausedNote, kind: 'resume' }]);
  expect(did(resumed)).toEqual(['resumed', 'record-change', 'look-at-renewals', 'mail standing-resumed']);
  const amount: ChangeNote = { kind: 'amount', ...placed, amount: 900, feeCover: 60 };
  expect(did(noting([amount]))).toEqual([
    ...[
      'amount-changed',
      'record-change',
      'ask change-amount c_2',
      'look-at-renewals',
      'mail standing-amount',
    ],
  ]);
  const to = { amount: money(900, 'USD'), feeCover: money(60, 'USD') };
  expect(fieldsOf(amount)).toMatchObject(to);
  expect(stepOf(noting([amount])).effects).toContainEqual({
    ...{ kind: 'record-change', standingGiftId: 'sg_1' },
    change: {
      ...{ kind: 'amount', ...placed, to },
      from: { amount: money(500, 'USD'), feeCover: money(46, 'USD') },
    },
  });
  const moved: ChangeNote = { kind: 'day', ...placed, to: days(36) };
  expect(did(noting([moved]))).toEqual([
    ...['day-changed', 'record-change', 'look-at-renewals', 'mail standing-day'],
  ]);
  expect(fieldsOf(moved)).toMatchObject({
    ...{ dueAnchor: days(36), dueAnchorFrom: days(30), dueAnchorBefore: null },
  });
});

test('what a restored change says nothing of stays as it was', () => {
  const gift = aGift('active', {
    ...{ pausedFrom: days(5), pausedUntil: days(6) },
    ...{ dueAnchor: days(3), dueAnchorFrom: days(2), dueAnchorBefore: null },
  });
  const restored = (note: ChangeNote) =>
    stepOf(
      plan(gift, {
        wasRestored: true,
        seen: bills(subscription({ noted: { notes: [note], isOdd: false } })),
      }),
    ).fields;
  const day = { dueAnchor: days(3), dueAnchorFrom: days(2), dueAnchorBefore: null };
  const sums = { amount: money(500, 'USD'), feeCover: money(46, 'USD') };
  const amount: ChangeNote = { kind: 'amount', ...placed, amount: 900, feeCover: 60 };
  const ours = { pausedFrom: days(5), pausedUntil: days(6) };
  expect(restored(amount)).toMatchObject({ ...ours, ...day });
  expect(restored({ ...pausedNote, kind: 'resume' })).toMatchObject({
    ...{ ...sums, ...day, pausedFrom: days(30), pausedUntil: days(61) },
  });
  expect(restored(pausedNote)).toMatchObject({ ...sums, ...day });
  expect(restored({ kind: 'day', ...placed, to: days(36) })).toMatchObject({ ...ours, ...sums });
});

test('the oldest that is lost comes first, and what is known as late or later stays', () => {
  const amount: ChangeNote = { kind: 'amount', ...placed, at: minutes(39), amount: 900, feeCover: 60 };
  expect(eventOf(noting([pausedNote, amount]))).toBe('amount-changed');
  expect(eventOf(noting([amount, pausedNote]))).toBe('amount-changed');
  const ours = (changes: Partial<GiftChange>) =>
    eventOf(noting([pausedNote], { changes: [{ ...pausedOurs, ...changes } as GiftChange] }));
  expect(ours({})).toBe('rest');
  expect(ours({ id: 'c_3' })).toBe('rest');
  expect(ours({ kind: 'resume', at: minutes(41) })).toBe('rest');
  expect(ours({ id: 'c_1' })).toBe('paused');
  expect(ours({ at: minutes(39) })).toBe('paused');
  // Another amount says nothing of a pause.
  const other = { kind: 'amount', at: minutes(50) } as Partial<GiftChange>;
  expect(ours(other)).toBe('paused');
});

test('only a restored database takes anything in', () => {
  expect(eventOf(noting([pausedNote], { wasRestored: false }))).toBe('rest');
  expect(eventOf(noting([]))).toBe('rest');
});

test('Stripe is told until it remembers each change, or a later one of its kind', () => {
  const unnoted = (notes: readonly ChangeNote[], ...changes: GiftChange[]) =>
    noting(notes, { wasRestored: false, unnoted: changes });
  const ask = { kind: 'ask', request: 'note-change', cause: 'c_2' };
  expect(unnoted([], pausedOurs)).toEqual(ask);
  const older: ChangeNote = { ...pausedNote, id: 'c_1', at: minutes(39) };
  expect(unnoted([older], pausedOurs)).toEqual(ask);
  const amount: ChangeNote = { kind: 'amount', ...placed, at: minutes(50), amount: 900, feeCover: 60 };
  expect(unnoted([amount], pausedOurs)).toEqual(ask);
  expect(did(unnoted([pausedNote], pausedOurs))).toEqual(['none', 'finish note-change c_2 noted']);
  const before: GiftChange = { kind: 'resume', ...placed, id: 'c_1', at: minutes(39) };
  expect(did(unnoted([pausedNote], before, pausedOurs))).toEqual([
    ...['none', 'finish note-change c_1 noted', 'finish note-change c_2 noted'],
  ]);
});

test('a note says how the gift stands by its change, under the key of its kind', () => {
  const gift = aGift('active', { pausedFrom: days(30), pausedUntil: days(61) });
  const read = (change: GiftChange, of = gift) =>
    Object.entries(noteOf(change, of)).map(([key, text]) => [key, JSON.parse(text) as unknown]);
  const said = { id: 'c_2', at: minutes(40).toISOString(), holdsFrom: days(30).toISOString() };
  const standing = { pausedFrom: days(30).toISOString(), pausedUntil: days(61).toISOString() };
  expect(read(pausedOurs)).toEqual([['pause_change', { kind: 'pause', ...said, ...standing }]]);
  expect(read({ kind: 'resume', ...placed })).toEqual([
    ['pause_change', { kind: 'resume', ...said, ...standing }],
  ]);
  const never = aGift('active', { pausedFrom: null, pausedUntil: null });
  expect(read({ kind: 'resume', ...placed }, never)).toEqual([
    ['pause_change', { kind: 'resume', ...said, pausedFrom: null, pausedUntil: null }],
  ]);
  expect(read({ kind: 'day', ...placed, to: null })).toEqual([
    ['day_change', { kind: 'day', ...said, to: null }],
  ]);
});

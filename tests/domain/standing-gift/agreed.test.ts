/** What was agreed for which day, and which days are left out (changes, pause, change-amount): the edges beside the random courses. */
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import { planRepricing } from '#app/domain/standing-gift/change-amount.ts';
import {
  agreedAt,
  amountChanges,
  holdsFrom,
  isSameAgreed,
  type Agreed,
  type AmountChange,
  type GiftChange,
} from '#app/domain/standing-gift/changes.ts';
import {
  chargedFrom,
  firstLeftOut,
  goingOnGifts,
  isLeftOut,
  isPausedAt,
  isPausedNow,
  nextChargeAt,
} from '#app/domain/standing-gift/pause.ts';
import { comingGift, isSameDay, usualDay } from '#app/domain/standing-gift/gift-day.ts';
import { aGift, days, did, minutes, noon, subscription } from './build.ts';

const agreed = (amountMinor: number, feeMinor = 0, currency = 'USD'): Agreed => ({
  amount: money(amountMinor, currency),
  feeCover: money(feeMinor, currency),
});
const change = (id: string, from: number, to: number, day: Date): AmountChange => ({
  ...{ kind: 'amount', id, at: noon, holdsFrom: day, from: agreed(from), to: agreed(to) },
});

test('two sums are the same where amount, fee cover and currency are', () => {
  expect(isSameAgreed(agreed(500, 46), agreed(500, 46))).toBe(true);
  for (const other of [agreed(501, 46), agreed(500, 45), agreed(500, 46, 'EUR')])
    expect(isSameAgreed(agreed(500, 46), other)).toBe(false);
  expect(isSameAgreed(agreed(500, 46), { ...agreed(500, 46), feeCover: money(46, 'EUR') })).toBe(false);
});

test('each period is given what was agreed last for its day, and before all changes what was agreed at first', () => {
  const pause: GiftChange = { kind: 'pause', id: 'c_0', at: noon, holdsFrom: days(1), until: days(2) };
  const changes = [pause, change('c_1', 300, 900, days(30)), change('c_2', 900, 700, days(61))];
  const at = (day: Date) => agreedAt(agreed(700), changes, day).amount.amountMinor;
  expect([days(29.9), days(30), days(60.9), days(61), days(400)].map(at)).toEqual([300, 900, 900, 700, 700]);
  expect(agreedAt(aGift('active'), [pause], days(5))).toEqual(agreed(500, 46));
  expect(amountChanges(changes).map(({ id }) => id)).toEqual(['c_1', 'c_2']);
});

/** One that is charged on Stripe's own day. */
const coming = (day: Date) => comingGift(usualDay, day);

test('a change holds on the first day that is an hour away, since Stripe drafts ahead', () => {
  const due = [minutes(59), minutes(60), days(30)].map(coming);
  expect(holdsFrom(due, noon)).toEqual(coming(minutes(60)));
  expect(holdsFrom(due, minutes(1))).toEqual(coming(days(30)));
  expect(() => holdsFrom([coming(noon)], noon)).toThrow('no gift for which a change holds');
});

const paused = { ...usualDay, pausedFrom: days(30), pausedUntil: days(61) };

test('what is due from the first day that is left out on, and before the last, is left out', () => {
  const at = (day: Date) => isLeftOut(paused, day);
  expect([days(29.9), days(30), days(60.9), days(61)].map(at)).toEqual([false, true, true, false]);
  for (const half of [
    { pausedFrom: null, pausedUntil: days(61) },
    { pausedFrom: days(30), pausedUntil: null },
  ])
    expect(isLeftOut(half, days(40))).toBe(false);
});

test('the next one is charged when it is due, or at the end of the pause', () => {
  expect([days(29), days(30), days(61)].map((day) => chargedFrom(paused, day))).toEqual([
    ...[days(29), days(61), days(61)],
  ]);
  expect(chargedFrom({ ...usualDay, pausedFrom: null, pausedUntil: null }, days(30))).toEqual(days(30));
  const next = (paidUntil: Date | null, pausedUntil: Date | null) =>
    nextChargeAt({ ...usualDay, paidUntil, pausedUntil });
  expect(next(days(30), days(61))).toEqual(days(61));
  expect(next(days(61), days(30))).toEqual(days(61));
  expect(next(days(30), null)).toEqual(days(30));
  expect([next(null, days(61)), next(null, null)]).toEqual([null, null]);
});

test('it is paused as long as one that is to come is left out', () => {
  expect(isPausedAt(paused, days(60.9))).toBe(true);
  expect(isPausedAt(paused, days(61))).toBe(false);
  expect(isPausedAt({ pausedUntil: null }, days(30))).toBe(false);
});

test('its donor waits until the day of the gift with which it goes on, by the day that they chose', () => {
  const [chosen, until] = [{ ...usualDay, dueAnchor: days(66) }, days(61)];
  const waits = (now: Date, pausedUntil: Date | null = until, of = usualDay) =>
    isPausedNow({ ...of, pausedUntil }, now);
  expect([waits(days(60.9)), waits(days(61)), waits(days(1), null)]).toEqual([true, false, false]);
  const onChosen = [waits(days(65.9), until, chosen), waits(days(66), until, chosen)];
  expect(onChosen).toEqual([true, false]);
});

test('a day is the same where its number is, and the usual one is like no other', () => {
  expect([isSameDay(days(0), days(30)), isSameDay(days(0), days(31))]).toEqual([true, false]);
  expect([isSameDay(null, null), isSameDay(null, days(1)), isSameDay(days(1), null)]).toEqual([
    ...[true, false, false],
  ]);
});

test('a monthly gift may go on within a year, a yearly one with the one after the next', () => {
  const due = Array.from({ length: 20 }, (_, index) => coming(days(index)));
  expect(goingOnGifts(due, 'month')).toEqual(due.slice(1, 13));
  expect(goingOnGifts(due, 'year')).toEqual([coming(days(1))]);
});

test('a pause leaves out all that is not settled, from the oldest on', () => {
  const gift = aGift('active');
  expect(firstLeftOut(gift, days(61), [])).toEqual(days(30));
  expect(firstLeftOut(gift, days(20), [])).toEqual(days(20));
  expect(firstLeftOut(gift, days(61), [days(15), days(10)])).toEqual(days(10));
});

test('Stripe is asked for the newest amount until it charges that, and each change is finished by it', () => {
  const gift = aGift('active');
  const at = (charged: ReturnType<typeof money>, changeIds = ['c_1', 'c_2'], periodEndsAt = days(30)) =>
    planRepricing(gift, { changeIds, holdsFrom: days(30) }, subscription({ charged, periodEndsAt }), noon);
  expect(at(money(545, 'USD'))).toEqual({ kind: 'ask', request: 'change-amount', cause: 'c_2' });
  expect(at(money(546, 'EUR'))).toMatchObject({ kind: 'ask' });
  expect(did(at(money(546, 'USD')))).toEqual([
    ...['none', 'finish change-amount c_1 changed', 'finish change-amount c_2 changed'],
  ]);
  expect(at(money(545, 'USD'), ['c_1'], days(29.9))).toBeNull();
  expect(at(money(545, 'USD'), [])).toBeNull();
});

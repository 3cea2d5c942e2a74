/** When a refund is looked at again though nobody calls. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextRefundCheckAt } from '#app/domain/refund/deadlines.ts';
import { refundStates } from '#app/domain/refund/states.ts';

const createdAt = new Date('2026-11-01T00:00:00Z');
const minute = 60_000;
const at = (minutes: number) => new Date(createdAt.getTime() + minutes * minute);
const waiting = ['pending', 'requires-action'] as const;

test('one that is being asked for is looked at again after 20 seconds, however old it is', () => {
  for (const age of [0, 5, 60 * 24 * 30])
    expect(nextRefundCheckAt({ state: 'asked', createdAt }, at(age))).toEqual(at(age + 1 / 3));
});

test.each([
  ['just made', 0, 10],
  ['20 minutes old', 20, 10],
  ['an hour old', 60, 30],
  ['half a day old', 12 * 60, 6 * 60],
  ['a day old', 24 * 60, 12 * 60],
  ['ten days old', 10 * 24 * 60, 12 * 60],
])('one that waits at Stripe and is %s (%i minutes) is looked at again in %i minutes', (_, age, wait) => {
  for (const state of waiting)
    expect(nextRefundCheckAt({ state, createdAt }, at(age)), state).toEqual(at(age + wait));
});

test('the longer one waits the more rarely it is asked for, and never twice in ten minutes', () => {
  const ages = fc.integer({ min: 0, max: 60 * 24 * 365 });
  fc.assert(
    fc.property(fc.constantFrom(...waiting), ages, ages, (state, one, other) => {
      const [young, old] = [Math.min(one, other), Math.max(one, other)];
      const wait = (age: number) =>
        (nextRefundCheckAt({ state, createdAt }, at(age))?.getTime() ?? 0) - at(age).getTime();
      expect(wait(young)).toBeLessThanOrEqual(wait(old));
      expect(wait(young)).toBeGreaterThanOrEqual(10 * minute);
    }),
  );
});

test('one that came to rest has no next time, and every other has', () => {
  const resting = refundStates.filter((state) => nextRefundCheckAt({ state, createdAt }, at(1)) === null);
  expect(resting).toEqual(['succeeded', 'failed', 'canceled', 'refused']);
});

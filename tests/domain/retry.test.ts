/** M13: one rule for all that is due and keeps failing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { needsNewKey } from '#app/domain/stripe-request.ts';
import { mustWait } from '#app/domain/work.ts';
import { isUnderstood } from '#app/domain/payment.ts';
import { failureCode, isLate, lateMs, nextFailure, retryWaitMs, retryWaitsMs } from '#app/domain/retry.ts';

const hourMs = 3_600_000;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: 10_000 });
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

test('a wait is never longer than an hour, never shorter than two seconds, and spread over at least its half', () => {
  fc.assert(
    fc.property(failures, random, (count, spread) => {
      const wait = retryWaitMs(count, spread);
      expect(wait).toBeGreaterThanOrEqual(1_700);
      expect(wait).toBeLessThanOrEqual(hourMs);
      expect(retryWaitMs(count, 0.999_999)).toBeGreaterThan(1.9 * retryWaitMs(count, 0));
    }),
  );
});

test('until it is an hour, no wait is shorter than one before it, however the dice fall', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), random, random, (count, one, other) => {
      expect(retryWaitMs(count + 1, one)).toBeGreaterThanOrEqual(retryWaitMs(count, other));
    }),
  );
});

test('a day of nothing but failures costs fewer than sixty tries', () => {
  fc.assert(
    fc.property(fc.array(random, { minLength: 100, maxLength: 100 }), (dice) => {
      let passed = 0;
      let tries = 0;
      for (; passed < 24 * hourMs; tries += 1) passed += retryWaitMs(tries + 1, dice[tries % 100] ?? 0);
      expect(tries).toBeLessThan(60);
    }),
  );
});

test('stores that count by themselves are given the same waits', () => {
  const waits = retryWaitsMs(() => 0.5);
  for (const [index, wait] of waits.entries()) expect(wait).toBe(retryWaitMs(index + 1, 0.5));
  expect(waits.at(-1)).toBe(retryWaitMs(1_000, 0.5));
});

test('the next try is in the future and not past what else is due', () => {
  fc.assert(
    fc.property(failures, moment, random, moment, (count, now, spread, deadline) => {
      const { retryAt } = nextFailure(count, new Error('x'), now, spread, deadline);
      expect(retryAt.getTime()).toBeGreaterThan(now.getTime());
      if (deadline > now) expect(retryAt.getTime()).toBeLessThanOrEqual(deadline.getTime());
    }),
  );
});

test('what is not due is never late, and what is due is late after ten minutes', () => {
  const now = new Date('2026-11-01T12:00:00Z');
  expect(isLate(null, now)).toBe(false);
  expect(isLate(new Date(now.getTime() - lateMs + 1), now)).toBe(false);
  expect(isLate(new Date(now.getTime() - lateMs), now)).toBe(true);
});

test('what failed waits for its time, unless Stripe has spoken since', () => {
  const failedAt = new Date('2026-11-01T12:00:00Z');
  const later = (ms: number) => new Date(failedAt.getTime() + ms);
  const failing = { failedAt, retryAt: later(60_000) };
  expect(mustWait({ failedAt: null, retryAt: null }, [], failedAt)).toBe(false);
  expect(mustWait(failing, [], later(59_999))).toBe(true);
  expect(mustWait(failing, [failedAt, later(-5)], later(10))).toBe(true);
  expect(mustWait(failing, [later(5)], later(10))).toBe(false);
  expect(mustWait(failing, [], later(60_000))).toBe(false);
});

test('a key stays where no answer came, is changed after a failure that Stripe would repeat, and before Stripe forgets it', () => {
  const requestedAt = new Date('2026-11-01T12:00:00Z');
  const later = (hours: number) => new Date(requestedAt.getTime() + hours * hourMs);
  for (const outcome of [null, 'unanswered']) {
    expect(needsNewKey({ outcome, requestedAt }, later(22.9))).toBe(false);
    expect(needsNewKey({ outcome, requestedAt }, later(23))).toBe(true);
  }
  for (const outcome of ['failed', 'refused'])
    expect(needsNewKey({ outcome, requestedAt }, requestedAt)).toBe(true);
});

test('a failure is kept without what anybody typed', () => {
  fc.assert(
    fc.property(fc.string(), fc.emailAddress(), (words, address) => {
      const error = Object.assign(new Error(`${words} ${address}`), {
        code: 'EENVELOPE',
        responseCode: 550,
        recipient: address,
      });
      expect(failureCode(error)).toBe('Error EENVELOPE 550');
      expect(failureCode(address)).toBe('unknown');
      expect(failureCode(Object.assign(new TypeError(words), { code: address }))).toBe('TypeError');
    }),
  );
});

test('money that goes back or is disputed is understood, and something new is not (M17)', () => {
  expect(isUnderstood('payment_intent.succeeded')).toBe(true);
  expect(isUnderstood('charge.refunded')).toBe(true);
  expect(isUnderstood('charge.dispute.created')).toBe(true);
  expect(isUnderstood('something.new')).toBe(false);
});

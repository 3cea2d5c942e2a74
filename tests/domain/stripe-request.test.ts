/** Under which key Stripe is asked for what, and when a key is used up. */
import { expect, test } from 'vitest';
import { needsNewKey, newStripeRequest, requestKey } from '#app/domain/stripe-request.ts';
import { donationSubject, subjectFrom, subjectKey } from '#app/domain/subject.ts';

const now = new Date('2026-11-01T12:00:00Z');
const subject = donationSubject('don_1');

test('a request has a key of its subject, its kind and its cause', () => {
  expect(newStripeRequest(subject, 'capture', now)).toEqual({
    ...{ subject, kind: 'capture', cause: '', requestedAt: now },
    idempotencyKey: 'donation/don_1-capture',
  });
  expect(newStripeRequest(subject, 'capture', now, 'in_1').idempotencyKey).toBe(
    'donation/don_1-capture-in_1',
  );
  expect(requestKey({ subject, kind: 'cancel', cause: '' }, 'again')).toBe('donation/don_1-cancel-again');
});

test('a subject is the same after it was written as one text, and what names none is refused', () => {
  expect(subjectFrom(subjectKey(subject))).toEqual(subject);
  expect(subjectFrom('donation/with/strokes')).toEqual({ kind: 'donation', id: 'with/strokes' });
  for (const text of ['donation', 'planet/1', ''])
    expect(() => subjectFrom(text), text).toThrow('no subject');
});

test('a new key is taken after an answer that Stripe would repeat, or when the old one is nearly a day old', () => {
  const at = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  for (const outcome of ['failed', 'refused'])
    expect(needsNewKey({ outcome, requestedAt: now }, now), outcome).toBe(true);
  for (const outcome of ['unanswered', null]) {
    expect(needsNewKey({ outcome, requestedAt: at(22.9) }, now), String(outcome)).toBe(false);
    expect(needsNewKey({ outcome, requestedAt: at(23) }, now), String(outcome)).toBe(true);
  }
});

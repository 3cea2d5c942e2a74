/** The steps of a refund, as values: asked for at the desk, found at Stripe, and booked. */
import { expect, test } from 'vitest';
import { bookBalanceTransaction } from '#app/domain/ledger/booking.ts';
import { money } from '#app/domain/money.ts';
import { adoptingRefund, askingRefund, refundBooked, refundStepBy } from '#app/domain/refund/steps.ts';
import { newStripeRequest } from '#app/domain/stripe-request.ts';
import { lateRefusalSubject, refundSubject } from '#app/domain/subject.ts';
import { aRefund, atStripe, movedOut, now } from './build.ts';

const earlier = new Date(now.getTime() - 3_600_000);

test('an admin’s refund is written down, with who asked for it and why, before anything is asked of Stripe', () => {
  const asked = {
    id: 'r1',
    donationId: 'd1',
    attemptKey: 'press',
    amount: money(300, 'USD'),
    reason: 'duplicate',
    note: 'Twice on one day.',
    actor: { id: 'a1', name: 'Ada Admin' },
  };
  const refund = aRefund('asked', { reason: 'duplicate', note: 'Twice on one day.' });
  expect(askingRefund(asked, now)).toEqual([
    { kind: 'create-refund', refund, checkAt: now },
    { kind: 'ask-stripe', request: newStripeRequest(refundSubject('r1'), 'refund', now) },
  ]);
});

test('one made at Stripe is adopted as of when it was made there, by nobody of ours, and looked at at once', () => {
  const found = atStripe('succeeded', { id: 're_9', refundId: null, createdAt: earlier });
  const nobody = { attemptKey: null, reason: null, actorId: null, actorName: null } as const;
  const refund = aRefund('asked', {
    ...nobody,
    ...{ id: 'r9', stripeId: 're_9', origin: 'stripe', createdAt: earlier },
  });
  expect(adoptingRefund(found, 'd1', 'r9', now)).toEqual({ kind: 'create-refund', refund, checkAt: now });
});

test('one of ours that a restored database has lost is adopted under our own id, so never twice', () => {
  const lost = adoptingRefund(atStripe('succeeded', { refundId: 'r1' }), 'd1', 'r9', now);
  expect(lost).toMatchObject({ refund: { id: 'r1', stripeId: 're_1' } });
});

test('a step guards the version it was made from, and says what happened and when it is looked at again', () => {
  const pending = aRefund('pending', { version: 4 });
  const booked = refundBooked(atStripe('succeeded'), 'd1');
  const fields = { pendingReason: null, settledAt: now };
  expect(refundStepBy(pending, 'succeeded', now, fields, booked)).toEqual({
    subject: 'refund',
    id: 'r1',
    version: 4,
    at: now,
    fields: { ...fields, state: 'succeeded' },
    history: { at: now, event: 'succeeded', fromState: 'pending', toState: 'succeeded', actorName: null },
    checkAt: null,
    effects: [...booked, { kind: 'look-again', subject: lateRefusalSubject('d1') }],
  });
});

test('what Stripe moved for a refund is posted to its donation, each movement for itself', () => {
  const back = { ...movedOut, id: 'txn_back', category: 'refund_failure', amount: money(300, 'USD') };
  expect(refundBooked(atStripe('failed', { transactions: [movedOut, back] }), 'd1')).toEqual([
    { kind: 'post', posting: bookBalanceTransaction(movedOut, 'd1') },
    { kind: 'post', posting: bookBalanceTransaction(back, 'd1') },
  ]);
});

/** What Stripe's state means for a donation (M27): every state of ours beside every state of theirs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  donationStates,
  settledStates,
  transition,
  type DonationState,
} from '#app/domain/donation/states.ts';
import { money } from '#app/domain/money.ts';
import {
  isUnderstood,
  newsFrom,
  tellsOfRefund,
  type Charge,
  type Checkout,
  type Payment,
} from '#app/domain/payment.ts';

const charge: Charge = {
  id: 'ch_1',
  createdAt: new Date('2026-11-01T12:00:00Z'),
  captureBefore: null,
  billing: { name: null, email: null, country: null, postalCode: null },
  card: null,
  balanceTransactions: [],
};

/** A checkout as Stripe would tell of it: with the payment's status, or without a payment. */
function checkout(
  paymentStatus: Payment['status'] | null,
  { status = 'complete', paid = true }: { status?: Checkout['status']; paid?: boolean } = {},
): Checkout {
  const amounts = { charged: money(500, 'USD'), received: money(500, 'USD') };
  return {
    status,
    payer: { name: null, email: null },
    payment: paymentStatus && { id: 'pi_1', status: paymentStatus, ...amounts, charge: paid ? charge : null },
  };
}

const statuses = ['unfinished', 'requires-capture', 'succeeded', 'canceled'] as const;
const news = (state: DonationState, seen: Checkout, releaseOutcome: 'refused' | 'lapsed' | null = null) =>
  newsFrom({ state, releaseOutcome }, seen);

test('an open donation learns that it was authorised, whatever became of the hold since, or that its page is closed', () => {
  expect(statuses.map((status) => news('open', checkout(status)))).toEqual([
    null,
    'authorised',
    'authorised',
    'authorised',
  ]);
  expect(news('open', checkout(null, { status: 'open' }))).toBeNull();
  expect(news('open', checkout(null))).toBeNull();
  expect(news('open', checkout(null, { status: 'expired' }))).toBe('checkout-expired');
  for (const status of statuses) {
    expect(news('open', checkout(status, { paid: false }))).toBeNull();
    expect(news('open', checkout(status, { paid: false, status: 'expired' }))).toBe('checkout-expired');
  }
});

test('until it is released, a paid donation learns of a capture and of a hold that is lost', () => {
  for (const state of ['authorised', 'held', 'decided', 'capturing'] as const) {
    expect(
      statuses.map((status) => news(state, checkout(status))),
      state,
    ).toEqual([null, null, 'captured', 'hold-lost']);
    expect(news(state, checkout(null, { status: 'expired' })), state).toBeNull();
  }
});

test('a release learns that it is done as what it was decided to be, or that the money was taken all the same', () => {
  for (const outcome of ['refused', 'lapsed'] as const) {
    expect(statuses.map((status) => news('releasing', checkout(status), outcome))).toEqual([
      null,
      null,
      'captured',
      `released-${outcome}`,
    ]);
    expect(news('releasing', checkout(null), outcome)).toBeNull();
  }
});

test('whatever Stripe says, a settled donation learns nothing, and no donation learns what cannot be in its state', () => {
  const seen = fc.record({
    status: fc.constantFrom('open', 'complete', 'expired'),
    payment: fc.option(fc.constantFrom(...statuses)),
    paid: fc.boolean(),
  });
  const donation = fc.record({
    state: fc.constantFrom(...donationStates),
    releaseOutcome: fc.constantFrom('refused', 'lapsed'),
  });
  fc.assert(
    fc.property(donation, seen, ({ state, releaseOutcome }, { status, payment, paid }) => {
      const learnt = news(state, checkout(payment, { status, paid }), releaseOutcome);
      if (settledStates.has(state)) expect(learnt).toBeNull();
      if (learnt === null) return;
      expect(['illegal', 'ignored']).not.toContain(transition(state, learnt));
      // Without a charge nothing was ever paid.
      expect(learnt === 'checkout-expired' || (payment !== null && paid)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.created',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.payment_failed',
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.pending',
  'charge.succeeded',
  'charge.failed',
  'charge.captured',
  'charge.expired',
  'charge.updated',
])('%s says what Stripe’s present state says too, so it is understood (M17)', (type) => {
  expect(isUnderstood(type)).toBe(true);
});

test.each(['charge.refunded', 'charge.refund.updated', 'refund.created', 'refund.updated', 'refund.failed'])(
  '%s tells of a released hold, or of a refund, which is looked up at Stripe (M17)',
  (type) => {
    expect(isUnderstood(type)).toBe(true);
    expect(tellsOfRefund(type)).toBe(true);
  },
);

test('whatever Stripe thinks of next is not understood', () => {
  for (const type of [
    'charge.dispute.thought_of_next_year',
    'payment_intent.thought_of_next_year',
    '',
    'constructor',
  ])
    expect(isUnderstood(type), type).toBe(false);
});

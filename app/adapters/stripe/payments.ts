/** Payments at Stripe: read, captured, canceled. */
import type Stripe from 'stripe';
import type { Payment } from '#app/domain/payment.ts';
import type { Payments } from '#app/ports/payments.ts';
import { answerOf } from './answers.ts';
import { paymentFrom } from './payment-from.ts';

export function createPayments(stripe: Stripe): Payments {
  return {
    read: (paymentIntentId) => readPayment(stripe, paymentIntentId),
    capture: (paymentIntentId, idempotencyKey) =>
      answerOf(stripe.paymentIntents.capture(paymentIntentId, {}, { idempotencyKey })),
    // No reason: Stripe knows none that fits, and a finding about a payer does not belong in its records.
    cancel: (paymentIntentId, idempotencyKey) =>
      answerOf(stripe.paymentIntents.cancel(paymentIntentId, {}, { idempotencyKey })),
  };
}

/** Of a payment that was not held first: no part of it was let go. */
export async function readPayment(stripe: Stripe, paymentIntentId: string): Promise<Payment> {
  const intent = await stripe.paymentIntents.retrieve(paymentIntentId, {
    expand: ['latest_charge.balance_transaction'],
  });
  return paymentFrom(intent, []);
}

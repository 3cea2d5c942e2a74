/** 402: what Stripe answers to a request whose payment the bank refused. */
import type { Collected } from '#app/sandbox/billing/collect.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

export function refusedPayment(
  collected: Exclude<Collected, { kind: 'paid' }>,
  intent: PaymentIntent | null,
): StripeError {
  const about = intent ? { payment_intent: intent } : {};
  switch (collected.kind) {
    case 'declined': {
      const { code, declineCode, message } = collected.reason;
      const charge = collected.intent.latest_charge;
      return new StripeError(
        402,
        {
          type: 'card_error',
          code,
          message,
          ...(declineCode ? { decline_code: declineCode } : {}),
          ...(charge ? { charge } : {}),
          ...about,
        },
        true,
      );
    }
    case 'requires_action':
      return new StripeError(
        402,
        {
          type: 'card_error',
          code: 'authentication_required',
          message: 'Your card was declined. This transaction requires authentication.',
          ...about,
        },
        true,
      );
    case 'not_attempted':
      return new StripeError(
        400,
        {
          type: 'invalid_request_error',
          code: 'resource_missing',
          message: 'There is no payment method with which this invoice can be paid.',
          ...about,
        },
        true,
      );
  }
}

/** What became of a request that moves something, as a value. */
import Stripe from 'stripe';
import { failureCode } from '#app/domain/retry.ts';
import type { RequestOutcome } from '#app/domain/stripe-request.ts';
import type { StripeAnswer } from '#app/ports/payments.ts';

/** What is no error of Stripe's is a bug, and thrown. */
export async function answerOf(call: Promise<unknown>): Promise<StripeAnswer> {
  try {
    await call;
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError)
      return { kind: answerKind(error), code: failureCode(error) };
    throw error;
  }
}

/** Below 400 no answer came at all; a wrong key of the account (401, 403) is turned away before anything is kept under ours. */
const unkept: ReadonlySet<number> = new Set([401, 403, 409, 429]);

function answerKind(error: Stripe.errors.StripeError): RequestOutcome {
  const { statusCode = 0 } = error;
  if (error instanceof Stripe.errors.StripeCardError)
    return error.code === 'authentication_required' ? 'must-confirm' : 'declined';
  if (statusCode < 400 || unkept.has(statusCode)) return 'unanswered';
  return statusCode < 500 ? 'refused' : 'failed';
}

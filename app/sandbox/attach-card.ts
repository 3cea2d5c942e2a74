/** Cards that come by the API and not by a page: Stripe's names of test cards, and attaching to a customer. */
import { type Card, DECLINES, toCard } from '#app/sandbox/cards.ts';
import { NO_ADDRESS, type PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { attachCard, keepCard, lockMethod } from '#app/sandbox/saved-cards.ts';
import { takeNext } from '#app/sandbox/settings.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

/** What docs.stripe.com/testing calls these cards, after `pm_card_` and `tok_`. */
const TEST_CARD_NAMES: Readonly<Record<string, string>> = {
  visa: '4242424242424242',
  mastercard: '5555555555554444',
  amex: '378282246310005',
  visa_debit: '4000056655665556',
  authenticationRequired: '4000002760003184',
  authenticationRequiredOnSetup: '4000002500003155',
  chargeCustomerFail: '4000000000000341',
  chargeDeclined: '4000000000000002',
  visa_chargeDeclined: '4000000000000002',
  chargeDeclinedInsufficientFunds: '4000000000009995',
  visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  chargeDeclinedExpiredCard: '4000000000000069',
  pendingRefund: '4000000000007726',
  refundFail: '4000000000005126',
  createDispute: '4000000000000259',
  createDisputeProductNotReceived: '4000000000002685',
  createDisputeInquiry: '4000000000001976',
  createIssuerFraudRecord: '4000000000005423',
};

/** The card of `pm_card_visa` or `tok_visa`; null where it is no such name. */
export function testCard(name: string, now: number): Card | null {
  const number = TEST_CARD_NAMES[name.replace(/^(pm_card|tok)_/, '')];
  if (!number || !/^(pm_card|tok)_/.test(name)) return null;
  return toCard(number, { month: 12, year: new Date(now * 1000).getUTCFullYear() + 3 });
}

/** A PaymentMethod that nobody typed. */
export function keepTestCard(operation: Operation, card: Card): Promise<PaymentMethod> {
  const billing = { address: NO_ADDRESS, email: null, name: null, phone: null, tax_id: null };
  return keepCard(operation, { billing, card, allowRedisplay: 'unspecified' });
}

/**
 * Attaches a PaymentMethod, or a new one of the test card that `id` names. 402 where the bank does not
 * know the card, 400 where it is another customer's or cannot be used again.
 */
export async function attachByApi(
  operation: Operation,
  id: string,
  customer: string,
): Promise<PaymentMethod> {
  const named = testCard(id, operation.now);
  const { body: method, hidden } = await lockMethod(
    operation,
    named ? (await keepTestCard(operation, named)).id : id,
  );
  if (method.customer === customer) return method;
  if (method.customer !== null) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      message: 'The payment method you provided has already been attached to a customer.',
    });
  }
  if (hidden.isSpent) throw spent();
  const next = await takeNext(operation.sql, operation.settings, 'nextSetups');
  const outcome = next ?? hidden.card.setupOutcome;
  if (outcome !== 'ok' && outcome !== '3ds') {
    const { code, declineCode, message } = DECLINES[outcome];
    throw new StripeError(402, { type: 'card_error', code, decline_code: declineCode, message }, true);
  }
  return attachCard(operation, method, customer, { isSetUp: hidden.isSetUp });
}

function spent(): StripeError {
  const message =
    'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.';
  return new StripeError(400, { type: 'invalid_request_error', message });
}

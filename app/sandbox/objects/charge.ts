/** The Charge: its shape, and how an attempt to charge a card begins, well or badly. */
import type { Card, Decline } from '#app/sandbox/cards.ts';
import { cardChecks, type PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

/** Visa, Mastercard, American Express and Discover hold an uncaptured amount for seven days (docs: place a hold). */
export const HOLD_SECONDS = 7 * 24 * 3600;

export interface Charge extends StripeObject {
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  captured: boolean;
  currency: string;
  paid: boolean;
  payment_intent: string;
  refunded: boolean;
  status: 'succeeded' | 'failed';
}

export interface ChargeInput {
  readonly id: string;
  readonly intent: PaymentIntent;
  readonly method: PaymentMethod;
  readonly card: Card;
  readonly hasAuthenticated: boolean;
  readonly decline: Decline | null;
  readonly receiptUrl: string | null;
  readonly now: number;
}

/** An authorisation, not captured yet; with `decline`, the failed attempt. */
export function newCharge(input: ChargeInput): Charge {
  const { intent, method, decline, now } = input;
  return {
    id: input.id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor_suffix
      ? `SANDBOX* ${intent.statement_descriptor_suffix}`
      : 'SANDBOX',
    captured: false,
    created: now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: cardDetails(input) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : input.receiptUrl,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

function outcomeOf(decline: Decline | null): Record<string, unknown> {
  return {
    advice_code: decline ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: decline ? '05' : null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline ? decline.declineCode : null,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: decline
      ? 'The bank did not return any further details with this decline.'
      : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  };
}

function cardDetails(input: ChargeInput): Record<string, unknown> {
  const { card, decline, intent, now } = input;
  return {
    amount_authorized: decline ? null : intent.amount,
    authorization_code: decline ? null : '123456',
    brand: card.brand,
    ...(intent.capture_method === 'manual' && !decline ? { capture_before: now + HOLD_SECONDS } : {}),
    checks: {
      ...cardChecks(input.method.billing_details.address),
      ...(decline?.code === 'incorrect_cvc' ? { cvc_check: 'fail' } : {}),
    },
    country: 'US',
    electronic_commerce_indicator: input.hasAuthenticated ? '05' : null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint,
    funding: 'credit',
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: input.hasAuthenticated ? AUTHENTICATED : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const AUTHENTICATED = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  exemption_indicator_applied: false,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};

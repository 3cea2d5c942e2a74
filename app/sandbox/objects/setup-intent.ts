/** The SetupIntent and its attempts: a card that is saved and not charged. */
import type { Card, Decline } from '#app/sandbox/cards.ts';
import { cardChecks, type PaymentMethod } from '#app/sandbox/objects/payer.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export interface SetupIntent extends StripeObject {
  object: 'setup_intent';
  status: 'requires_payment_method' | 'requires_action' | 'succeeded' | 'canceled';
  cancellation_reason: string | null;
  customer: string | null;
  description: string | null;
  last_setup_error: unknown;
  latest_attempt: string | null;
  metadata: Record<string, string>;
  next_action: unknown;
  payment_method: string | null;
}

export interface SetupAttempt extends StripeObject {
  object: 'setup_attempt';
  customer: string | null;
  payment_method: string;
  setup_error: unknown;
  setup_intent: string;
  status: 'requires_action' | 'succeeded' | 'failed' | 'abandoned';
}

/** What a SetupIntent is told when it begins. */
export interface SetupTerms {
  readonly customer: string | null;
  readonly description: string | null;
  readonly metadata: Record<string, string>;
  /** The filter that the Session had, where it had one. */
  readonly allowedTypes: unknown;
}

export function newSetupIntent(
  ids: { id: string; secret: string },
  terms: SetupTerms,
  now: number,
): SetupIntent {
  return {
    id: ids.id,
    object: 'setup_intent',
    allowed_payment_method_types: terms.allowedTypes,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${ids.id}_secret_${ids.secret}`,
    created: now,
    customer: terms.customer,
    customer_account: null,
    description: terms.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    // Cards need no mandate object in most countries.
    mandate: null,
    metadata: terms.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: 'off_session',
  };
}

export interface AttemptInput {
  readonly id: string;
  readonly intent: SetupIntent;
  readonly method: PaymentMethod;
  readonly card: Card;
  readonly now: number;
}

/** One try to save a card, as it stands while the bank has not answered. */
export function newSetupAttempt({ id, intent, method, card, now }: AttemptInput): SetupAttempt {
  return {
    id,
    object: 'setup_attempt',
    application: null,
    created: now,
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_details: {
      type: 'card',
      card: {
        brand: card.brand,
        checks: cardChecks(method.billing_details.address),
        country: 'US',
        exp_month: card.expMonth,
        exp_year: card.expYear,
        fingerprint: card.fingerprint,
        funding: 'credit',
        last4: card.last4,
        network: card.brand,
        three_d_secure: null,
        wallet: null,
      },
    },
    setup_error: null,
    setup_intent: intent.id,
    status: 'requires_action',
    usage: 'off_session',
  };
}

/** Why the bank refused, as the SetupIntent and its attempt tell it. */
export function setupError(reason: Decline, method: PaymentMethod): Record<string, unknown> {
  return {
    type: reason.declineCode ? 'card_error' : 'invalid_request_error',
    code: reason.code,
    ...(reason.declineCode ? { decline_code: reason.declineCode } : {}),
    doc_url: `https://docs.stripe.com/error-codes/${reason.code.replaceAll('_', '-')}`,
    message: reason.message,
    payment_method: method,
  };
}

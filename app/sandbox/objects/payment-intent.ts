/** The PaymentIntent: its shape, and how it begins. */
import type { Card } from '#app/sandbox/cards.ts';
import type { CheckoutSession, SessionHidden } from '#app/sandbox/objects/checkout-session.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export interface PaymentIntent extends StripeObject {
  object: 'payment_intent';
  status: 'requires_payment_method' | 'requires_action' | 'requires_capture' | 'succeeded' | 'canceled';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  capture_method: 'automatic' | 'manual';
  customer: string | null;
  latest_charge: string | null;
  payment_method: string | null;
  last_payment_error: unknown;
  next_action: unknown;
  canceled_at: number | null;
  cancellation_reason: string | null;
  metadata: Record<string, string>;
  description: string | null;
  receipt_email: string | null;
  statement_descriptor_suffix: string | null;
}

export interface PaymentIntentHidden {
  /** The Session that it belongs to. */
  readonly session: string;
  /** The card that waits for its holder's authentication. */
  readonly card?: Card | null;
}

/** A PaymentIntent as it is when the payer first confirms on the page. */
export function newPaymentIntent(
  ids: { id: string; secret: string },
  session: CheckoutSession,
  data: SessionHidden['paymentIntentData'],
  now: number,
): PaymentIntent {
  return {
    id: ids.id,
    object: 'payment_intent',
    allowed_payment_method_types: session['allowed_payment_method_types'] ?? null,
    amount: session.amount_total,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: data.capture_method,
    client_secret: `${ids.id}_secret_${ids.secret}`,
    confirmation_method: 'automatic',
    created: now,
    currency: session.currency,
    customer: session.customer,
    customer_account: null,
    description: data.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: data.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: data.receipt_email,
    review: null,
    setup_future_usage: data.setup_future_usage,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: data.statement_descriptor_suffix,
    status: 'requires_payment_method',
    transfer_group: null,
  };
}

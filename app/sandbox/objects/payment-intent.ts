/** The PaymentIntent: its shape, and how it begins. */
import type { Card, Decline } from '#app/sandbox/cards.ts';
import type { CheckoutSession, SessionHidden } from '#app/sandbox/objects/checkout-session.ts';
import type { PaymentMethod } from '#app/sandbox/objects/payer.ts';
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
  /** The Session that it belongs to; null where there is none. */
  readonly session: string | null;
  /** The invoice that made it and alone may end it. */
  readonly invoice?: string | null;
  /** The card that waits for its holder's authentication. */
  readonly card?: Card | null;
}

export interface PaymentIntentInput {
  readonly id: string;
  readonly secret: string;
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  /** The filter that the Session had, where it had one. */
  readonly allowedTypes: unknown;
  readonly data: SessionHidden['paymentIntentData'];
  readonly now: number;
}

/** What a Session in payment mode says of its payment. */
export function intentTerms(
  session: CheckoutSession,
): Pick<PaymentIntentInput, 'amount' | 'currency' | 'customer' | 'allowedTypes'> {
  const { amount_total: amount, currency } = session;
  if (amount === null || currency === null) throw new Error(`${session.id} is not for a payment`);
  return {
    amount,
    currency,
    customer: session.customer,
    allowedTypes: session['allowed_payment_method_types'] ?? null,
  };
}

/** A PaymentIntent as it is before the first attempt to pay. */
export function newPaymentIntent(input: PaymentIntentInput): PaymentIntent {
  const { data } = input;
  return {
    id: input.id,
    object: 'payment_intent',
    allowed_payment_method_types: input.allowedTypes,
    amount: input.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: data.capture_method,
    client_secret: `${input.id}_secret_${input.secret}`,
    confirmation_method: 'automatic',
    created: input.now,
    currency: input.currency,
    customer: input.customer,
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

/** The PaymentIntent after an attempt that brought no money; `charge` is the failed one, where the bank was reached. */
export function failedIntent(
  intent: PaymentIntent,
  method: PaymentMethod,
  reason: Decline,
  charge: string | null,
): PaymentIntent {
  return {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: charge ?? intent.latest_charge,
    last_payment_error: {
      type: charge ? 'card_error' : 'invalid_request_error',
      code: reason.code,
      ...(reason.declineCode ? { decline_code: reason.declineCode } : {}),
      ...(charge ? { charge } : {}),
      doc_url: `https://docs.stripe.com/error-codes/${reason.code.replaceAll('_', '-')}`,
      message: reason.message,
      payment_method: method,
    },
  };
}

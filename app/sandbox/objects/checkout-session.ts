/** The Checkout Session: its shape, and how it begins. */
import { type Payer, toAddress } from '#app/sandbox/objects/payer.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export interface CheckoutSession extends StripeObject {
  object: 'checkout.session';
  mode: 'payment' | 'setup';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  /** Null in setup mode, where nothing is paid. */
  amount_total: number | null;
  /** Null where a Session in setup mode named none. */
  currency: string | null;
  expires_at: number;
  success_url: string;
  cancel_url: string | null;
  url: string | null;
  customer: string | null;
  customer_creation: 'always' | 'if_required' | null;
  customer_email: string | null;
  payment_intent: string | null;
  setup_intent: string | null;
  billing_address_collection: 'auto' | 'required' | null;
  submit_type: string | null;
  locale: string | null;
  custom_text: Record<string, { message: string } | null>;
  name_collection?: { individual?: NameRequest; business?: NameRequest };
  metadata: Record<string, string>;
}

/** Whether the page asks for a name of this sort, and whether it insists. */
export interface NameRequest {
  readonly enabled: boolean;
  readonly optional: boolean;
}

export interface LineItem {
  readonly name: string;
  readonly description: string | null;
  readonly unitAmount: number;
  readonly quantity: number;
  readonly currency: string;
  readonly metadata: Record<string, string>;
  readonly itemId: string;
  readonly priceId: string;
  readonly productId: string;
}

/** What Stripe remembers of a Session's creation and does not show on it. */
export interface SessionHidden {
  /** Empty in setup mode. */
  readonly lineItems: readonly LineItem[];
  readonly paymentIntentData: {
    readonly capture_method: 'automatic' | 'manual';
    readonly description: string | null;
    readonly metadata: Record<string, string>;
    readonly receipt_email: string | null;
    readonly statement_descriptor_suffix: string | null;
    readonly setup_future_usage: 'off_session' | 'on_session' | null;
  };
  readonly setupIntentData: {
    readonly description: string | null;
    readonly metadata: Record<string, string>;
  };
}

/** Every field that a Session of the local Stripe leaves empty. */
export const EMPTY_SESSION = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  total_details: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
};

/** The Session once its payer is through, with what he said of himself. */
export function completedSession(
  session: CheckoutSession,
  payer: Payer,
  customer: string | null,
  paymentStatus: CheckoutSession['payment_status'],
): CheckoutSession {
  const { businessName, individualName } = payer;
  return {
    ...session,
    status: 'complete',
    payment_status: paymentStatus,
    url: null,
    customer,
    customer_details: {
      address: toAddress(payer),
      business_name: businessName,
      email: payer.email,
      individual_name: individualName,
      name: payer.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    collected_information: {
      business_name: businessName,
      individual_name: individualName,
      shipping_details: null,
    },
  };
}

/** Line items as the API lists them. */
export function lineItemList(
  session: CheckoutSession,
  lineItems: readonly LineItem[],
): { object: 'list'; url: string; has_more: false; data: LineItemBody[] } {
  return {
    object: 'list',
    url: `/v1/checkout/sessions/${session.id}/line_items`,
    has_more: false,
    data: lineItems.map((line) => toItem(line, session.created)),
  };
}

interface LineItemBody extends Record<string, unknown> {
  readonly id: string;
}

function toItem(line: LineItem, created: number): LineItemBody {
  const total = line.unitAmount * line.quantity;
  return {
    id: line.itemId,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: line.currency,
    description: line.name,
    metadata: line.metadata,
    quantity: line.quantity,
    price: {
      id: line.priceId,
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created,
      currency: line.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: line.productId,
      recurring: null,
      tax_behavior: 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: line.unitAmount,
      unit_amount_decimal: String(line.unitAmount),
    },
  };
}

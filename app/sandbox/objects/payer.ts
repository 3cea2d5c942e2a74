/** Who pays: what the payment page asked, and the PaymentMethod that keeps it. */
import type { Card } from '#app/sandbox/cards.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

/** What a payer typed. Empty fields are null. */
export interface Payer {
  readonly email: string;
  /** The name on the card. */
  readonly name: string;
  readonly businessName: string | null;
  readonly individualName: string | null;
  /** ISO 3166, two letters. */
  readonly country: string;
  readonly postalCode: string | null;
  readonly line1: string | null;
  readonly city: string | null;
}

export interface PaymentMethod extends StripeObject {
  object: 'payment_method';
  customer: string | null;
  billing_details: BillingDetails;
  card: Record<string, unknown>;
  metadata: Record<string, string>;
}

export interface BillingDetails {
  readonly address: Address;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly tax_id: string | null;
}

export type Address = Readonly<
  Record<'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state', string | null>
>;

export const NO_ADDRESS: Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** What Stripe keeps of a PaymentMethod and does not show. */
export interface PaymentMethodHidden {
  readonly card: Card;
  /** Its holder agreed to later charges, and the bank was asked. */
  readonly isSetUp: boolean;
  /** Typed on the page of an invoice, and the customer's only if it pays. */
  readonly isLent?: boolean;
  /** Charged without a customer, or detached from one: it can never be used again. */
  readonly isSpent: boolean;
}

export function toAddress(payer: Payer): Address {
  return {
    city: payer.city,
    country: payer.country,
    line1: payer.line1,
    line2: null,
    postal_code: payer.postalCode,
    state: null,
  };
}

export function billingOf(payer: Payer): BillingDetails {
  return {
    address: toAddress(payer),
    email: payer.email || null,
    name: payer.name,
    phone: null,
    tax_id: null,
  };
}

export interface PaymentMethodInput {
  readonly id: string;
  readonly billing: BillingDetails;
  readonly card: Card;
  /** `limited` from the payment page, `unspecified` from the API. */
  readonly allowRedisplay: 'limited' | 'unspecified';
  readonly now: number;
}

export function newPaymentMethod(input: PaymentMethodInput): PaymentMethod {
  return {
    id: input.id,
    object: 'payment_method',
    allow_redisplay: input.allowRedisplay,
    billing_details: input.billing,
    card: cardFields(input.card, input.billing.address),
    created: input.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

/** The card as a PaymentMethod shows it. */
export function cardFields(card: Card, address: Address): Record<string, unknown> {
  return {
    brand: card.brand,
    checks: cardChecks(address),
    country: 'US',
    display_brand: card.brand,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    fingerprint: card.fingerprint,
    funding: 'credit',
    generated_from: null,
    last4: card.last4,
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

/** What the bank says of the address and the security code. */
export function cardChecks(address: Address): Record<string, string | null> {
  return {
    address_line1_check: address.line1 ? 'pass' : null,
    address_postal_code_check: address.postal_code ? 'pass' : null,
    cvc_check: 'pass',
  };
}

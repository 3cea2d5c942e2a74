/** Who pays: what the payment page asked, and the PaymentMethod and Customer that keep it. */
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
  billing_details: Record<string, unknown>;
}

export interface Customer extends StripeObject {
  object: 'customer';
  email: string | null;
  name: string | null;
}

export function toAddress(payer: Payer): Record<string, string | null> {
  return {
    city: payer.city,
    country: payer.country,
    line1: payer.line1,
    line2: null,
    postal_code: payer.postalCode,
    state: null,
  };
}

export function newPaymentMethod(id: string, payer: Payer, card: Card, now: number): PaymentMethod {
  return {
    id,
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: toAddress(payer),
      email: payer.email,
      name: payer.name,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: cardChecks(payer),
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
    },
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

/** What the bank says of the address and the security code. */
export function cardChecks(payer: Pick<Payer, 'line1' | 'postalCode'>): Record<string, string | null> {
  return {
    address_line1_check: payer.line1 ? 'pass' : null,
    address_postal_code_check: payer.postalCode ? 'pass' : null,
    cvc_check: 'pass',
  };
}

export function newCustomer(id: string, payer: Payer, invoicePrefix: string, now: number): Customer {
  return {
    id,
    object: 'customer',
    address: toAddress(payer),
    balance: 0,
    created: now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: payer.email,
    invoice_prefix: invoicePrefix,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: payer.individualName ?? payer.businessName ?? payer.name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: ['en'],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

/** The Invoice and its lines: their shapes, and how they begin as a draft. */
import { formatMoney } from '#app/domain/money.ts';
import {
  type PauseBehavior,
  type Period,
  periodOf,
  recurrenceOf,
  type Subscription,
  type SubscriptionItem,
} from '#app/sandbox/objects/subscription.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export type BillingReason = 'subscription_create' | 'subscription_cycle' | 'subscription_update';

export interface Invoice extends StripeObject {
  object: 'invoice';
  status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';
  amount_due: number;
  amount_paid: number;
  amount_remaining: number;
  attempt_count: number;
  attempted: boolean;
  auto_advance: boolean;
  automatically_finalizes_at: number | null;
  billing_reason: BillingReason;
  currency: string;
  customer: string;
  customer_email: string | null;
  default_payment_method: string | null;
  description: string | null;
  hosted_invoice_url: string | null;
  lines: {
    object: 'list';
    data: Record<string, unknown>[];
    has_more: false;
    total_count: number;
    url: string;
  };
  metadata: Record<string, string>;
  next_payment_attempt: number | null;
  number: string | null;
  parent: {
    quote_details: null;
    subscription_details: { metadata: Record<string, string>; subscription: string };
    type: 'subscription_details';
  };
  status_transitions: {
    finalized_at: number | null;
    marked_uncollectible_at: number | null;
    paid_at: number | null;
    voided_at: number | null;
  };
  webhooks_delivered_at: number | null;
}

export interface InvoiceHidden {
  /** When time changes it next: a draft is finalised, an open one charged again. */
  readonly dueAt: number | null;
  /** The event that told of its creation: whether it was answered decides how long the draft stays one. */
  readonly createdEvent: string | null;
  /** The payment method that the bank will not take again: retries go by without it. */
  readonly refusedMethod: string | null;
}

/** The subscription that an invoice is for. */
export const subscriptionOf = (invoice: Invoice): string => invoice.parent.subscription_details.subscription;

/** What an invoice tells of whom it is for. */
export interface Billed {
  readonly id: string;
  readonly address: unknown;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: unknown;
}

export interface DraftInput {
  readonly id: string;
  readonly subscription: Subscription;
  readonly customer: Billed;
  /** By the product's id. */
  readonly productNames: ReadonlyMap<string, string>;
  readonly reason: BillingReason;
  /** The period before, which Stripe shows on the invoice itself; its lines show the one that is paid. */
  readonly before: Period;
  /** Nothing is due: the lines are a trial, or the days until the first billing day. */
  readonly isFree: boolean;
  readonly pausedAs: PauseBehavior | null;
  readonly lineId: () => string;
  readonly now: number;
}

/** A draft finalises by itself an hour after it was made. */
export const DRAFT_SECONDS = 3600;

export function newInvoice(input: DraftInput): Invoice {
  const { id, subscription, customer, now } = input;
  const lines = subscription.items.data.map((item) => newLine(input, item));
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const isCollected = input.pausedAs === null && subscription.status !== 'unpaid';
  return {
    ...EMPTY_INVOICE,
    id,
    object: 'invoice',
    amount_due: total,
    amount_remaining: total,
    auto_advance: isCollected,
    automatically_finalizes_at: isCollected ? now + DRAFT_SECONDS : null,
    billing_reason: input.reason,
    created: now,
    currency: subscription.currency,
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name,
    customer_phone: customer.phone ?? null,
    lines: {
      object: 'list',
      data: lines,
      has_more: false,
      total_count: lines.length,
      url: `/v1/invoices/${id}/lines`,
    },
    next_payment_attempt: isCollected ? now + DRAFT_SECONDS : null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    period_end: input.before.end,
    period_start: input.before.start,
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: subscription.test_clock,
    total,
    total_excluding_tax: total,
  };
}

function newLine(input: DraftInput, item: SubscriptionItem): { amount: number } & Record<string, unknown> {
  const { subscription, isFree } = input;
  const unit = isFree ? 0 : item.price.unit_amount;
  return {
    id: input.lineId(),
    object: 'line_item',
    amount: unit * item.quantity,
    currency: subscription.currency,
    description: describe(input, item),
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: input.id,
    livemode: false,
    metadata: subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period: periodOf(subscription),
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product: item.price.product },
      type: 'price_details',
      unit_amount_decimal: String(unit),
    },
    quantity: item.quantity,
    quantity_decimal: String(item.quantity),
    subscription: subscription.id,
    subtotal: unit * item.quantity,
    taxes: [],
  };
}

function describe({ productNames, subscription, isFree }: DraftInput, item: SubscriptionItem): string {
  const { unit_amount: amountMinor, currency, product } = item.price;
  const { interval, interval_count: count } = recurrenceOf(subscription);
  const name = productNames.get(product) ?? product;
  if (isFree) return `Free trial for ${String(item.quantity)} × ${name}`;
  const price = formatMoney({ amountMinor, currency: currency.toUpperCase() }, 'en', 'always');
  const every = count === 1 ? interval : `every ${String(count)} ${interval}s`;
  return `${String(item.quantity)} × ${name} (at ${price} / ${every})`;
}

/** Every field that an invoice of the local Stripe leaves as it is. */
const EMPTY_INVOICE = {
  account_country: 'US',
  account_name: 'Sandbox',
  account_tax_ids: null,
  amount_overpaid: 0,
  amount_paid: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 0,
  attempted: false,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  collection_method: 'charge_automatically',
  custom_fields: null,
  customer_account: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  customer_tax_ids: [],
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  due_date: null,
  effective_at: null,
  ending_balance: null,
  footer: null,
  from_invoice: null,
  hosted_invoice_url: null,
  invoice_pdf: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  metadata: {},
  number: null,
  on_behalf_of: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  status: 'draft' as const,
  status_transitions: {
    finalized_at: null,
    marked_uncollectible_at: null,
    paid_at: null,
    voided_at: null,
  },
  total_discount_amounts: [],
  total_pretax_credit_amounts: [],
  total_taxes: [],
  webhooks_delivered_at: null,
};

/** Products and Prices: their shapes, how they begin, and the Plan that Stripe still shows beside a recurring Price. */
import type { StripeObject } from '#app/sandbox/store.ts';

export interface Product extends StripeObject {
  object: 'product';
  active: boolean;
  name: string;
  description: string | null;
  metadata: Record<string, string>;
  updated: number;
}

/** How often a Price is due. */
export interface Recurrence {
  readonly interval: 'day' | 'week' | 'month' | 'year';
  readonly interval_count: number;
}

export interface Price extends StripeObject {
  object: 'price';
  active: boolean;
  currency: string;
  metadata: Record<string, string>;
  nickname: string | null;
  product: string;
  recurring: (Recurrence & { meter: null; trial_period_days: null; usage_type: 'licensed' }) | null;
  unit_amount: number;
}

export function newProduct(
  made: { id: string; now: number },
  fields: { name: string } & Partial<Product>,
): Product {
  return {
    active: true,
    default_price: null,
    description: null,
    images: [],
    marketing_features: [],
    metadata: {},
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    url: null,
    ...fields,
    id: made.id,
    object: 'product',
    created: made.now,
    livemode: false,
    updated: made.now,
  };
}

export interface PriceTerms {
  readonly currency: string;
  readonly product: string;
  readonly recurring: Recurrence | null;
  readonly unitAmount: number;
}

export function newPrice(
  made: { id: string; now: number },
  terms: PriceTerms,
  fields: Partial<Price> = {},
): Price {
  const { currency, product, recurring, unitAmount } = terms;
  return {
    active: true,
    billing_scheme: 'per_unit',
    custom_unit_amount: null,
    lookup_key: null,
    metadata: {},
    nickname: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    ...fields,
    id: made.id,
    object: 'price',
    created: made.now,
    currency,
    livemode: false,
    product,
    recurring: recurring && {
      interval: recurring.interval,
      interval_count: recurring.interval_count,
      meter: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  };
}

/** The Plan of a recurring Price: an older name for the same thing, which subscription items still carry. */
export function planOf(price: Price, recurring: Recurrence): Record<string, unknown> {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: String(price.unit_amount),
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: recurring.interval,
    interval_count: recurring.interval_count,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}

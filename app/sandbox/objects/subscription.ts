/** The Subscription and its items: their shapes, and how they begin. */
import { planOf, type Price, type Recurrence } from '#app/sandbox/objects/product.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export type SubscriptionStatus =
  'incomplete' | 'incomplete_expired' | 'trialing' | 'active' | 'past_due' | 'unpaid' | 'canceled';

/** What becomes of the invoices of a subscription whose collection is paused. */
export type PauseBehavior = 'keep_as_draft' | 'mark_uncollectible' | 'void';

export interface Period {
  readonly start: number;
  readonly end: number;
}

export interface SubscriptionItem {
  readonly id: string;
  readonly object: 'subscription_item';
  readonly created: number;
  readonly current_period_start: number;
  readonly current_period_end: number;
  readonly metadata: Record<string, string>;
  readonly plan: Record<string, unknown>;
  readonly price: Price;
  readonly quantity: number;
  readonly subscription: string;
  readonly [field: string]: unknown;
}

export interface CancellationDetails {
  readonly comment: string | null;
  readonly feedback: string | null;
  readonly feedback_option: string | null;
  readonly reason: 'cancellation_requested' | 'payment_failed' | null;
}

export interface Subscription extends StripeObject {
  object: 'subscription';
  status: SubscriptionStatus;
  billing_cycle_anchor: number;
  cancel_at: number | null;
  cancel_at_period_end: boolean;
  canceled_at: number | null;
  cancellation_details: CancellationDetails;
  currency: string;
  customer: string;
  default_payment_method: string | null;
  description: string | null;
  ended_at: number | null;
  items: { object: 'list'; data: SubscriptionItem[]; has_more: false; total_count: number; url: string };
  latest_invoice: string | null;
  metadata: Record<string, string>;
  pause_collection: { readonly behavior: PauseBehavior; readonly resumes_at: number | null } | null;
  payment_settings: PaymentSettings;
  test_clock: string | null;
  trial_end: number | null;
  trial_start: number | null;
}

export interface PaymentSettings {
  readonly payment_method_options: null;
  readonly payment_method_types: readonly string[] | null;
  readonly save_default_payment_method: 'off' | 'on_subscription';
}

export interface SubscriptionHidden {
  /** The period end of which `invoice.upcoming` has told, or about which it kept silent. */
  readonly upcomingFor: number | null;
  /** When the next thing is due by its test clock; subscriptions without one are due by the sandbox's clock. */
  readonly clockDueAt: number | null;
}

export const NOTHING_SAID: CancellationDetails = {
  comment: null,
  feedback: null,
  feedback_option: null,
  reason: null,
};

/** Whether nothing is charged for it any more. */
export const hasEnded = ({ status }: Pick<Subscription, 'status'>): boolean =>
  status === 'canceled' || status === 'incomplete_expired';

/** How often it is due; all items of a subscription share it. */
export function recurrenceOf(subscription: Pick<Subscription, 'items'>): Recurrence {
  const recurring = subscription.items.data[0]?.price.recurring;
  if (!recurring) throw new Error('a subscription without a recurring price');
  return recurring;
}

/** The period that has begun last. */
export function periodOf(subscription: Pick<Subscription, 'items'>): Period {
  const [item] = subscription.items.data;
  if (!item) throw new Error('a subscription without items');
  return { start: item.current_period_start, end: item.current_period_end };
}

/** The items in another period. */
export function inPeriod(items: Subscription['items'], period: Period): Subscription['items'] {
  const data = items.data.map((item) => ({
    ...item,
    current_period_start: period.start,
    current_period_end: period.end,
  }));
  return { ...items, data };
}

export function itemList(subscription: string, data: SubscriptionItem[]): Subscription['items'] {
  const url = `/v1/subscription_items?subscription=${subscription}`;
  return { object: 'list', data, has_more: false, total_count: data.length, url };
}

export interface ItemInput {
  readonly id: string;
  readonly subscription: string;
  readonly price: Price;
  readonly quantity: number;
  readonly metadata: Record<string, string>;
  readonly period: Period;
  readonly now: number;
}

export function newItem({ price, period, ...input }: ItemInput): SubscriptionItem {
  if (!price.recurring) throw new Error(`${price.id} is not recurring`);
  return {
    id: input.id,
    object: 'subscription_item',
    billing_thresholds: null,
    created: input.now,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: input.metadata,
    plan: planOf(price, price.recurring),
    price,
    quantity: input.quantity,
    subscription: input.subscription,
    tax_rates: [],
  };
}

type Given =
  | 'billing_cycle_anchor'
  | 'cancel_at'
  | 'cancel_at_period_end'
  | 'created'
  | 'currency'
  | 'customer'
  | 'default_payment_method'
  | 'description'
  | 'id'
  | 'items'
  | 'metadata'
  | 'payment_settings'
  | 'status'
  | 'test_clock'
  | 'trial_end'
  | 'trial_start';

export function newSubscription(given: Pick<Subscription, Given>): Subscription {
  return {
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    canceled_at: null,
    cancellation_details: NOTHING_SAID,
    collection_method: 'charge_automatically',
    customer_account: null,
    days_until_due: null,
    default_source: null,
    default_tax_rates: [],
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: given.created,
    transfer_data: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    ...given,
  };
}

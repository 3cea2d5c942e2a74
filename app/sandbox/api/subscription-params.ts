/** What `POST /v1/subscriptions` and its update take. */
import { z } from 'zod';
import * as p from '#app/sandbox/api/params.ts';
import { priceData } from '#app/sandbox/billing/prices.ts';

const quantity = p.integer(1, 999_999).optional();
/** Without an answer to this one Stripe makes credits and part payments; the local Stripe makes neither. */
const prorationBehavior = z.enum(['none', 'always_invoice', 'create_prorations']).optional();
const cancelAtWords = z.enum(['min_period_end', 'max_period_end']);
const feedback = z.enum([
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
]);

const cancellationDetails = z.strictObject({
  comment: p.clearable().optional(),
  feedback: z.union([z.literal('').transform(() => null), feedback]).optional(),
});

const paymentSettings = z.strictObject({
  payment_method_types: z.array(z.enum(['card'])).optional(),
  save_default_payment_method: z.enum(['off', 'on_subscription']).optional(),
});

const common = {
  cancel_at_period_end: p.boolean.optional(),
  collection_method: z.enum(['charge_automatically']).optional(),
  default_payment_method: p.text().optional(),
  expand: p.expand,
  off_session: p.boolean.optional(),
  payment_behavior: z.enum(['allow_incomplete', 'error_if_incomplete']).optional(),
  payment_settings: paymentSettings.optional(),
  proration_behavior: prorationBehavior,
};

const newItemParams = z.strictObject({
  metadata: p.metadata.optional(),
  price: p.text().optional(),
  price_data: priceData.optional(),
  quantity,
});

export const createParams = z.strictObject({
  ...common,
  billing_cycle_anchor: p.integer(0).optional(),
  billing_mode: z.strictObject({ type: z.enum(['flexible']) }).optional(),
  cancel_at: z.union([cancelAtWords, p.integer(0)]).optional(),
  currency: p.currency.optional(),
  customer: p.text(),
  description: p.text(500).optional(),
  items: z.array(newItemParams).min(1).max(20),
  metadata: p.metadata.default({}),
  trial_end: z.union([z.literal('now'), p.integer(0)]).optional(),
  trial_period_days: p.integer(1, 730).optional(),
});
export type CreateParams = z.output<typeof createParams>;

export const itemChange = {
  metadata: p.metadataChange.optional(),
  price: p.text().optional(),
  price_data: priceData.optional(),
  quantity,
};

export const updateParams = z.strictObject({
  ...common,
  billing_cycle_anchor: z.strictObject({ type: z.enum(['now', 'unchanged']) }).optional(),
  cancel_at: z.union([z.literal('').transform(() => null), cancelAtWords, p.integer(0)]).optional(),
  cancellation_details: cancellationDetails.optional(),
  description: p.clearable(500).optional(),
  items: z
    .array(z.strictObject({ ...itemChange, id: p.text().optional() }))
    .min(1)
    .max(20)
    .optional(),
  metadata: p.metadataChange.optional(),
  pause_collection: z
    .union([
      z.literal('').transform(() => null),
      z.strictObject({
        behavior: z.enum(['keep_as_draft', 'mark_uncollectible', 'void']),
        resumes_at: p.integer(0).optional(),
      }),
    ])
    .optional(),
  trial_end: z.union([z.literal('now'), p.integer(0)]).optional(),
});
export type UpdateParams = z.output<typeof updateParams>;

export const cancelParams = z.strictObject({
  cancellation_details: cancellationDetails.optional(),
  expand: p.expand,
  invoice_now: p.boolean.optional(),
  prorate: p.boolean.optional(),
});

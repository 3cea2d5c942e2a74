/** What `/v1/billing_portal/configurations` and `/sessions` take. */
import { z } from 'zod';
import * as p from '#app/sandbox/api/params.ts';

const cleared = z.literal('').transform(() => null);
const noneOr = <T extends z.ZodType>(list: T) => z.union([z.literal('').transform(() => []), list]);

const interval = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: p.integer(1).default(1),
});

const features = z.strictObject({
  customer_update: z
    .strictObject({
      allowed_updates: noneOr(
        z.array(z.enum(['address', 'email', 'name', 'phone', 'shipping', 'tax_id'])),
      ).optional(),
      enabled: p.boolean.optional(),
    })
    .optional(),
  invoice_history: z.strictObject({ enabled: p.boolean }).optional(),
  payment_method_update: z.strictObject({ enabled: p.boolean }).optional(),
  subscription_cancel: z
    .strictObject({
      cancellation_reason: z
        .strictObject({ enabled: p.boolean, options: noneOr(z.array(p.text())).optional() })
        .optional(),
      enabled: p.boolean.optional(),
      mode: z.enum(['at_period_end', 'immediately']).optional(),
      proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
    })
    .optional(),
  subscription_pause: z
    .strictObject({
      duration: z
        .strictObject({
          interval_options: noneOr(z.array(interval)).optional(),
          type: z.enum(['indefinite', 'interval_options']),
        })
        .optional(),
      enabled: p.boolean.optional(),
    })
    .optional(),
  subscription_update: z
    .strictObject({
      default_allowed_updates: noneOr(z.array(z.enum(['price', 'promotion_code', 'quantity']))).optional(),
      enabled: p.boolean.optional(),
      proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
    })
    .optional(),
});
export type FeatureParams = z.output<typeof features>;

const configuration = {
  business_profile: z
    .strictObject({
      headline: z.union([cleared, p.text(60)]).optional(),
      privacy_policy_url: z.union([cleared, p.url]).optional(),
      terms_of_service_url: z.union([cleared, p.url]).optional(),
    })
    .optional(),
  default_return_url: z.union([cleared, p.url]).optional(),
  expand: p.expand,
  login_page: z.strictObject({ enabled: p.boolean }).optional(),
  metadata: p.metadataChange.optional(),
  name: p.clearable().optional(),
};
export const createConfigurationParams = z.strictObject({ ...configuration, features });
export const updateConfigurationParams = z.strictObject({
  ...configuration,
  active: p.boolean.optional(),
  features: features.optional(),
});
export const listConfigurationParams = z.strictObject({
  limit: p.paging.limit,
  starting_after: p.paging.starting_after,
  ending_before: p.paging.ending_before,
  expand: p.expand,
  active: p.boolean.optional(),
  is_default: p.boolean.optional(),
});

const afterCompletion = z.strictObject({
  hosted_confirmation: z.strictObject({ custom_message: p.text(500).optional() }).optional(),
  redirect: z.strictObject({ return_url: p.url }).optional(),
  type: z.enum(['hosted_confirmation', 'portal_homepage', 'redirect']),
});
const ofSubscription = z.looseObject({ subscription: p.text() }).optional();

export const createSessionParams = z.strictObject({
  configuration: p.text().optional(),
  customer: p.text(),
  expand: p.expand,
  flow_data: z
    .strictObject({
      after_completion: afterCompletion.optional(),
      subscription_cancel: ofSubscription,
      subscription_pause: ofSubscription,
      subscription_update: ofSubscription,
      subscription_update_confirm: ofSubscription,
      type: z.enum([
        'customer_update',
        'payment_method_update',
        'subscription_cancel',
        'subscription_pause',
        'subscription_update',
        'subscription_update_confirm',
      ]),
    })
    .optional(),
  locale: p.text(10).optional(),
  on_behalf_of: p.text().optional(),
  return_url: p.url.optional(),
});
export type FlowParams = NonNullable<z.output<typeof createSessionParams>['flow_data']>;

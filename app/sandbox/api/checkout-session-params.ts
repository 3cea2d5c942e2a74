/** What `POST /v1/checkout/sessions` takes. */
import { z } from 'zod';
import * as p from '#app/sandbox/api/params.ts';

const nameRequest = z.strictObject({ enabled: p.boolean, optional: p.boolean.default(false) }).optional();
const message = z
  .strictObject({ message: p.text(1200) })
  .or(z.literal(''))
  .optional();
const suffix = p.text(22).refine((value) => /[A-Za-z]/.test(value) && !/[<>\\'"*]/.test(value), {
  error: 'The statement descriptor suffix must contain at least one letter and none of < > \\ \' " *',
});

/** The parameters that the local Stripe acts on, or can leave alone without a lie; all others are unknown to it. */
export const createParams = z.strictObject({
  adaptive_pricing: z.strictObject({ enabled: p.boolean.optional() }).optional(),
  after_expiration: z
    .strictObject({
      recovery: z
        .strictObject({ enabled: p.boolean, allow_promotion_codes: p.boolean.default(false) })
        .optional(),
    })
    .optional(),
  allowed_payment_method_types: z.array(z.enum(['card'])).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  cancel_url: p.url.optional(),
  client_reference_id: p.text(200).optional(),
  currency: p.currency.optional(),
  custom_text: z
    .strictObject({
      after_submit: message,
      shipping_address: message,
      submit: message,
      terms_of_service_acceptance: message,
    })
    .optional(),
  customer: p.text().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: p.email.optional(),
  expand: p.expand,
  expires_at: p.integer(0).optional(),
  integration_identifier: p.text(100).optional(),
  line_items: z
    .array(
      z.strictObject({
        price_data: z.strictObject({
          currency: p.currency,
          product_data: z.strictObject({
            name: p.text(250),
            description: p.text().optional(),
            images: z.array(p.url).optional(),
            metadata: p.metadata.optional(),
            tax_code: p.text().optional(),
          }),
          tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
          unit_amount: p.integer(0),
        }),
        quantity: p.integer(1, 999_999),
        metadata: p.metadata.optional(),
      }),
    )
    .min(1)
    .optional(),
  locale: p.text(10).optional(),
  metadata: p.metadata.default({}),
  mode: z.enum(['payment', 'setup']),
  name_collection: z.strictObject({ business: nameRequest, individual: nameRequest }).optional(),
  payment_intent_data: z
    .strictObject({
      capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
      description: p.text(1000).optional(),
      metadata: p.metadata.optional(),
      receipt_email: p.email.optional(),
      setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
      statement_descriptor_suffix: suffix.optional(),
    })
    .optional(),
  payment_method_options: z
    .strictObject({
      card: z
        .strictObject({
          capture_method: z.enum(['manual']).optional(),
          request_three_d_secure: z.enum(['any', 'automatic', 'challenge']).optional(),
        })
        .optional(),
    })
    .optional(),
  setup_intent_data: z
    .strictObject({ description: p.text(1000).optional(), metadata: p.metadata.optional() })
    .optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  success_url: p.url,
  ui_mode: z.enum(['hosted_page']).optional(),
});
export type CreateParams = z.output<typeof createParams>;

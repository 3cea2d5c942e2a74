/** /v1/payment_intents: read, list, capture and cancel. They are made by the payment page only. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import type { PaymentIntent } from '#app/sandbox/objects/payment-intent.ts';
import { cancelIntent, captureIntent } from '#app/sandbox/payments.ts';
import { findObject } from '#app/sandbox/store.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

const readParams = z.strictObject({ client_secret: p.text().optional(), expand: p.expand });
const listParams = z.strictObject({ ...p.paging, customer: p.text().optional() });
const captureParams = z.strictObject({
  amount_to_capture: p.integer().optional(),
  expand: p.expand,
  metadata: p.metadata.optional(),
  statement_descriptor_suffix: p.text(22).optional(),
});
const cancelParams = z.strictObject({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
  expand: p.expand,
});

export const PAYMENT_INTENTS: Area = {
  endpoints: [
    endpoint('GET /v1/payment_intents', listParams, (operation, { customer, ...page }) =>
      answerList(operation, 'payment_intent', '/v1/payment_intents', page, matching({ customer })),
    ),
    endpoint('GET /v1/payment_intents/:id', readParams, async (operation, _params, id) => {
      const found = await findObject<PaymentIntent>(operation.sql, 'payment_intent', id);
      if (!found) throw missing('payment_intent', id, 'intent');
      return found.body;
    }),
    endpoint('POST /v1/payment_intents/:id/capture', captureParams, (operation, params, id) =>
      captureIntent(operation, id, params),
    ),
    endpoint('POST /v1/payment_intents/:id/cancel', cancelParams, (operation, params, id) =>
      cancelIntent(operation, id, params.cancellation_reason ?? null),
    ),
  ],
  expandable: {
    payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  },
};

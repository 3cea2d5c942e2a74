/** /v1/refunds: create, read, list, update, cancel; and the expiry that Stripe's test mode offers. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { mergeMetadata } from '#app/sandbox/changes.ts';
import type { Refund } from '#app/sandbox/objects/refund.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { refundCharge } from '#app/sandbox/refund-charge.ts';
import { chargeOfIntent } from '#app/sandbox/charges.ts';
import { cancelRefund, expireRefund, lockRefund } from '#app/sandbox/refund-course.ts';
import { updateObject } from '#app/sandbox/store.ts';
import { badParameter, StripeError } from '#app/sandbox/stripe-error.ts';

const createParams = z.strictObject({
  amount: p.integer().optional(),
  charge: p.text().optional(),
  expand: p.expand,
  instructions_email: p.email.optional(),
  metadata: p.metadata.optional(),
  payment_intent: p.text().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});
const listParams = z.strictObject({
  ...p.paging,
  charge: p.text().optional(),
  payment_intent: p.text().optional(),
});
const updateParams = z.strictObject({ expand: p.expand, metadata: p.metadataChange.optional() });
const onlyExpand = z.strictObject({ expand: p.expand });

async function create(operation: Operation, params: z.output<typeof createParams>): Promise<Refund> {
  const { charge, payment_intent: intent, amount, reason, metadata } = params;
  if (charge && intent)
    throw badParameter('charge', 'You may only specify one of these parameters: charge, payment_intent.');
  const request = { amount, reason, metadata };
  if (charge) return refundCharge(operation, charge, { ...request, by: 'charge' });
  if (intent) {
    const found = await chargeOfIntent(operation, intent);
    return refundCharge(operation, found, { ...request, by: 'payment_intent' });
  }
  const message =
    'One of the following params should be provided for this request: payment_intent or charge.';
  throw new StripeError(400, { type: 'invalid_request_error', code: 'parameter_missing', message });
}

async function update(
  operation: Operation,
  id: string,
  change?: Record<string, string> | null,
): Promise<Refund> {
  const refund = await lockRefund(operation, id);
  const changed: Refund = { ...refund, metadata: mergeMetadata(refund.metadata, change) };
  await updateObject(operation.sql, changed);
  for (const type of ['refund.updated', 'charge.refund.updated'])
    await recordEvent(operation, type, changed, { metadata: refund.metadata });
  return changed;
}

export const REFUNDS: Area = {
  endpoints: [
    endpoint('POST /v1/refunds', createParams, create),
    readOne('refund', 'refunds', 'refund'),
    endpoint('GET /v1/refunds', listParams, (operation, { charge, payment_intent, ...page }) =>
      answerList(operation, 'refund', '/v1/refunds', page, matching({ charge, payment_intent })),
    ),
    endpoint('POST /v1/refunds/:id', updateParams, (operation, { metadata }, id) =>
      update(operation, id, metadata),
    ),
    endpoint('POST /v1/refunds/:id/cancel', onlyExpand, (operation, _params, id) =>
      cancelRefund(operation, id),
    ),
    endpoint('POST /v1/test_helpers/refunds/:id/expire', onlyExpand, (operation, _params, id) =>
      expireRefund(operation, id),
    ),
  ],
  expandable: {
    refund: {
      balance_transaction: 'balance_transaction',
      charge: 'charge',
      customer: 'customer',
      failure_balance_transaction: 'balance_transaction',
      payment_intent: 'payment_intent',
      payment_method: 'payment_method',
    },
  },
};

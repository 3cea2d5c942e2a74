/** /v1/payouts: create, read, list, label, cancel, take back. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching, rangeConditions } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { mergeMetadata } from '#app/sandbox/changes.ts';
import type { Payout } from '#app/sandbox/objects/payout.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { cancelPayout, lockPayout } from '#app/sandbox/payout-course.ts';
import { createPayout, reversePayout } from '#app/sandbox/payouts.ts';
import { updateObject } from '#app/sandbox/store.ts';

const createParams = z.strictObject({
  amount: p.integer(1),
  currency: p.currency,
  description: p.text().optional(),
  expand: p.expand,
  metadata: p.metadata.optional(),
  method: z.enum(['standard', 'instant']).optional(),
  source_type: z.enum(['card', 'bank_account', 'fpx']).optional(),
  statement_descriptor: p.text(22).optional(),
});
const listParams = z.strictObject({
  ...p.paging,
  arrival_date: p.paging.created,
  destination: p.text().optional(),
  status: z.enum(['pending', 'in_transit', 'paid', 'failed', 'canceled']).optional(),
});
const labelParams = z.strictObject({ expand: p.expand, metadata: p.metadataChange.optional() });
const reverseParams = z.strictObject({ expand: p.expand, metadata: p.metadata.optional() });
const onlyExpand = z.strictObject({ expand: p.expand });

const ARRIVAL = `(body ->> 'arrival_date')::bigint`;

async function label(
  operation: Operation,
  id: string,
  change?: Record<string, string> | null,
): Promise<Payout> {
  const { body: payout } = await lockPayout(operation, id);
  const labelled: Payout = { ...payout, metadata: mergeMetadata(payout.metadata, change) };
  await updateObject(operation.sql, labelled);
  await recordEvent(operation, 'payout.updated', labelled, { metadata: payout.metadata });
  return labelled;
}

export const PAYOUTS: Area = {
  endpoints: [
    endpoint('POST /v1/payouts', createParams, (operation, params) =>
      createPayout(operation, {
        amountMinor: params.amount,
        currency: params.currency,
        method: params.method,
        description: params.description,
        metadata: mergeMetadata({}, params.metadata),
        statementDescriptor: params.statement_descriptor,
      }),
    ),
    readOne('payout', 'payouts', 'payout'),
    endpoint(
      'GET /v1/payouts',
      listParams,
      (operation, { arrival_date: arrival, destination, status, ...page }) =>
        answerList(operation, 'payout', '/v1/payouts', page, [
          ...matching({ destination, status }),
          ...rangeConditions(ARRIVAL, arrival),
        ]),
    ),
    endpoint('POST /v1/payouts/:id', labelParams, (operation, { metadata }, id) =>
      label(operation, id, metadata),
    ),
    endpoint('POST /v1/payouts/:id/cancel', onlyExpand, (operation, _params, id) =>
      cancelPayout(operation, id),
    ),
    endpoint('POST /v1/payouts/:id/reverse', reverseParams, (operation, { metadata }, id) =>
      reversePayout(operation, id, mergeMetadata({}, metadata)),
    ),
  ],
  expandable: {
    payout: {
      balance_transaction: 'balance_transaction',
      failure_balance_transaction: 'balance_transaction',
      original_payout: 'payout',
      reversed_by: 'payout',
    },
  },
};

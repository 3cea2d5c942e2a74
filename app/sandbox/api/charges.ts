/** /v1/charges: read and list. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { listOf } from '#app/sandbox/api/expand.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';

const listParams = z.strictObject({
  ...p.paging,
  customer: p.text().optional(),
  payment_intent: p.text().optional(),
});

export const CHARGES: Area = {
  endpoints: [
    readOne('charge', 'charges', 'charge'),
    endpoint('GET /v1/charges', listParams, (operation, { customer, payment_intent, ...page }) =>
      answerList(operation, 'charge', '/v1/charges', page, matching({ customer, payment_intent })),
    ),
  ],
  expandable: {
    charge: {
      balance_transaction: 'balance_transaction',
      customer: 'customer',
      payment_intent: 'payment_intent',
      payment_method: 'payment_method',
      refunds: listOf('refund', 'charge', (id) => `/v1/charges/${id}/refunds`),
    },
  },
};

/** /v1/balance and /v1/balance_transactions: what moved, and what that sums up to. */
import { z } from 'zod';
import { endpoint, type Endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { reading } from '#app/sandbox/api/readings.ts';
import { readBalance } from '#app/sandbox/balance.ts';

const onlyExpand = z.strictObject({ expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  currency: p.currency.optional(),
  source: p.text().optional(),
  type: p.text().optional(),
});

export const BALANCE: readonly Endpoint[] = [
  endpoint('GET /v1/balance', 'read', onlyExpand, (operation) => readBalance(operation.sql)),
  reading('balance_transaction', 'balance_transactions', 'id'),
  endpoint(
    'GET /v1/balance_transactions',
    'read',
    listParams,
    (operation, { currency, source, type, ...page }) =>
      answerList(
        operation,
        'balance_transaction',
        '/v1/balance_transactions',
        page,
        matching({ currency, source, type }),
      ),
  ),
];

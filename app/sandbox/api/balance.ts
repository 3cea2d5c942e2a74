/** /v1/balance and /v1/balance_transactions: what moved, and what that sums up to. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import { readBalance } from '#app/sandbox/balance.ts';
import type { Payout } from '#app/sandbox/objects/payout.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { type Condition, findObject } from '#app/sandbox/store.ts';
import { badParameter, missing } from '#app/sandbox/stripe-error.ts';

const onlyExpand = z.strictObject({ expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  currency: p.currency.optional(),
  payout: p.text().optional(),
  source: p.text().optional(),
  type: p.text().optional(),
});

export const BALANCE: Area = {
  endpoints: [
    endpoint('GET /v1/balance', onlyExpand, (operation) => readBalance(operation.sql)),
    readOne('balance_transaction', 'balance_transactions', 'id'),
    endpoint(
      'GET /v1/balance_transactions',
      listParams,
      async (operation, { currency, payout, source, type, ...page }) =>
        answerList(operation, 'balance_transaction', '/v1/balance_transactions', page, [
          ...matching({ currency, source, type }),
          ...(payout === undefined ? [] : [await paidOutBy(operation, payout)]),
        ]),
    ),
  ],
  expandable: { balance_transaction: { source: '*' } },
};

/** What an automatic payout paid out, itself included. 400 for one by hand, and before Stripe has put it together. */
async function paidOutBy(operation: Operation, id: string): Promise<Condition> {
  const found = await findObject<Payout>(operation.sql, 'payout', id);
  if (!found) throw missing('payout', id, 'payout', false);
  if (!found.body.automatic)
    throw badParameter(
      'payout',
      'Balance transaction history can only be filtered on automatic transfers, not manual.',
    );
  if (found.body.reconciliation_status !== 'completed')
    throw badParameter('payout', `The reconciliation of payout ${id} is in progress. Try again later.`);
  return { sql: `hidden ->> 'payout' = ?`, value: id };
}

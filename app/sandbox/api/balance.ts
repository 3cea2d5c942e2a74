/** /v1/balance and /v1/balance_transactions: what moved, and what it comes to. */
import { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';

const onlyExpand = z.strictObject({ expand: p.expand });
const listParams = z.strictObject({
  ...p.paging,
  currency: p.currency.optional(),
  source: p.text().optional(),
  type: p.text().optional(),
});

async function balance(operation: Operation): Promise<Record<string, unknown>> {
  const rows = await operation.sql.query<{ status: string; currency: string; net: string }>(
    `SELECT body ->> 'status' AS status, body ->> 'currency' AS currency, sum((body ->> 'net')::bigint)::text AS net
     FROM sandbox.object WHERE kind = 'balance_transaction' GROUP BY 1, 2 ORDER BY 2`,
  );
  const currencies = [...new Set(rows.map((row) => row.currency))];
  const part = (status: string) =>
    (currencies.length > 0 ? currencies : ['usd']).map((currency) => {
      const amount = Number(rows.find((row) => row.status === status && row.currency === currency)?.net ?? 0);
      return { amount, currency, source_types: { card: amount } };
    });
  return { object: 'balance', available: part('available'), livemode: false, pending: part('pending') };
}

export const BALANCE: Area = {
  endpoints: [
    readOne('balance_transaction', 'balance_transactions', 'id'),
    endpoint('GET /v1/balance_transactions', listParams, (operation, { currency, source, type, ...page }) =>
      answerList(
        operation,
        'balance_transaction',
        '/v1/balance_transactions',
        page,
        matching({ currency, source, type }),
      ),
    ),
    endpoint('GET /v1/balance', onlyExpand, (operation) => balance(operation)),
  ],
  expandable: { balance_transaction: { source: 'charge' } },
};

/** What can be expanded of money: the charge, what came after it, and the balance. */
import type { Expansions } from '#app/sandbox/api/expansions.ts';
import { listObjects } from '#app/sandbox/store.ts';
import type { Sql } from '#app/sandbox/sql.ts';

const OF_CHARGE = { charge: 'charge', payment_intent: 'payment_intent' };
const MOVED = {
  balance_transaction: 'balance_transaction',
  failure_balance_transaction: 'balance_transaction',
};
/** How many refunds of a charge are shown with it; the list has the rest. */
const REFUNDS_SHOWN = 10;

export const MONEY_EXPANSIONS: Expansions = {
  charge: {
    balance_transaction: 'balance_transaction',
    customer: 'customer',
    payment_intent: 'payment_intent',
    payment_method: 'payment_method',
    refunds: refundsOf,
  },
  refund: { ...OF_CHARGE, ...MOVED, customer: 'customer', payment_method: 'payment_method' },
  balance_transaction: { source: '*' },
  payout: { ...MOVED, original_payout: 'payout', reversed_by: 'payout' },
  dispute: OF_CHARGE,
  'radar.early_fraud_warning': OF_CHARGE,
};

async function refundsOf(sql: Sql, charge: string): Promise<Record<string, unknown>> {
  const { data, hasMore } = await listObjects(
    sql,
    'refund',
    [{ sql: `body ->> 'charge' = ?`, value: charge }],
    { limit: REFUNDS_SHOWN },
  );
  return { object: 'list', url: `/v1/charges/${charge}/refunds`, has_more: hasMore, data };
}

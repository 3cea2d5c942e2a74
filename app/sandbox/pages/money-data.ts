/** What the panel lists of money after the capture: charges to choose from, refunds, disputes, payouts, what moved. */
import type { DisputeStatus } from '#app/sandbox/objects/dispute.ts';
import type { Payout } from '#app/sandbox/objects/payout.ts';
import type { Refund } from '#app/sandbox/objects/refund.ts';
import type { Sql } from '#app/sandbox/sql.ts';

interface Sum {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
}

export interface ChargeRow extends Sum {
  readonly payer: string | null;
}
interface RefundRow extends Sum {
  readonly status: Refund['status'];
  readonly payer: string | null;
}
interface DisputeRow extends Sum {
  readonly status: DisputeStatus;
  readonly reason: string;
  readonly due: number | null;
}
interface PayoutRow extends Sum {
  readonly status: Payout['status'];
  readonly automatic: boolean;
  readonly arrives: number;
}
interface TransactionRow extends Sum {
  readonly type: string;
  readonly category: string;
  readonly fee: number;
  readonly net: number;
  readonly status: string;
  readonly source: string | null;
}

export interface MoneyData {
  readonly charges: readonly ChargeRow[];
  readonly refunds: readonly RefundRow[];
  readonly disputes: readonly DisputeRow[];
  readonly payouts: readonly PayoutRow[];
  readonly transactions: readonly TransactionRow[];
  readonly balance: readonly {
    readonly currency: string;
    readonly available: number;
    readonly pending: number;
  }[];
}

export async function readMoneyData(sql: Sql): Promise<MoneyData> {
  const [charges, refunds, disputes, payouts, transactions, balance] = await Promise.all([
    sql.query<ChargeRow>(CHARGES),
    sql.query<RefundRow>(REFUNDS),
    sql.query<DisputeRow>(DISPUTES),
    sql.query<PayoutRow>(PAYOUTS),
    sql.query<TransactionRow>(TRANSACTIONS),
    sql.query<MoneyData['balance'][number]>(BALANCE),
  ]);
  return { charges, refunds, disputes, payouts, transactions, balance };
}

const SUM = `body ->> 'currency' AS currency`;
const LAST = `ORDER BY seq DESC LIMIT 10`;

const CHARGES = `
  SELECT id, (body ->> 'amount_captured')::float8 AS amount, ${SUM}, body #>> '{billing_details,name}' AS payer
  FROM sandbox.object WHERE kind = 'charge' AND (body ->> 'captured')::boolean ORDER BY seq DESC LIMIT 25`;

const REFUNDS = `
  SELECT refund.id, (refund.body ->> 'amount')::float8 AS amount, refund.body ->> 'currency' AS currency,
    refund.body ->> 'status' AS status, charge.body #>> '{billing_details,name}' AS payer
  FROM sandbox.object refund JOIN sandbox.object charge ON charge.id = refund.body ->> 'charge'
  WHERE refund.kind = 'refund' ORDER BY refund.seq DESC LIMIT 10`;

const DISPUTES = `
  SELECT id, (body ->> 'amount')::float8 AS amount, ${SUM}, body ->> 'status' AS status, body ->> 'reason' AS reason,
    (body #>> '{evidence_details,due_by}')::float8 AS due
  FROM sandbox.object WHERE kind = 'dispute' ${LAST}`;

const PAYOUTS = `
  SELECT id, (body ->> 'amount')::float8 AS amount, ${SUM}, body ->> 'status' AS status,
    (body ->> 'automatic')::boolean AS automatic, (body ->> 'arrival_date')::float8 AS arrives
  FROM sandbox.object WHERE kind = 'payout' ${LAST}`;

const TRANSACTIONS = `
  SELECT id, (body ->> 'amount')::float8 AS amount, ${SUM}, body ->> 'type' AS type,
    body ->> 'reporting_category' AS category, (body ->> 'fee')::float8 AS fee, (body ->> 'net')::float8 AS net,
    body ->> 'status' AS status, body ->> 'source' AS source
  FROM sandbox.object WHERE kind = 'balance_transaction' ORDER BY seq DESC LIMIT 15`;

const BALANCE = `
  SELECT ${SUM}, coalesce(sum((body ->> 'net')::bigint) FILTER (WHERE body ->> 'status' = 'available'), 0)::float8 AS available,
    coalesce(sum((body ->> 'net')::bigint) FILTER (WHERE body ->> 'status' = 'pending'), 0)::float8 AS pending
  FROM sandbox.object WHERE kind = 'balance_transaction' GROUP BY 1 ORDER BY 1`;

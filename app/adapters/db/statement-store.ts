/** What a bookkeeper reads of the ledger, in PostgreSQL. */
import { z } from 'zod';
import { LEDGER_ACCOUNTS } from '#app/domain/ledger/ledger.ts';
import { money } from '#app/domain/money.ts';
import { FEE_ACCOUNTS } from '#app/domain/statement/month.ts';
import type { Movement } from '#app/domain/statement/movement.ts';
import type { StatementStore } from '#app/ports/statements.ts';
import type { Db } from './client.ts';
import { parseRow } from './parse-row.ts';

const accountColumn = z.object({ account: z.enum(LEDGER_ACCOUNTS) });

interface SumRow {
  readonly account: string;
  readonly currency: string;
  readonly total: string;
}

interface MovementRow {
  readonly id: string;
  readonly category: string;
  readonly occurred_at: Date;
  readonly posted_at: Date;
  readonly donation_id: string | null;
  readonly payout_id: string | null;
  readonly currency: string;
  readonly net: string;
  readonly fee: string;
  readonly given: string | null;
  readonly given_currency: string | null;
}

export function createStatementStore({ pool }: Pick<Db, 'pool'>): StatementStore {
  const movements = async (where: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<MovementRow>(movementsSql(where), [...values]);
    return rows.map(toMovement);
  };
  return {
    sumsBefore: async (before) => {
      const { rows } = await pool.query<SumRow>(
        `SELECT account, currency, sum(amount_minor) AS total
         FROM ledger_transaction moved JOIN ledger_entry ON transaction_id = moved.id
         WHERE occurred_at < $1 GROUP BY 1, 2`,
        [before],
      );
      return rows.map(toSum);
    },
    sumsWithin: async (from, until) => {
      const { rows } = await pool.query<SumRow & { line: string; count: string }>(
        `SELECT account, currency, coalesce(category, kind) AS line, count(DISTINCT moved.id) AS count, sum(amount_minor) AS total
         FROM ledger_transaction moved JOIN ledger_entry ON transaction_id = moved.id
         WHERE occurred_at >= $1 AND occurred_at < $2 GROUP BY 1, 2, 3`,
        [from, until],
      );
      return rows.map((row) => ({ ...toSum(row), line: row.line, count: Number(row.count) }));
    },
    movementsWithin: (from, until) =>
      movements('moved.occurred_at >= $1 AND moved.occurred_at < $2', [from, until]),
    movementsOfPayout: (payoutId) =>
      movements(
        `moved.external_id IN (SELECT transaction_id FROM paid_out WHERE payout_id = $1
                               UNION SELECT transaction_id FROM payout WHERE id = $1)`,
        [payoutId],
      ),
    first: async () => {
      const { rows } = await pool.query<{ first: Date | null }>(
        `SELECT min(occurred_at) AS first FROM ledger_transaction WHERE kind = 'balance-transaction'`,
      );
      return rows[0]?.first ?? null;
    },
  };
}

const feeAccounts = FEE_ACCOUNTS.map((account) => `'${account}'`).join(', ');

/** A movement changes the balance in one currency; what it is of gifts may be in another. */
const movementsSql = (where: string) => `
  SELECT moved.external_id AS id, moved.category, moved.occurred_at, moved.posted_at, moved.donation_id, paid_out.payout_id,
         settled.currency, settled.net, settled.fee, gift.total AS given, gift.currency AS given_currency
  FROM ledger_transaction moved
  JOIN LATERAL (
    SELECT currency, coalesce(sum(amount_minor) FILTER (WHERE account = 'stripe-receivable'), 0) AS net,
           coalesce(sum(amount_minor) FILTER (WHERE account IN (${feeAccounts})), 0) AS fee
    FROM ledger_entry WHERE transaction_id = moved.id GROUP BY currency
    HAVING bool_or(account = 'stripe-receivable')) settled ON true
  LEFT JOIN LATERAL (
    SELECT currency, -sum(amount_minor) AS total FROM ledger_entry
    WHERE transaction_id = moved.id AND account IN ('donation-income', 'refunds', 'disputes')
    GROUP BY currency) gift ON true
  LEFT JOIN paid_out ON paid_out.transaction_id = moved.external_id
  WHERE moved.kind = 'balance-transaction' AND (${where})
  ORDER BY moved.occurred_at, moved.external_id`;

function toSum(row: SumRow) {
  const { account } = parseRow('ledger_entry', row.account, accountColumn, row);
  return { account, currency: row.currency, amountMinor: Number(row.total) };
}

function toMovement(row: MovementRow): Movement {
  const { currency } = row;
  const [net, fee] = [Number(row.net), Number(row.fee)];
  return {
    ...{ id: row.id, category: row.category, occurredAt: row.occurred_at, postedAt: row.posted_at },
    ...{ donationId: row.donation_id, payoutId: row.payout_id },
    amount: money(net + fee, currency),
    fee: money(fee, currency),
    net: money(net, currency),
    given:
      row.given === null || row.given_currency === null ? null : money(Number(row.given), row.given_currency),
  };
}

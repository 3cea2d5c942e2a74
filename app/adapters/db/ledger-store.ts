/** The ledger's sums, from its entries. */
import { z } from 'zod';
import type { AccountSum } from '#app/domain/ledger/donation-sums.ts';
import { LEDGER_ACCOUNTS } from '#app/domain/ledger/ledger.ts';
import { money } from '#app/domain/money.ts';
import type { LedgerStore } from '#app/ports/ledger.ts';
import type { Db } from './client.ts';
import { parseRow } from './parse-row.ts';

const accountColumn = z.object({ account: z.enum(LEDGER_ACCOUNTS) });

interface SumRow {
  readonly account: string;
  readonly currency: string;
  readonly total: string;
}

export function createLedgerStore({ pool }: Pick<Db, 'pool'>): LedgerStore {
  return {
    totals: async () => {
      const { rows } = await pool.query<SumRow>(
        'SELECT account, currency, sum(amount_minor) AS total FROM ledger_entry GROUP BY 1, 2 ORDER BY 1, 2',
      );
      return rows.map(toSum);
    },
    ofDonations: async (ids) => {
      const { rows } = await pool.query<SumRow & { donation_id: string }>({
        name: 'ledger-of-donations',
        text: `SELECT donation_id, account, currency, sum(amount_minor) AS total
               FROM ledger_transaction moved JOIN ledger_entry ON transaction_id = moved.id
               WHERE donation_id = ANY($1) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        values: [ids],
      });
      const byDonation = new Map<string, AccountSum[]>();
      for (const row of rows)
        byDonation.set(row.donation_id, [...(byDonation.get(row.donation_id) ?? []), toSum(row)]);
      return byDonation;
    },
    posted: async (transactionIds) => {
      const { rows } = await pool.query<{ external_id: string }>({
        name: 'ledger-posted',
        text: `SELECT external_id FROM ledger_transaction WHERE kind = 'balance-transaction' AND external_id = ANY($1)`,
        values: [transactionIds],
      });
      return new Set(rows.map((row) => row.external_id));
    },
    netWithin: async (from, until) => {
      const { rows } = await pool.query<NetRow>({
        name: 'ledger-net-within',
        text: netSql('occurred_at >= $1 AND occurred_at < $2'),
        values: [from, until],
      });
      return toNets(rows);
    },
    netOf: async (transactionIds) => {
      const { rows } = await pool.query<NetRow>({
        name: 'ledger-net',
        text: netSql('external_id = ANY($1)'),
        values: [transactionIds],
      });
      return toNets(rows);
    },
    countUnclassified: async (since) => {
      const { rows } = await pool.query<{ count: string }>({
        name: 'ledger-unclassified-count',
        text: `SELECT count(DISTINCT moved.id) AS count
               FROM ledger_entry JOIN ledger_transaction moved ON transaction_id = moved.id
               WHERE account = 'unclassified' AND ($1::timestamptz IS NULL OR posted_at >= $1)`,
        values: [since],
      });
      return Number(rows[0]?.count ?? 0);
    },
    listUnclassified: async (limit) => {
      const { rows } = await pool.query<UnclassifiedRow>({
        name: 'ledger-unclassified',
        text: `SELECT moved.external_id, moved.category, moved.occurred_at, moved.posted_at, net.currency, net.total
               FROM ledger_transaction moved
               CROSS JOIN LATERAL (SELECT currency, -sum(amount_minor) AS total FROM ledger_entry
                                   WHERE transaction_id = moved.id AND account = 'unclassified' GROUP BY currency) net
               WHERE moved.id IN (SELECT transaction_id FROM ledger_entry WHERE account = 'unclassified')
               ORDER BY moved.posted_at DESC, moved.id DESC LIMIT $1`,
        values: [limit],
      });
      return rows.map((row) => ({
        id: row.external_id,
        category: row.category,
        net: money(Number(row.total), row.currency),
        occurredAt: row.occurred_at,
        postedAt: row.posted_at,
      }));
    },
  };
}

interface NetRow {
  readonly external_id: string;
  readonly currency: string;
  readonly net: string;
}

const netSql = (where: string) => `
  SELECT external_id, currency, sum(amount_minor) AS net
  FROM ledger_transaction moved JOIN ledger_entry ON transaction_id = moved.id
  WHERE kind = 'balance-transaction' AND account = 'stripe-receivable' AND ${where}
  GROUP BY 1, 2`;

const toNets = (rows: readonly NetRow[]) =>
  new Map(rows.map((row) => [row.external_id, money(Number(row.net), row.currency)]));

interface UnclassifiedRow {
  readonly external_id: string;
  readonly category: string;
  readonly occurred_at: Date;
  readonly posted_at: Date;
  readonly currency: string;
  readonly total: string;
}

function toSum(row: SumRow): AccountSum {
  const { account } = parseRow('ledger_entry', row.account, accountColumn, row);
  return { account, currency: row.currency, amountMinor: Number(row.total) };
}

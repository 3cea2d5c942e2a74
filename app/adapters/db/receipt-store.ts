/** Receipts in PostgreSQL, as they are read, and the ledger's movements that a yearly statement lists. */
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import { receiptRegimes } from '#app/domain/receipt/issuer.ts';
import { withdrawalReasons, type PrintedReceipt, type Receipt } from '#app/domain/receipt/receipt.ts';
import type { StatementRow } from '#app/domain/receipt/statement.ts';
import type * as rows from '#app/generated/prisma/models.ts';
import type { ReceiptStore } from '#app/ports/receipts.ts';
import type { Db } from './client.ts';
import { parseRow, storedJson } from './parse-row.ts';

export const storedReceiptWords = storedJson<PrintedReceipt>(
  1,
  z.object({
    locale: z.string(),
    details: z.array(z.object({ label: z.string(), value: z.string() })),
    notes: z.array(z.string()),
  }),
);

const receiptColumns = z.object({ regime: z.enum(receiptRegimes), printed: storedReceiptWords.column });
const withdrawalColumns = z.object({ at: z.date(), reason: z.enum(withdrawalReasons) });

export type ReceiptRow = rows.ReceiptModel & { readonly withdrawal: rows.ReceiptWithdrawalModel | null };

export function createReceiptStore({ prisma, pool }: Pick<Db, 'prisma' | 'pool'>): ReceiptStore {
  return {
    ofDonation: async (donationId) => {
      const found = await prisma.receipt.findMany({
        where: { donationId },
        orderBy: [{ issuedAt: 'asc' }, { sequence: 'asc' }],
        include: { withdrawal: true },
      });
      return found.map(toReceipt);
    },
    ofDonorYear: async (emailHash, year, timeZone) => {
      const donor = await prisma.donor.findUnique({
        where: { emailHash },
        select: { id: true, name: true },
      });
      if (!donor) return null;
      const { rows: moved } = await pool.query<MovedRow>({
        name: 'statement-rows',
        text: statementSql,
        values: [donor.id, timeZone, year],
      });
      return { donorName: donor.name, rows: moved.map(toStatementRow) };
    },
  };
}

/** Throws `UnreadableRow` where the words are not those of a receipt. */
export function toReceipt(row: ReceiptRow): Receipt {
  const { id, donationId, number, issuedAt, givenOn, currency, withdrawal } = row;
  return {
    ...{ id, donationId, number, issuedAt },
    givenOn: givenOn.toISOString().slice(0, 10),
    received: money(Number(row.receivedMinor), currency),
    returned: money(Number(row.returnedMinor), currency),
    ...parseRow('receipt', id, receiptColumns, row),
    withdrawn: withdrawal && parseRow('receipt_withdrawal', id, withdrawalColumns, withdrawal),
  };
}

interface MovedRow {
  readonly on: string;
  readonly kind: 'gift' | 'returned';
  readonly amount_minor: string;
  readonly currency: string;
  readonly number: string | null;
}

const toStatementRow = (row: MovedRow): StatementRow => ({
  on: row.on,
  kind: row.kind,
  amount: money(Number(row.amount_minor), row.currency),
  receiptNumber: row.number,
});

/**
 * A gift is all that came in of it, on the day of its charge, though a part capture is booked in two; each movement back stands on
 * its own day. A year's gifts are not set off against what went back in another.
 */
const statementSql = `
  WITH moved AS (
    SELECT t.donation_id, e.account, e.currency, e.amount_minor, t.occurred_at AT TIME ZONE $2 AS at, t.category
    FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
    WHERE t.donation_id IN (SELECT id FROM donation WHERE donor_id = $1)
      AND e.account IN ('donation-income', 'refunds', 'disputes')
  ),
  listed AS (
    SELECT donation_id, 'gift' AS kind, currency, -sum(amount_minor) AS amount_minor,
      coalesce(min(at) FILTER (WHERE category = 'charge'), min(at)) AS at
    FROM moved WHERE account = 'donation-income' GROUP BY donation_id, currency
    UNION ALL
    SELECT donation_id, 'returned', currency, amount_minor, at FROM moved WHERE account <> 'donation-income'
  )
  SELECT to_char(at, 'YYYY-MM-DD') AS on, kind, currency, amount_minor,
    (SELECT number FROM receipt WHERE receipt.donation_id = listed.donation_id
     ORDER BY issued_at DESC, sequence DESC LIMIT 1) AS number
  FROM listed WHERE extract(year FROM at) = $3 AND amount_minor <> 0 ORDER BY at, kind, donation_id`;

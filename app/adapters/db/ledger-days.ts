/** Days of the ledger: as they were added up with each posting, and once more from its entries. */
import { z } from 'zod';
import { MEASURES } from '#app/domain/ledger/measures.ts';
import type { DayFigure, LedgerDays } from '#app/ports/ledger.ts';
import type { Db } from './client.ts';
import { parseRow } from './parse-row.ts';
import { measureColumns } from './posting.ts';

const measureColumn = z.object({ measure: z.enum(MEASURES) });

interface FigureRow {
  readonly measure: string;
  readonly currency: string;
  readonly site: string;
  readonly value: string;
}

export function createLedgerDays({ pool }: Pick<Db, 'pool'>): LedgerDays {
  return {
    list: async (since) => {
      const { rows } = await pool.query<{ day: string }>({
        name: 'ledger-days',
        text: `SELECT DISTINCT to_char(posted_on, 'YYYY-MM-DD') AS day FROM ledger_transaction
               WHERE $1::date IS NULL OR posted_on >= $1 ORDER BY 1`,
        values: [since],
      });
      return rows.map(({ day }) => day);
    },
    kept: async (day) => {
      const { rows } = await pool.query<FigureRow>({ name: 'ledger-day-kept', text: keptSql, values: [day] });
      return rows.map(toFigure);
    },
    derived: async (day, before) => {
      const { rows } = await pool.query<FigureRow>({
        name: 'ledger-day-derived',
        text: derivedSql,
        values: [day, before ?? null],
      });
      return rows.map(toFigure);
    },
  };
}

function toFigure(row: FigureRow): DayFigure {
  const { measure } = parseRow('day_rollup', row.measure, measureColumn, row);
  return { measure, currency: row.currency, site: row.site, value: Number(row.value) };
}

const keptSql = `
  SELECT measure, currency, site, value FROM day_rollup
  CROSS JOIN LATERAL (VALUES ${MEASURES.map((measure, at) => `('${measure}', ${measureColumns[at] ?? ''})`).join(', ')}) AS kept (measure, value)
  WHERE day = $1 AND value <> 0 ORDER BY 1, 2, 3`;

/** As domain/ledger/measures.ts says it, over rows: what was posted on $1 (before $2), the donations that came in by it, and whose first of the year they are. */
const derivedSql = `
  WITH posted AS (
    SELECT moved.id, moved.posted_at, moved.category, moved.donation_id, coalesce(donation.site, '') AS site, donor_id
    FROM ledger_transaction moved LEFT JOIN donation ON donation.id = moved.donation_id
    WHERE moved.posted_on = $1::date AND ($2::timestamptz IS NULL OR moved.posted_at < $2)),
  given AS (
    SELECT posted.id, posted.posted_at, posted.site, donor_id, currency
    FROM posted JOIN ledger_entry ON transaction_id = posted.id
    WHERE category = 'charge' AND donation_id IS NOT NULL AND account = 'donation-income' AND amount_minor < 0),
  first_given AS (
    SELECT DISTINCT ON (donor_id, currency) donor_id, currency, site FROM given
    WHERE donor_id IS NOT NULL ORDER BY donor_id, currency, posted_at, id)
  SELECT account AS measure, currency, site, sum(amount_minor) AS value
  FROM posted JOIN ledger_entry ON transaction_id = posted.id
  WHERE account NOT IN ('card-holds', 'card-holds-contra')
  GROUP BY 1, 2, 3 HAVING sum(amount_minor) <> 0
  UNION ALL
  SELECT 'gifts', currency, site, count(*) FROM given GROUP BY 2, 3
  UNION ALL
  SELECT 'supporters', currency, site, count(*) FROM first_given
  WHERE NOT EXISTS (
    SELECT FROM donation earlier
    JOIN ledger_transaction moved ON moved.donation_id = earlier.id AND moved.category = 'charge'
      AND moved.posted_on < $1::date AND moved.posted_on >= date_trunc('year', $1::date)
    JOIN ledger_entry entry ON entry.transaction_id = moved.id AND entry.account = 'donation-income'
      AND entry.amount_minor < 0 AND entry.currency = first_given.currency
    WHERE earlier.donor_id = first_given.donor_id)
  GROUP BY 2, 3
  ORDER BY 1, 2, 3`;

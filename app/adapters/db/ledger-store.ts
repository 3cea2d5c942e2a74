/** The ledger's totals, summed from its entries. */
import type { LedgerStore } from '#app/ports/ledger.ts';
import type { Db } from './client.ts';

export function createLedgerStore({ pool }: Db): LedgerStore {
  return {
    totals: async () => {
      const { rows } = await pool.query<{ account: string; currency: string; total: string }>(
        'SELECT account, currency, sum(amount_minor) AS total FROM ledger_entry GROUP BY 1, 2 ORDER BY 1, 2',
      );
      return rows.map(({ account, currency, total }) => ({ account, currency, amountMinor: Number(total) }));
    },
  };
}

/** Tables as CSV text, for whoever adds them up in another program. */
import { stringify } from 'csv-stringify/sync';
import { fixedMajor } from '#app/domain/money.ts';
import type { Cell } from '#app/domain/statement/csv-rows.ts';
import type { CsvText } from '#app/ports/statements.ts';

export const csvText: CsvText = {
  write: ({ columns, rows }) =>
    stringify(
      rows.map((row) => row.map(written)),
      {
        header: true,
        columns: [...columns],
        record_delimiter: 'windows',
        escape_formulas: true,
        // A sum below zero begins like a formula and is none.
        cast: { object: ({ sum }) => ({ value: String(sum), escape_formulas: false }) },
      },
    ),
};

function written(cell: Cell): string | number | { readonly sum: string } | null {
  return typeof cell === 'object' && cell !== null ? { sum: fixedMajor(cell) } : cell;
}

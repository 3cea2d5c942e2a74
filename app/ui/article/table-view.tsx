/** A table within a fact-check: it scrolls by itself where the page is narrower, by keyboard too. */
import type { ReactNode } from 'react';
import { plainText, type Inline, type Table } from '#app/domain/article/article.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';

export function TableView({
  table,
  texts,
  renderCell,
}: {
  table: Table;
  texts: Texts['article'];
  renderCell: (cell: readonly Inline[]) => ReactNode;
}) {
  const heads = table.header.map((cell) => plainText(cell).trim());
  // HTML has tables without heads; empty ones would be read out as such.
  const hasHeads = heads.some((head) => head !== '');
  // Where the first column alone has no head, its cells are the heads of the rows.
  const hasRowHeads = hasHeads && heads[0] === '';
  const attributes = (column: number) => ({
    'data-align': table.columns[column]?.align ?? undefined,
    // Sentences need room: without it a column of figures and one of sentences would get the same.
    'data-long': isLong(table, column) ? '' : undefined,
  });
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={texts.table(heads.filter(Boolean))}>
      <table>
        {hasHeads && (
          <thead>
            <tr>
              {table.header.map((cell, column) =>
                heads[column] === '' ? (
                  <td key={column} />
                ) : (
                  <th key={column} scope="col" {...attributes(column)}>
                    {renderCell(cell)}
                  </th>
                ),
              )}
            </tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) =>
                column === 0 && hasRowHeads ? (
                  <th key={column} scope="row" {...attributes(column)}>
                    {renderCell(cell)}
                  </th>
                ) : (
                  <td key={column} {...attributes(column)}>
                    {renderCell(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const longFrom = 40;

function isLong({ header, rows }: Table, column: number): boolean {
  return [header, ...rows].some((cells) => plainText(cells[column] ?? []).length >= longFrom);
}

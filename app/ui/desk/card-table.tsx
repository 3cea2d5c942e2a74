/** A table that becomes a list of cards on narrow screens, each value beside the name of its column. */
import type { ReactNode } from 'react';

interface CardTableProps {
  /** Said to whoever cannot see the table's place on the page. */
  readonly caption: string;
  readonly className?: string;
  readonly columns: readonly { readonly label: string; readonly isNumber?: boolean }[];
  readonly rows: readonly {
    readonly key: string;
    /** The first one names the row; an empty cell (null) is left out of a card. */
    readonly cells: readonly ReactNode[];
  }[];
}

/** The roles say again what the elements are: as cards they are laid out like plain boxes, and browsers forget it. */
export function CardTable({ caption, className, columns, rows }: CardTableProps) {
  return (
    <table className={className === undefined ? 'cards' : `cards ${className}`} role="table">
      <caption className="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, isNumber }) => (
            <th key={label} scope="col" role="columnheader" className={isNumber ? 'number' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((cell, index) => {
              const column = columns[index];
              const Cell = index === 0 ? 'th' : 'td';
              return (
                <Cell
                  key={index}
                  role={index === 0 ? 'rowheader' : 'cell'}
                  {...(index === 0 && { scope: 'row' })}
                  data-label={column?.label}
                  className={column?.isNumber ? 'number' : undefined}
                >
                  {cell}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

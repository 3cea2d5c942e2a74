/** Tables of HTML: cells with running text alone, as many in each row, and tables that are only layout undone. */
import type { Element, ElementContent } from 'hast';
import { columnsMax } from '#app/domain/article/body-reader.ts';
import { leaveOut, runningText, tell, type Cleaning } from '#app/domain/article/html/cleaning.ts';
import { attribute, isElement, made } from '#app/domain/article/html/elements.ts';

/** With those that spanned cells are split into: a span may claim a million. */
const CELLS_MAX = 10_000;

export function cleanTable(cleaning: Cleaning, table: Element): ElementContent[] {
  const rows = rowsOf(table);
  const cells = rows.flatMap(cellsOf);
  const captions = cleaning.clean(table.children.filter((child) => isElement(child, 'caption')));
  if (attribute(table, 'role') === 'presentation' || cells.length <= 1) {
    return [...captions, ...cells.flatMap((cell) => cleaning.clean(cell.children))];
  }
  const columnCounts = rows.map((row) =>
    cellsOf(row).reduce((sum, cell) => sum + spanOf(cell, 'colSpan'), 0),
  );
  if (Math.max(...columnCounts) > columnsMax) {
    return [...captions, ...leaveOut(cleaning, table, `a table of more than ${String(columnsMax)} columns`)];
  }
  if (cells.some((cell) => spanOf(cell, 'colSpan') > 1 || spanOf(cell, 'rowSpan') > 1)) {
    tell(cleaning, table, 'a cell of a table that spans several has its words in the first of them');
  }
  let cellsLeft = CELLS_MAX;
  const cleanRows = rows.map((row) =>
    made(
      'tr',
      row,
      cellsOf(row).map((cell) => {
        const area = spanOf(cell, 'colSpan') * spanOf(cell, 'rowSpan');
        cellsLeft -= area;
        const clean = made(cell.tagName, cell, cellText(cleaning, cell));
        const { align } = cell.properties;
        const spans = { colSpan: spanOf(cell, 'colSpan'), rowSpan: spanOf(cell, 'rowSpan') };
        clean.properties = {
          ...(cellsLeft >= 0 && area > 1 && spans),
          ...(align !== undefined && { align }),
        };
        return clean;
      }),
    ),
  );
  return [...captions, made('table', table, [made('tbody', table, cleanRows)])];
}

/** Of this table alone, not of those within its cells. */
function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [child];
    return isElement(child, 'thead', 'tbody', 'tfoot') ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child) => isElement(child, 'td', 'th'));
}

function spanOf(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  const span = Number.parseInt(attribute(cell, name), 10);
  return span >= 1 ? Math.min(span, CELLS_MAX) : 1;
}

function cellText(cleaning: Cleaning, cell: Element): ElementContent[] {
  if (cell.children.some((child) => isElement(child, 'ul', 'ol', 'table', 'blockquote'))) {
    tell(cleaning, cell, 'a list, table or quote within a cell of a table has become running text');
  }
  return runningText(cleaning, cleaning.clean(cell.children), 'a table');
}

/** A month of the ledger as a file: what each account opened and closed with and what moved it, or every movement one by one. */
import { monthSheet, movementSheet } from '#app/domain/statement/csv-rows.ts';
import { monthSpan, monthStatement } from '#app/domain/statement/month.ts';
import type { Ports } from '#app/ports.ts';

export type MonthExported =
  { readonly kind: 'file'; readonly name: string; readonly text: string } | { readonly kind: 'no-month' };

/** `month` as `2026-11`, on the newsroom's clocks. */
export async function exportMonth(
  { statements, csv, site }: Pick<Ports, 'statements' | 'csv' | 'site'>,
  month: string,
  what: 'sums' | 'movements',
): Promise<MonthExported> {
  const span = monthSpan(month, site.timeZone);
  if (!span) return { kind: 'no-month' };
  const { from, until } = span;
  if (what === 'movements') {
    const sheet = movementSheet(await statements.movementsWithin(from, until));
    return { kind: 'file', name: `movements-${month}.csv`, text: csv.write(sheet) };
  }
  const [opening, moved] = [await statements.sumsBefore(from), await statements.sumsWithin(from, until)];
  const sheet = monthSheet(monthStatement(opening, moved));
  return { kind: 'file', name: `ledger-${month}.csv`, text: csv.write(sheet) };
}

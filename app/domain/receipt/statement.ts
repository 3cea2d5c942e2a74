/** A yearly statement: what one donor gave and got back between two New Years on the newsroom's clocks. */
import { money, type Money } from '../money.ts';

/** A gift by the day of its capture, or money back by the day on which it moved. */
export interface StatementRow {
  /** As `2026-11-28`. */
  readonly on: string;
  readonly kind: 'gift' | 'returned';
  readonly amount: Money;
  /** Of the receipt that holds, or held last; null where there is none. */
  readonly receiptNumber: string | null;
}

export interface GivenInYear {
  /** Null where it was erased. */
  readonly donorName: string | null;
  /** The oldest first. */
  readonly rows: readonly StatementRow[];
}

/** One currency of a statement: nothing is added over two. */
export interface StatementPart {
  readonly currency: string;
  readonly rows: readonly StatementRow[];
  readonly given: Money;
  readonly returned: Money;
  readonly remains: Money;
}

/** A part for each currency, in the order of their codes. */
export function statementParts(rows: readonly StatementRow[]): StatementPart[] {
  const currencies = [...new Set(rows.map(({ amount }) => amount.currency))].toSorted();
  return currencies.map((currency) => {
    const own = rows.filter(({ amount }) => amount.currency === currency);
    const sum = (kind: StatementRow['kind']) =>
      own.filter((row) => row.kind === kind).reduce((total, { amount }) => total + amount.amountMinor, 0);
    const [given, returned] = [sum('gift'), sum('returned')];
    return {
      ...{ currency, rows: own },
      ...{ given: money(given, currency), returned: money(returned, currency) },
      remains: money(given - returned, currency),
    };
  });
}

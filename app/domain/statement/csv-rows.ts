/** The columns of the files that a bookkeeper downloads, and how each line becomes a row. */
import { money, type Money } from '../money.ts';
import type { StatementLine } from './month.ts';
import type { Movement } from './movement.ts';

/** A cell; money is written as a plain decimal number with all decimals of its currency. */
export type Cell = string | number | Money | null;

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function movementSheet(movements: readonly Movement[]): Sheet {
  return {
    columns: [
      ...['moved', 'category', 'movement', 'donation', 'payout', 'currency', 'amount', 'fee', 'net'],
      ...['given', 'given_currency', 'posted'],
    ],
    rows: movements.map((each) => [
      ...[each.occurredAt.toISOString(), each.category, each.id, each.donationId, each.payoutId],
      ...[each.net.currency, each.amount, each.fee, each.net],
      ...[each.given, each.given?.currency ?? null, each.postedAt.toISOString()],
    ]),
  };
}

export function monthSheet(lines: readonly StatementLine[]): Sheet {
  return {
    columns: ['account', 'currency', 'line', 'count', 'amount', 'fee', 'net'],
    rows: lines.map(({ account, currency, line, count, amountMinor, feeMinor, netMinor }) => {
      const inCurrency = (minor: number | null) => (minor === null ? null : money(minor, currency));
      return [
        account,
        currency,
        line,
        count,
        inCurrency(amountMinor),
        inCurrency(feeMinor),
        inCurrency(netMinor),
      ];
    }),
  };
}

/** What a payout paid out, added up by category. */
import { addMoney, type Money } from '../money.ts';
import type { Movement } from './movement.ts';

export interface PayoutSum {
  readonly category: string;
  readonly count: number;
  readonly amount: Money;
  readonly fee: Money;
  readonly net: Money;
}

/** In the order of their names. All that one payout paid out is in one currency; what is not stands in a row of its own. */
export function payoutSums(movements: readonly Movement[]): PayoutSum[] {
  const sums = new Map<string, PayoutSum>();
  for (const { category, amount, fee, net } of movements) {
    const key = `${category} ${net.currency}`;
    const before = sums.get(key);
    sums.set(
      key,
      before
        ? {
            category,
            count: before.count + 1,
            amount: addMoney(before.amount, amount),
            fee: addMoney(before.fee, fee),
            net: addMoney(before.net, net),
          }
        : { category, count: 1, amount, fee, net },
    );
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

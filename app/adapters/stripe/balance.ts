/** The account's balance at Stripe: what moved it, and what it is. */
import type Stripe from 'stripe';
import type { Balance, BalanceTransaction } from '#app/domain/balance-transaction.ts';
import type { BalanceAtStripe } from '#app/ports/balance.ts';
import { balanceTransactionFrom, sourceOf } from './balance-from.ts';

export function createBalance(stripe: Stripe): BalanceAtStripe {
  return {
    since: (since) => transactionsSince(stripe, since),
    read: async () => balanceFrom(await stripe.balance.retrieve()),
  };
}

/** Stripe's lists go from the newest to the oldest. */
async function* transactionsSince(
  stripe: Stripe,
  since: Date | null,
): AsyncGenerator<readonly BalanceTransaction[]> {
  let last: string | undefined;
  for (;;) {
    const page = await stripe.balanceTransactions.list({
      limit: 100,
      expand: ['data.source'],
      ...(since && { created: { gte: Math.floor(since.getTime() / 1000) } }),
      ...(last !== undefined && { starting_after: last }),
    });
    if (page.data.length > 0)
      yield page.data.map((transaction) => balanceTransactionFrom(transaction, sourceOf(transaction)));
    last = page.data.at(-1)?.id;
    if (!page.has_more || last === undefined) return;
  }
}

function balanceFrom({ available, pending }: Stripe.Balance): Balance[] {
  const currencies = [...new Set([...available, ...pending].map(({ currency }) => currency))].toSorted();
  const sum = (parts: readonly { readonly currency: string; readonly amount: number }[], currency: string) =>
    parts.filter((part) => part.currency === currency).reduce((total, { amount }) => total + amount, 0);
  return currencies.map((currency) => ({
    currency: currency.toUpperCase(),
    availableMinor: sum(available, currency),
    pendingMinor: sum(pending, currency),
  }));
}

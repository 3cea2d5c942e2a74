/** The account's balance at Stripe: what moved it, and what it is. */
import type Stripe from 'stripe';
import type { Balance } from '#app/domain/balance-transaction.ts';
import type { BalanceAtStripe } from '#app/ports/balance.ts';
import { balanceTransactionFrom, sourceOf } from './balance-from.ts';
import { pagesOf } from './pages.ts';
import { toUnix } from './unix-time.ts';

export function createBalance(stripe: Stripe): BalanceAtStripe {
  return {
    since: (since) =>
      pagesOf(
        (page) =>
          stripe.balanceTransactions.list({
            ...page,
            expand: ['data.source'],
            ...(since && { created: { gte: toUnix(since) } }),
          }),
        (transaction) => balanceTransactionFrom(transaction, sourceOf(transaction)),
      ),
    read: async () => balanceFrom(await stripe.balance.retrieve()),
  };
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

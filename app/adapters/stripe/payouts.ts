/** Payouts at Stripe: read, listed, and what each paid out. */
import Stripe from 'stripe';
import { money } from '#app/domain/money.ts';
import type { PaidOut, PayoutAtStripe } from '#app/domain/payout/payout.ts';
import type { PayoutsAtStripe } from '#app/ports/payouts.ts';
import { balanceTransactionFrom, sourceOf } from './balance-from.ts';
import { pagesOf } from './pages.ts';
import { fromUnix, toUnix } from './unix-time.ts';

const expand = ['balance_transaction', 'failure_balance_transaction'];

export function createPayouts(stripe: Stripe): PayoutsAtStripe {
  return {
    read: async (id) => {
      try {
        return payoutFrom(await stripe.payouts.retrieve(id, { expand }));
      } catch (error) {
        if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return null;
        throw error;
      }
    },
    paidOutBy: async (payout) => {
      const pages = pagesOf(
        (page) => stripe.balanceTransactions.list({ ...page, payout }),
        ({ id, net, currency }) => ({ id, net: money(net, currency.toUpperCase()) }),
      );
      const all: PaidOut[] = [];
      for await (const page of pages) all.push(...page);
      return all;
    },
    since: (since) =>
      pagesOf(
        (page) =>
          stripe.payouts.list({
            ...page,
            created: { gte: toUnix(since) },
            expand: expand.map((name) => `data.${name}`),
          }),
        payoutFrom,
      ),
  };
}

function payoutFrom(payout: Stripe.Payout): PayoutAtStripe {
  const booked = [payout.balance_transaction, payout.failure_balance_transaction];
  return {
    id: payout.id,
    kind: kindFrom(payout),
    status: statusFrom(payout.status),
    amount: money(payout.amount, payout.currency.toUpperCase()),
    createdAt: fromUnix(payout.created),
    arrivesAt: fromUnix(payout.arrival_date),
    takesBack: idOf(payout.original_payout),
    failureReason: payout.failure_code ?? null,
    transactions: booked.flatMap((transaction) =>
      transaction && typeof transaction !== 'string'
        ? [balanceTransactionFrom(transaction, sourceOf({ ...transaction, source: payout }))]
        : [],
    ),
    isItemised: payout.automatic && payout.reconciliation_status === 'completed',
  };
}

const idOf = (named: string | { readonly id: string } | null) =>
  typeof named === 'string' ? named : (named?.id ?? null);

function kindFrom({ automatic, method }: Stripe.Payout): PayoutAtStripe['kind'] {
  if (method === 'instant') return 'instant';
  return automatic ? 'automatic' : 'manual';
}

/** Stripe's types leave the list open; what it adds is not final until it says so. */
function statusFrom(status: string): PayoutAtStripe['status'] {
  switch (status) {
    case 'paid':
    case 'failed':
    case 'canceled':
      return status;
    case 'in_transit':
      return 'in-transit';
    default:
      return 'pending';
  }
}

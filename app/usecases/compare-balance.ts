/** What the ledger says Stripe holds for us beside what Stripe says it holds. */
import type { Ports } from '#app/ports.ts';

export interface BalanceCompared {
  readonly currency: string;
  readonly ledgerMinor: number;
  /** Available and pending together. */
  readonly stripeMinor: number;
}

/** Each currency that either side knows. What moved since the last import makes a difference that the next one ends. */
export async function compareBalance(ports: Pick<Ports, 'ledger' | 'balance'>): Promise<BalanceCompared[]> {
  const [totals, atStripe] = await Promise.all([ports.ledger.totals(), ports.balance.read()]);
  const held = totals.filter(({ account }) => account === 'stripe-receivable');
  const currencies = new Set([...held, ...atStripe].map(({ currency }) => currency));
  return [...currencies].toSorted().map((currency) => {
    const stripe = atStripe.find((balance) => balance.currency === currency);
    return {
      currency,
      ledgerMinor: held.find((sum) => sum.currency === currency)?.amountMinor ?? 0,
      stripeMinor: (stripe?.availableMinor ?? 0) + (stripe?.pendingMinor ?? 0),
    };
  });
}

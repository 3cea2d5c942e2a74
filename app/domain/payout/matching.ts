/** Whether a payout is the sum of the movements that it paid out, and whether the ledger has each of them as Stripe has it. */
import type { Money } from '../money.ts';
import type { PaidOut, PayoutAtStripe, PayoutMatching } from './payout.ts';

export interface Match {
  readonly matching: Extract<PayoutMatching, 'waiting' | 'matched' | 'differs'>;
  /** Null unless it differs: what its movements are more than it; 0 where they add up and the ledger has one otherwise. */
  readonly differenceMinor: number | null;
}

/** `paidOut`: as Stripe lists it, the payout's own movement among them or not. `posted`: what the ledger has of each. */
export function matchPayout(
  { amount, transactions }: Pick<PayoutAtStripe, 'amount' | 'transactions'>,
  paidOut: readonly PaidOut[],
  posted: ReadonlyMap<string, Money>,
): Match {
  const own = new Set(transactions.map(({ id }) => id));
  const [left] = transactions;
  // What it cost is no money of the bank's, but left the balance with it.
  const taken = left ? -left.net.amountMinor : amount.amountMinor;
  const currency = left?.net.currency ?? amount.currency;
  const others = paidOut.filter(({ id }) => !own.has(id));
  const sum = others.reduce((total, { net }) => total + net.amountMinor, 0);
  const isMixed = others.some(({ net }) => net.currency !== currency);
  const isOtherwise = paidOut.some(({ id, net }) => {
    const ours = posted.get(id);
    return ours !== undefined && (ours.amountMinor !== net.amountMinor || ours.currency !== net.currency);
  });
  if (isMixed || isOtherwise || sum !== taken) return { matching: 'differs', differenceMinor: sum - taken };
  return {
    matching: paidOut.every(({ id }) => posted.has(id)) ? 'matched' : 'waiting',
    differenceMinor: null,
  };
}

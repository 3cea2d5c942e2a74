/** The bank's side of a payout: its arrival, and its return where the bank sends it back after all. */
import type { Money } from '../money.ts';
import { pair, type LedgerAccount, type LedgerEntry, type LedgerPosting } from './ledger.ts';

interface PayoutMoved {
  readonly payoutId: string;
  /** In the currency of the bank account. */
  readonly atBank: Money;
  /** In the currency of the balance that it left, which is nearly always the same. */
  readonly leftStripe: Money;
  readonly occurredAt: Date;
}

/** What left Stripe is at the bank. One that takes another back moves the other way, for its sums are below zero. */
export function payoutArrived(moved: PayoutMoved): LedgerPosting {
  const { atBank, leftStripe } = moved;
  return posting('payout-arrived', moved, between('bank', atBank, 'payouts-in-transit', leftStripe));
}

/** The bank sent back what had arrived; Stripe's own movement then brings it from there into the balance. */
export function payoutReturned(moved: PayoutMoved): LedgerPosting {
  const { atBank, leftStripe } = moved;
  return posting('payout-returned', moved, between('payouts-in-transit', leftStripe, 'bank', atBank));
}

function between(
  debit: LedgerAccount,
  debited: Money,
  credit: LedgerAccount,
  credited: Money,
): LedgerEntry[] {
  if (debited.currency === credited.currency && debited.amountMinor === credited.amountMinor)
    return pair(debit, credit, debited);
  return [...pair(debit, 'currency-exchange', debited), ...pair('currency-exchange', credit, credited)];
}

function posting(
  kind: 'payout-arrived' | 'payout-returned',
  { payoutId, occurredAt }: PayoutMoved,
  entries: readonly LedgerEntry[],
): LedgerPosting {
  return { kind, externalId: payoutId, category: null, donationId: null, occurredAt, entries };
}

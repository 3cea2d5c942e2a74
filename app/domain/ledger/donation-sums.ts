/** What one donation has come to so far, as the ledger has it: each sum in the currency in which it moved. */
import { money, type Money } from '../money.ts';
import type { LedgerAccount } from './ledger.ts';

export interface AccountSum {
  readonly account: LedgerAccount;
  readonly currency: string;
  /** Debits are positive. */
  readonly amountMinor: number;
}

/** In the currency of the donation; nothing is negative but `disputed` where a bank gave back more than it took. */
export interface DonationSums {
  /** What the bank holds for us. */
  readonly held: Money;
  /** What came in, less what was let go of the hold; null until Stripe has booked it. */
  readonly received: Money | null;
  /** What went back to the donor. */
  readonly refunded: Money;
  /** What the bank took back, less what it returned. */
  readonly disputed: Money;
  /** What is left of it, before fees. */
  readonly kept: Money;
  /** Fees, in the currencies in which Stripe settles. */
  readonly fees: readonly Money[];
  /** What the account's balance changed by, in the currencies in which Stripe settles. */
  readonly net: readonly Money[];
}

const feeAccounts: ReadonlySet<LedgerAccount> = new Set(['payment-fees', 'dispute-fees']);

export function donationSums(sums: readonly AccountSum[], currency: string): DonationSums {
  const minor = (account: LedgerAccount) =>
    sums.find((sum) => sum.account === account && sum.currency === currency)?.amountMinor ?? 0;
  const isBooked = sums.some(({ account }) => account === 'donation-income');
  const income = -minor('donation-income');
  const refunded = minor('refunds');
  const disputed = minor('disputes');
  return {
    held: money(minor('card-holds'), currency),
    received: isBooked ? money(income, currency) : null,
    refunded: money(refunded, currency),
    disputed: money(disputed, currency),
    kept: money(income - refunded - disputed, currency),
    fees: perCurrency(sums.filter(({ account }) => feeAccounts.has(account))),
    net: perCurrency(sums.filter(({ account }) => account === 'stripe-receivable')),
  };
}

function perCurrency(sums: readonly AccountSum[]): Money[] {
  const totals = new Map<string, number>();
  for (const { currency, amountMinor } of sums)
    totals.set(currency, (totals.get(currency) ?? 0) + amountMinor);
  return [...totals].map(([currency, amountMinor]) => money(amountMinor, currency));
}

/** Which entries each of Stripe's balance transactions makes. */
import type { BalanceTransaction } from '../balance-transaction.ts';
import { money } from '../money.ts';
import { pair, type LedgerAccount, type LedgerEntry, type LedgerPosting } from './ledger.ts';

interface Booking {
  /** Where the amount came from or went to. */
  readonly against: LedgerAccount;
  /** Where its fee goes. */
  readonly fees: LedgerAccount;
  /** Whether that account is in the currency of the donation, where Stripe settles in another. */
  readonly isOfDonation: boolean;
}

const ofDonation = (against: LedgerAccount, fees: LedgerAccount = 'payment-fees'): Booking => ({
  against,
  fees,
  isOfDonation: true,
});
const ofAccount = (against: LedgerAccount): Booking => ({
  against,
  fees: 'stripe-fees',
  isOfDonation: false,
});

/**
 * By Stripe's reporting category, because its `type` says less: a part of a hold that was let go has the type of a refund, and
 * disputes, their reversals and some fees are all adjustments. The rest of a partly captured hold lowers the income that the
 * charge's own transaction overstates. What stands not here is booked as unclassified, and shown.
 * @source https://docs.stripe.com/reports/reporting-categories
 */
const bookings: ReadonlyMap<string, Booking> = new Map(
  Object.entries({
    charge: ofDonation('donation-income'),
    charge_failure: ofDonation('donation-income'),
    partial_capture_reversal: ofDonation('donation-income'),
    refund: ofDonation('refunds'),
    refund_failure: ofDonation('refunds'),
    dispute: ofDonation('disputes', 'dispute-fees'),
    dispute_reversal: ofDonation('disputes', 'dispute-fees'),
    fee: ofAccount('stripe-fees'),
    network_cost: ofAccount('stripe-fees'),
    tax: ofAccount('stripe-fees'),
    risk_reserved_funds: ofAccount('stripe-reserves'),
    payment_network_reserve_hold: ofAccount('stripe-reserves'),
    payment_network_reserve_release: ofAccount('stripe-reserves'),
    payout_minimum_balance_hold: ofAccount('stripe-reserves'),
    payout_minimum_balance_release: ofAccount('stripe-reserves'),
    payout: ofAccount('payouts-in-transit'),
    payout_reversal: ofAccount('payouts-in-transit'),
    topup: ofAccount('bank'),
    topup_reversal: ofAccount('bank'),
  }),
);

const unclassified: Booking = { against: 'unclassified', fees: 'unclassified', isOfDonation: false };

/** Payments of something else on the same account are no income of ours. */
function bookingOf(category: string, donationId: string | null): Booking {
  const booking = bookings.get(category);
  return !booking || (booking.isOfDonation && donationId === null) ? unclassified : booking;
}

/**
 * The posting of one balance transaction: `stripe-receivable` changes by its net, whatever it is. `donationId` is null where it
 * belongs to no donation of ours.
 */
export function bookBalanceTransaction(
  transaction: BalanceTransaction,
  donationId: string | null,
): LedgerPosting {
  const { id, category, amount, fee, createdAt, source } = transaction;
  const booking = bookingOf(category, donationId);
  const { presented } = source;
  const isExchanged = booking.isOfDonation && presented !== null && presented.currency !== amount.currency;
  const entries: LedgerEntry[] = isExchanged
    ? [
        ...pair('stripe-receivable', 'currency-exchange', amount),
        ...pair('currency-exchange', booking.against, presented),
      ]
    : pair('stripe-receivable', booking.against, amount);
  const all = [...entries, ...pair(booking.fees, 'stripe-receivable', fee)];
  const moved = all.filter(({ amountMinor }) => amountMinor !== 0);
  return {
    kind: 'balance-transaction',
    externalId: id,
    category,
    donationId,
    occurredAt: createdAt,
    // What moved nothing is booked all the same, so that it is known.
    entries: moved.length > 0 ? moved : entries,
  };
}

/** What postings brought in of donations, in the currency in which they were given. */
export function incomeOf(postings: readonly LedgerPosting[], currency: string) {
  const minor = postings
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.account === 'donation-income' && entry.currency === currency)
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0);
  return money(minor, currency);
}

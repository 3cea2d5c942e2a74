/** Stripe's balance transaction: the atom of everything that moves on the account, in our words. */
import type { Money } from './money.ts';

/** What a balance transaction is about. `other`: a kind of Stripe's that we do not follow. */
export interface BalanceSource {
  readonly kind: 'charge' | 'refund' | 'dispute' | 'payout' | 'other' | 'none';
  readonly id: string | null;
  /** The payment behind it, by which its donation is found. */
  readonly paymentIntentId: string | null;
  /** The donation that we named on it ourselves; null where it bears no such name. */
  readonly namedDonationId: string | null;
  /** Of a charge whose card belongs to a customer: only such a one can have paid an invoice, which bears no name of ours itself. */
  readonly customerId: string | null;
  /** What moved in the currency of the payment: positive where it came to us. Null where the source does not say. */
  readonly presented: Money | null;
}

export interface BalanceTransaction {
  readonly id: string;
  /** Stripe's reporting category (docs.stripe.com/reports/reporting-categories): what it is for the books. An open list. */
  readonly category: string;
  /** In the currency of settlement, which may differ from the payment's; negative where it left the balance. */
  readonly amount: Money;
  readonly fee: Money;
  /** `amount` less `fee`: what the balance changed by. */
  readonly net: Money;
  readonly createdAt: Date;
  readonly source: BalanceSource;
}

/** What the account holds in one currency at Stripe. */
export interface Balance {
  readonly currency: string;
  readonly availableMinor: number;
  readonly pendingMinor: number;
}

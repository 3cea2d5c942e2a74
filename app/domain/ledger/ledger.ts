/** The ledger: its accounts, and postings that balance. Debits are positive, credits negative; every posting balances per currency. */
import type { Money } from '../money.ts';

/**
 * - `card-holds` / `card-holds-contra`: authorised and not yet captured; no money of ours, both end at zero.
 * - `stripe-receivable`: what Stripe holds for us; equals Stripe's balance, available and pending.
 * - `stripe-reserves`: ours too, but set aside by Stripe and outside of that balance.
 * - `donation-income`: gross donations. `payment-fees`: what Stripe kept of them.
 * - `refunds`: what went back to donors. `disputes`: what banks took back, less what they returned. `dispute-fees`: what that cost.
 * - `stripe-fees`: fees of the account that belong to no donation.
 * - `currency-exchange`: between the currency of a donation and the currency Stripe settles it in.
 * - `payouts-in-transit`: what left Stripe for the bank. `bank`: what arrived there.
 * - `unclassified`: what Stripe moved for a reason that we do not know, or for a payment that is none of our donations; a person
 *   must look.
 */
export const LEDGER_ACCOUNTS = [
  'card-holds',
  'card-holds-contra',
  'stripe-receivable',
  'stripe-reserves',
  'donation-income',
  'payment-fees',
  'refunds',
  'disputes',
  'dispute-fees',
  'stripe-fees',
  'currency-exchange',
  'payouts-in-transit',
  'bank',
  'unclassified',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/**
 * `hold-placed` and `hold-ended` once a charge; `balance-transaction` once each; `payout-arrived` and `payout-returned` once a payout.
 * With the external id, unique.
 */
export type LedgerKind =
  'hold-placed' | 'hold-ended' | 'balance-transaction' | 'payout-arrived' | 'payout-returned';

export interface LedgerEntry {
  readonly account: LedgerAccount;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface LedgerPosting {
  readonly kind: LedgerKind;
  /** Stripe's object behind it: of a hold its charge, of an arrival its payout. */
  readonly externalId: string;
  /** Stripe's reporting category; null for all but balance transactions. */
  readonly category: string | null;
  /** Null where it belongs to no donation of ours. */
  readonly donationId: string | null;
  /** When it moved at Stripe. */
  readonly occurredAt: Date;
  readonly entries: readonly LedgerEntry[];
}

/** `value` from the account `credit` to the account `debit`; a negative one the other way. */
export function pair(debit: LedgerAccount, credit: LedgerAccount, value: Money): LedgerEntry[] {
  return [
    { account: debit, amountMinor: value.amountMinor, currency: value.currency },
    { account: credit, amountMinor: -value.amountMinor, currency: value.currency },
  ];
}

/** Whether debits and credits are equal in every currency. */
export function balances(posting: Pick<LedgerPosting, 'entries'>): boolean {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of posting.entries) {
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  return [...sums.values()].every((sum) => sum === 0);
}

interface Hold {
  readonly chargeId: string;
  readonly donationId: string;
  readonly charged: Money;
  readonly occurredAt: Date;
}

/** A bank holds the amount on a card. */
export function holdPlaced({ chargeId, donationId, charged, occurredAt }: Hold): LedgerPosting {
  const entries = pair('card-holds', 'card-holds-contra', charged);
  return { kind: 'hold-placed', externalId: chargeId, category: null, donationId, occurredAt, entries };
}

/** The hold is over: released, or taken, whole or in part. */
export function holdEnded({ chargeId, donationId, charged, occurredAt }: Hold): LedgerPosting {
  const entries = pair('card-holds-contra', 'card-holds', charged);
  return { kind: 'hold-ended', externalId: chargeId, category: null, donationId, occurredAt, entries };
}

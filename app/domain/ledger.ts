/** The ledger: which entries each money event makes. Debits are positive, credits negative; every event balances per currency. */
import type { Money } from './money.ts';

/**
 * - `card-holds` / `card-holds-contra`: authorised and not yet captured; no money of ours, both end at zero.
 * - `stripe-receivable`: what Stripe holds for us (equals the Stripe balance).
 * - `donation-income`, `payment-fees`: gross donations and what Stripe kept of them.
 * - `currency-exchange`: between the currency of a donation and the currency Stripe settles it in.
 */
export type LedgerAccount =
  | 'card-holds'
  | 'card-holds-contra'
  | 'stripe-receivable'
  | 'donation-income'
  | 'payment-fees'
  | 'currency-exchange';

export type LedgerKind = 'authorised' | 'released' | 'captured' | 'fee';

export interface LedgerEntry {
  readonly account: LedgerAccount;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface LedgerPosting {
  readonly kind: LedgerKind;
  /** Stripe's object behind the money event. */
  readonly externalId: string;
  readonly entries: readonly LedgerEntry[];
}

function pair(debit: LedgerAccount, credit: LedgerAccount, value: Money): LedgerEntry[] {
  return [
    { account: debit, amountMinor: value.amountMinor, currency: value.currency },
    { account: credit, amountMinor: -value.amountMinor, currency: value.currency },
  ];
}

/** A bank holds the amount on a card. */
export function postAuthorised(charged: Money, chargeId: string): LedgerPosting {
  return {
    kind: 'authorised',
    externalId: chargeId,
    entries: pair('card-holds', 'card-holds-contra', charged),
  };
}

/** The hold is gone and nothing was taken. */
export function postReleased(charged: Money, chargeId: string): LedgerPosting {
  return {
    kind: 'released',
    externalId: chargeId,
    entries: pair('card-holds-contra', 'card-holds', charged),
  };
}

/** The held amount is taken, or a part of it: the whole hold ends, Stripe owes us what was taken. */
export function postCaptured(charged: Money, received: Money, chargeId: string): LedgerPosting {
  return {
    kind: 'captured',
    externalId: chargeId,
    entries: [
      ...pair('card-holds-contra', 'card-holds', charged),
      ...pair('stripe-receivable', 'donation-income', received),
    ],
  };
}

/**
 * Stripe's balance transaction is known: its fee leaves the receivable. Where Stripe settled in another currency, the
 * whole amount moves through `currency-exchange` first.
 */
export function postFee(received: Money, balance: { id: string; amount: Money; fee: Money }): LedgerPosting {
  const exchanged =
    balance.amount.currency === received.currency
      ? []
      : [
          ...pair('currency-exchange', 'stripe-receivable', received),
          ...pair('stripe-receivable', 'currency-exchange', balance.amount),
        ];
  return {
    kind: 'fee',
    externalId: balance.id,
    entries: [...exchanged, ...pair('payment-fees', 'stripe-receivable', balance.fee)].filter(
      (entry) => entry.amountMinor !== 0,
    ),
  };
}

/** Whether debits and credits are equal in every currency. */
export function balances(posting: LedgerPosting): boolean {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of posting.entries) {
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  return [...sums.values()].every((sum) => sum === 0);
}

/** The BalanceTransaction: one movement of the account's balance, in the currency in which the account settles. */
import { unitsOf } from '#app/domain/currencies.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

/** Stripe's standard price in the United States: 2.9% and 30 cents. */
const FEE = { percent: 2.9, fixedMajor: 0.3 };
/** Money becomes available two days after the capture. */
export const PENDING_SECONDS = 2 * 24 * 3600;

export interface BalanceTransaction extends StripeObject {
  object: 'balance_transaction';
  amount: number;
  fee: number;
  net: number;
  currency: string;
  exchange_rate: number | null;
  source: string | null;
  status: 'pending' | 'available';
  type: string;
  reporting_category: string;
  available_on: number;
}

/** What Stripe knows of a movement and does not show on it. */
export interface BalanceTransactionHidden {
  /** The charge that it concerns, whatever its source is. */
  readonly charge?: string | undefined;
  /** The automatic payout that paid it out. */
  readonly payout?: string | undefined;
}

/** A movement of the balance; sums in minor units of `currency`, the account's. */
export interface Movement {
  readonly type: string;
  /** What it is for the books; `type` says the same of a dispute, its end and a refund that failed. */
  readonly category: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly exchangeRate?: number | null | undefined;
  /** Below zero where a fee is given back. */
  readonly feeMinor?: number | undefined;
  readonly feeDescription?: string | undefined;
  readonly source: string | null;
  readonly description: string | null;
  /** From when on it can be paid out; at once where it is left out or past. */
  readonly availableOn?: number | undefined;
  readonly charge?: string | undefined;
  readonly payout?: string | undefined;
}

/** The fee on a capture, in minor units and in steps of the currency, which is as on Stripe's wire, in lower case. */
export function feeMinor(amountMinor: number, currency: string): number {
  const { decimals, stepMinor } = unitsOf(currency.toUpperCase());
  const fee = (amountMinor * FEE.percent) / 100 + FEE.fixedMajor * 10 ** decimals;
  return Math.min(amountMinor, Math.round(fee / stepMinor) * stepMinor);
}

export function newBalanceTransaction(id: string, movement: Movement, now: number): BalanceTransaction {
  const { amountMinor, currency, feeMinor: fee = 0 } = movement;
  const availableOn = Math.max(now, movement.availableOn ?? now);
  const detail = {
    amount: fee,
    application: null,
    currency,
    description: movement.feeDescription ?? 'Stripe processing fees',
    type: 'stripe_fee',
  };
  return {
    id,
    object: 'balance_transaction',
    amount: amountMinor,
    available_on: availableOn,
    balance_type: 'payments',
    created: now,
    currency,
    description: movement.description,
    exchange_rate: movement.exchangeRate ?? null,
    fee,
    fee_details: fee === 0 ? [] : [detail],
    net: amountMinor - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: availableOn > now ? 'pending' : 'available',
    type: movement.type,
  };
}

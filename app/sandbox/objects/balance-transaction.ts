/** The BalanceTransaction of a captured charge: what arrived, less Stripe's fee. */
import { fromMajor } from '#app/domain/money.ts';
import type { Charge } from '#app/sandbox/objects/charge.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

/** Stripe's standard price in the United States: 2.9% and 30 cents. */
const FEE = { percent: 2.9, fixedMajor: 0.3 };
/** Money becomes available two days after the capture. */
const PENDING_SECONDS = 2 * 24 * 3600;

export interface BalanceTransaction extends StripeObject {
  object: 'balance_transaction';
  amount: number;
  fee: number;
  net: number;
  currency: string;
  source: string;
  status: 'pending' | 'available';
  available_on: number;
}

/** The fee on a capture, in minor units; `currency` as on Stripe's wire, in lower case. */
export function feeMinor(amountMinor: number, currency: string): number {
  const fixed = fromMajor(FEE.fixedMajor, currency.toUpperCase()).amountMinor;
  return Math.min(amountMinor, Math.round((amountMinor * FEE.percent) / 100) + fixed);
}

export function newBalanceTransaction(id: string, charge: Charge, now: number): BalanceTransaction {
  const amount = charge.amount_captured;
  const fee = feeMinor(amount, charge.currency);
  return {
    id,
    object: 'balance_transaction',
    amount,
    available_on: now + PENDING_SECONDS,
    balance_type: 'payments',
    created: now,
    currency: charge.currency,
    description: charge['description'] ?? null,
    exchange_rate: null,
    fee,
    fee_details: [
      {
        amount: fee,
        application: null,
        currency: charge.currency,
        description: 'Stripe processing fees',
        type: 'stripe_fee',
      },
    ],
    net: amount - fee,
    reporting_category: 'charge',
    source: charge.id,
    status: 'pending',
    type: 'charge',
  };
}

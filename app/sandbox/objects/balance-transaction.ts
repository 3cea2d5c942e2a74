/** The BalanceTransaction of a captured charge: what arrived, less Stripe's fee. */
import { unitsOf } from '#app/domain/currencies.ts';
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

/** The fee on a capture, in minor units and in steps of the currency, which is as on Stripe's wire, in lower case. */
export function feeMinor(amountMinor: number, currency: string): number {
  const { decimals, stepMinor } = unitsOf(currency.toUpperCase());
  const fee = (amountMinor * FEE.percent) / 100 + FEE.fixedMajor * 10 ** decimals;
  return Math.min(amountMinor, Math.round(fee / stepMinor) * stepMinor);
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

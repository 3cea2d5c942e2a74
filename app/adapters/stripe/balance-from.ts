/** Stripe's balance transactions and what they are about, in our words. */
import type Stripe from 'stripe';
import type { BalanceSource, BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { money } from '#app/domain/money.ts';

/** `source`: what it is about, read from the object that it belongs to. */
export function balanceTransactionFrom(
  transaction: Stripe.BalanceTransaction,
  source: BalanceSource,
): BalanceTransaction {
  const currency = transaction.currency.toUpperCase();
  return {
    id: transaction.id,
    category: transaction.reporting_category,
    amount: money(transaction.amount, currency),
    fee: money(transaction.fee, currency),
    net: money(transaction.net, currency),
    createdAt: new Date(transaction.created * 1000),
    source,
  };
}

const idOf = (named: string | { readonly id: string } | null) =>
  named === null || typeof named === 'string' ? named : named.id;

/** Of the transaction of a charge, which is of its whole amount however much of it was captured. */
export function chargeSource(charge: Stripe.Charge): BalanceSource {
  return {
    kind: 'charge',
    id: charge.id,
    paymentIntentId: idOf(charge.payment_intent),
    presented: money(charge.amount, charge.currency.toUpperCase()),
  };
}

function refundSource(refund: Stripe.Refund): BalanceSource {
  return {
    kind: 'refund',
    id: refund.id,
    paymentIntentId: idOf(refund.payment_intent),
    presented: money(-refund.amount, refund.currency.toUpperCase()),
  };
}

/** What Stripe booked of the parts of this charge's hold that were let go. */
export async function releasedParts(stripe: Stripe, charge: Stripe.Charge): Promise<BalanceTransaction[]> {
  const refunds = await stripe.refunds.list({
    charge: charge.id,
    limit: 100,
    expand: ['data.balance_transaction'],
  });
  return refunds.data.flatMap((refund) => {
    const transaction = refund.balance_transaction;
    const isRelease =
      transaction !== null &&
      typeof transaction !== 'string' &&
      transaction.reporting_category === 'partial_capture_reversal';
    return isRelease ? [balanceTransactionFrom(transaction, refundSource(refund))] : [];
  });
}

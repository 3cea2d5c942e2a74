/** Stripe's balance transactions and what they are about, in our words. */
import type Stripe from 'stripe';
import type { BalanceSource, BalanceTransaction } from '#app/domain/balance-transaction.ts';
import { unitsOf } from '#app/domain/currencies.ts';
import { money, type Money } from '#app/domain/money.ts';

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

export const idOf = (named: string | { readonly id: string } | null | undefined) =>
  named === null || named === undefined || typeof named === 'string' ? (named ?? null) : named.id;

/** What a transaction is about, where its source was expanded. */
export function sourceOf(transaction: Stripe.BalanceTransaction): BalanceSource {
  const { source } = transaction;
  if (source === null) return { kind: 'none', id: null, ...nobodys };
  if (typeof source === 'string') return { kind: 'other', id: source, ...nobodys };
  switch (source.object) {
    case 'charge':
      return chargeSource(source, transaction);
    case 'refund':
      return refundSource(source, transaction);
    case 'dispute':
      return disputeSource(source, transaction);
    case 'payout':
      return { kind: 'payout', id: source.id, ...nobodys };
    default:
      return { kind: 'other', id: source.id, ...nobodys };
  }
}

const nobodys = { paymentIntentId: null, namedDonationId: null, customerId: null, presented: null };

/** Of the transaction of a charge, which is of its whole amount however much of it was captured. */
export function chargeSource(charge: Stripe.Charge, transaction: Stripe.BalanceTransaction): BalanceSource {
  return {
    kind: 'charge',
    id: charge.id,
    paymentIntentId: idOf(charge.payment_intent),
    namedDonationId: charge.metadata['donation'] ?? null,
    customerId: idOf(charge.customer),
    presented: signedAs(transaction, whole(charge)),
  };
}

export function refundSource(refund: Stripe.Refund, transaction: Stripe.BalanceTransaction): BalanceSource {
  return {
    kind: 'refund',
    id: refund.id,
    paymentIntentId: idOf(refund.payment_intent),
    namedDonationId: null,
    customerId: null,
    presented: signedAs(transaction, whole(refund)),
  };
}

export function disputeSource(
  dispute: Stripe.Dispute,
  transaction: Stripe.BalanceTransaction,
): BalanceSource {
  return {
    kind: 'dispute',
    id: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    namedDonationId: null,
    customerId: null,
    presented: presentedPart(transaction, whole(dispute)),
  };
}

const whole = ({ amount, currency }: { readonly amount: number; readonly currency: string }) =>
  money(amount, currency.toUpperCase());

/** A refund that failed comes back as it left: the transaction says which way the source's sum went. */
const signedAs = ({ amount }: Stripe.BalanceTransaction, { amountMinor, currency }: Money) =>
  money(amountMinor * (Math.sign(amount) || 0), currency);

/**
 * A dispute has several transactions, and none says how much of the disputed sum it is: all of it where that is what the rate makes of
 * it, else as much as the rate says, to the unit.
 */
function presentedPart(transaction: Stripe.BalanceTransaction, disputed: Money): Money {
  const { amount, exchange_rate: rate } = transaction;
  const settled = transaction.currency.toUpperCase();
  if (settled === disputed.currency) return money(amount, settled);
  if (rate === null) return signedAs(transaction, disputed);
  const unit = (currency: string) => 10 ** unitsOf(currency).decimals;
  const atRate = Math.round((disputed.amountMinor / unit(disputed.currency)) * rate * unit(settled));
  if (atRate === Math.abs(amount)) return signedAs(transaction, disputed);
  return money(Math.round((amount / unit(settled) / rate) * unit(disputed.currency)), disputed.currency);
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
    return isRelease ? [balanceTransactionFrom(transaction, refundSource(refund, transaction))] : [];
  });
}

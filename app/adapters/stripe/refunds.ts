/** Refunds at Stripe: asked for, read, and listed by payment. */
import type Stripe from 'stripe';
import { money } from '#app/domain/money.ts';
import { pendingReasons, type PendingReason } from '#app/domain/refund/facts.ts';
import type { PaymentRefunds, RefundAtStripe, RefundBar } from '#app/domain/refund/refund.ts';
import type { RefundsAtStripe } from '#app/ports/refunds.ts';
import { answerOf } from './answers.ts';
import { balanceTransactionFrom, refundSource } from './balance-from.ts';
import { fromUnix } from './unix-time.ts';

/** A payment is refunded in a few parts; one with more is read no further, and its oldest are known long since. */
const refundsMax = 1000;

export function createRefunds(stripe: Stripe): RefundsAtStripe {
  return {
    create: ({ refundId, donationId, paymentIntentId, amount }, idempotencyKey) =>
      answerOf(
        stripe.refunds.create(
          {
            payment_intent: paymentIntentId,
            amount: amount.amountMinor,
            reason: 'requested_by_customer',
            metadata: { donation: donationId, refund: refundId },
          },
          { idempotencyKey },
        ),
      ),
    read: async (stripeId) =>
      refundFrom(
        await stripe.refunds.retrieve(stripeId, {
          expand: ['balance_transaction', 'failure_balance_transaction'],
        }),
      ),
    ofPayment: async (paymentIntentId) => {
      const intent = await stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] });
      const listed = await stripe.refunds
        .list({
          payment_intent: paymentIntentId,
          limit: 100,
          expand: ['data.balance_transaction', 'data.failure_balance_transaction'],
        })
        .autoPagingToArray({ limit: refundsMax });
      return paymentRefundsFrom(intent, listed, await barOf(stripe, intent));
    },
  };
}

function paymentRefundsFrom(
  intent: Stripe.PaymentIntent,
  listed: readonly Stripe.Refund[],
  bar: RefundBar | null,
): PaymentRefunds {
  const refunds = listed.filter(isRefund).map(refundFrom);
  // Not what the charge says was refunded: that counts what was let go of the hold as well.
  const gone = refunds
    .filter(({ status }) => status !== 'failed' && status !== 'canceled')
    .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return {
    refunds,
    refundable: money(Math.max(0, intent.amount_received - gone), intent.currency.toUpperCase()),
    bar,
  };
}

/** A charge stays `disputed` for ever; only its disputes say whether the bank has the money, or may yet take it. */
async function barOf(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<RefundBar | null> {
  const charge = intent.latest_charge;
  if (!charge || typeof charge === 'string' || !charge.captured) return 'not-captured';
  if (!charge.disputed) return null;
  const disputes = await stripe.disputes.list({ payment_intent: intent.id, limit: 100 });
  return disputes.data.every(({ is_charge_refundable: isRefundable }) => isRefundable) ? null : 'disputed';
}

/** A part of a hold that was let go is a Refund object too, which no donor ever gets; until it is booked it cannot be told apart. */
export function isRefund({ balance_transaction: transaction, status, metadata }: Stripe.Refund): boolean {
  if (metadata?.['refund'] !== undefined) return true;
  if (transaction === null || typeof transaction === 'string') return status !== 'succeeded';
  return transaction.reporting_category !== 'partial_capture_reversal';
}

export function refundFrom(refund: Stripe.Refund): RefundAtStripe {
  const booked = [refund.balance_transaction, refund.failure_balance_transaction];
  return {
    id: refund.id,
    refundId: refund.metadata?.['refund'] ?? null,
    status: statusFrom(refund),
    pendingReason: pendingReasonFrom(refund.pending_reason),
    failureReason: refund.failure_reason ?? null,
    amount: money(refund.amount, refund.currency.toUpperCase()),
    createdAt: fromUnix(refund.created),
    transactions: booked.flatMap((transaction) =>
      transaction && typeof transaction !== 'string'
        ? [balanceTransactionFrom(transaction, refundSource(refund, transaction))]
        : [],
    ),
  };
}

/** Stripe's types leave the list open; what it adds is not final until it says so. */
function statusFrom({ status }: Stripe.Refund): RefundAtStripe['status'] {
  switch (status) {
    case 'succeeded':
    case 'failed':
    case 'canceled':
      return status;
    case 'requires_action':
      return 'requires-action';
    default:
      return 'pending';
  }
}

function pendingReasonFrom(said: string | undefined): PendingReason | null {
  return pendingReasons.find((known) => known === said?.replaceAll('_', '-')) ?? null;
}

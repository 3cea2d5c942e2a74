/** Disputes and early fraud warnings at Stripe: read, listed, and given in to. */
import type Stripe from 'stripe';
import { money } from '#app/domain/money.ts';
import type { DisputeAtStripe } from '#app/domain/dispute/dispute.ts';
import { disputeStates, type DisputeStatus } from '#app/domain/dispute/states.ts';
import type { WarningAtStripe } from '#app/domain/dispute/warning.ts';
import type { BankNews, DisputesAtStripe } from '#app/ports/disputes.ts';
import { answerOf } from './answers.ts';
import { balanceTransactionFrom, disputeSource, idOf } from './balance-from.ts';
import { fromUnix } from './unix-time.ts';

/** A payment is disputed once or twice; one with more is read no further. */
const ofPaymentMax = 100;

/** `dashboard`: where a person sees a payment, by its id. */
export function createDisputes(
  stripe: Stripe,
  dashboard: (paymentIntentId: string) => string,
): DisputesAtStripe {
  return {
    read: async (stripeId) => disputeFrom(await stripe.disputes.retrieve(stripeId)),
    ofPayment: async (payment) => {
      const ofThis = { payment_intent: payment, limit: ofPaymentMax };
      const disputes = await stripe.disputes.list(ofThis);
      const warnings = await stripe.radar.earlyFraudWarnings.list(ofThis);
      return { disputes: disputes.data.map(disputeFrom), warnings: warnings.data.map(warningFrom) };
    },
    since: (since) => openedSince(stripe, since),
    accept: (stripeId, idempotencyKey) => answerOf(stripe.disputes.close(stripeId, {}, { idempotencyKey })),
    pageOf: dashboard,
  };
}

async function* openedSince(stripe: Stripe, since: Date | null): AsyncGenerator<BankNews> {
  const range = { limit: 100, ...(since && { created: { gte: Math.floor(since.getTime() / 1000) } }) };
  for await (const dispute of stripe.disputes.list(range))
    yield { disputes: [disputeFrom(dispute)], warnings: [] };
  for await (const warning of stripe.radar.earlyFraudWarnings.list(range))
    yield { disputes: [], warnings: [warningFrom(warning)] };
}

function disputeFrom(dispute: Stripe.Dispute): DisputeAtStripe {
  const { due_by: dueBy } = dispute.evidence_details;
  return {
    id: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    status: statusFrom(dispute.status),
    amount: money(dispute.amount, dispute.currency.toUpperCase()),
    reason: dispute.reason,
    // Zero where the bank takes no answer at all.
    respondBy: dueBy ? fromUnix(dueBy) : null,
    isRefundable: dispute.is_charge_refundable,
    openedAt: fromUnix(dispute.created),
    transactions: dispute.balance_transactions.map((transaction) =>
      balanceTransactionFrom(transaction, disputeSource(dispute, transaction)),
    ),
  };
}

/** Stripe's types leave the list open; what it adds is shown as unknown, and read again. */
function statusFrom(said: string): DisputeStatus {
  const words = said.replaceAll('_', '-');
  const known = disputeStates.find((state) => state === words);
  return known === undefined || known === 'unread' ? 'unknown' : known;
}

function warningFrom(warning: Stripe.Radar.EarlyFraudWarning): WarningAtStripe {
  return {
    id: warning.id,
    paymentIntentId: idOf(warning.payment_intent),
    fraudType: warning.fraud_type,
    isActionable: warning.actionable,
    warnedAt: fromUnix(warning.created),
  };
}

/** The first payment of a standing gift, once Stripe has it. */
import { nextCheckAt } from '../donation/deadlines.ts';
import { payerRecord } from '../donation/payer.ts';
import type { Plan } from '../plan.ts';
import type { Effect } from '../step.ts';
import type { StandingGiftKnown, StandingGiftTools } from './known.ts';
import type { SubscriptionSeen } from './seen.ts';
import type { StandingGiftIn } from './standing-gift.ts';
import { renewalDonation, standingStepWithin } from './steps.ts';

/** The first payment is a donation from here on, which books itself and thanks its donor. */
export function firstGift(
  known: StandingGiftKnown,
  subscription: SubscriptionSeen,
  tools: StandingGiftTools,
) {
  const { gift, now, payer } = known;
  const { firstPayment } = subscription;
  const charge = firstPayment?.payment.charge;
  if (!firstPayment || !charge || !payer)
    throw new Error(`standing gift ${gift.id} started without a charge or a payer`);
  // Where the bank asked, its donor may have paid with another card than the one that was screened: of that, this is the record.
  const paidBy = payerRecord(payer.organisation, payer, charge, tools.hash);
  const donation = renewalDonation(gift, firstPayment.payment, charge, tools.ids, now);
  const effects: readonly Effect[] = [
    {
      kind: 'create-donation',
      donation,
      organisation: payer.organisation,
      checkout: null,
      invoicePaymentId: firstPayment.invoicePaymentId,
      checkAt: nextCheckAt(donation, now),
    },
    { kind: 'record-payer', donationId: donation.id, payer: paidBy },
  ];
  const fields = { subscriptionId: subscription.id, startedAt: now, paidUntil: firstPayment.paidUntil };
  return { fields, effects };
}

/**
 * What was paid for before the database knew that it had begun, and ends now: by its donor, or refused. Its payment is here like any
 * other, with its receipt, or for staff to return. Null where nothing was paid, or it is here.
 */
export function planPaidBefore(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'closing'>,
  subscription: SubscriptionSeen | null,
  tools: StandingGiftTools,
): Plan | null {
  const { closeOutcome, startedAt } = gift;
  const canBePaid = closeOutcome === 'stopped' || (closeOutcome === 'refused' && gift.decision !== 'refuse');
  if (startedAt !== null || !canBePaid || subscription?.firstPayment?.payment.status !== 'succeeded')
    return null;
  const { fields, effects } = firstGift(known, subscription, tools);
  return { kind: 'commit', step: standingStepWithin(gift, known.now, fields, effects) };
}

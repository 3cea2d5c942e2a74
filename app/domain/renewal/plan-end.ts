/** How a renewal ends at Stripe: paid, which makes a donation of it, or void. */
import { nextCheckAt } from '../donation/deadlines.ts';
import { payerRecord } from '../donation/payer.ts';
import type { Plan } from '../plan.ts';
import { renewalDonation } from '../standing-gift/steps.ts';
import type { Effect } from '../step.ts';
import type { RenewalKnown, RenewalTools } from './known.ts';
import { mailAboutRenewal } from './mail-effects.ts';
import { planStep, recordOf, rest, undecided, wasCleared } from './plan-step.ts';
import type { InvoiceSeen } from './seen.ts';
import { finishedOf } from './steps.ts';

/** Nothing was charged, and nobody can pay it any more. */
export function planVoided(known: RenewalKnown, tools: RenewalTools): Plan {
  const { renewal, gift } = known;
  if (renewal.state === 'void') return rest;
  const outcome = renewal.outcome ?? (gift.state === 'active' ? 'voided' : 'stopped');
  const uncleared = { decision: null, decisionInForceAt: null, refusalDecidedAt: null };
  return planStep(known, 'voided', {
    fields: renewal.outcome === null ? { ...uncleared, outcome } : {},
    effects: [
      ...undecided(renewal).effects,
      finishedOf(renewal, 'void-invoice', 'void'),
      ...(outcome === 'lapsed' && gift.state === 'active'
        ? mailAboutRenewal('renewal-lapsed', known, tools)
        : []),
    ],
  });
}

/** Money that came is a donation, whatever we had in mind; where it should not have come, staff find it among what differs. */
export function planPaid(
  known: RenewalKnown,
  { invoicePaymentId, payment }: NonNullable<InvoiceSeen['paid']>,
  tools: RenewalTools,
): Plan {
  const { renewal, gift, payer, now } = known;
  const { charge } = payment;
  if (!charge || !payer) throw new Error(`renewal ${renewal.id} was paid without a charge or a payer`);
  const { amount, feeCover } = renewal;
  const paidBy = payerRecord(payer.organisation, payer, charge, tools.hash);
  const donation = renewalDonation({ ...gift, amount, feeCover }, payment, charge, tools.ids, now);
  const { found } = known;
  const screened: Effect[] =
    found && found.rule !== 'cannot-screen'
      ? [{ kind: 'record-screening', record: recordOf(known, found, tools) }]
      : [];
  return planStep(known, 'paid', {
    fields: {
      donationId: donation.id,
      outcome: renewal.outcome ?? (wasScreened(known) ? null : 'unscreened'),
    },
    effects: [
      ...screened,
      {
        kind: 'create-donation',
        donation,
        organisation: payer.organisation,
        checkout: null,
        invoicePaymentId,
        checkAt: nextCheckAt(donation, now),
      },
      { kind: 'record-payer', donationId: donation.id, payer: paidBy },
      { kind: 'extend-standing-gift', standingGiftId: gift.id, paidUntil: renewal.periodEndsAt },
      finishedOf(renewal, 'finalize-invoice', 'paid'),
      ...(renewal.retryCause === null
        ? []
        : [finishedOf(renewal, 'pay-invoice', 'paid', renewal.retryCause)]),
    ],
  });
}

/** Whether its payer was cleared before, or is clear now where somebody took the money at Stripe unasked. */
function wasScreened({ renewal, found, lastCleared }: RenewalKnown): boolean {
  if (renewal.clearedAt !== null) return true;
  return found !== null && (found.outcome === 'clear' || wasCleared(lastCleared, found));
}

/** What comes of a renewal whose payer was cleared: it is charged, tried again, mended by its donor or given up. */
import type { Plan } from '../plan.ts';
import type { Effect } from '../step.ts';
import { isClearanceOver, mendableUntil } from './deadlines.ts';
import type { RenewalKnown, RenewalTools } from './known.ts';
import { mailAboutRenewal, type RenewalTold } from './mail-effects.ts';
import { planGivenUp, planRefused, planStep, recordOf, rest, wasCleared } from './plan-step.ts';
import type { RenewalIn } from './renewal.ts';
import type { InvoiceSeen } from './seen.ts';
import { askedOf, finishedOf, renewalStepWithin, tellingGift } from './steps.ts';

export function planCharging(
  known: RenewalKnown,
  renewal: RenewalIn<'charging'>,
  seen: InvoiceSeen,
  tools: RenewalTools,
): Plan {
  const { now, isBarred } = known;
  if (seen.isTried || seen.status === 'uncollectible') return planFirstFailure(known, seen, tools);
  if (seen.status === 'open' && seen.collects) return rest;
  // Whatever came between, nobody is charged who was not screened just before.
  if (isClearanceOver(renewal, now) || isBarred)
    return planStep(known, 'clearance-expired', {
      fields: { clearedAt: null, holdReasons: [], decision: null, decisionInForceAt: null },
    });
  return { kind: 'ask', request: 'finalize-invoice', cause: '' };
}

const isLast = ({ nextTryAt }: InvoiceSeen) => nextTryAt === null;

function planFirstFailure(known: RenewalKnown, seen: InvoiceSeen, tools: RenewalTools): Plan {
  const { renewal, now } = known;
  // Where the bank asks, its donor has Stripe's page, and there is time.
  const lastFailedAt = isLast(seen) ? now : null;
  const fields = { failedAt: now, lastFailedAt, invoiceUrl: seen.confirmUrl };
  const told = { ...known, renewal: { ...renewal, ...fields } };
  const mails = lastFailedAt ? toldLast(told, seen, tools) : mailAboutRenewal('renewal-failed', told, tools);
  const effects = [finishedOf(renewal, 'finalize-invoice', 'finalized'), ...mails];
  return planStep(known, 'payment-failed', { fields, effects });
}

/** Where it can be mended no more its standing gift ends, and that is what its donor hears. */
function toldLast(told: RenewalTold, { isOver }: InvoiceSeen, tools: RenewalTools): Effect[] {
  return isOver ? [tellingGift(told.renewal)] : mailAboutRenewal('renewal-failed-last', told, tools);
}

export function planFailing(
  known: RenewalKnown,
  renewal: RenewalIn<'failing'>,
  seen: InvoiceSeen,
  tools: RenewalTools,
): Plan {
  const { now, found, answer, lastCleared } = known;
  const within = (fields: Parameters<typeof renewalStepWithin>[2], effects: readonly Effect[]): Plan => ({
    kind: 'commit',
    step: renewalStepWithin(renewal, now, fields, effects),
  });
  // Stripe goes on trying for weeks: whoever became political meanwhile is not charged by the next attempt.
  if (found?.outcome === 'political')
    return planRefused(known, [{ kind: 'record-screening', record: recordOf(known, found, tools) }]);
  // Where nobody can be screened now, Stripe may try the card again that was cleared, and no other.
  const matters = found?.rule !== 'cannot-screen' || known.newCard !== null;
  if (found?.outcome === 'unclear' && matters && !wasCleared(lastCleared, found))
    return planGivenUp(known, 'finalized-unclear', 'lapsed');
  if (renewal.retryCause !== null && known.isBarred) return rest;
  // Who gives another card wants it charged, and not to wait for Stripe's next try. Each card is tried so once.
  if (renewal.retryCause === null && known.newCard !== null && !known.isBarred) {
    const isClear = found?.outcome === 'clear' || (found !== null && wasCleared(lastCleared, found));
    const asked = askedOf(renewal, 'pay-invoice', now, known.newCard);
    if (isClear) return within({ retryCause: known.newCard }, [asked]);
  }
  if (renewal.retryCause !== null) {
    if (answer === null || answer === 'unanswered')
      return { kind: 'ask', request: 'pay-invoice', cause: renewal.retryCause };
    return within({ retryCause: null }, [finishedOf(renewal, 'pay-invoice', answer, renewal.retryCause)]);
  }
  if (renewal.invoiceUrl !== seen.confirmUrl) return within({ invoiceUrl: seen.confirmUrl }, []);
  if (!isLast(seen)) return rest;
  if (renewal.lastFailedAt === null) {
    const told = { ...known, renewal: { ...renewal, lastFailedAt: now } };
    return within({ lastFailedAt: now }, toldLast(told, seen, tools));
  }
  return now >= mendableUntil(renewal.lastFailedAt) ? planGivenUp(known, 'gave-up', 'failed') : rest;
}

/** What a renewal does next: a pure choice from its state, Stripe's state of its invoice and what is known of its payer. */
import { isNothingNew } from '../donation/plan.ts';
import type { Plan } from '../plan.ts';
import { dueAtOf } from '../standing-gift/gift-day.ts';
import { isLeftOut } from '../standing-gift/pause.ts';
import type { Effect } from '../step.ts';
import type { RenewalKnown, RenewalTools } from './known.ts';
import { mailAboutRenewal } from './mail-effects.ts';
import { planCharging, planFailing } from './plan-charging.ts';
import { planPaid, planVoided } from './plan-end.ts';
import { planGivenUp, planRefused, planStep, recordOf, rest, wasCleared } from './plan-step.ts';
import { isWaiting } from './renewal.ts';
import type { InvoiceSeen } from './seen.ts';
import { charging, holdingRenewal, renewalStepWithin, tellingGift, voiding } from './steps.ts';

export function planRenewal(known: RenewalKnown, tools: RenewalTools): Plan {
  const { renewal, gift, seen, now } = known;
  if (renewal.state === 'paid' || seen === null || seen.status === 'unknown') return rest;
  if (seen.status === 'paid' && seen.paid) return planPaid(known, seen.paid, tools);
  // What staff refused is neither left out nor stopped by whoever was refused: it counts as refused, and what it teaches stays.
  const isRefused = renewal.state === 'decided' && renewal.decision === 'refuse';
  if (isRefused && (gift.state !== 'active' || seen.status !== 'draft')) return planEnforced(known);
  // Where no money moved, it is as if somebody had voided it.
  if (seen.status === 'void' || seen.status === 'paid') return planVoided(known, tools);
  if (renewal.state === 'void') return rest;
  if (renewal.state === 'voiding') return { kind: 'ask', request: 'void-invoice', cause: '' };
  if (gift.state !== 'active') return planGivenUp(known, 'gift-ended', 'stopped');
  if (!isRefused && isLeftOut(gift, renewal.periodStartsAt)) return planGivenUp(known, 'left-out', 'skipped');
  switch (renewal.state) {
    case 'draft':
    case 'held':
      if (isNextDue(known)) return planGivenUp(known, 'period-ended', 'lapsed');
      // Whoever finalizes it at Stripe before its day has it screened at once.
      if (seen.status === 'draft' && isWaiting(renewal, now)) return rest;
      return planScreened(known, seen, tools);
    case 'decided':
      if (seen.status !== 'draft') return planGivenUp(known, 'finalized-unclear', 'lapsed');
      return now < renewal.decisionInForceAt ? rest : planEnforced(known);
    case 'charging':
      return planCharging(known, renewal, seen, tools);
    case 'failing':
      return planFailing(known, renewal, seen, tools);
  }
}

/** Also where its donor chose a sooner day since: two gifts are never due at once. */
function isNextDue({ renewal, gift, now }: RenewalKnown): boolean {
  return now >= renewal.lapsesAt || now >= dueAtOf(gift, renewal.periodEndsAt);
}

function planScreened(known: RenewalKnown, seen: InvoiceSeen, tools: RenewalTools): Plan {
  const { renewal, found, now, isBarred, lastScreening } = known;
  const isDraft = seen.status === 'draft';
  if (!found || isBarred) return isDraft ? rest : planGivenUp(known, 'finalized-unclear', 'lapsed');
  const record = recordOf(known, found, tools);
  const recorded: Effect = { kind: 'record-screening', record };
  if (found.outcome === 'political') return planRefused(known, [recorded]);
  const isCleared = found.outcome === 'unclear' && wasCleared(known.lastCleared, found);
  if (found.outcome === 'clear' || isCleared) {
    const { fields, effects } = charging(renewal, now);
    return planStep(known, isCleared ? 'cleared-before' : 'screened-clear', {
      fields,
      effects: [recorded, ...effects],
    });
  }
  // Stripe may charge it at any moment, and nobody can clear its payer now.
  if (!isDraft) return planGivenUp(known, 'finalized-unclear', 'lapsed');
  if (renewal.state === 'draft' && found.rule === 'cannot-screen') {
    if (renewal.holdReasons.length > 0) return rest;
    return { kind: 'commit', step: renewalStepWithin(renewal, now, { holdReasons: ['cannot-screen'] }, []) };
  }
  if (renewal.state === 'held' && isNothingNew(lastScreening, found)) return rest;
  const { fields } = holdingRenewal(found);
  const told = { ...known, lastScreening: record };
  const mails = renewal.state === 'draft' ? mailAboutRenewal('renewal-held', told, tools) : [];
  return planStep(known, 'screened-unclear', { fields, effects: [recorded, ...mails] });
}

/** The decision comes into force, and with it what it teaches. */
function planEnforced(known: RenewalKnown): Plan {
  const { renewal, lesson, now } = known;
  const taught: Effect[] = lesson ? [{ kind: 'teach', lesson }] : [];
  if (renewal.decision === 'clear') {
    const { fields, effects } = charging(renewal, now);
    return planStep(known, 'clear-enforced', { fields, effects: [...effects, ...taught] });
  }
  return planStep(known, 'refusal-enforced', {
    fields: { outcome: 'refused', refusedBy: 'staff' },
    effects: [...voiding(renewal, now), ...taught, tellingGift(renewal)],
  });
}

/** What a renewal does next: a pure choice from its state, Stripe's state of its invoice and what is known of its payer. */
import { nextCheckAt } from '../donation/deadlines.ts';
import { takingBack } from '../donation/deciding.ts';
import { isNothingNew } from '../donation/plan.ts';
import { payerRecord } from '../donation/payer.ts';
import type { PayerRecord, ScreeningRecord } from '../donation/records.ts';
import type { Plan } from '../plan.ts';
import { reasonsOf, type Screening } from '../screening/screening.ts';
import { dueAtOf } from '../standing-gift/gift-day.ts';
import { isLeftOut } from '../standing-gift/pause.ts';
import type { StandingGiftTools } from '../standing-gift/known.ts';
import type { StandingGift } from '../standing-gift/standing-gift.ts';
import { renewalDonation } from '../standing-gift/steps.ts';
import type { Effect, SignedLesson } from '../step.ts';
import type { RequestOutcome } from '../stripe-request.ts';
import { isClearanceOver, mendableUntil } from './deadlines.ts';
import { mailAboutRenewal, type RenewalTold } from './mail-effects.ts';
import { isWaiting, type Renewal, type RenewalIn } from './renewal.ts';
import type { InvoiceSeen } from './seen.ts';
import type { RenewalEvent } from './states.ts';
import {
  askedOf,
  charging,
  finishedOf,
  holdingRenewal,
  renewalStepBy,
  renewalStepWithin,
  tellingGift,
  voiding,
  type RenewalBrought,
} from './steps.ts';

/** All that the choice rests on. */
export interface RenewalKnown {
  readonly renewal: Renewal;
  readonly gift: StandingGift;
  readonly now: Date;
  /** Its invoice at Stripe now; null where there is nothing left to learn. */
  readonly seen: InvoiceSeen | null;
  readonly payer: PayerRecord | null;
  /** The screening that decided last about this renewal. */
  readonly lastScreening: ScreeningRecord | null;
  /** What staff cleared last of this standing gift; null where they never did. */
  readonly lastCleared: ScreeningRecord | null;
  /** The payer screened now; null where that is not asked. */
  readonly found: Screening | null;
  /** What the decision that comes into force teaches; null where nothing. */
  readonly lesson: SignedLesson | null;
  /** Whether nothing is charged for now: something stands against the standing gift, which ends it, or its card is not screened yet. */
  readonly isBarred: boolean;
  /** What Stripe last answered to the donor's own attempt; null where it was not asked, or did it. */
  readonly answer: RequestOutcome | null;
  /** The card that its donor gave since the last try, if any. */
  readonly newCard: string | null;
}

export type RenewalTools = StandingGiftTools;

const rest: Plan = { kind: 'rest' };

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

function planStep<E extends RenewalEvent>(
  { renewal, now }: RenewalKnown,
  event: E,
  brought: RenewalBrought<E>,
): Plan {
  const step = renewalStepBy(renewal, event, now, brought);
  if (step === 'ignored') return rest;
  return step === 'illegal' ? { kind: 'cannot-be', state: renewal.state, event } : { kind: 'commit', step };
}

function planGivenUp(
  known: RenewalKnown,
  event: 'period-ended' | 'finalized-unclear' | 'gave-up' | 'gift-ended' | 'left-out',
  outcome: 'lapsed' | 'failed' | 'stopped' | 'skipped',
): Plan {
  const { renewal, now } = known;
  const told = outcome === 'failed' ? [tellingGift(renewal)] : [];
  const { fields, effects } = undecided(renewal);
  return planStep(known, event, {
    fields: { ...fields, outcome },
    effects: [...effects, ...voiding(renewal, now), ...told],
  });
}

/** What staff decided and is not in force has nothing left to be about. */
function undecided(
  renewal: Renewal,
): Partial<ReturnType<typeof takingBack>> & { effects: readonly Effect[] } {
  if (renewal.state !== 'decided') return { effects: [] };
  return takingBack({ standingGiftId: renewal.standingGiftId }, renewal, 'the end of the renewal');
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

function recordOf({ gift, now }: RenewalKnown, screening: Screening, { ids }: RenewalTools): ScreeningRecord {
  const about = { donationId: null, standingGiftId: gift.id, stage: 'renewal' as const };
  return { id: ids.row(), token: ids.token(), ...about, screening, createdAt: now };
}

/**
 * Whether staff have cleared this payer for the same reasons, and the lists say nothing else since. Another sum than the agreed one is
 * looked at each time.
 */
function wasCleared(cleared: ScreeningRecord | null, found: Screening): boolean {
  const isAboutSum = reasonsOf(found).some(({ rule }) => rule === 'amount-differs');
  return cleared !== null && !isAboutSum && found.rule !== 'cannot-screen' && isNothingNew(cleared, found);
}

function planRefused(known: RenewalKnown, effects: readonly Effect[]): Plan {
  const { renewal, now } = known;
  return planStep(known, 'screened-political', {
    fields: { outcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
    effects: [...effects, ...voiding(renewal, now), tellingGift(renewal)],
  });
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

function planCharging(
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

function planFailing(
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

/** Nothing was charged, and nobody can pay it any more. */
function planVoided(known: RenewalKnown, tools: RenewalTools): Plan {
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
function planPaid(
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

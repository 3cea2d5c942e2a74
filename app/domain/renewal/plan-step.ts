/** Steps that several choices of a renewal make, and what they ask of its screenings. */
import { takingBack } from '../donation/deciding.ts';
import { isNothingNew } from '../donation/plan.ts';
import type { ScreeningRecord } from '../donation/records.ts';
import type { Plan } from '../plan.ts';
import { reasonsOf, type Screening } from '../screening/screening.ts';
import type { Effect } from '../step.ts';
import type { RenewalKnown, RenewalTools } from './known.ts';
import type { Renewal } from './renewal.ts';
import type { RenewalEvent } from './states.ts';
import { renewalStepBy, tellingGift, voiding, type RenewalBrought } from './steps.ts';

export const rest: Plan = { kind: 'rest' };

export function planStep<E extends RenewalEvent>(
  { renewal, now }: RenewalKnown,
  event: E,
  brought: RenewalBrought<E>,
): Plan {
  const step = renewalStepBy(renewal, event, now, brought);
  if (step === 'ignored') return rest;
  return step === 'illegal' ? { kind: 'cannot-be', state: renewal.state, event } : { kind: 'commit', step };
}

export function planGivenUp(
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
export function undecided(
  renewal: Renewal,
): Partial<ReturnType<typeof takingBack>> & { effects: readonly Effect[] } {
  if (renewal.state !== 'decided') return { effects: [] };
  return takingBack({ standingGiftId: renewal.standingGiftId }, renewal, 'the end of the renewal');
}

export function recordOf(
  { gift, now }: RenewalKnown,
  screening: Screening,
  { ids }: RenewalTools,
): ScreeningRecord {
  const about = { donationId: null, standingGiftId: gift.id, stage: 'renewal' as const };
  return { id: ids.row(), token: ids.token(), ...about, screening, createdAt: now };
}

/**
 * Whether staff have cleared this payer for the same reasons, and the lists say nothing else since. Another sum than the agreed one is
 * looked at each time.
 */
export function wasCleared(cleared: ScreeningRecord | null, found: Screening): boolean {
  const isAboutSum = reasonsOf(found).some(({ rule }) => rule === 'amount-differs');
  return cleared !== null && !isAboutSum && found.rule !== 'cannot-screen' && isNothingNew(cleared, found);
}

export function planRefused(known: RenewalKnown, effects: readonly Effect[]): Plan {
  const { renewal, now } = known;
  return planStep(known, 'screened-political', {
    fields: { outcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
    effects: [...effects, ...voiding(renewal, now), tellingGift(renewal)],
  });
}

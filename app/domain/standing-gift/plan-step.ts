/** The plan that an event of a standing gift makes. */
import type { Plan } from '../plan.ts';
import { standingStepBy, type StandingGiftBrought } from './steps.ts';
import type { StandingGiftEvent } from './states.ts';
import type { StandingGiftKnown } from './known.ts';

export const rest: Plan = { kind: 'rest' };

export function planStep<E extends StandingGiftEvent>(
  { gift, now }: StandingGiftKnown,
  event: E,
  brought: StandingGiftBrought<E>,
): Plan {
  const step = standingStepBy(gift, event, now, brought);
  if (step === 'ignored') return rest;
  return step === 'illegal' ? { kind: 'cannot-be', state: gift.state, event } : { kind: 'commit', step };
}

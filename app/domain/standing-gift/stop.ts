/** A donor stops a standing gift: what is written down before Stripe is asked for anything. */
import type { StandingGift } from './standing-gift.ts';
import type { StandingGiftStep } from '../step.ts';
import { closing, standingStepBy } from './steps.ts';

/** Null where it cannot be stopped as it stands: it has not begun, or is over. */
export function stopping(gift: StandingGift, now: Date): StandingGiftStep | null {
  if (gift.state !== 'active') return null;
  const brought = { fields: { closeOutcome: 'stopped' as const }, effects: closing(gift, now) };
  const step = standingStepBy(gift, 'stop-asked', now, brought);
  return step === 'ignored' || step === 'illegal' ? null : step;
}

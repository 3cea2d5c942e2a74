/** A donor stops a standing gift: what is written down before Stripe is asked for anything. */
import type { StandingGiftStep } from '../step.ts';
import { isUnstarted } from './asking.ts';
import type { StandingGift } from './standing-gift.ts';
import { closing, closingUnstarted, standingStepBy } from './steps.ts';

/** Null where it cannot be stopped as it stands: no card is saved yet, its first payment is under way, or it is over. */
export function stopping(gift: StandingGift, now: Date): StandingGiftStep | null {
  const ended =
    gift.state === 'active'
      ? { fields: {}, effects: closing(gift, now) }
      : isUnstarted(gift)
        ? closingUnstarted(gift, now)
        : null;
  if (!ended) return null;
  const { fields, effects } = ended;
  const brought = { fields: { ...fields, closeOutcome: 'stopped' as const }, effects };
  const step = standingStepBy(gift, 'stop-asked', now, brought);
  return step === 'ignored' || step === 'illegal' ? null : step;
}

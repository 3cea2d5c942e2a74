/** A donor stops a standing gift: what is written down before Stripe is asked for anything. */
import type { StandingGiftStep } from '../step.ts';
import { isUnstarted } from './asking.ts';
import type { StandingGift } from './standing-gift.ts';
import { closing, closingUnstarted, standingStepBy } from './steps.ts';

/**
 * Null where it cannot be stopped as it stands: no card is saved yet, its first payment is under way, staff have refused it, or it is over.
 * A refusal ends it within minutes, and is not to be escaped by whoever was refused: it counts, and what it teaches stays.
 */
export function stopping(gift: StandingGift, now: Date): StandingGiftStep | null {
  const ended =
    gift.state === 'active'
      ? { fields: {}, effects: closing(gift, now) }
      : isUnstarted(gift) && gift.decision !== 'refuse'
        ? closingUnstarted(gift, now)
        : null;
  if (!ended) return null;
  const { fields, effects } = ended;
  const brought = { fields: { ...fields, closeOutcome: 'stopped' as const }, effects };
  const step = standingStepBy(gift, 'stop-asked', now, brought);
  return step === 'ignored' || step === 'illegal' ? null : step;
}

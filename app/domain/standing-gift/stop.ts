/** A donor stops a standing gift: what is written down before Stripe is asked for anything. */
import { takingBack } from '../donation/deciding.ts';
import type { StandingGiftStep } from '../step.ts';
import { isUnstarted } from './asking.ts';
import type { StandingGift } from './standing-gift.ts';
import { closing, standingStepBy } from './steps.ts';

/** Null where it cannot be stopped as it stands: no card is saved yet, its first payment is under way, or it is over. */
export function stopping(gift: StandingGift, now: Date): StandingGiftStep | null {
  if (gift.state !== 'active' && !isUnstarted(gift)) return null;
  // What staff decided and is not in force has nothing left to be about.
  const back =
    gift.state === 'decided'
      ? takingBack({ standingGiftId: gift.id }, gift, 'the donor')
      : { fields: {}, effects: [] };
  const brought = {
    fields: { ...back.fields, closeOutcome: 'stopped' as const },
    effects: [...back.effects, ...closing(gift, now)],
  };
  const step = standingStepBy(gift, 'stop-asked', now, brought);
  return step === 'ignored' || step === 'illegal' ? null : step;
}

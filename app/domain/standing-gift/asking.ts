/** Whether a standing gift has asked its donor about an older one, and waits for the answer (second.ts). */
import type { StandingGift } from './standing-gift.ts';

export const isAsking = ({
  olderGiftId,
  secondChoice,
}: Pick<StandingGift, 'olderGiftId' | 'secondChoice'>): boolean =>
  olderGiftId !== null && secondChoice !== 'both';

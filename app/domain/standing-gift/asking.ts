/** Whether a standing gift has not started, and whether it waits because it asked its donor about an older one (second.ts). */
import type { StandingGift, StandingGiftIn } from './standing-gift.ts';
import type { StandingGiftState } from './states.ts';

/** A card is saved, and nothing was charged to it. */
export type Unstarted = StandingGiftIn<'set-up'> | StandingGiftIn<'held'> | StandingGiftIn<'decided'>;
export const unstartedStates = ['set-up', 'held', 'decided'] as const satisfies StandingGiftState[];

export function isUnstarted(gift: StandingGift): gift is Unstarted {
  return unstartedStates.some((state) => state === gift.state);
}

export const isAsking = ({
  olderGiftId,
  secondChoice,
}: Pick<StandingGift, 'olderGiftId' | 'secondChoice'>): boolean =>
  olderGiftId !== null && secondChoice !== 'both';

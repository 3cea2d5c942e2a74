/** Whether a standing gift has not started, and whether it waits because of an older one of its donor (second.ts). */
import type { StandingGift, StandingGiftIn } from './standing-gift.ts';
import type { StandingGiftState } from './states.ts';

/** A card is saved, and nothing was charged to it. */
export type Unstarted = StandingGiftIn<'set-up'> | StandingGiftIn<'held'> | StandingGiftIn<'decided'>;
export const unstartedStates = ['set-up', 'held', 'decided'] as const satisfies StandingGiftState[];

export function isUnstarted(gift: StandingGift): gift is Unstarted {
  return unstartedStates.some((state) => state === gift.state);
}

type Asked = Pick<StandingGift, 'olderGiftId' | 'secondChoice'>;

/** For its donor's answer, or for the end of the older one that it replaces. */
export const waitsOnOlder = ({ olderGiftId, secondChoice }: Asked): boolean =>
  olderGiftId !== null && secondChoice !== 'both';

export const isUnanswered = ({ olderGiftId, secondChoice }: Asked): boolean =>
  olderGiftId !== null && secondChoice === null;

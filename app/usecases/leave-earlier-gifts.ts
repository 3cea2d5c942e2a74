/** Staff looked at what a standing gift had brought before it was refused, and leave it with us: it is no open item any more. */
import { standingStepWithin } from '#app/domain/standing-gift/steps.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export async function leaveEarlierGifts(
  ports: Pick<Ports, 'standingGifts' | 'commit' | 'clock'>,
  { standingGiftId, actor }: { readonly standingGiftId: string; readonly actor: Actor },
): Promise<'left' | 'not-open' | 'unknown'> {
  const gift = await ports.standingGifts.find(standingGiftId);
  if (!gift) return 'unknown';
  if (gift.state !== 'refused' || gift.startedAt === null || gift.earlierLeftAt !== null) return 'not-open';
  const at = ports.clock.now();
  const step = standingStepWithin(gift, at, { earlierLeftAt: at, earlierLeftBy: actor.name }, []);
  return (await ports.commit(step)) === 'committed' ? 'left' : 'not-open';
}

/** Takes a staff decision on a standing gift back while it is not in force. */
import { takingBack } from '#app/domain/donation/deciding.ts';
import { standingStepBy } from '#app/domain/standing-gift/steps.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export async function undoStandingGiftDecision(
  ports: Pick<Ports, 'standingGifts' | 'commit' | 'clock'>,
  { standingGiftId, actor }: { standingGiftId: string; actor: Actor },
): Promise<'undone' | 'too-late' | 'unknown'> {
  const gift = await ports.standingGifts.find(standingGiftId);
  if (!gift) return 'unknown';
  const now = ports.clock.now();
  if (gift.state !== 'decided' || now >= gift.decisionInForceAt) return 'too-late';
  const step = standingStepBy(
    gift,
    'undone',
    now,
    takingBack({ standingGiftId }, gift, actor.name),
    actor.name,
  );
  if (step === 'ignored' || step === 'illegal') return 'too-late';
  return (await ports.commit(step)) === 'committed' ? 'undone' : 'too-late';
}

/** Takes a staff decision on a renewal back while it is not in force. */
import { takingBack } from '#app/domain/donation/deciding.ts';
import { renewalStepBy } from '#app/domain/renewal/steps.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export async function undoRenewalDecision(
  ports: Pick<Ports, 'renewals' | 'commit' | 'clock'>,
  { renewalId, actor }: { renewalId: string; actor: Actor },
): Promise<'undone' | 'too-late' | 'unknown'> {
  const renewal = await ports.renewals.find(renewalId);
  if (!renewal) return 'unknown';
  const now = ports.clock.now();
  if (renewal.state !== 'decided' || now >= renewal.decisionInForceAt) return 'too-late';
  const { standingGiftId } = renewal;
  const back = takingBack({ standingGiftId }, renewal, actor.name);
  const step = renewalStepBy(renewal, 'undone', now, back, actor.name);
  if (step === 'ignored' || step === 'illegal') return 'too-late';
  return (await ports.commit(step)) === 'committed' ? 'undone' : 'too-late';
}

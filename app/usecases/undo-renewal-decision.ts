/** Takes a staff decision on a renewal back while it is not in force. */
import { renewalStepBy } from '#app/domain/renewal/steps.ts';
import type { Ports } from '#app/ports.ts';

export async function undoRenewalDecision(
  ports: Pick<Ports, 'renewals' | 'commit' | 'clock'>,
  { renewalId, actor }: { renewalId: string; actor: { name: string } },
): Promise<'undone' | 'too-late' | 'unknown'> {
  const renewal = await ports.renewals.find(renewalId);
  if (!renewal) return 'unknown';
  const now = ports.clock.now();
  if (renewal.state !== 'decided' || now >= renewal.decisionInForceAt) return 'too-late';
  const fields = { decision: null, decisionInForceAt: null, refusalDecidedAt: null };
  const { standingGiftId } = renewal;
  const effects = [{ kind: 'undo-review' as const, standingGiftId, by: actor.name }];
  const step = renewalStepBy(renewal, 'undone', now, { fields, effects }, actor.name);
  if (step === 'ignored' || step === 'illegal') return 'too-late';
  return (await ports.commit(step)) === 'committed' ? 'undone' : 'too-late';
}

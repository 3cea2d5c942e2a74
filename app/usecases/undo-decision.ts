/** Takes a staff decision back while it is not in force. */
import { takingBack } from '#app/domain/donation/deciding.ts';
import { stepBy } from '#app/domain/donation/steps.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export type UndoDecisionOutcome = 'undone' | 'too-late' | 'unknown-donation';

export async function undoDecision(
  ports: Pick<Ports, 'donations' | 'commit' | 'clock'>,
  input: { donationId: string; actor: Actor },
): Promise<UndoDecisionOutcome> {
  const donation = await ports.donations.find(input.donationId);
  if (!donation) return 'unknown-donation';
  const now = ports.clock.now();
  if (donation.state !== 'decided' || now >= donation.decisionInForceAt) return 'too-late';
  const { name } = input.actor;
  const step = stepBy(donation, 'undone', now, takingBack({ donationId: donation.id }, donation, name), name);
  if (step === 'ignored' || step === 'illegal') return 'too-late';
  return (await ports.commit(step)) === 'committed' ? 'undone' : 'too-late';
}

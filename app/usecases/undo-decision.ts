/** Takes a staff decision back while it is not in force. */
import { stepBy } from '#app/domain/donation/steps.ts';
import type { Ports } from '#app/ports.ts';

export type UndoDecisionOutcome = 'undone' | 'too-late' | 'unknown-donation';

export async function undoDecision(
  ports: Pick<Ports, 'donations' | 'commit' | 'clock'>,
  input: { donationId: string; actor: { name: string } },
): Promise<UndoDecisionOutcome> {
  const donation = await ports.donations.find(input.donationId);
  if (!donation) return 'unknown-donation';
  const now = ports.clock.now();
  const inForce = donation.decisionInForceAt === null || now >= donation.decisionInForceAt;
  if (donation.state !== 'decided' || inForce) return 'too-late';
  const step = stepBy(
    donation,
    'undone',
    now,
    {
      fields: { decision: null, decisionInForceAt: null, refusalDecidedAt: null },
      effects: [{ kind: 'undo-review', donationId: donation.id, by: input.actor.name }],
    },
    input.actor.name,
  );
  if (step === 'ignored' || step === 'illegal') return 'too-late';
  return (await ports.commit(step)) === 'committed' ? 'undone' : 'too-late';
}

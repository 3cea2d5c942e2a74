/** Takes a staff decision back while it is not in force. */
import { stepChange } from '#app/domain/donation-change.ts';
import type { Ports } from '#app/ports.ts';

export type UndoDecisionOutcome = 'undone' | 'too-late' | 'unknown-donation';

export async function undoDecision(
  ports: Pick<Ports, 'donations' | 'clock'>,
  input: { donationId: string; actor: { name: string } },
): Promise<UndoDecisionOutcome> {
  const donation = await ports.donations.find(input.donationId);
  if (!donation) return 'unknown-donation';
  const now = ports.clock.now();
  const inForce = donation.decisionInForceAt === null || now >= donation.decisionInForceAt;
  if (donation.state !== 'decided' || inForce) return 'too-late';
  const change = stepChange(
    donation,
    'undone',
    now,
    {
      fields: { decision: null, decisionInForceAt: null, refusalDecidedAt: null },
      undoneReview: { at: now, by: input.actor.name },
    },
    input.actor.name,
  );
  if (change === 'ignored' || change === 'illegal') return 'too-late';
  return (await ports.donations.change(donation.id, donation.version, change)) === 'changed'
    ? 'undone'
    : 'too-late';
}

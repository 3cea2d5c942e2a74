/** A person of the staff has seen to a refund that did not arrive: it is no longer late. */
import { unreturnedStates } from '#app/domain/refund/states.ts';
import { refundStepWithin } from '#app/domain/refund/steps.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export async function attendRefund(
  ports: Pick<Ports, 'refunds' | 'commit' | 'clock'>,
  input: { readonly refundId: string; readonly donationId: string; readonly actor: Actor },
): Promise<'attended' | 'not-open'> {
  const refund = await ports.refunds.find(input.refundId);
  if (refund?.donationId !== input.donationId) return 'not-open';
  if (!unreturnedStates.has(refund.state) || refund.attendedAt !== null) return 'not-open';
  const at = ports.clock.now();
  const step = refundStepWithin(refund, at, { attendedAt: at, attendedBy: input.actor.name });
  return (await ports.commit(step)) === 'committed' ? 'attended' : 'not-open';
}

/** Staff returned a gift in a way of which Stripe knows nothing, such as a bank transfer: it is no longer open. */
import { lateRefusalStepBy } from '#app/domain/late-refusal/steps.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export async function attendLateRefusal(
  ports: Pick<Ports, 'lateRefusals' | 'commit' | 'clock'>,
  { donationId, actor }: { readonly donationId: string; readonly actor: Actor },
): Promise<'attended' | 'not-open'> {
  const refusal = await ports.lateRefusals.find(donationId);
  if (!refusal) return 'not-open';
  const at = ports.clock.now();
  const fields = { cause: null, settledAt: at, attendedBy: actor.name };
  const step = lateRefusalStepBy(refusal, 'attended', at, fields, [], actor.name);
  if (typeof step === 'string') return 'not-open';
  return (await ports.commit(step)) === 'committed' ? 'attended' : 'not-open';
}

/** Staff clear or refuse a held renewal; the decision comes into force after the time to undo it. */
import { deciding } from '#app/domain/donation/deciding.ts';
import { renewalStepBy } from '#app/domain/renewal/steps.ts';
import { parseDecision, type DecisionErrors } from '#app/domain/review.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface DecideRenewalInput {
  readonly renewalId: string;
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
  readonly actor: Actor;
}

export type DecideRenewalOutcome =
  | { readonly kind: 'decided'; readonly inForceAt: Date }
  | { readonly kind: 'not-waiting' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly errors: DecisionErrors };

/** Refuses decisions and reasons that are not on the lists, and renewals that do not wait (any more). */
export async function decideRenewal(
  ports: Pick<Ports, 'renewals' | 'commit' | 'clock' | 'ids'>,
  { renewalId, actor, ...input }: DecideRenewalInput,
): Promise<DecideRenewalOutcome> {
  const parsed = parseDecision(input);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const renewal = await ports.renewals.find(renewalId);
  if (!renewal) return { kind: 'unknown' };
  const now = ports.clock.now();
  if (renewal.state !== 'held' || now >= renewal.lapsesAt) return { kind: 'not-waiting' };
  const { review, fields } = deciding(parsed, renewal.lapsesAt, { id: ports.ids.row(), actor }, now);
  const { standingGiftId } = renewal;
  const effects = [{ kind: 'record-review' as const, standingGiftId, review }];
  const step = renewalStepBy(renewal, 'decided', now, { fields, effects }, actor.name);
  if (step === 'ignored' || step === 'illegal') return { kind: 'not-waiting' };
  return (await ports.commit(step)) === 'committed'
    ? { kind: 'decided', inForceAt: review.inForceAt }
    : { kind: 'not-waiting' };
}

/** Staff decide an appeal; like every review it can be undone for five minutes. */
import { undoWindowMs } from '#app/domain/donation/deadlines.ts';
import { parseDecision, type DecisionErrors } from '#app/domain/review.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface DecideAppealInput {
  readonly appealId: string;
  /** `clear` wins the appeal, `refuse` rejects it. */
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
  readonly actor: Actor;
}

export type DecideAppealOutcome =
  | { readonly kind: 'decided'; readonly inForceAt: Date }
  | { readonly kind: 'already-decided' }
  | { readonly kind: 'unknown-appeal' }
  | { readonly kind: 'invalid'; readonly errors: DecisionErrors };

export async function decideAppeal(
  ports: Pick<Ports, 'appeals' | 'clock'>,
  input: DecideAppealInput,
): Promise<DecideAppealOutcome> {
  const parsed = parseDecision(input);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  if (!(await ports.appeals.find(input.appealId))) return { kind: 'unknown-appeal' };
  const decidedAt = ports.clock.now();
  const inForceAt = new Date(decidedAt.getTime() + undoWindowMs);
  const written = await ports.appeals.decide(input.appealId, {
    decision: parsed.decision === 'clear' ? 'won' : 'rejected',
    actorId: input.actor.id,
    actorName: input.actor.name,
    reason: parsed.reason,
    note: parsed.note,
    decidedAt,
    inForceAt,
  });
  return written === 'decided' ? { kind: 'decided', inForceAt } : { kind: 'already-decided' };
}

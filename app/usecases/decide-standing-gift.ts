/** Staff clear or refuse a held standing gift; the decision comes into force after the time to undo it. */
import { decisionInForceAt } from '#app/domain/donation/deadlines.ts';
import { parseDecision, type DecisionErrors } from '#app/domain/review.ts';
import { standingStepBy } from '#app/domain/standing-gift/steps.ts';
import type { Ports } from '#app/ports.ts';

export interface DecideStandingGiftInput {
  readonly standingGiftId: string;
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
  readonly actor: { readonly id: string; readonly name: string };
}

export type DecideStandingGiftOutcome =
  | { readonly kind: 'decided'; readonly inForceAt: Date }
  | { readonly kind: 'not-waiting' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly errors: DecisionErrors };

/** Refuses decisions and reasons that are not on the lists, and standing gifts that do not wait (any more). */
export async function decideStandingGift(
  ports: Pick<Ports, 'standingGifts' | 'commit' | 'clock' | 'ids'>,
  { standingGiftId, actor, ...input }: DecideStandingGiftInput,
): Promise<DecideStandingGiftOutcome> {
  const parsed = parseDecision(input);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const { decision, reason, note } = parsed;
  const gift = await ports.standingGifts.find(standingGiftId);
  if (!gift) return { kind: 'unknown' };
  const now = ports.clock.now();
  if (gift.state !== 'held' || now >= gift.heldUntil) return { kind: 'not-waiting' };
  const inForceAt = decisionInForceAt(now, gift.heldUntil);
  const review = {
    id: ports.ids.row(),
    actorId: actor.id,
    actorName: actor.name,
    ...{ decision, reason, note, inForceAt },
    createdAt: now,
    undoneAt: null,
  };
  const fields = {
    decision,
    decisionInForceAt: inForceAt,
    refusalDecidedAt: decision === 'refuse' ? now : null,
  };
  const effects = [{ kind: 'record-review' as const, standingGiftId, review }];
  const step = standingStepBy(gift, 'decided', now, { fields, effects }, actor.name);
  if (step === 'ignored' || step === 'illegal') return { kind: 'not-waiting' };
  return (await ports.commit(step)) === 'committed'
    ? { kind: 'decided', inForceAt }
    : { kind: 'not-waiting' };
}

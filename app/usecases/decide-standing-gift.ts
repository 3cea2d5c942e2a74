/** Staff clear or refuse a held standing gift; the decision comes into force after the time to undo it. */
import { deciding } from '#app/domain/donation/deciding.ts';
import { parseDecision, type DecisionErrors } from '#app/domain/review.ts';
import { standingStepBy } from '#app/domain/standing-gift/steps.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface DecideStandingGiftInput {
  readonly standingGiftId: string;
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
  readonly actor: Actor;
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
  const gift = await ports.standingGifts.find(standingGiftId);
  if (!gift) return { kind: 'unknown' };
  const now = ports.clock.now();
  if (gift.state !== 'held' || now >= gift.heldUntil) return { kind: 'not-waiting' };
  const { review, fields } = deciding(parsed, gift.heldUntil, { id: ports.ids.row(), actor }, now);
  const effects = [{ kind: 'record-review' as const, standingGiftId, review }];
  const step = standingStepBy(gift, 'decided', now, { fields, effects }, actor.name);
  if (step === 'ignored' || step === 'illegal') return { kind: 'not-waiting' };
  return (await ports.commit(step)) === 'committed'
    ? { kind: 'decided', inForceAt: review.inForceAt }
    : { kind: 'not-waiting' };
}

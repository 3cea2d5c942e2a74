/** A decision of staff about what is held: its record, and what is known of it from then on. */
import { decisionInForceAt } from './deadlines.ts';
import type { ReviewRecord } from './records.ts';

/** `heldUntil`: the deadline before which it comes into force. */
export function deciding(
  { decision, reason, note }: Pick<ReviewRecord, 'decision' | 'reason' | 'note'>,
  heldUntil: Date,
  { id, actor }: { readonly id: string; readonly actor: { readonly id: string; readonly name: string } },
  now: Date,
) {
  const inForceAt = decisionInForceAt(now, heldUntil);
  const review: ReviewRecord = {
    ...{ id, actorId: actor.id, actorName: actor.name },
    ...{ decision, reason, note, inForceAt },
    createdAt: now,
    undoneAt: null,
  };
  const refusalDecidedAt = decision === 'refuse' ? now : null;
  return { review, fields: { decision, decisionInForceAt: inForceAt, refusalDecidedAt } };
}

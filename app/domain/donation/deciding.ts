/** A decision of staff about what is held: its record, what is known of it from then on, and how it is taken back. */
import type { Effect } from '../step.ts';
import { decisionInForceAt } from './deadlines.ts';
import type { OfGift, ReviewRecord } from './records.ts';
import type { Actor } from '../staff.ts';

/** `heldUntil`: the deadline before which it comes into force. */
export function deciding(
  { decision, reason, note }: Pick<ReviewRecord, 'decision' | 'reason' | 'note'>,
  heldUntil: Date,
  { id, actor }: { readonly id: string; readonly actor: Actor },
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

/** What was decided waits again, as if nobody had; the decision stays on record as one that was taken back. */
export function takingBack(
  of: OfGift,
  { decisionInForceAt: inForceAt }: { readonly decisionInForceAt: Date },
  by: string,
) {
  const effects: readonly Effect[] = [{ kind: 'undo-review', ...of, by, inForceAt }];
  return { fields: { decision: null, decisionInForceAt: null, refusalDecidedAt: null }, effects };
}

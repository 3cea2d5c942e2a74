/** The steps of a late refusal, as values: decided, asked for again, and what follows from its refunds and disputes. */
import type { Money } from '../money.ts';
import type { Actor } from '../staff.ts';
import { lateRefusalReason } from '../refund/form.ts';
import { askingRefund } from '../refund/steps.ts';
import type { RefusedCard } from '../donation/records.ts';
import type { Effect, LateRefusalFields, LateRefusalStep } from '../step.ts';
import { standingGiftSubject } from '../subject.ts';
import { deskTexts } from '../texts/desk.ts';
import { possibleLateRefusal } from './facts.ts';
import type { LateRefusal } from './late-refusal.ts';
import { lateRefusalTransition, type LateRefusalEvent } from './states.ts';

export interface LateRefusalDecision {
  readonly donationId: string;
  /** Null where it was given once. */
  readonly standingGiftId: string | null;
  readonly reason: string;
  readonly note: string | null;
  readonly actor: Actor;
  /** Null where nothing can be sent back now: the payer's bank disputes it. */
  readonly refund: { readonly id: string; readonly amount: Money } | null;
  /** What is remembered of the card; null where Stripe hid it. */
  readonly card: RefusedCard | null;
}

/**
 * The one act: the decision, the refund of all that is left, the card, and the findings that told of it. Who gave is refused from now on,
 * whatever becomes of the money; the money is returned once Stripe says so. A standing gift that goes on ends by its own look.
 */
export function refusingLate(decision: LateRefusalDecision, now: Date): Effect[] {
  const { donationId, standingGiftId, reason, note, actor, refund, card } = decision;
  const refusal: LateRefusal = {
    ...{ donationId, version: 0, reason, note, decidedAt: now, settledAt: null, attendedBy: null },
    actorId: actor.id,
    actorName: actor.name,
    ...(refund === null ? { state: 'open', cause: 'disputed' } : { state: 'returning', cause: null }),
  };
  return [
    { kind: 'create-late-refusal', refusal, checkAt: now },
    ...(refund === null ? [] : askingAgain(refusal, refund, actor, now)),
    ...(card === null ? [] : [{ kind: 'remember-card', donationId, card } as const]),
    { kind: 'close-findings', donationId, by: actor.name, note: deskTexts.lateRefusal.closesFindings },
    ...(standingGiftId === null
      ? []
      : [{ kind: 'look-again', subject: standingGiftSubject(standingGiftId) } as const]),
  ];
}

/** The refund of all that is left; one a version, so that two people who press at once ask once. */
export function askingAgain(
  { donationId, version }: Pick<LateRefusal, 'donationId' | 'version'>,
  { id, amount }: { readonly id: string; readonly amount: Money },
  actor: Actor,
  now: Date,
): Effect[] {
  const attemptKey = `${donationId} late refusal ${String(version)}`;
  return askingRefund(
    { id, donationId, attemptKey, amount, reason: lateRefusalReason, note: null, actor },
    now,
  );
}

const underWayMs = 30 * 60_000;
const openMs = 12 * 3_600_000;

/** Refunds and disputes say when it comes on; this is for where that was lost. */
export function nextLateRefusalCheckAt({ state }: Pick<LateRefusal, 'state'>, now: Date): Date | null {
  if (state === 'returned') return null;
  return new Date(now.getTime() + (state === 'returning' ? underWayMs : openMs));
}

/** The step that `event` makes; `ignored` or `illegal` where the table says so and nothing is to be written. */
export function lateRefusalStepBy(
  refusal: LateRefusal,
  event: LateRefusalEvent,
  now: Date,
  fields: LateRefusalFields,
  effects: readonly Effect[] = [],
  actorName: string | null = null,
): LateRefusalStep | 'ignored' | 'illegal' {
  const to = lateRefusalTransition(refusal.state, event);
  if (to === 'ignored' || to === 'illegal') return to;
  const step = lateRefusalStepWithin(refusal, now, { ...fields, state: to }, effects);
  return { ...step, history: { at: now, event, fromState: refusal.state, toState: to, actorName } };
}

/** A step in which it stays in its state. */
export function lateRefusalStepWithin(
  refusal: LateRefusal,
  at: Date,
  fields: LateRefusalFields,
  effects: readonly Effect[] = [],
): LateRefusalStep {
  const after = possibleLateRefusal({ ...refusal, ...fields });
  const { donationId: id, version } = refusal;
  const checkAt = nextLateRefusalCheckAt(after, at);
  return { subject: 'late-refusal', id, version, at, fields, history: null, checkAt, effects };
}

/** The steps of a renewal, as values: what each event brings, and what it does besides. */
import { holdReasonsOf } from '../donation/hold-reasons.ts';
import { reasonsOf, type Screening } from '../screening/screening.ts';
import type { Effect, RenewalFields, RenewalStep } from '../step.ts';
import { newStripeRequest, type StripeRequestKind } from '../stripe-request.ts';
import { renewalSubject, standingGiftSubject } from '../subject.ts';
import { nextRenewalCheckAt } from './deadlines.ts';
import { possibleRenewal } from './facts.ts';
import type { Renewal, RenewalIn, RenewalOutcome } from './renewal.ts';
import { renewalTransition, settledRenewalStates, type RenewalEvent } from './states.ts';

type Refusal = Pick<RenewalIn<'held'>, never> & {
  readonly outcome: 'refused';
  readonly refusedBy: 'screening' | 'staff';
  readonly refusalDecidedAt: Date;
};
interface GivenUp {
  readonly outcome: Exclude<RenewalOutcome, 'refused' | 'unscreened'>;
}
interface Cleared {
  readonly clearedAt: Date;
}

/** What an event must bring, so that the renewal has the facts of the state that follows. */
interface EventFacts {
  readonly 'screened-clear': Cleared;
  readonly 'cleared-before': Cleared;
  readonly 'clear-enforced': Cleared;
  readonly 'screened-unclear': Pick<RenewalIn<'held'>, 'holdReasons'>;
  readonly 'screened-political': Refusal;
  readonly 'refusal-enforced': Omit<Refusal, 'refusalDecidedAt'>;
  readonly decided: Pick<RenewalIn<'decided'>, 'decision' | 'decisionInForceAt' | 'refusalDecidedAt'>;
  readonly undone: Pick<RenewalIn<'held'>, 'decision' | 'decisionInForceAt' | 'refusalDecidedAt'>;
  readonly 'period-ended': GivenUp;
  readonly 'finalized-unclear': GivenUp;
  readonly 'gave-up': GivenUp;
  readonly 'gift-ended': GivenUp;
  readonly 'left-out': GivenUp;
  readonly 'payment-failed': Pick<RenewalIn<'failing'>, 'failedAt' | 'lastFailedAt'>;
  readonly paid: Pick<RenewalIn<'paid'>, 'donationId' | 'outcome'>;
}

interface Bringing {
  readonly fields?: RenewalFields;
  readonly effects?: readonly Effect[];
}

/** What may come with `E`: one that leaves out what the event must bring cannot be written. */
export type RenewalBrought<E extends RenewalEvent> = E extends keyof EventFacts
  ? Bringing & { readonly fields: EventFacts[E] }
  : Bringing;

/**
 * The step that `event` makes, with the state, the history entry and the time of the next check filled in; `ignored`
 * or `illegal` where the table says so and nothing is to be written. Throws where it would be what it cannot be.
 */
export function renewalStepBy<E extends RenewalEvent>(
  renewal: Renewal,
  event: E,
  now: Date,
  { fields = {}, effects = [] }: RenewalBrought<E>,
  actorName: string | null = null,
): RenewalStep | 'ignored' | 'illegal' {
  const to = renewalTransition(renewal.state, event);
  if (to === 'ignored' || to === 'illegal') return to;
  const settled = settledRenewalStates.has(to);
  const over = settled ? { retryCause: null, invoiceUrl: null } : {};
  const changed = { ...fields, ...over, state: to, settledAt: settled ? now : null };
  return {
    ...renewalStepWithin(renewal, now, changed, effects),
    history: { at: now, event, fromState: renewal.state, toState: to, actorName },
  };
}

/** A step in which it stays in its state, or in which `renewalStepBy` changes it. */
export function renewalStepWithin(
  renewal: Renewal,
  at: Date,
  fields: RenewalFields,
  effects: readonly Effect[],
): RenewalStep {
  const after = possibleRenewal({ ...renewal, ...fields });
  const { id, version } = renewal;
  const checkAt = nextRenewalCheckAt(after, at);
  return { subject: 'renewal', id, version, at, fields, history: null, checkAt, effects };
}

/** The payer is clear now: Stripe is to charge the invoice. */
export function charging(renewal: Renewal, now: Date) {
  return {
    fields: { clearedAt: now },
    effects: [askedOf(renewal, 'finalize-invoice', now)],
  };
}

/** It is not charged: what Stripe has of it is voided, so that nobody can pay it. */
export function voiding(renewal: Renewal, now: Date): readonly Effect[] {
  return [askedOf(renewal, 'void-invoice', now)];
}

/** Nobody can tell yet: it waits for staff. */
export function holdingRenewal(screening: Screening): RenewalBrought<'screened-unclear'> {
  return { fields: { holdReasons: holdReasonsOf(reasonsOf(screening)) } };
}

/** The standing gift rests on what became of its renewals, and may end by it. */
export function tellingGift({ standingGiftId }: Pick<Renewal, 'standingGiftId'>): Effect {
  return { kind: 'look-again', subject: standingGiftSubject(standingGiftId) };
}

export function askedOf(renewal: Renewal, kind: StripeRequestKind, now: Date, cause = ''): Effect {
  return { kind: 'ask-stripe', request: newStripeRequest(renewalSubject(renewal.id), kind, now, cause) };
}

export function finishedOf(renewal: Renewal, kind: StripeRequestKind, outcome: string, cause = ''): Effect {
  const request = { subject: renewalSubject(renewal.id), kind, cause };
  return { kind: 'finish-request', request, outcome };
}

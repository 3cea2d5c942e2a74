/** The steps of a standing gift, as values: what each event brings, and what it does besides. */
import { takingBack } from '../donation/deciding.ts';
import type { Donation } from '../donation/donation.ts';
import type { NewDonor, PayerRecord } from '../donation/records.ts';
import type { Charge, Payment } from '../payment.ts';
import { reasonsOf, type Screening } from '../screening/screening.ts';
import { holdReasonsOf } from '../donation/hold-reasons.ts';
import type { Effect, StandingGiftFields, StandingGiftStep } from '../step.ts';
import { newStripeRequest, type StripeRequestKind } from '../stripe-request.ts';
import { standingGiftSubject } from '../subject.ts';
import type { Unstarted } from './asking.ts';
import { nextStandingCheckAt, standingHoldDeadline } from './deadlines.ts';
import { possibleStandingGift } from './facts.ts';
import type { GiftDay } from './gift-day.ts';
import type { SavedCard } from './seen.ts';
import type { CloseOutcome, StandingGift, StandingGiftIn } from './standing-gift.ts';
import { settledStandingGiftStates, standingGiftTransition, type StandingGiftEvent } from './states.ts';

/** What an event must bring, so that the standing gift has the facts of the state that follows. */
interface EventFacts {
  readonly 'set-up': Pick<
    StandingGiftIn<'set-up'>,
    'customerId' | 'paymentMethodId' | 'setUpAt' | 'heldUntil'
  >;
  readonly 'screened-unclear': Pick<StandingGiftIn<'held'>, 'holdReasons'>;
  readonly 'screened-political': Pick<
    StandingGiftIn<'refused'>,
    'closeOutcome' | 'refusedBy' | 'refusalDecidedAt'
  >;
  readonly decided: Pick<StandingGiftIn<'decided'>, 'decision' | 'decisionInForceAt' | 'refusalDecidedAt'>;
  readonly undone: Pick<StandingGiftIn<'held'>, 'decision' | 'decisionInForceAt' | 'refusalDecidedAt'>;
  readonly 'refusal-enforced': Pick<StandingGiftIn<'refused'>, 'closeOutcome' | 'refusedBy'>;
  readonly 'deadline-passed': Pick<
    StandingGiftIn<'lapsed'>,
    'closeOutcome' | 'decision' | 'decisionInForceAt' | 'refusalDecidedAt'
  >;
  readonly 'payment-declined': Pick<StandingGiftIn<'declined'>, 'closeOutcome'>;
  readonly started: Pick<StandingGiftIn<'active'>, 'subscriptionId' | 'startedAt' | 'paidUntil'>;
  readonly 'stop-asked': Pick<StandingGiftIn<'stopped'>, 'closeOutcome'>;
  readonly 'ended-at-stripe': Pick<StandingGiftIn<'stopped'>, 'closeOutcome'>;
  readonly 'renewals-failed': Pick<StandingGiftIn<'unpaid'>, 'closeOutcome'>;
  readonly 'card-changed': Pick<StandingGiftIn<'active'>, 'paymentMethodId'>;
  readonly 'day-changed': GiftDay;
  readonly paused: { readonly pausedFrom: Date; readonly pausedUntil: Date };
  readonly resumed: Pick<StandingGiftIn<'active'>, 'pausedUntil'>;
  readonly 'amount-changed': Pick<StandingGiftIn<'active'>, 'amount' | 'feeCover'>;
  readonly 'refused-later': Pick<
    StandingGiftIn<'refused'>,
    'closeOutcome' | 'refusedBy' | 'refusalDecidedAt'
  >;
  readonly disputed: Pick<StandingGiftIn<'stopped'>, 'closeOutcome'>;
}

interface Bringing {
  readonly fields?: StandingGiftFields;
  readonly effects?: readonly Effect[];
}

/** What may come with `E`: one that leaves out what the event must bring cannot be written. */
export type StandingGiftBrought<E extends StandingGiftEvent> = E extends keyof EventFacts
  ? Bringing & { readonly fields: EventFacts[E] }
  : Bringing;

/**
 * The step that `event` makes, with the state, the history entry and the time of the next check filled in; `ignored`
 * or `illegal` where the table says so and nothing is to be written. Throws where it would be what it cannot be.
 */
export function standingStepBy<E extends StandingGiftEvent>(
  gift: StandingGift,
  event: E,
  now: Date,
  { fields = {}, effects = [] }: StandingGiftBrought<E>,
  actorName: string | null = null,
): StandingGiftStep | 'ignored' | 'illegal' {
  const to = standingGiftTransition(gift.state, event);
  if (to === 'ignored' || to === 'illegal') return to;
  const settledAt = settledStandingGiftStates.has(to) ? now : null;
  const changed = { ...fields, state: to, settledAt };
  return {
    ...standingStepWithin(gift, now, changed, effects),
    history: { at: now, event, fromState: gift.state, toState: to, actorName },
  };
}

/** A step in which it stays in its state, or in which `standingStepBy` changes it. */
export function standingStepWithin(
  gift: StandingGift,
  at: Date,
  fields: StandingGiftFields,
  effects: readonly Effect[],
): StandingGiftStep {
  const after = possibleStandingGift({ ...gift, ...fields });
  const { id, version } = gift;
  const checkAt = nextStandingCheckAt(after, at);
  return { subject: 'standing-gift', id, version, at, fields, history: null, checkAt, effects };
}

/** The page that saves the card is there. */
export function cardSetupOpened(
  gift: StandingGift,
  page: { readonly sessionId: string; readonly url: string; readonly expiresAt: Date },
  now: Date,
): StandingGiftStep {
  const { sessionId, url, expiresAt } = page;
  const effects: Effect[] = [
    { kind: 'open-checkout', standingGiftId: gift.id, sessionId, url, expiresAt },
    finished(gift, 'create-checkout', 'created'),
  ];
  const checkAt = nextStandingCheckAt({ ...gift, sessionExpiresAt: expiresAt }, now);
  return { ...standingStepWithin(gift, now, {}, effects), checkAt };
}

/** A card is saved: who pays is known, the deadline is set, nothing is charged. */
export function settingUp(
  gift: StandingGift,
  { customerId, paymentMethodId, savedAt }: SavedCard,
  payer: PayerRecord,
  donor: NewDonor,
): StandingGiftBrought<'set-up'> {
  const standingGiftId = gift.id;
  return {
    fields: { customerId, paymentMethodId, setUpAt: savedAt, heldUntil: standingHoldDeadline(savedAt) },
    effects: [
      { kind: 'record-payer', standingGiftId, payer },
      { kind: 'record-donor', standingGiftId, donor },
    ],
  };
}

/** The payer is clear: only now the subscription is to be made, and at once what keeps its invoices drafts. */
export function starting(gift: StandingGift, now: Date) {
  return { effects: [asked(gift, 'create-subscription', now), asked(gift, 'keep-drafts', now)] };
}

/** The bank wants the donor to confirm the first payment: asked again, so that there is a page to do it on. */
export function askingToConfirm(gift: StandingGift, now: Date) {
  return {
    effects: [
      finished(gift, 'create-subscription', 'must-confirm'),
      asked(gift, 'create-subscription', now, confirmCause),
    ],
  };
}

/** Names the request for a subscription whose first payment its donor confirms. */
export const confirmCause = 'confirm';

/** Nobody can tell yet: it waits for staff. */
export function holdingStanding(screening: Screening): StandingGiftBrought<'screened-unclear'> {
  return { fields: { holdReasons: holdReasonsOf(reasonsOf(screening)) } };
}

/**
 * It ends, whatever as: what bills, the card and the customer are to be deleted. What bills is asked for of one that has not started too:
 * after a restore it may have started all the same. The look that finds nothing of it left finishes each request.
 */
export function closing(gift: StandingGift, now: Date): readonly Effect[] {
  return [
    asked(gift, 'cancel-subscription', now),
    asked(gift, 'detach-card', now),
    asked(gift, 'delete-customer', now),
    ...(gift.state === 'active' ? [{ kind: 'look-at-renewals' as const, standingGiftId: gift.id }] : []),
  ];
}

/** It ends before it starts: what staff decided and is not in force has nothing left to be about. */
export function closingUnstarted(gift: Unstarted, now: Date) {
  const taken =
    gift.state === 'decided' ? takingBack({ standingGiftId: gift.id }, gift, 'the donor').effects : [];
  return {
    fields: { decision: null, decisionInForceAt: null, refusalDecidedAt: null },
    effects: [...taken, ...closing(gift, now)],
  };
}

/** The event that says that nothing of it is left at Stripe. */
export const closedEvents = {
  refused: 'closed-refused',
  lapsed: 'closed-lapsed',
  declined: 'closed-declined',
  stopped: 'closed-stopped',
  unpaid: 'closed-unpaid',
} as const satisfies Readonly<Record<CloseOutcome, StandingGiftEvent>>;

/** The payment of an invoice as a donation, known from the payment on. */
export function renewalDonation(
  gift: StandingGift,
  payment: Pick<Payment, 'id'>,
  charge: Pick<Charge, 'id' | 'createdAt'>,
  ids: { row(): string; token(): string },
  now: Date,
): Donation {
  const { articleSlug, site, amount, feeCover, locale, pledgeVersion, attestationVersion, donorId } = gift;
  return {
    id: ids.row(),
    token: ids.token(),
    state: 'received',
    version: 0,
    origin: 'renewal',
    standingGiftId: gift.id,
    ...{ articleSlug, site, amount, feeCover, locale, pledgeVersion, attestationVersion, donorId },
    createdAt: charge.createdAt,
    sessionId: null,
    sessionUrl: null,
    sessionExpiresAt: null,
    paymentIntentId: payment.id,
    chargeId: charge.id,
    authorisedAt: null,
    captureBefore: null,
    heldUntil: null,
    holdReasons: [],
    decision: null,
    decisionInForceAt: null,
    releaseOutcome: null,
    refusedBy: null,
    refusalDecidedAt: null,
    settledAt: now,
    bookedAt: null,
  };
}

export function asked(gift: StandingGift, kind: StripeRequestKind, now: Date, cause = ''): Effect {
  return { kind: 'ask-stripe', request: newStripeRequest(standingGiftSubject(gift.id), kind, now, cause) };
}

export function finished(gift: StandingGift, kind: StripeRequestKind, outcome: string, cause = ''): Effect {
  return {
    kind: 'finish-request',
    request: { subject: standingGiftSubject(gift.id), kind, cause },
    outcome,
  };
}

/** What a standing gift does next: a pure choice from its state, Stripe's state of it and what is known of its payer. */
import { nextCheckAt } from '../donation/deadlines.ts';
import { isNothingNew, type DonationTools } from '../donation/plan.ts';
import type { PayerRecord, ScreeningRecord } from '../donation/records.ts';
import { donorOf, payerRecord } from '../donation/payer.ts';
import { refusedCard } from '../donation/refused-card.ts';
import type { StandingGiftMailKind } from '../mail-kinds.ts';
import type { Plan } from '../plan.ts';
import type { Screening } from '../screening/screening.ts';
import type { Effect, SignedLesson } from '../step.ts';
import type { RequestOutcome } from '../stripe-request.ts';
import { setupWasNeverOpened } from './deadlines.ts';
import { changingCard, isCardUsed, newPayer } from './card-steps.ts';
import type { CardsSeen, ChangedCard } from './changed-card.ts';
import { mailAboutStanding, noticeMails, type StandingGiftLinks } from './mail-effects.ts';
import { newRenewal } from '../renewal/renewal.ts';
import type { InvoiceBegun } from '../renewal/seen.ts';
import type { Notice } from './notices.ts';
import { refusedLater, weightiest, type Objection } from './objection.ts';
import type { StandingGiftSeen, SubscriptionSeen } from './seen.ts';
import type { CloseOutcome, StandingGift, StandingGiftIn } from './standing-gift.ts';
import {
  askingToConfirm,
  closedEvents,
  closing,
  confirmCause,
  finished,
  holdingStanding,
  renewalDonation,
  settingUp,
  standingStepBy,
  standingStepWithin,
  starting,
  type StandingGiftBrought,
} from './steps.ts';
import type { StandingGiftEvent } from './states.ts';

/** All that the choice rests on. */
export interface StandingGiftKnown {
  readonly gift: StandingGift;
  readonly now: Date;
  /** Stripe's present state of it; null where there is nothing left to learn. */
  readonly seen: StandingGiftSeen | null;
  readonly payer: PayerRecord | null;
  /** The screening that decided last. */
  readonly lastScreening: ScreeningRecord | null;
  /** The payer screened now; null where that is not asked, or cannot be. */
  readonly found: Screening | null;
  /** What the decision that comes into force teaches; null where nothing. */
  readonly lesson: SignedLesson | null;
  /** What Stripe last answered to the request for the subscription; null where it was not asked, or did it. */
  readonly answer: RequestOutcome | null;
  /** Its invoices after the first that are not here. */
  readonly unknown: readonly InvoiceBegun[];
  /** What stands against going on with one that runs, or runs no more. */
  readonly objections: readonly Objection[];
  /** The card that is another one than was screened; null where none is. */
  readonly changed: ChangedCard | null;
  /** The card that Stripe was asked to replace and may still have; null where none is. */
  readonly replacing: string | null;
  /** What its donor is to be told before it happens, and was not yet. */
  readonly notices: readonly Notice[];
}

export type StandingGiftTools = Omit<DonationTools, 'links' | 'issuer'> & {
  readonly links: StandingGiftLinks;
};

const rest: Plan = { kind: 'rest' };

export function planStandingGift(known: StandingGiftKnown, tools: StandingGiftTools): Plan {
  const { gift, seen, now } = known;
  switch (gift.state) {
    case 'open':
      return planOpen(known, tools);
    case 'set-up':
    case 'held':
      if (now >= gift.heldUntil)
        return planStep(known, 'deadline-passed', {
          fields: { closeOutcome: 'lapsed' },
          effects: closing(gift, now),
        });
      return known.found ? planScreened(known, known.found, tools) : rest;
    case 'decided':
      return now < gift.decisionInForceAt ? rest : planEnforced(known);
    case 'starting':
    case 'confirming':
      return seen?.about === 'subscription'
        ? planBegun(known, gift, seen.subscription, tools)
        : { kind: 'look-again' };
    case 'active':
      return seen?.about === 'subscription' && seen.cards
        ? planActive(known, gift, { ...seen, cards: seen.cards }, tools)
        : { kind: 'look-again' };
    case 'closing':
      if (known.unknown.length > 0) return planUnknown(known, tools);
      return seen?.about === 'end' ? planClosing(known, gift, seen, tools) : { kind: 'look-again' };
    case 'abandoned':
      return rest;
    case 'refused':
    case 'lapsed':
    case 'declined':
    case 'stopped':
    case 'unpaid':
      // Paid late, or made by hand: only staff can say what becomes of it, but it is here.
      return known.unknown.length > 0 ? planUnknown(known, tools) : rest;
  }
}

function planStep<E extends StandingGiftEvent>(
  { gift, now }: StandingGiftKnown,
  event: E,
  brought: StandingGiftBrought<E>,
): Plan {
  const step = standingStepBy(gift, event, now, brought);
  if (step === 'ignored') return rest;
  return step === 'illegal' ? { kind: 'cannot-be', state: gift.state, event } : { kind: 'commit', step };
}

function planOpen(known: StandingGiftKnown, tools: StandingGiftTools): Plan {
  const { gift, payer, seen, now } = known;
  const setup = seen?.about === 'setup' ? seen.setup : null;
  if (setup?.saved) {
    const paidBy = payerRecord(payer?.organisation ?? null, setup.payer, setup.saved, tools.hash);
    const donor = donorOf(paidBy, tools.ids.row(), tools.hash);
    return planStep(known, 'set-up', settingUp(gift, setup.saved, paidBy, donor));
  }
  const isOver = setup?.status === 'expired' || setupWasNeverOpened(gift, now);
  return isOver ? planStep(known, 'checkout-expired', {}) : rest;
}

function planScreened(known: StandingGiftKnown, found: Screening, tools: StandingGiftTools): Plan {
  const { gift, now } = known;
  const again = gift.state === 'held';
  if (again && isNothingNew(known.lastScreening, found)) return rest;
  const record: ScreeningRecord = {
    id: tools.ids.row(),
    token: tools.ids.token(),
    donationId: null,
    standingGiftId: gift.id,
    stage: again ? 'again' : 'payer',
    screening: found,
    createdAt: now,
  };
  const recorded: Effect = { kind: 'record-screening', record };
  switch (found.outcome) {
    case 'clear':
      return planStep(known, 'screened-clear', { effects: [recorded, ...starting(gift, now).effects] });
    case 'political':
      return planStep(known, 'screened-political', {
        fields: { closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
        effects: [recorded, ...closing(gift, now)],
      });
    case 'unclear': {
      const { fields } = holdingStanding(found);
      const told = { ...known, lastScreening: record };
      const mails = again ? [] : mailAboutStanding('standing-held', told, tools);
      return planStep(known, 'screened-unclear', { fields, effects: [recorded, ...mails] });
    }
  }
}

/** The decision comes into force, and with it what it teaches. */
function planEnforced(known: StandingGiftKnown): Plan {
  const { gift, lesson, now } = known;
  const taught: Effect[] = lesson ? [{ kind: 'teach', lesson }] : [];
  if (gift.decision === 'clear')
    return planStep(known, 'clear-enforced', { effects: [...starting(gift, now).effects, ...taught] });
  return planStep(known, 'refusal-enforced', {
    fields: { closeOutcome: 'refused', refusedBy: 'staff' },
    effects: [...closing(gift, now), ...taught],
  });
}

type Begun = StandingGiftIn<'starting'> | StandingGiftIn<'confirming'>;

/** The payer is clear: a subscription that keeps its invoices as drafts, and its first payment. */
function planBegun(
  known: StandingGiftKnown,
  gift: Begun,
  subscription: SubscriptionSeen | null,
  tools: StandingGiftTools,
): Plan {
  const { now, answer } = known;
  if (!subscription) {
    if (gift.state === 'confirming')
      return { kind: 'ask', request: 'create-subscription', cause: confirmCause };
    if (answer === 'must-confirm')
      return planStep(known, 'confirmation-demanded', askingToConfirm(gift, now));
    if (answer === 'declined') return planDeclined(known);
    return { kind: 'ask', request: 'create-subscription', cause: '' };
  }
  if (subscription.status === 'ended') return planDeclined(known);
  // Before all else: without it the next invoice is charged whether or not anybody screened its payer.
  if (!subscription.keepsDrafts) return { kind: 'ask', request: 'keep-drafts', cause: '' };
  const payment = subscription.firstPayment?.payment;
  if (payment?.status === 'succeeded') return planStarted(known, subscription, tools);
  const { invoiceUrl: confirmUrl } = subscription;
  if (gift.state === 'starting' || confirmUrl === null || gift.confirmUrl === confirmUrl) return rest;
  const told = { ...known, gift: { ...gift, confirmUrl } };
  const mails = mailAboutStanding('standing-confirm', told, tools);
  const fields = { subscriptionId: subscription.id, confirmUrl };
  return { kind: 'commit', step: standingStepWithin(gift, now, fields, mails) };
}

function planDeclined(known: StandingGiftKnown): Plan {
  return planStep(known, 'payment-declined', {
    fields: { closeOutcome: 'declined' },
    effects: closing(known.gift, known.now),
  });
}

/** The first payment is a donation from here on, which books itself and thanks its donor. */
function planStarted(
  known: StandingGiftKnown,
  subscription: SubscriptionSeen,
  tools: StandingGiftTools,
): Plan {
  const { gift, now, payer } = known;
  const { firstPayment } = subscription;
  const charge = firstPayment?.payment.charge;
  if (!firstPayment || !charge || !payer)
    throw new Error(`standing gift ${gift.id} started without a charge or a payer`);
  // Where the bank asked, its donor may have paid with another card than the one that was screened: of that, this is the record.
  const paidBy = payerRecord(payer.organisation, payer, charge, tools.hash);
  const donation = renewalDonation(gift, firstPayment.payment, charge, tools.ids, now);
  return planStep(known, 'started', {
    fields: { subscriptionId: subscription.id, startedAt: now, paidUntil: subscription.periodEndsAt },
    effects: [
      {
        kind: 'create-donation',
        donation,
        organisation: payer.organisation,
        checkout: null,
        invoicePaymentId: firstPayment.invoicePaymentId,
        checkAt: nextCheckAt(donation, now),
      },
      { kind: 'record-payer', donationId: donation.id, payer: paidBy },
      finished(gift, 'create-subscription', 'created', gift.state === 'confirming' ? confirmCause : ''),
      finished(gift, 'keep-drafts', 'kept'),
    ],
  });
}

function planActive(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'active'>,
  { subscription, cards }: { readonly subscription: SubscriptionSeen | null; readonly cards: CardsSeen },
  tools: StandingGiftTools,
): Plan {
  const { now, changed, found, replacing } = known;
  if (known.unknown.length > 0) return planUnknown(known, tools);
  const objection = weightiest(known.objections);
  if (objection) return planObjection(known, objection);
  if (subscription?.isUnpaid) return planObjection(known, { kind: 'unpaid' });
  if (subscription?.status !== 'live')
    return planStep(known, 'ended-at-stripe', {
      fields: { closeOutcome: 'stopped' },
      effects: closing(gift, now),
    });
  if (!subscription.keepsDrafts) return { kind: 'ask', request: 'keep-drafts', cause: '' };
  if (replacing !== null) {
    if (!isCardUsed(gift, replacing, subscription, cards))
      return { kind: 'ask', request: 'use-card', cause: replacing };
    const done = finished(gift, 'use-card', 'used', replacing);
    // They waited for the card.
    const renewals: Effect = { kind: 'look-at-renewals', standingGiftId: gift.id };
    return { kind: 'commit', step: standingStepWithin(gift, now, {}, [done, renewals]) };
  }
  if (changed && found) return planChangedCard(known, gift, changed, found, tools);
  const mails = noticeMails(known, tools);
  return mails.length > 0 ? { kind: 'commit', step: standingStepWithin(gift, now, {}, mails) } : rest;
}

/** Whatever was found, who pays is recorded: each renewal is screened with that, and one that nobody can tell is held there. */
function planChangedCard(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'active'>,
  changed: ChangedCard,
  found: Screening,
  tools: StandingGiftTools,
): Plan {
  const { now } = known;
  const recorded = newPayer(gift, changed, found, tools.ids, now);
  if (found.outcome !== 'political')
    return planStep(known, 'card-changed', changingCard(gift, changed, recorded, now));
  const { paymentMethodId } = changed;
  return planStep(known, 'refused-later', {
    fields: { ...refusedLater('screening', now), paymentMethodId },
    effects: [...recorded, ...closing(gift, now)],
  });
}

/** Each invoice after the first is a renewal, whoever made it and whatever became of it: its money must not be lost. */
function planUnknown({ gift, now, unknown }: StandingGiftKnown, { ids }: StandingGiftTools): Plan {
  const effects = unknown.map((invoice) => ({
    kind: 'create-renewal' as const,
    renewal: newRenewal(gift, invoice, ids.row(), now),
    checkAt: now,
  }));
  return { kind: 'commit', step: standingStepWithin(gift, now, {}, effects) };
}

/** It ends whatever Stripe says of it: nothing more is charged, and the card goes. */
function planObjection(known: StandingGiftKnown, objection: Objection): Plan {
  const { gift, now } = known;
  const effects = closing(gift, now);
  switch (objection.kind) {
    case 'refused':
      return planStep(known, 'refused-later', { fields: refusedLater(objection.by, now), effects });
    case 'disputed':
      return planStep(known, 'disputed', { fields: { closeOutcome: 'stopped' }, effects });
    case 'unpaid':
      return planStep(known, 'renewals-failed', { fields: { closeOutcome: 'unpaid' }, effects });
  }
}

/** What bills first, then the card, then the customer; told once nothing of it is left. */
function planClosing(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'closing'>,
  { subscription, owes, kept }: Extract<StandingGiftSeen, { about: 'end' }>,
  tools: StandingGiftTools,
): Plan {
  if (subscription && (subscription.status !== 'ended' || owes))
    return { kind: 'ask', request: 'cancel-subscription', cause: '' };
  if (kept.card) return { kind: 'ask', request: 'detach-card', cause: '' };
  if (kept.customer) return { kind: 'ask', request: 'delete-customer', cause: '' };
  const { closeOutcome } = gift;
  const card =
    closeOutcome === 'refused'
      ? refusedCard(known.payer, known.lastScreening?.screening.listing ?? null, known.now)
      : null;
  return planStep(known, closedEvents[closeOutcome], {
    effects: [
      finished(gift, 'detach-card', 'detached'),
      finished(gift, 'delete-customer', 'deleted'),
      finished(gift, 'cancel-subscription', 'ended'),
      ...(card ? [{ kind: 'remember-card' as const, standingGiftId: gift.id, card }] : []),
      ...mailAboutStanding(endMail(known, closeOutcome), known, tools),
    ],
  });
}

/** Which mail tells of the end. */
function endMail({ objections }: StandingGiftKnown, closeOutcome: CloseOutcome): StandingGiftMailKind {
  const isDisputed = closeOutcome === 'stopped' && weightiest(objections)?.kind === 'disputed';
  return isDisputed ? 'standing-disputed' : `standing-${closeOutcome}`;
}

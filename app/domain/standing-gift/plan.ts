/** What a standing gift does next: a pure choice from its state, Stripe's state of it and what is known of its payer. */
import { takingBack } from '../donation/deciding.ts';
import { refusedCard } from '../donation/refused-card.ts';
import type { StandingGiftMailKind } from '../mail-kinds.ts';
import type { Plan } from '../plan.ts';
import { planPaidBefore } from './first-gift.ts';
import { mailAboutStanding } from './mail-effects.ts';
import { weightiest } from './objection.ts';
import type { StandingGiftSeen } from './seen.ts';
import type { CloseOutcome, StandingGiftIn } from './standing-gift.ts';
import { planDropped } from './second.ts';
import { closedEvents, finished } from './steps.ts';
import { standingGiftSubject } from '../subject.ts';
import type { StandingGiftKnown, StandingGiftTools } from './known.ts';
import { planStep, rest } from './plan-step.ts';
import { planActive, planUnknown } from './plan-active.ts';
import { planBegun, planBegunBefore, planEnforced, planOpen, planScreened } from './plan-begin.ts';

export function planStandingGift(known: StandingGiftKnown, tools: StandingGiftTools): Plan {
  const { gift, seen, now } = known;
  // Only a database that lost what came since does not know whether it began.
  const isRead = !known.isCatchingUp || seen?.about === 'subscription';
  switch (gift.state) {
    case 'open':
      return planOpen(known, tools);
    case 'set-up':
    case 'held':
      if (!isRead) return { kind: 'look-again' };
      if (seen?.about === 'subscription' && seen.subscription)
        return planBegunBefore(known, gift, seen.subscription, tools);
      if (now >= gift.heldUntil || gift.secondChoice === 'not') return planDropped(known, gift);
      return known.found ? planScreened(known, gift, known.found, tools) : rest;
    case 'decided':
      if (!isRead) return { kind: 'look-again' };
      // Whatever was decided, something else has come of it since; what, is read once it waits again.
      if (seen?.about === 'subscription' && seen.subscription)
        return planStep(known, 'undone', takingBack({ standingGiftId: gift.id }, gift, 'restore'));
      if (gift.secondChoice === 'not' && gift.decision === 'clear') return planDropped(known, gift);
      return now < gift.decisionInForceAt ? rest : planEnforced(known, gift, tools);
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

/** What was paid already; then what bills, then the card, then the customer; told once nothing of it is left. */
function planClosing(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'closing'>,
  { subscription, owes, kept }: Extract<StandingGiftSeen, { about: 'end' }>,
  tools: StandingGiftTools,
): Plan {
  const paidBefore = planPaidBefore(known, gift, subscription, tools);
  if (paidBefore) return paidBefore;
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
      // Those that are to go on instead of it.
      ...known.asking.map((id) => ({ kind: 'look-again' as const, subject: standingGiftSubject(id) })),
      ...(isToldOfEnd(gift) ? mailAboutStanding(endMail(known, closeOutcome), known, tools) : []),
    ],
  });
}

/** Who has just said that it is not to start knows, and who is refused is told in any case. */
const isToldOfEnd = ({ closeOutcome, secondChoice }: StandingGiftIn<'closing'>) =>
  closeOutcome === 'refused' || secondChoice !== 'not';

/** Which mail tells of the end. */
function endMail({ objections }: StandingGiftKnown, closeOutcome: CloseOutcome): StandingGiftMailKind {
  const isDisputed = closeOutcome === 'stopped' && weightiest(objections)?.kind === 'disputed';
  return isDisputed ? 'standing-disputed' : `standing-${closeOutcome}`;
}

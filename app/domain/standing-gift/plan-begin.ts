/** What a standing gift does next until its first payment: the card, who pays, the subscription. */
import { takingBack } from '../donation/deciding.ts';
import { isNothingNew } from '../donation/plan.ts';
import type { ScreeningRecord } from '../donation/records.ts';
import { donorOf, payerRecord } from '../donation/payer.ts';
import type { Plan } from '../plan.ts';
import type { Screening } from '../screening/screening.ts';
import type { Effect } from '../step.ts';
import { setupWasNeverOpened } from './deadlines.ts';
import { firstGift } from './first-gift.ts';
import { mailAboutStanding } from './mail-effects.ts';
import { planSecond } from './second.ts';
import type { SubscriptionSeen } from './seen.ts';
import type { StandingGift, StandingGiftIn } from './standing-gift.ts';
import {
  asked,
  askingToConfirm,
  closing,
  confirmCause,
  finished,
  holdingStanding,
  settingUp,
  standingStepWithin,
  starting,
} from './steps.ts';
import type { StandingGiftKnown, StandingGiftTools } from './known.ts';
import { planStep, rest } from './plan-step.ts';

export function planOpen(known: StandingGiftKnown, tools: StandingGiftTools): Plan {
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

export function planScreened(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'set-up'> | StandingGiftIn<'held'>,
  found: Screening,
  tools: StandingGiftTools,
): Plan {
  const { now } = known;
  const again = gift.state === 'held';
  if (again && isNothingNew(known.lastScreening, found)) return rest;
  const record = recordOf(gift, again ? 'again' : 'payer', found, tools, now);
  const recorded: Effect = { kind: 'record-screening', record };
  switch (found.outcome) {
    case 'clear':
      return (
        planSecond(known, gift, tools) ??
        planStep(known, 'screened-clear', { effects: [recorded, ...starting(gift, now).effects] })
      );
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
export function planEnforced(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'decided'>,
  tools: StandingGiftTools,
): Plan {
  const { lesson, now } = known;
  const taught: Effect[] = lesson ? [{ kind: 'teach', lesson }] : [];
  if (gift.decision === 'clear') {
    const waits = planSecond(known, gift, tools);
    if (waits) return waits;
    // Days may have gone since staff cleared it: what is found now is decided as it is found, from where it was held.
    if (gift.olderGiftId !== null && !isStillCleared(known))
      return planStep(known, 'undone', takingBack({ standingGiftId: gift.id }, gift, 'screening'));
    return planStep(known, 'clear-enforced', { effects: [...starting(gift, now).effects, ...taught] });
  }
  return planStep(known, 'refusal-enforced', {
    fields: { closeOutcome: 'refused', refusedBy: 'staff' },
    effects: [...closing(gift, now), ...taught],
  });
}

/** Whether its payer, screened now, is clear, or stands where staff cleared them. Where nobody can be screened, nobody knows. */
function isStillCleared({ found, lastScreening }: StandingGiftKnown): boolean {
  if (found === null || found.rule === 'cannot-screen') return false;
  return found.outcome === 'clear' || isNothingNew(lastScreening, found);
}

/**
 * It bills at Stripe, and the database lost that it began: only who was cleared is ever billed, so it goes on from there, unless its payer
 * is on the lists by now. Nothing is asked for again.
 */
export function planBegunBefore(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'set-up'> | StandingGiftIn<'held'>,
  { keepsDrafts }: SubscriptionSeen,
  tools: StandingGiftTools,
): Plan {
  const { now, found } = known;
  const stage = gift.state === 'held' ? 'again' : 'payer';
  const recorded: Effect[] = found
    ? [{ kind: 'record-screening', record: recordOf(gift, stage, found, tools, now) }]
    : [];
  if (found?.outcome === 'political')
    return planStep(known, 'screened-political', {
      fields: { closeOutcome: 'refused', refusedBy: 'screening', refusalDecidedAt: now },
      effects: [...recorded, ...closing(gift, now)],
    });
  const protecting = keepsDrafts ? [] : [asked(gift, 'keep-drafts', now)];
  return planStep(known, 'screened-clear', { effects: [...recorded, ...protecting] });
}

function recordOf(
  { id: standingGiftId }: StandingGift,
  stage: 'payer' | 'again',
  screening: Screening,
  { ids }: StandingGiftTools,
  createdAt: Date,
): ScreeningRecord {
  return {
    ...{ id: ids.row(), token: ids.token(), donationId: null, standingGiftId },
    ...{ stage, screening, createdAt },
  };
}

type Begun = StandingGiftIn<'starting'> | StandingGiftIn<'confirming'>;

/** The payer is clear: a subscription that keeps its invoices as drafts, and its first payment. */
export function planBegun(
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
  const payment = subscription.firstPayment?.payment;
  // One that was paid and has ended since began all the same: its money is here.
  const isOver = subscription.status === 'ended';
  if (isOver && payment?.status !== 'succeeded') return planDeclined(known);
  // Before all else: without it the gift ends with its first period. Stripe takes it only once the first payment is made.
  if (subscription.status === 'live' && !subscription.keepsDrafts)
    return { kind: 'ask', request: 'keep-drafts', cause: '' };
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

function planStarted(
  known: StandingGiftKnown,
  subscription: SubscriptionSeen,
  tools: StandingGiftTools,
): Plan {
  const { gift } = known;
  const { fields, effects } = firstGift(known, subscription, tools);
  return planStep(known, 'started', {
    fields,
    effects: [
      ...effects,
      finished(gift, 'create-subscription', 'created', gift.state === 'confirming' ? confirmCause : ''),
      finished(gift, 'keep-drafts', 'kept'),
    ],
  });
}

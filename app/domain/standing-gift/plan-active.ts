/** What a standing gift that runs does next: its invoices, what stands against it, its card, its notices. */
import type { Plan } from '../plan.ts';
import type { Screening } from '../screening/screening.ts';
import type { Effect } from '../step.ts';
import { planRepricing } from './change-amount.ts';
import { changingCard, isCardUsed, newPayer } from './card-steps.ts';
import type { CardsSeen, ChangedCard } from './changed-card.ts';
import { agreedAt } from './changes.ts';
import { noticeMails } from './mail-effects.ts';
import { planAdopted, planNoting } from './noted-changes.ts';
import { newRenewal } from '../renewal/renewal.ts';
import { refusedLater, weightiest, type Objection } from './objection.ts';
import type { SubscriptionSeen } from './seen.ts';
import type { StandingGiftIn } from './standing-gift.ts';
import { closing, finished, standingStepWithin } from './steps.ts';
import type { StandingGiftKnown, StandingGiftTools } from './known.ts';
import { planStep, rest } from './plan-step.ts';

export function planActive(
  known: StandingGiftKnown,
  gift: StandingGiftIn<'active'>,
  { subscription, cards }: { readonly subscription: SubscriptionSeen | null; readonly cards: CardsSeen },
  tools: StandingGiftTools,
): Plan {
  const { now, changed, found, replacing } = known;
  const { notes } = subscription?.noted ?? { notes: [] };
  // What was promised before anything else, since each renewal rests on it.
  const adopted = known.wasRestored ? planAdopted(known, gift, notes, tools) : null;
  if (adopted) return adopted;
  if (known.unknown.length > 0) return planUnknown(known, tools);
  const objection = weightiest(known.objections);
  if (objection) return planObjection(known, objection);
  if (subscription?.isUnpaid) return stripesWord(planObjection(known, { kind: 'unpaid' }));
  if (subscription?.status !== 'live')
    return stripesWord(
      planStep(known, 'ended-at-stripe', {
        fields: { closeOutcome: 'stopped' },
        effects: closing(gift, now),
      }),
    );
  if (!subscription.keepsDrafts) return { kind: 'ask', request: 'keep-drafts', cause: '' };
  if (replacing !== null) {
    if (!isCardUsed(gift, replacing, subscription, cards))
      return { kind: 'ask', request: 'use-card', cause: replacing };
    const done = finished(gift, 'use-card', 'used', replacing);
    // They waited for the card.
    const renewals: Effect = { kind: 'look-at-renewals', standingGiftId: gift.id };
    return { kind: 'commit', step: standingStepWithin(gift, now, {}, [done, renewals]) };
  }
  const repriced = known.repricing && planRepricing(gift, known.repricing, subscription, now);
  if (repriced) return repriced;
  if (known.readdressed !== null) {
    if (cards.email !== (known.payer?.email ?? null))
      return { kind: 'ask', request: 'set-email', cause: known.readdressed };
    const done = finished(gift, 'set-email', 'set', known.readdressed);
    return { kind: 'commit', step: standingStepWithin(gift, now, {}, [done]) };
  }
  if (changed && found) return planChangedCard(known, gift, changed, found, tools);
  const mails = noticeMails(known, tools);
  if (mails.length > 0) return { kind: 'commit', step: standingStepWithin(gift, now, {}, mails) };
  return planNoting(gift, known, notes) ?? rest;
}

/** After a restore its donor was told of that end, so that the mail has to be written before the others are marked. */
const stripesWord = (plan: Plan): Plan => (plan.kind === 'commit' ? { ...plan, isStripesWord: true } : plan);

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
export function planUnknown(
  { gift, now, unknown, changes }: StandingGiftKnown,
  { ids }: StandingGiftTools,
): Plan {
  const effects = unknown.map((invoice): Effect => {
    const agreed = { ...gift, ...agreedAt(gift, changes, invoice.periodStartsAt) };
    return { kind: 'create-renewal', renewal: newRenewal(agreed, invoice, ids.row(), now), checkAt: now };
  });
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
    case 'replaced':
      return planStep(known, 'stop-asked', { fields: { closeOutcome: 'stopped' }, effects });
    case 'unpaid':
      return planStep(known, 'renewals-failed', { fields: { closeOutcome: 'unpaid' }, effects });
  }
}

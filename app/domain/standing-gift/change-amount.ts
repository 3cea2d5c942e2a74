/** A donor gives another amount from now on: what is written down before Stripe is asked for it. */
import type { Effect, StandingGiftStep } from '../step.ts';
import { agreedMinor } from '../donation/donation.ts';
import type { Plan } from '../plan.ts';
import type { AmountChange } from './changes.ts';
import type { SubscriptionSeen } from './seen.ts';
import type { StandingGift, StandingGiftIn } from './standing-gift.ts';
import { asked, finished, standingStepBy, standingStepWithin } from './steps.ts';

/** Changes that Stripe was asked for, and may not have made. */
export interface Repricing {
  /** The newest last. */
  readonly changeIds: readonly string[];
  /** When the newest holds. */
  readonly holdsFrom: Date;
}

/** Null where it does not run. */
export function changingAmount(
  gift: StandingGift,
  change: AmountChange,
  mails: readonly Effect[],
): StandingGiftStep | null {
  const { to, at } = change;
  const step = standingStepBy(gift, 'amount-changed', at, {
    fields: { amount: to.amount, feeCover: to.feeCover },
    effects: [
      { kind: 'record-change', standingGiftId: gift.id, change },
      asked(gift, 'change-amount', at, change.id),
      asked(gift, 'note-change', at, change.id),
      ...mails,
    ],
  });
  return step === 'ignored' || step === 'illegal' ? null : step;
}

/** Null while there is nothing to do: the gift before the one from which it holds is still to be drafted, at the amount of before. */
export function planRepricing(
  gift: StandingGiftIn<'active'>,
  { changeIds, holdsFrom }: Repricing,
  { charged, periodEndsAt }: SubscriptionSeen,
  now: Date,
): Plan | null {
  const newest = changeIds.at(-1);
  if (newest === undefined || periodEndsAt < holdsFrom) return null;
  const isDone = charged.amountMinor === agreedMinor(gift) && charged.currency === gift.amount.currency;
  if (!isDone) return { kind: 'ask', request: 'change-amount', cause: newest };
  const effects = changeIds.map((id) => finished(gift, 'change-amount', 'changed', id));
  return { kind: 'commit', step: standingStepWithin(gift, now, {}, effects) };
}

/** What follows from a card that is another one: its payer becomes the gift's, and Stripe is to charge it and to forget the old one. */
import type { ScreeningRecord } from '../donation/records.ts';
import type { Screening } from '../screening/screening.ts';
import type { Effect } from '../step.ts';
import type { CardsSeen, ChangedCard } from './changed-card.ts';
import type { SubscriptionSeen } from './seen.ts';
import type { StandingGift, StandingGiftIn } from './standing-gift.ts';
import { asked, type StandingGiftBrought } from './steps.ts';

/** Who pays from now on, and what the screening said of them. */
export function newPayer(
  gift: StandingGift,
  { payer }: ChangedCard,
  screening: Screening,
  ids: { row(): string; token(): string },
  now: Date,
): Effect[] {
  const record: ScreeningRecord = {
    ...{ id: ids.row(), token: ids.token(), donationId: null, standingGiftId: gift.id },
    ...{ stage: 'card', screening, createdAt: now },
  };
  return [
    { kind: 'record-payer', standingGiftId: gift.id, payer },
    { kind: 'record-screening', record },
  ];
}

/** A number that the bank replaced keeps Stripe's name of the card: then there is nothing to ask. */
export function changingCard(
  gift: StandingGiftIn<'active'>,
  { paymentMethodId }: ChangedCard,
  effects: readonly Effect[],
  now: Date,
): StandingGiftBrought<'card-changed'> {
  const old = gift.paymentMethodId;
  const requests = paymentMethodId === old ? [] : [asked(gift, 'use-card', now, old)];
  // A renewal that is drafted meanwhile waits for this.
  const renewals: Effect = { kind: 'look-at-renewals', standingGiftId: gift.id };
  return { fields: { paymentMethodId }, effects: [...effects, ...requests, renewals] };
}

/** Whether Stripe charges the card that was screened, and no longer has `old`; or has the screened one no more. */
export function isCardUsed(
  { paymentMethodId }: StandingGiftIn<'active'>,
  old: string,
  { cardId }: Pick<SubscriptionSeen, 'cardId'>,
  { defaultId, attached }: CardsSeen,
): boolean {
  const has = (id: string) => attached.some((card) => card.paymentMethodId === id);
  const isOnly = cardId === paymentMethodId && (defaultId === null || defaultId === paymentMethodId);
  return !has(paymentMethodId) || (isOnly && !has(old));
}

/** A standing gift as it begins: a form that was sent, and no card saved. */
import { fromForm } from '../donation/new-donation.ts';
import { usualDay } from './gift-day.ts';
import type { GiftInterval, StandingGift } from './standing-gift.ts';

export function newStandingGift(
  request: Parameters<typeof fromForm>[0],
  interval: GiftInterval,
  made: { readonly id: string; readonly token: string },
  now: Date,
): StandingGift {
  return {
    ...made,
    state: 'open',
    version: 0,
    interval,
    ...fromForm(request),
    createdAt: now,
    sessionId: null,
    sessionUrl: null,
    sessionExpiresAt: null,
    customerId: null,
    paymentMethodId: null,
    setUpAt: null,
    heldUntil: null,
    holdReasons: [],
    decision: null,
    decisionInForceAt: null,
    refusalDecidedAt: null,
    closeOutcome: null,
    refusedBy: null,
    subscriptionId: null,
    confirmUrl: null,
    startedAt: null,
    paidUntil: null,
    pausedFrom: null,
    pausedUntil: null,
    ...usualDay,
    settledAt: null,
    earlierLeftAt: null,
    earlierLeftBy: null,
    olderGiftId: null,
    questionHash: null,
    secondChoice: null,
    donorId: null,
  };
}

/** What a page that saves a card remembers of its standing gift at Stripe, so that one that our database lost can be taken in again. */
import { z } from 'zod';
import {
  checkoutMemory,
  rememberedForm,
  rememberedMinor,
  type RememberedCheckout,
} from '../donation/checkout-memory.ts';
import { money } from '../money.ts';
import type { Effect } from '../step.ts';
import { nextStandingCheckAt } from './deadlines.ts';
import { newStandingGift } from './new-standing-gift.ts';
import { giftIntervals, type StandingGift } from './standing-gift.ts';

/** As metadata of the session, beside the id of the standing gift: it charges nothing, so the sum is not on the page itself. */
export function setupMemory(
  gift: StandingGift,
  organisation: string | null,
): Readonly<Record<string, string>> {
  const { amount, interval } = gift;
  return { ...checkoutMemory(gift, organisation), amount: String(amount.amountMinor), interval };
}

const memory = rememberedForm.extend({
  standing_gift: z.uuid({ version: 'v7' }),
  amount: rememberedMinor,
  interval: z.enum(giftIntervals),
});

/** A page of ours that saves a card, as Stripe has it. */
export interface RememberedSetup extends Omit<RememberedCheckout, 'total'> {
  readonly currency: string | null;
}

/** The lost standing gift as it was when its page was opened; null where the page does not remember enough of it. */
export function adoptingStandingGift(setup: RememberedSetup, now: Date): Effect[] | null {
  const { sessionId, token, currency, createdAt, expiresAt } = setup;
  const known = memory.safeParse(setup.metadata);
  if (!known.success || currency === null || known.data.amount === 0) return null;
  const { standing_gift: id, article, site, locale, pledge, attestation, interval } = known.data;
  const asked = {
    articleSlug: article ?? null,
    ...{ site, locale, pledgeVersion: pledge, attestationVersion: attestation },
    amount: money(known.data.amount, currency),
    feeCover: money(known.data.fee_cover, currency),
  };
  const gift = newStandingGift(asked, interval, { id, token }, createdAt);
  const opened = { sessionId, url: setup.url ?? '', expiresAt };
  return [
    {
      kind: 'create-standing-gift',
      gift,
      organisation: null,
      // No reload leads to it: its attempt was of a minute.
      checkout: { attemptKey: `adopted ${sessionId}`, attemptBodyHash: '' },
      checkAt: nextStandingCheckAt({ ...gift, sessionExpiresAt: expiresAt }, now),
    },
    { kind: 'open-checkout', standingGiftId: id, ...opened },
  ];
}

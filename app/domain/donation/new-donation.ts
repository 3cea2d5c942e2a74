/** A donation as it begins: a form that was sent, and nothing paid. */
import type { DonationRequest } from '../donation-form.ts';
import type { Donation } from './donation.ts';

/** What either kind of gift takes over from the form. */
export function fromForm(
  request: Pick<
    DonationRequest,
    'articleSlug' | 'site' | 'amount' | 'feeCover' | 'locale' | 'pledgeVersion' | 'attestationVersion'
  >,
) {
  const { articleSlug, site, amount, feeCover, locale, pledgeVersion, attestationVersion } = request;
  return { articleSlug, site, amount, feeCover, locale, pledgeVersion, attestationVersion };
}

export function newDonation(
  request: Parameters<typeof fromForm>[0],
  made: { readonly id: string; readonly token: string },
  now: Date,
): Donation {
  return {
    ...made,
    state: 'open',
    version: 0,
    origin: 'checkout',
    standingGiftId: null,
    ...fromForm(request),
    createdAt: now,
    sessionId: null,
    sessionUrl: null,
    sessionExpiresAt: null,
    paymentIntentId: null,
    chargeId: null,
    authorisedAt: null,
    captureBefore: null,
    heldUntil: null,
    holdReasons: [],
    decision: null,
    decisionInForceAt: null,
    releaseOutcome: null,
    refusedBy: null,
    refusalDecidedAt: null,
    settledAt: null,
    bookedAt: null,
    donorId: null,
  };
}

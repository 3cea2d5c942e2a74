/** Appeals: which refusals can be appealed against, and how far an appeal has come. */
import type { Donation } from './donation/donation.ts';
import type { ScreeningRecord } from './donation/records.ts';
import type { StandingGift } from './standing-gift/standing-gift.ts';

/**
 * True for a refusal at the form and for one of a payment, by the screening or by staff, as soon as it is certain that
 * the payment will be released, or the card deleted, and for a gift that was refused after it was received. The gift is the screening's
 * own; null where it has none.
 */
export function isAppealable(
  record: Pick<ScreeningRecord, 'donationId' | 'standingGiftId' | 'screening'>,
  donation: Pick<Donation, 'state' | 'releaseOutcome'> | null,
  standingGift: Pick<StandingGift, 'closeOutcome'> | null,
  isRefusedLate: boolean,
): boolean {
  if (record.standingGiftId !== null) return standingGift?.closeOutcome === 'refused';
  if (record.donationId === null) return record.screening.outcome === 'political';
  if (isRefusedLate) return true;
  return donation?.state === 'refused' || donation?.releaseOutcome === 'refused';
}

/** How far an appeal has come, as the payer may know: a decision counts once it has been carried out. */
export type AppealStage =
  | { readonly kind: 'open' }
  | { readonly kind: 'filed'; readonly filedAt: Date }
  | { readonly kind: 'won'; readonly decidedAt: Date }
  | { readonly kind: 'rejected'; readonly decidedAt: Date; readonly reason: string | null };

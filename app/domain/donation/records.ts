/** What is kept beside a donation: who paid, the screenings, the reviews of staff. */
import type { Screening } from '../screening/screening.ts';

/** Whose it is: a donation's, or a standing gift's. */
export type OfGift =
  | { readonly donationId: string; readonly standingGiftId?: undefined }
  | { readonly standingGiftId: string; readonly donationId?: undefined };

export interface PayerRecord {
  readonly organisation: string | null;
  readonly name: string | null;
  readonly billingName: string | null;
  readonly email: string | null;
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  readonly cardFunding: string | null;
  readonly emailHash: string | null;
  readonly cardFingerprintHash: string | null;
}

/** The person or organisation a donation is recorded under, found by the hash of the email address. */
export interface NewDonor {
  readonly id: string;
  readonly emailHash: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly country: string | null;
}

/**
 * When a payer is screened. `card`: with another card of a standing gift. `renewal`: before a standing gift is charged again. `report`: of
 * a donation received long ago, for staff to see; decides nothing.
 */
export const SCREENING_STAGES = ['form', 'payer', 'again', 'card', 'renewal', 'report'] as const;

export interface ScreeningRecord {
  readonly id: string;
  readonly token: string;
  /** Both null for a refusal at the form. */
  readonly donationId: string | null;
  readonly standingGiftId: string | null;
  readonly stage: (typeof SCREENING_STAGES)[number];
  readonly screening: Screening;
  readonly createdAt: Date;
}

export interface ReviewRecord {
  readonly id: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly decision: 'clear' | 'refuse';
  readonly reason: string;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly inForceAt: Date;
  readonly undoneAt: Date | null;
}

/** A card that was refused, by the keyed hash of Stripe's fingerprint, and for which listing. */
export interface RefusedCard {
  readonly fingerprintHash: string;
  readonly listingId: string | null;
  readonly listingName: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
